import type { CauseId } from './causes.ts';
import { type Message, say } from './message.ts';
import { powershellLiteral, type RemedyId, type RemedySubject } from './remedies.ts';

/** Where somebody would follow the advice, if nobody spoke up. One of them is enough. */
export interface Occasion {
  /** The verdict. */
  readonly verdict?: readonly CauseId[];
  /** Any finding. */
  readonly found?: readonly CauseId[];
  readonly advised?: readonly RemedyId[];
  /** Refused, where a person would be tempted all the same. */
  readonly vetoed?: readonly RemedyId[];
  /** Checks that could not tell: the person is asked to look there by hand. */
  readonly untold?: readonly string[];
  /** A word that the evidence of a failure holds. */
  readonly shows?: string;
}

/** One piece of advice that is passed on from page to page, and what is right. */
export interface OutdatedAdvice {
  readonly id: string;
  readonly outdated: Message;
  readonly instead: Message;
  readonly source: string;
  /** Of today: the same for everybody, or with the person's values quoted in it. */
  readonly cmdlet?: string | ((who: RemedySubject) => string);
  readonly when: Occasion;
}

const learn = (path: string) => `https://learn.microsoft.com/${path}`;
const cmdletPage = (name: string) => learn(`powershell/module/exchangepowershell/${name}`);
const addressOf = ({ mail, userPrincipalName }: RemedySubject) => powershellLiteral(mail ?? userPrincipalName);
const userOf = ({ id, userPrincipalName }: RemedySubject) => powershellLiteral(id ?? userPrincipalName);

/** The cause says that Exchange and the directory do not agree, or that nothing else is left. */
const stuck = [
  'exo-license-state-not-synced',
  'exceeds-24h-needs-forward-sync',
  'object-missing-in-exchange',
] as const satisfies readonly CauseId[];
const formerAccount = [
  'user-deleted',
  'restore-blocked-by-address-reuse',
  'original-object-in-deleted-users',
] as const satisfies readonly CauseId[];

