/**
 * The properties of a mailbox as Exchange's REST shows them, by how they are written: from a public capture of 2024, and
 * from the documentation where that leaves something out.
 */
export const mailboxShape: Readonly<Record<'text' | 'flag' | 'number' | 'guid' | 'date' | 'list' | 'empty', string>> = {
  text: 'Database LitigationHoldOwner LitigationHoldDuration RetentionPolicy ExchangeUserAccountControl AdminDisplayVersion RetainDeletedItemsFor ProhibitSendQuota ProhibitSendReceiveQuota ServerName UserPrincipalName WindowsLiveID MicrosoftOnlineServicesID NetID MailboxPlan ArchiveStatus ArchiveState RemoteRecipientType ImmutableId AuditLogAgeLimit SourceAnchor UsageLocation Alias DisplayName ExternalDirectoryObjectId LegacyExchangeDN PrimarySmtpAddress RecipientType RecipientTypeDetails Identity Id ExchangeVersion Name DistinguishedName OrganizationalUnitRoot OriginatingServer',
  flag: 'LitigationHoldEnabled SingleItemRecoveryEnabled ComplianceTagHoldApplied WasInactiveMailbox DelayHoldApplied DelayReleaseHoldApplied IsMailboxEnabled IsResource IsShared AutoExpandingArchiveEnabled SKUAssigned AuditEnabled IsSoftDeletedByRemove IsSoftDeletedByDisable IsInactiveMailbox IncludeInGarbageCollection AccountDisabled IsDirSynced HiddenFromAddressListsEnabled IsValid',
  number: 'RecipientSoftDeletedStatus',
  guid: 'DatabaseGuid ExchangeGuid ArchiveGuid ExchangeObjectId Guid DisabledArchiveGuid',
  date: 'WhenMailboxCreated WhenChangedUTC WhenCreated WhenCreatedUTC WhenChanged',
  list: 'MailboxProvisioningPreferences MailboxLocations Languages ArchiveName PersistedCapabilities InPlaceHolds EmailAddresses ObjectClass',
  empty:
    'MailboxProvisioningConstraint MailboxRegion LitigationHoldDate InactiveMailboxRetireTime OrphanSoftDeleteTrackingTime ForwardingAddress ForwardingSmtpAddress ArchiveDomain WhenSoftDeleted',
};

/** The keys that stand beside a property of each way of writing. */
export const typeKeys: Readonly<Record<keyof typeof mailboxShape, Readonly<Record<string, string>>>> = {
  text: {},
  flag: {},
  empty: {},
  number: { 'data.type': 'System.Int32' },
  guid: { 'data.type': 'System.Guid', 'odata.type': '#Guid' },
  date: { 'data.type': 'System.DateTime' },
  list: { 'odata.type': '#Collection(String)' },
};
