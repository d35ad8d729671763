/** What the value of a property is, as far as a reader must know it. */
export type Kind = 'flag' | 'guid' | 'date' | 'type' | 'remote-type' | 'address' | 'bytes' | 'number' | 'list' | 'text';

/** A property by the name that Exchange, Active Directory or Entra gives it. */
export interface Property {
  readonly name: string;
  readonly kind: Kind;
}

const names: Readonly<Record<Kind, string>> = {
  flag: `AccountDisabled AccountEnabled BlockExchangeProvisioningFromOnPremEnabled ComplianceTagHoldApplied
    DelayedDelicensingEnabled DelayHoldApplied DelayReleaseHoldApplied DirSyncEnabled HiddenFromAddressListsEnabled
    IncludeInGarbageCollection IsDehydrated IsDirSynced IsInactiveMailbox IsLicensed IsMailboxEnabled IsMixedMode
    IsResource IsShared IsSoftDeletedByDisable IsSoftDeletedByRemove IsValid LitigationHoldEnabled OnPremisesSyncEnabled
    SingleItemRecoveryEnabled SKUAssigned WasInactiveMailbox Enabled BlockCredential AuditEnabled`,
  guid: `ArchiveDatabaseGuid ArchiveGuid DatabaseGuid DisabledArchiveGuid ExchangeGuid ExchangeObjectId
    ExternalDirectoryObjectId Guid MailboxGuid ObjectGUID ObjectId PreviousMailboxGuid StorageGroupGuid`,
  date: `ArchiveQuotaWarningDate CreatedDateTime InactiveMailboxRetireTime LastDirSyncTime LastPasswordChangeTimestamp
    LitigationHoldDate OnPremisesLastSyncDateTime OrphanSoftDeleteTrackingTime SoftDeletionTimestamp StsRefreshTokensValidFrom
    WhenChanged WhenChangedUTC WhenCreated WhenCreatedUTC WhenMailboxCreated WhenSoftDeleted`,
  type: 'PreviousRecipientTypeDetails RecipientType RecipientTypeDetails',
  'remote-type': 'RemoteRecipientType',
  address: `ExternalEmailAddress Mail MicrosoftOnlineServicesID PrimarySmtpAddress RemoteRoutingAddress SignInName
    UserPrincipalName WindowsEmailAddress WindowsLiveID ForwardingSmtpAddress TargetAddress`,
  bytes: 'msExchMailboxGuid msExchArchiveGUID mS-DS-ConsistencyGuid',
  number: `msExchRecipientDisplayType msExchRecipientTypeDetails msExchRemoteRecipientType RecipientSoftDeletedStatus
    ItemCount Count`,
  list: `AssignedLicenses AssignedPlans AuditAdmin AuditDelegate AuditOwner EmailAddresses InPlaceHolds Languages
    LicenseAssignmentDetails Licenses MailboxLocations PersistedCapabilities ProxyAddresses`,
  text: `AdminDisplayVersion Alias ArchiveState ArchiveStatus City Company Database Department DisplayName
    DistinguishedName ErrorDetail ExchangeUserAccountControl ExchangeVersion FirstName GivenName HomeMDB Id Identity
    ImmutableId LastName LegacyExchangeDN LitigationHoldDuration LitigationHoldOwner MailboxPlan MailboxRegion
    MailNickname Name NetID ObjectClass ObjectState Office OnPremisesImmutableId OnPremisesSamAccountName
    OrganizationalUnit OrganizationId OriginatingServer OverallProvisioningStatus ProhibitSendQuota
    ProhibitSendReceiveQuota PublicFoldersEnabled RetentionPolicy RunspaceId SamAccountName ServerName SID SkuId
    SkuPartNumber Surname Title UsageLocation UserPrincipalNameSuffix UserType ValidationStatus CategoryInfo
    FullyQualifiedErrorId Exception Message TargetObject ErrorDetails InvocationInfo ScriptStackTrace`,
};

const all: ReadonlyMap<string, Property> = new Map(
  (Object.entries(names) as [Kind, string][]).flatMap(([kind, list]) =>
    list
      .split(/\s+/)
      .filter(Boolean)
      .map((name) => [name.toLowerCase(), { name, kind }] as const),
  ),
);

/** A property by its name in any case; undefined for one that nothing is read from. */
export const propertyOf = (name: string): Property | undefined => all.get(name.toLowerCase());

/** Names that are no words of everyday text, so that they mean the property wherever they stand before a colon. */
export const tellingNames: readonly string[] = [...all.values()]
  .map(({ name }) => name)
  .filter((name) => /[a-z].*[A-Z]|[A-Z]{2}/.test(name) && name.length > 5);
