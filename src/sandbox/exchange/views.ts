import type { View } from './kinds.ts';

const words = (text: string): readonly string[] => text.split(/\s+/).filter(Boolean);

const always =
  'Name DisplayName RecipientType RecipientTypeDetails ExternalDirectoryObjectId SKUAssigned IsDirSynced Identity Id IsValid DistinguishedName Guid ExchangeObjectId OrganizationalUnitRoot WhenCreated WhenCreatedUTC WhenChanged WhenChangedUTC';
const account = 'UserPrincipalName WindowsLiveID MicrosoftOnlineServicesID NetID AccountDisabled';
const mail = 'Alias PrimarySmtpAddress EmailAddresses HiddenFromAddressListsEnabled';
const holds =
  'LitigationHoldEnabled LitigationHoldDate LitigationHoldOwner InPlaceHolds ComplianceTagHoldApplied DelayHoldApplied DelayReleaseHoldApplied';

/** The properties that each view shows, whether they are set or not. */
export const viewed: Readonly<Record<View, readonly string[]>> = {
  user: words(
    `${always} ${account} WindowsEmailAddress PreviousRecipientTypeDetails ImmutableId UsageLocation FirstName LastName Company Department Title UserAccountControl`,
  ),
  recipient: words(
    `${always} ${mail} WindowsLiveID ExchangeGuid ArchiveGuid ArchiveStatus ArchiveState ExternalEmailAddress WhenMailboxCreated WhenSoftDeleted Capabilities`,
  ),
  mailUser: words(
    `${always} ${mail} ${account} ${holds} ExchangeGuid ArchiveGuid ArchiveStatus ExternalEmailAddress ImmutableId PersistedCapabilities UsageLocation WhenSoftDeleted`,
  ),
  mailbox: words(
    `${always} ${mail} ${account} ${holds} ExchangeGuid ArchiveGuid ArchiveStatus ArchiveState ArchiveName DisabledArchiveGuid MailboxPlan PersistedCapabilities MailboxLocations Database DatabaseGuid ServerName RemoteRecipientType ImmutableId UsageLocation ExchangeUserAccountControl IsMailboxEnabled IsShared IsResource WhenMailboxCreated WhenSoftDeleted IsInactiveMailbox WasInactiveMailbox IsSoftDeletedByRemove IsSoftDeletedByDisable IncludeInGarbageCollection RecipientSoftDeletedStatus InactiveMailboxRetireTime OrphanSoftDeleteTrackingTime ForwardingAddress ForwardingSmtpAddress RetentionPolicy ProhibitSendQuota ProhibitSendReceiveQuota AutoExpandingArchiveEnabled`,
  ),
};
