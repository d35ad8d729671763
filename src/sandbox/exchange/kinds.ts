import type { Properties } from './properties.ts';

/** RecipientType by RecipientTypeDetails, as Get-User and Get-Recipient document them. */
export const recipientTypes = {
  User: 'User',
  DisabledUser: 'User',
  LinkedUser: 'User',
  UserMailbox: 'UserMailbox',
  SharedMailbox: 'UserMailbox',
  RoomMailbox: 'UserMailbox',
  EquipmentMailbox: 'UserMailbox',
  SchedulingMailbox: 'UserMailbox',
  LinkedMailbox: 'UserMailbox',
  LinkedRoomMailbox: 'UserMailbox',
  LegacyMailbox: 'UserMailbox',
  TeamMailbox: 'UserMailbox',
  DiscoveryMailbox: 'UserMailbox',
  PublicFolderMailbox: 'UserMailbox',
  MailUser: 'MailUser',
  GuestMailUser: 'MailUser',
  SharedWithMailUser: 'MailUser',
  RemoteUserMailbox: 'MailUser',
  RemoteSharedMailbox: 'MailUser',
  RemoteRoomMailbox: 'MailUser',
  RemoteEquipmentMailbox: 'MailUser',
  RemoteTeamMailbox: 'MailUser',
  MailContact: 'MailContact',
  MailForestContact: 'MailContact',
  GroupMailbox: 'MailUniversalDistributionGroup',
  MailUniversalDistributionGroup: 'MailUniversalDistributionGroup',
  RoomList: 'MailUniversalDistributionGroup',
  MailUniversalSecurityGroup: 'MailUniversalSecurityGroup',
  MailNonUniversalGroup: 'MailNonUniversalGroup',
  DynamicDistributionGroup: 'DynamicDistributionGroup',
  PublicFolder: 'PublicFolder',
} as const;

export type RecipientTypeDetails = keyof typeof recipientTypes;

export const allDetails = Object.keys(recipientTypes) as readonly RecipientTypeDetails[];

/** Whether an object of this kind is a mailbox that opens in Exchange Online. */
export const isMailbox = (details: RecipientTypeDetails): boolean => recipientTypes[details] === 'UserMailbox';

/** Whether an object of this kind receives mail elsewhere. */
export const isMailUser = (details: RecipientTypeDetails): boolean => recipientTypes[details] === 'MailUser';

/** A cmdlet's point of view on an object: each shows some kinds, and other properties of each. */
export type View = 'user' | 'recipient' | 'mailbox' | 'mailUser';

/** Whether a view shows objects of this kind. */
export function shows(view: View, { RecipientType: type }: Properties): boolean {
  if (view === 'mailbox') return type === 'UserMailbox';
  if (view === 'mailUser') return type === 'MailUser';
  if (view === 'user') return type === 'UserMailbox' || type === 'MailUser' || type === 'User';
  return type !== 'User';
}
