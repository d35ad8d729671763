/** What an object prints with all its properties: those of every mailbox, in about the order of Get-Mailbox. */
const mailbox = `Database= MailboxProvisioningConstraint= MailboxRegion= MessageCopyForSentAsEnabled=False
MessageCopyForSendOnBehalfEnabled=False UseDatabaseRetentionDefaults=False RetainDeletedItemsUntilBackup=False
DeliverToMailboxAndForward=False IsExcludedFromServingHierarchy=False IsHierarchyReady=True LitigationHoldEnabled=False
SingleItemRecoveryEnabled=True RetentionHoldEnabled=False EndDateForRetentionHold= StartDateForRetentionHold=
RetentionComment= RetentionUrl= LitigationHoldDate= LitigationHoldOwner= ElcProcessingDisabled=False
ComplianceTagHoldApplied=False WasInactiveMailbox=False DelayHoldApplied=False InactiveMailboxRetireTime=
LitigationHoldDuration=Unlimited ManagedFolderMailboxPolicy= RetentionPolicy= AddressBookPolicy=
CalendarRepairDisabled=False ExchangeGuid=0f3e5d7c-8b9a-4c1d-a2e3-f4051627384a MailboxContainerGuid= UnifiedMailbox=
AggregatedMailboxGuids={} ExchangeUserAccountControl=None AdminDisplayVersion= MessageTrackingReadStatusEnabled=True
ExternalOofOptions=External ForwardingAddress= ForwardingSmtpAddress= RetainDeletedItemsFor=14.00:00:00
IsMailboxEnabled=True Languages={en-US} OfflineAddressBook= ProhibitSendQuota=Unlimited
ProhibitSendReceiveQuota=Unlimited DowngradeHighPriorityMessagesEnabled=False ProtocolSettings={} RecipientLimits=500
IsResource=False IsLinked=False IsShared=False IsRootPublicFolderMailbox=False LinkedMasterAccount=
ResetPasswordOnNextLogon=False ResourceCapacity= ResourceCustom={} ResourceType= RoomMailboxAccountEnabled=
SamAccountName=jane SCLDeleteThreshold= AntispamBypassEnabled=False ServerLegacyDN= ServerName=
UseDatabaseQuotaDefaults=True IssueWarningQuota=Unlimited Office= UserPrincipalName=jane@contoso.com UMEnabled=False
MaxSafeSenders= NetID= WindowsLiveID= MicrosoftOnlineServicesID= ThrottlingPolicy= RoleAssignmentPolicy= SharingPolicy=
RemoteAccountPolicy= MailboxPlan= ArchiveDatabase= ArchiveGuid=00000000-0000-0000-0000-000000000000 ArchiveName={}
JournalArchiveAddress= ArchiveDomain= ArchiveStatus=None ArchiveState=None AutoExpandingArchiveEnabled=False
RemoteRecipientType=None DisabledArchiveDatabase= DisabledArchiveGuid=00000000-0000-0000-0000-000000000000
QueryBaseDN= MailboxMoveTargetMDB= MailboxMoveFlags=None MailboxMoveStatus=None ImmutableId= PersistedCapabilities={}
SKUAssigned= AuditEnabled=True AuditLogAgeLimit=90.00:00:00 AuditAdmin={Update} AuditOwner={}
WhenMailboxCreated= UsageLocation= IsSoftDeletedByRemove=False IsSoftDeletedByDisable=False IsInactiveMailbox=False
IncludeInGarbageCollection=False WhenSoftDeleted= InPlaceHolds={} GeneratedOfflineAddressBooks={} AccountDisabled=False
StsRefreshTokensValidFrom= Extensions={} HasPicture=False HasSpokenName=False IsDirSynced=False
AcceptMessagesOnlyFrom={} AddressListMembership={} AdministrativeUnits={} Alias=jane ArbitrationMailbox=
OrganizationalUnit= CustomAttribute1= DisplayName=Jane EmailAddresses={SMTP:jane@contoso.com} GrantSendOnBehalfTo={}
ExternalDirectoryObjectId= HiddenFromAddressListsEnabled=False LegacyExchangeDN= MaxSendSize=Unlimited ModeratedBy={}
EmailAddressPolicyEnabled=False PrimarySmtpAddress=jane@contoso.com RecipientType=UserMailbox
RecipientTypeDetails=UserMailbox RejectMessagesFrom={} SimpleDisplayName= WindowsEmailAddress=jane@contoso.com MailTip=
Identity= IsValid=True ExchangeVersion= Name=jane DistinguishedName= Guid= ObjectCategory= ObjectClass={top,user}
WhenChanged= WhenCreated= OrganizationId= OriginatingServer= ObjectState=Unchanged`;

