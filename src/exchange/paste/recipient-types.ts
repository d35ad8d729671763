const types = new Map(
  `ArbitrationMailbox AuditLogMailbox AuxAuditLogMailbox Computer Contact DisabledUser DiscoveryMailbox
  DynamicDistributionGroup EquipmentMailbox GroupMailbox GuestMailUser LegacyMailbox LinkedMailbox LinkedRoomMailbox
  LinkedUser MailContact MailForestContact MailNonUniversalGroup MailUniversalDistributionGroup
  MailUniversalSecurityGroup MailUser MailboxPlan MicrosoftExchange MonitoringMailbox None NonUniversalGroup PublicFolder
  PublicFolderMailbox RemoteEquipmentMailbox RemoteRoomMailbox RemoteSharedMailbox RemoteTeamMailbox RemoteUserMailbox
  RoleGroup RoomList RoomMailbox SchedulingMailbox SharedMailbox SharedWithMailUser SupervisoryReviewPolicyMailbox
  SystemAttendantMailbox SystemMailbox TeamMailbox UniversalDistributionGroup UniversalSecurityGroup User UserMailbox`
    .split(/\s+/)
    .map((name) => [name.toLowerCase(), name]),
);

/** A type of recipient as Exchange spells it; undefined for what is none. */
export const recipientType = (text: string): string | undefined => types.get(text.toLowerCase());

/** Whether a longer type begins with this text, so that it may be one that a line end cut in two. */
export const mayGoOn = (text: string): boolean => {
  const start = text.toLowerCase();
  return [...types.keys()].some((name) => name !== start && name.startsWith(start));
};

const remoteWords = new Map(
  `None ProvisionMailbox ProvisionArchive Migrated DeprovisionMailbox DeprovisionArchive RoomMailbox EquipmentMailbox
  SharedMailbox TeamMailbox`
    .split(/\s+/)
    .map((name) => [name.toLowerCase(), name]),
);

/** RemoteRecipientType in Exchange's own words, joined as Exchange joins them; undefined when a word is none of these. */
export function remoteType(text: string): string | undefined {
  const words = text.split(',').map((word) => remoteWords.get(word.replaceAll(/\s/g, '').toLowerCase()));
  return words.every((word) => word !== undefined) ? words.join(', ') : undefined;
}

/** msExchRecipientTypeDetails: a number in Active Directory. */
const numbers: Readonly<Record<string, string>> = {
  1: 'UserMailbox',
  2: 'LinkedMailbox',
  4: 'SharedMailbox',
  16: 'RoomMailbox',
  32: 'EquipmentMailbox',
  128: 'MailUser',
  2147483648: 'RemoteUserMailbox',
  8589934592: 'RemoteRoomMailbox',
  17179869184: 'RemoteEquipmentMailbox',
  34359738368: 'RemoteSharedMailbox',
};

/** The type of recipient that a number of Active Directory stands for. */
export const typeOfNumber = (number: number): string | undefined => numbers[number];
