import { isMailbox, isMailUser, type RecipientTypeDetails, recipientTypes } from '../../exchange/kinds.ts';
import { type Properties, zeroGuid } from '../../exchange/properties.ts';
import { guidFrom } from '../../guid.ts';
import { primaryOf, type Subject } from './subject.ts';

/** What defaults need of the tenant. */
export interface Place {
  readonly tenantId: string;
  readonly initialDomain: string;
}

const root = 'OU=Microsoft Exchange Hosted Organizations,DC=EURPR01A001,DC=PROD,DC=OUTLOOK,DC=COM';

/** An object of one kind with everything that the tenant file leaves out. */
export function defaultsFor(subject: Subject, kind: RecipientTypeDetails, place: Place): Properties {
  return {
    ...common(subject, kind, place),
    ...(isMailbox(kind) && mailbox(subject, kind, place)),
    ...(isMailUser(kind) && mailUser(subject)),
    ...(kind === 'MailContact' && { ExternalEmailAddress: `SMTP:${primaryOf(addressesOf(subject, kind, place))}` }),
    ...subject.more,
  };
}

function common(subject: Subject, kind: RecipientTypeDetails, place: Place): Properties {
  const { name, userPrincipalName: upn, key } = subject;
  const addresses = addressesOf(subject, kind, place);
  return {
    Name: name,
    DisplayName: subject.displayName,
    Alias: subject.alias,
    PrimarySmtpAddress: primaryOf(addresses),
    EmailAddresses: addresses,
    RecipientType: recipientTypes[kind],
    RecipientTypeDetails: kind,
    PreviousRecipientTypeDetails: 'None',
    ExternalDirectoryObjectId: subject.externalId,
    UserPrincipalName: upn,
    WindowsLiveID: upn,
    MicrosoftOnlineServicesID: upn,
    WindowsEmailAddress: primaryOf(addresses),
    NetID: '1003200200000000',
    AccountDisabled: subject.disabled,
    UserAccountControl: subject.disabled ? 'AccountDisabled, NormalAccount' : 'NormalAccount',
    SKUAssigned: null,
    IsDirSynced: subject.synced,
    Identity: name,
    Id: name,
    IsValid: true,
    DistinguishedName: `CN=${name},OU=${place.initialDomain},${root}`,
    OrganizationalUnitRoot: place.initialDomain,
    Guid: guidFrom(place.tenantId, 'exchange object', key),
    ExchangeObjectId: guidFrom(place.tenantId, 'exchange object id', key),
    ExchangeGuid: zeroGuid,
    ArchiveGuid: zeroGuid,
    ArchiveStatus: 'None',
    ArchiveState: 'None',
    HiddenFromAddressListsEnabled: false,
    LitigationHoldEnabled: false,
    LitigationHoldOwner: '',
    ComplianceTagHoldApplied: false,
    DelayHoldApplied: false,
    DelayReleaseHoldApplied: false,
    WhenCreated: 'now-100d',
    WhenCreatedUTC: 'now-100d',
    WhenChanged: 'now-1d',
    WhenChangedUTC: 'now-1d',
  };
}

/** A mailbox has addresses even where Entra ID shows none; of other accounts Exchange knows what Entra ID has. */
function addressesOf({ addresses, userPrincipalName, alias }: Subject, kind: RecipientTypeDetails, place: Place) {
  if (addresses.length > 0) return isMailbox(kind) ? [...addresses, `SIP:${userPrincipalName}`] : addresses;
  if (!userPrincipalName || !(isMailbox(kind) || isMailUser(kind))) return [];
  if (kind === 'GuestMailUser') return [`SMTP:${guestAddress(userPrincipalName)}`];
  const computed = `${alias}@${place.initialDomain}`;
  const same = computed.toLowerCase() === userPrincipalName.toLowerCase();
  return [
    `SMTP:${userPrincipalName}`,
    ...(same ? [] : [`smtp:${computed}`]),
    ...(isMailbox(kind) ? [`SIP:${userPrincipalName}`] : []),
  ];
}

/** `fabia_fabrikam.com#EXT#@…` is fabia@fabrikam.com. */
const guestAddress = (upn: string): string =>
  upn.includes('#EXT#') ? upn.replace(/#EXT#@.*$/, '').replace(/_([^_]*)$/, '@$1') : upn;

function mailbox({ key, licensed, created }: Subject, kind: RecipientTypeDetails, { tenantId }: Place): Properties {
  const guid = guidFrom(tenantId, 'exchange', key);
  const plan = `ExchangeOnlineEnterprise-${guidFrom(tenantId, 'mailbox plan')}`;
  const database = guidFrom(tenantId, 'database');
  const resource = kind === 'RoomMailbox' || kind === 'EquipmentMailbox';
  return {
    SKUAssigned: licensed ? true : null,
    ExchangeGuid: guid,
    DisabledArchiveGuid: zeroGuid,
    MailboxPlan: licensed ? plan : null,
    PersistedCapabilities: licensed ? ['M365Auditing', 'BPOS_S_Enterprise'] : [],
    MailboxLocations: [`1;${guid};Primary;eurprd01.prod.outlook.com;${database}`],
    Database: 'EURPR01DG001-db001',
    DatabaseGuid: database,
    ServerName: 'db8pr01mb0001',
    RemoteRecipientType: 'None',
    ExchangeUserAccountControl: kind === 'UserMailbox' ? 'None' : 'AccountDisabled',
    IsMailboxEnabled: true,
    IsShared: kind === 'SharedMailbox',
    IsResource: resource,
    WhenMailboxCreated: created,
    WhenSoftDeleted: null,
    IsInactiveMailbox: false,
    WasInactiveMailbox: false,
    IsSoftDeletedByRemove: false,
    IsSoftDeletedByDisable: false,
    IncludeInGarbageCollection: false,
    RecipientSoftDeletedStatus: 0,
    RetentionPolicy: 'Default MRM Policy',
    ProhibitSendQuota: '99 GB (106,300,440,576 bytes)',
    ProhibitSendReceiveQuota: '100 GB (107,374,182,400 bytes)',
    AutoExpandingArchiveEnabled: false,
  };
}

/** Its mail goes elsewhere. The zero GUID says that no mailbox on premises was synced. */
const mailUser = ({ licensed, addresses, userPrincipalName }: Subject): Properties => ({
  SKUAssigned: licensed ? true : null,
  ExternalEmailAddress: `SMTP:${primaryOf(addresses) || guestAddress(userPrincipalName)}`,
});

/** What being deleted changes about a mailbox. */
export const deletedMailbox = (
  { name }: Subject,
  inactive: boolean,
  when: unknown,
  { initialDomain }: Place,
): Properties => ({
  SKUAssigned: null,
  Identity: `Soft Deleted Objects\\${name}`,
  Id: `Soft Deleted Objects\\${name}`,
  DistinguishedName: `CN=${name},OU=Soft Deleted Objects,OU=${initialDomain},${root}`,
  WhenSoftDeleted: when,
  IsSoftDeletedByRemove: true,
  IsInactiveMailbox: inactive,
  LitigationHoldEnabled: inactive,
  RecipientSoftDeletedStatus: 1,
});