/** What no mailbox has, and a mail user, a recipient or an account prints besides. */
const added: Readonly<Record<string, string>> = {
  MailUser:
    'ExternalEmailAddress=SMTP:jane@contoso.mail.onmicrosoft.com UsePreferMessageFormat=False MessageFormat=Mime',
  Recipient:
    'Capabilities={} City= Company= CountryOrRegion= Department= FirstName=Jane LastName= Manager= Notes= Phone=',
  User: 'City= Company= Department= FirstName=Jane LastName= Manager= PreviousRecipientTypeDetails=None Sid=S-1-5-21-1 UserAccountControl=NormalAccount UpgradeRequest=None',
};
/** What only a mailbox has. */
const ofMailboxes =
  /^(Audit|MailboxMove|ArchiveDatabase|Database$|Server|IsInactive|WasInactive|InactiveMailbox|ProhibitSend|IsShared|Room|Retention|Litigation|IncludeIn|Languages|Calendar)/;

const hosted = 'EURPR09A004.PROD.OUTLOOK.COM';
const places = {
  cloud: {
    Database: 'EURPR09DG031-db117',
    ServerName: 'am9pr09mb5151',
    AdminDisplayVersion: 'Version 15.20 (Build 8137.18)',
    MailboxPlan: 'ExchangeOnlineEnterprise-0d1e2f30-4a5b-4c6d-8e7f-90a1b2c3d4e5',
    OrganizationalUnit: 'eurpr09a004.prod.outlook.com/Microsoft Exchange Hosted Organizations/contoso.onmicrosoft.com',
    LegacyExchangeDN: '/o=ExchangeLabs/ou=Exchange Administrative Group (FYDIBOHF23SPDLT)/cn=Recipients/cn=9f8e-jane',
    DistinguishedName: `CN=jane,OU=contoso.onmicrosoft.com,OU=Microsoft Exchange Hosted Organizations,DC=EURPR09A004,DC=PROD,DC=OUTLOOK,DC=COM`,
    ObjectCategory: `${hosted}/Configuration/Schema/Person`,
    OrganizationId: `${hosted}/Microsoft Exchange Hosted Organizations/contoso.onmicrosoft.com - ${hosted}/ConfigurationUnits/contoso.onmicrosoft.com/Configuration`,
    OriginatingServer: `AM9PR09A004DC01.${hosted}`,
    Identity: 'jane',
  },
  server: {
    Database: 'DB07',
    ServerName: 'mbx02',
    AdminDisplayVersion: 'Version 15.2 (Build 1118.7)',
    OrganizationalUnit: 'ad.contoso.com/Staff',
    LegacyExchangeDN: '/o=Contoso/ou=Exchange Administrative Group (FYDIBOHF23SPDLT)/cn=Recipients/cn=jane',
    DistinguishedName: 'CN=jane,OU=Staff,DC=ad,DC=contoso,DC=com',
    ObjectCategory: 'ad.contoso.com/Configuration/Schema/Person',
    OriginatingServer: 'dc02.ad.contoso.com',
    Identity: 'ad.contoso.com/Staff/jane',
  },
};

export type Noun = 'Mailbox' | 'MailUser' | 'Recipient' | 'User';

/** All that `Get-… | fl *` prints of one object, with more than a hundred properties, in a console of 120 columns. */
export function dump(noun: Noun, place: keyof typeof places): string {
  const pairs = `${mailbox}\n${added[noun] ?? ''}`
    .split(/\s+/)
    .filter((pair) => noun === 'Mailbox' || !ofMailboxes.test(pair))
    .map((pair) => [pair.slice(0, pair.indexOf('=')), pair.slice(pair.indexOf('=') + 1)] as const)
    .filter(([name]) => name !== '');
  const given: Readonly<Record<string, string>> = places[place];
  const width = Math.max(...pairs.map(([name]) => name.length));
  const lines = pairs.flatMap(([name, value]) => {
    const line = `${name.padEnd(width)} : ${given[name] ?? value}`;
    const rest = line.slice(119).match(/.{1,80}/g) ?? [];
    return [line.slice(0, 119), ...rest.map((piece) => `${' '.repeat(width + 3)}${piece}`)];
  });
  return lines.join('\n');
}