/** What can destroy something comes first, what merely leads nowhere last. */
export const outdatedAdvice: readonly OutdatedAdvice[] = [
  {
    id: 'delete-and-recreate',
    outdated: say`Delete the account for good and create it anew.`,
    instead: say`That can destroy mail, files and memberships, and a new account does not get the old mailbox back. What was deleted lately can be restored.`,
    source: learn('exchange/recipients-in-exchange-online/delete-or-restore-mailboxes'),
    when: {
      verdict: ['soft-deleted-mailbox', 'inactive-mailbox-or-hold-delay', 'user-deleted', ...stuck],
      advised: ['delete-and-recreate', 'purge-deleted-user'],
      vetoed: ['delete-and-recreate', 'purge-deleted-user'],
    },
  },
  {
    id: 'cycling-disconnects',
    outdated: say`Take the license off and put it back.`,
    instead: say`Without its license a mailbox is cut off at once, and putting it back only reconnects the same one. Asking Microsoft 365 to try again takes nothing away, so that comes first.`,
    source: learn('troubleshoot/exchange/user-and-shared-mailboxes/no-soft-deleted-mailbox-after-license-removal'),
    when: {
      verdict: ['exo-license-state-not-synced'],
      advised: ['cycle-exchange-plan', 'cycle-license'],
      vetoed: ['cycle-exchange-plan', 'cycle-license'],
    },
  },
  {
    id: 'clear-mailbox-guid',
    outdated: say`Clear msExchMailboxGuid, so that a mailbox is made in the cloud.`,
    instead: say`While the mailbox on premises lives, that breaks its link, and a second, empty mailbox may be made. First find out where the mailbox is.`,
    source: learn('troubleshoot/exchange/user-and-shared-mailboxes/mailbox-exists-exo-onpremises'),
    cmdlet: (who) => `Get-Recipient -Identity ${addressOf(who)} | Format-List RecipientTypeDetails, ExchangeGuid`,
    when: {
      verdict: [
        'duplicate-mailbox-both-sides',
        'exchangeguid-held-by-inactive-mailbox',
        'mailbox-move-in-progress',
        'migrated-flag-stale',
        'onprem-mailbox-by-design',
        'mailuser-not-converted',
      ],
      found: ['msexchmailboxguid-synced-from-onprem'],
      advised: ['clear-mailbox-guid'],
      untold: ['on-premises-mailbox'],
    },
  },
  {
    id: 'diagnostic-before-forward-sync',
    outdated: say`Ask Microsoft for a forward sync straight away.`,
    instead: say`There is a cmdlet now that compares Entra ID with Exchange and repairs what it can. It acts at once, without a dry run. Ask Microsoft when it did not help.`,
    source: cmdletPage('invoke-provisioningrecipientdiagnostic'),
    cmdlet: (who) => `Invoke-ProvisioningRecipientDiagnostic -Recipients ${addressOf(who)}`,
    when: { verdict: [...stuck, 'orphaned-exo-object'], advised: ['run-provisioning-diagnostic'] },
  },
  {
    id: 'admin-center-switch',
    outdated: say`Disable the mailbox in the Exchange admin center and enable it again.`,
    instead: say`Exchange Online has no such switch. A license makes the mailbox; Enable-Mailbox only adds an archive there.`,
    source: cmdletPage('enable-mailbox'),
    when: { verdict: stuck },
  },
  {
    id: 'uniqueness-violation',
    outdated: say`UniquenessViolation means that a license was assigned twice.`,
    instead: say`It means that something else already holds one of the addresses that the license would add. Free that address, then process the license again.`,
    source: learn('entra/fundamentals/licensing-groups-resolve-problems'),
    cmdlet: (who) =>
      `Get-Recipient -Identity ${addressOf(who)} -IncludeSoftDeletedRecipients | Format-List Name, RecipientTypeDetails, EmailAddresses`,
    when: { shows: 'UniquenessViolation' },
  },
  {
    id: 'dehydrated-tenant',
    outdated: say`A dehydrated tenant keeps mailboxes from being made.`,
    instead: say`Dehydrated only means that some settings of the whole organization cannot be changed yet. No page of Microsoft names it as a reason for a missing mailbox.`,
    source: cmdletPage('enable-organizationcustomization'),
    cmdlet: 'Get-OrganizationConfig | Format-List IsDehydrated',
    when: {
      found: ['tenant-dehydrated', 'tenant-dehydrated-not-a-cause'],
      advised: ['enable-organization-customization'],
    },
  },
  {
    id: 'address-reuse',
    outdated: say`An address stays taken until the deleted account is purged.`,
    instead: say`It can be given to somebody else while its former owner is among the deleted users. It is in the way only when that account is restored.`,
    source: learn('microsoft-365/admin/add-users/restore-user'),
    cmdlet: 'Get-MgDirectoryDeletedItemAsUser -All -Property Id, DisplayName, UserPrincipalName, DeletedDateTime',
    when: { found: formerAccount },
  },
  {
    id: 'azuread-remove-is-no-purge',
    outdated: say`Remove-AzureADUser makes sure that the account is gone for good.`,
    instead: say`It never did: the account went to the deleted users for 30 days. The module is retired; look at what is there before anything is purged.`,
    source: learn('entra/fundamentals/users-restore'),
    cmdlet: 'Get-MgDirectoryDeletedItemAsUser -All -Property Id, DisplayName, UserPrincipalName, DeletedDateTime',
    when: {
      verdict: ['proxy-conflict-with-deleted-user'],
      advised: ['delete-and-recreate', 'purge-deleted-user'],
    },
  },
  {
    id: 'usage-location-direct-only',
    outdated: say`Without a usage location no license works.`,
    instead: say`Only a license that is assigned directly needs one. A license from a group takes the location of the organization where the person has none.`,
    source: learn('entra/identity/users/licensing-admin-center'),
    cmdlet: (who) =>
      `Get-MgUser -UserId ${userOf(who)} -Property UsageLocation, LicenseAssignmentStates | Select-Object UsageLocation, LicenseAssignmentStates`,
    when: { found: ['usage-location-missing'] },
  },
  {
    id: 'validation-status',
    outdated: say`Look at ValidationStatus with Get-MsolUser.`,
    instead: say`That module stopped working in 2025. The same errors are in serviceProvisioningErrors: an empty list, or one with all entries resolved, is healthy.`,
    source: learn('graph/api/resources/serviceprovisioningerror'),
    cmdlet: (who) =>
      `(Get-MgUser -UserId ${userOf(who)} -Property ServiceProvisioningErrors).ServiceProvisioningErrors | Format-List CreatedDateTime, IsResolved, ServiceInstance, AdditionalProperties`,
    when: {
      found: ['exchange-validation-error', 'exchange-validation-error-archiveguid'],
      untold: ['validation-errors'],
    },
  },
  {
    id: 'delta-sync-on-its-server',
    outdated: say`Run Connect-MsolService, then start a delta sync.`,
    instead: say`The two have nothing to do with each other. The sync runs on the server of Microsoft Entra Connect, without that sign-in; Cloud Sync has no such cycle.`,
    source: learn('entra/identity/hybrid/connect/how-to-connect-sync-feature-scheduler'),
    cmdlet: 'Start-ADSyncSyncCycle -PolicyType Delta',
    when: { advised: ['start-delta-sync'] },
  },
  {
    id: 'sku-assigned',
    outdated: say`Look at SkuAssigne with Get-Recipient.`,
    instead: say`The property is SKUAssigned. With the letter missing nothing is printed, and that looks as if Exchange did not see the license.`,
    source: cmdletPage('get-recipient'),
    cmdlet: (who) => `Get-Recipient -Identity ${addressOf(who)} | Format-List RecipientTypeDetails, SKUAssigned`,
    when: { verdict: stuck, untold: ['license-in-exchange', 'recipient'] },
  },
  {
    id: 'retired-modules',
    outdated: say`Read the account and its licenses with Get-MsolUser or Get-AzureADUser.`,
    instead: say`The modules MSOnline and AzureAD are retired. Microsoft Graph PowerShell has taken their place.`,
    source: learn('powershell/microsoftgraph/migration-steps'),
    cmdlet: (who) =>
      `Get-MgUser -UserId ${userOf(who)} -Property Id, UsageLocation, AssignedLicenses, LicenseAssignmentStates | Format-List Id, UsageLocation, AssignedLicenses, LicenseAssignmentStates`,
    when: {
      verdict: ['undetermined', 'user-not-found', 'group-license-not-applied'],
      untold: ['directory-object', 'exchange-plan', 'license-errors', 'usage-location'],
    },
  },
];
