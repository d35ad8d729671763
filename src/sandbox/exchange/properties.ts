/** Properties of an object of Exchange, under Exchange's own names. */
export type Properties = Readonly<Record<string, unknown>>;

export type PropertyKind = 'text' | 'flag' | 'number' | 'guid' | 'date' | 'texts';

// Names and kinds as Exchange Online's REST answers and the cmdlets' documentation give them.
const names: Readonly<Record<PropertyKind, string>> = {
  text: 'Name DisplayName Alias PrimarySmtpAddress ExternalEmailAddress ExternalDirectoryObjectId UserPrincipalName WindowsLiveID WindowsEmailAddress MicrosoftOnlineServicesID NetID ImmutableId SourceAnchor Identity Id DistinguishedName LegacyExchangeDN OrganizationalUnitRoot OriginatingServer ExchangeVersion RecipientType RecipientTypeDetails PreviousRecipientTypeDetails RemoteRecipientType MailboxPlan UsageLocation CountryOrRegion FirstName LastName Company Department Title Office Notes UserAccountControl ExchangeUserAccountControl ArchiveStatus ArchiveState ArchiveDomain Database ServerName LitigationHoldOwner LitigationHoldDuration RetentionPolicy ForwardingAddress ForwardingSmtpAddress ProhibitSendQuota ProhibitSendReceiveQuota RetainDeletedItemsFor MailboxRegion MailboxMoveStatus MailboxMoveRemoteHostName PublicFoldersEnabled DefaultAuthenticationPolicy ActivityBasedAuthenticationTimeoutInterval',
  flag: 'SKUAssigned IsDirSynced AccountDisabled IsMailboxEnabled IsShared IsResource IsInactiveMailbox WasInactiveMailbox IsSoftDeletedByRemove IsSoftDeletedByDisable IncludeInGarbageCollection LitigationHoldEnabled SingleItemRecoveryEnabled ComplianceTagHoldApplied DelayHoldApplied DelayReleaseHoldApplied RetentionHoldEnabled HiddenFromAddressListsEnabled AutoExpandingArchiveEnabled AuditEnabled IsValid IsDehydrated DelayedDelicensingEnabled EndUserMailNotificationForDelayedDelicensingEnabled TenantAdminNotificationForDelayedDelicensingEnabled BlockExchangeProvisioningFromOnPremEnabled AuditDisabled IsMixedMode OAuth2ClientProfileEnabled CustomerLockboxEnabled',
  number: 'RecipientSoftDeletedStatus',
  guid: 'Guid ExchangeGuid ArchiveGuid DisabledArchiveGuid ExchangeObjectId DatabaseGuid ArchiveDatabaseGuid',
  date: 'WhenCreated WhenCreatedUTC WhenChanged WhenChangedUTC WhenMailboxCreated WhenSoftDeleted InactiveMailboxRetireTime OrphanSoftDeleteTrackingTime LitigationHoldDate StartDateForRetentionHold EndDateForRetentionHold LastExchangeChangedTime',
  texts:
    'EmailAddresses InPlaceHolds MailboxLocations PersistedCapabilities Capabilities ObjectClass Languages ArchiveName MailboxProvisioningPreferences IPListBlocked',
};

/** Every property that the sandbox knows, with its kind. A tenant file may use others; they are shown as they are. */
export const properties: ReadonlyMap<string, PropertyKind> = new Map(
  Object.entries(names).flatMap(([kind, text]) => text.split(' ').map((name) => [name, kind as PropertyKind] as const)),
);

/** Exchange's way to say that there is no such object. */
export const zeroGuid = '00000000-0000-0000-0000-000000000000';
