import type { CauseId } from '../../src/diagnosis/causes.ts';
import type { Certainty } from '../../src/diagnosis/finding.ts';
import {
  ago,
  deleted,
  exchangeError,
  f1,
  foundation,
  inExchange,
  kiosk,
  licensed,
  licenseGroup,
  plan2,
  powerBi,
  quarantine,
  synced,
  syncing,
  unlicensed,
  user,
  type World,
} from '../world.ts';
import { guidA, guidB, holds, kept, lost } from './in-exchange.ts';

/** How a cause is reached: one tenant, and what people said. */
export interface Reached {
  readonly world: World;
  readonly answers?: Readonly<Record<string, unknown>>;
  /** How certain the verdict is; left out, the cause is a finding, and `verdict` names what outranks it. */
  readonly certainty?: Certainty;
  readonly verdict?: CauseId;
}

const jane = (changes: object = {}): World => ({ users: [user('jane', { ...changes })] });
const bob = (changes: object = {}) => user('bob', { id: '00000000-0000-0000-0000-00000000b0b0', ...changes });
const hybrid = (exchange: World['exchange'], changes: object = {}): World => ({
  ...jane({ ...synced, ...changes }),
  organization: syncing,
  ...(exchange && { exchange }),
});
const answering = (world: World, purpose = 'user'): World => ({ ...world, mailboxes: { jane: purpose } });
const taken = licensed({ state: 'Error', error: 'UniquenessViolation' });
const hasJanes = { proxyAddresses: ['SMTP:bob@contoso.com', 'smtp:jane@contoso.com'] };
const janeDeleted = (at: string) => ({
  ...unlicensed,
  assignedPlans: [{ servicePlanId: plan2, service: 'exchange', capabilityStatus: 'Deleted', assignedDateTime: at }],
});
const failing = (error: string, more: object = {}) => jane({ ...licensed({ state: 'Error', error }), ...more });
const issue = (title: string) => ({ id: 'EX1', title, service: 'Exchange Online', isResolved: false });
const restore = {
  activityDisplayName: 'Restore user',
  activityDateTime: ago('2h'),
  result: 'success',
  targetResources: [{ id: user('jane').id, type: 'User' }],
};
const onPremises = { 'mailbox-elsewhere': 'on-premises' };
const nowhere = { 'mailbox-elsewhere': 'nowhere' };
const remote = (RemoteRecipientType: string, RecipientTypeDetails = 'RemoteUserMailbox') => ({
  'on-premises-recipient': { RecipientTypeDetails, RemoteRecipientType },
});
const mailboxOnPremises = (ExchangeGuid: string) => ({
  'on-premises-recipient': { RecipientTypeDetails: 'UserMailbox', ExchangeGuid },
});
const healthy = holds('UserMailbox', { ExchangeGuid: guidA });
const sure = { certainty: 'confirmed' } as const;
const likely = { certainty: 'likely' } as const;

/** One way to each of the 84 causes. */
export const everyCause: Readonly<Record<CauseId, Reached>> = {
  'guest-user': { world: jane({ ...unlicensed, creationType: 'Invitation' }), ...sure },
  'wrong-account-or-endpoint': { world: answering(jane()), answers: { symptom: 'other-account' }, ...sure },

  'license-removed-mailbox-in-grace': { world: answering(jane(janeDeleted(ago('7d')))), ...sure },
  'duplicate-mailbox-both-sides': {
    world: answering(hybrid(healthy)),
    answers: { ...onPremises, ...mailboxOnPremises(guidB) },
    ...sure,
  },
  'mailuser-converted-by-license': {
    world: answering({ ...jane(), exchange: holds('UserMailbox', { PreviousRecipientTypeDetails: 'MailUser' }) }),
    answers: { symptom: 'not-forwarded' },
    ...sure,
  },
  'licensed-before-guid-stamped': {
    world: answering(hybrid(healthy)),
    answers: { ...onPremises, ...mailboxOnPremises(guidB), symptom: 'empty' },
    ...sure,
  },
  'user-was-out-of-sync-scope-new-mailbox': {
    world: answering(hybrid({ ...healthy, InactiveMailboxOnly: [kept(guidB)] })),
    answers: { symptom: 'empty' },
    ...sure,
  },
  'exchange-validation-error-archiveguid': {
    world: answering(jane({ serviceProvisioningErrors: [exchangeError('Failed to sync the ArchiveGuid x')] })),
    ...sure,
  },
  'mailbox-healthy-client-issue': { world: answering(jane()), answers: { symptom: 'outlook-only' }, ...sure },
  'mailbox-healthy-onprem-not-converted': {
    world: answering(hybrid(healthy)),
    answers: { ...nowhere, ...mailboxOnPremises(guidA) },
    ...sure,
  },
  'mailbox-healthy-app-access-policy': { world: answering(jane()), answers: { symptom: 'app-refused' }, ...sure },
  'mailbox-healthy-permission': { world: answering(jane()), answers: { symptom: 'folder-refused' }, ...sure },
  'tool-credential-problem': { world: answering(jane()), answers: { symptom: 'tool-fails' }, ...sure },
  'mailbox-healthy': { world: answering(jane()), ...sure },

  'restore-blocked-by-address-reuse': { world: { users: [bob(hasJanes)], deletedUsers: [deleted('jane')] }, ...sure },
  'user-out-of-sync-scope': {
    world: { deletedUsers: [deleted('jane', { onPremisesSyncEnabled: true })], organization: syncing },
    ...likely,
  },
  'user-deleted': { world: { deletedUsers: [deleted('jane')] }, ...sure },
  'dirsync-stalled': { world: { organization: { ...syncing, onPremisesLastSyncDateTime: ago('9h') } }, ...likely },
  'user-not-found': { world: { users: [bob()] }, ...sure },
  'sync-filtered-by-attribute': {
    world: { organization: syncing },
    answers: { 'connect-server': 'filtered' },
    ...sure,
  },
  'sync-export-blocked': { world: { organization: syncing }, answers: { 'connect-server': 'not-exporting' }, ...sure },

  'license-removed-mailbox-disconnected': { world: jane(janeDeleted(ago('7d'))), ...likely },
  'license-lapsed-mailbox-disconnected': { world: jane(janeDeleted(ago('40d'))), ...likely },
  'shared-mailbox-reverted-by-sync': {
    world: hybrid(holds('MailUser', { PreviousRecipientTypeDetails: 'UserMailbox', SKUAssigned: null }), unlicensed),
    answers: remote('ProvisionMailbox'),
    ...sure,
  },
  'original-object-in-deleted-users': { world: { ...jane(), deletedUsers: [deleted('jane')] }, ...likely },
  'soft-deleted-mailbox': {
    world: { ...jane(), exchange: { ...holds('User'), SoftDeletedMailbox: [lost(guidB)] } },
    ...sure,
  },
  'inactive-mailbox-or-hold-delay': {
    world: { ...jane(), exchange: { ...holds('User'), InactiveMailboxOnly: [kept(guidB)] } },
    ...sure,
  },

  'moera-conflict': {
    world: { users: [user('jane', taken), bob({ proxyAddresses: ['smtp:jane@contoso.onmicrosoft.com'] })] },
    ...sure,
  },
  'address-is-upn-of-other-user': {
    world: {
      users: [
        user('jane', { ...taken, mail: 'pat@contoso.com', proxyAddresses: ['SMTP:pat@contoso.com'] }),
        bob({ userPrincipalName: 'pat@contoso.com', mail: null, proxyAddresses: [] }),
      ],
    },
    ...sure,
  },
  'soft-match-blocked-by-admin-role': {
    world: {
      users: [
        user('jane', { ...synced, onPremisesProvisioningErrors: [quarantine('SMTP:jane@contoso.com')] }),
        bob(hasJanes),
      ],
      roles: { bob: ['User Administrator'] },
      organization: syncing,
    },
    ...likely,
  },
  'hard-match-blocked': { world: hybrid(holds('User')), answers: { 'connect-server': 'match-error' }, ...sure },
  'proxy-conflict-with-shared-mailbox': {
    world: { users: [user('jane', taken), bob(hasJanes)], mailboxes: { bob: 'shared' } },
    ...sure,
  },
  'proxy-conflict-with-guest': {
    world: { users: [user('jane', taken), bob({ ...hasJanes, creationType: 'Invitation' })] },
    ...sure,
  },
  'proxy-conflict-with-active-user': { world: { users: [user('jane', taken), bob(hasJanes)] }, ...sure },
  'proxy-conflict-with-group': {
    world: { ...jane(taken), groups: [{ id: 'g', displayName: 'Sales', mail: 'jane@contoso.com' }] },
    ...sure,
  },
  'proxy-conflict-with-contact': {
    world: { ...jane(taken), contacts: [{ id: 'c', displayName: 'Jane', mail: 'jane@contoso.com' }] },
    ...sure,
  },
  'proxy-conflict-with-deleted-user': { world: { ...jane(taken), deletedUsers: [deleted('jane')] }, ...likely },
  'proxy-conflict-with-public-folder': {
    world: {
      ...jane(taken),
      exchange: {
        'Get-User': holds('User')['Get-User'] ?? [],
        'Get-Recipient': [
          inExchange('x', 'PublicFolder', {
            ExternalDirectoryObjectId: '',
            UserPrincipalName: null,
            PrimarySmtpAddress: 'jane@contoso.com',
            EmailAddresses: ['SMTP:jane@contoso.com'],
          }),
        ],
      },
    },
    ...sure,
  },
  'onprem-provisioning-error-duplicate': {
    world: hybrid(undefined, { onPremisesProvisioningErrors: [quarantine('SMTP:jane@contoso.com')] }),
    ...sure,
  },
  'proxy-conflict-with-other-recipient': { world: jane(taken), ...likely },
  'orphaned-exo-object': {
    world: {
      ...jane(),
      exchange: {
        'Get-Recipient': [
          inExchange('jane', 'UserMailbox', { ExternalDirectoryObjectId: '99999999-9999-4999-8999-999999999999' }),
        ],
      },
    },
    ...likely,
  },

  'plan-suspended-or-expired': { world: jane(licensed({ status: 'Suspended' })), ...sure },
  'license-error-no-seats': { world: failing('CountViolation'), ...sure },
  'license-error-conflicting-plans': { world: failing('MutuallyExclusiveViolation'), ...sure },
  'license-error-dependency': { world: failing('DependencyViolation'), ...sure },
  'license-error-usage-location': { world: failing('ProhibitedInUsageLocationViolation'), ...sure },
  'exchange-plan-disabled-in-license': { world: jane(licensed({ disabled: [plan2] })), ...sure },
  'group-license-pending': {
    world: {
      ...jane(unlicensed),
      groups: [licenseGroup('g', { licenseProcessingState: { state: 'QueuedForProcessing' } })],
      members: { g: ['jane'] },
    },
    ...sure,
  },
  'group-license-nested-group': {
    world: {
      ...jane(unlicensed),
      groups: [licenseGroup('g'), licenseGroup('h', { assignedLicenses: [] })],
      members: { g: ['h'], h: ['jane'] },
    },
    ...sure,
  },
  'group-license-not-applied': {
    world: { ...jane(unlicensed), groups: [licenseGroup('g')], members: { g: ['jane'] } },
    ...likely,
  },
  'usage-location-missing': { world: jane({ ...unlicensed, usageLocation: null }), ...sure },
  'usage-location-invalid': { world: jane({ ...unlicensed, usageLocation: 'UK' }), ...sure },
  'sku-without-mailbox-entitlement': { world: jane(licensed({ sku: f1, plan: kiosk })), ...likely },
  'shared-or-room-mailbox-expected': { world: jane({ ...unlicensed, accountEnabled: false }), ...likely },
  'only-foundation-plan': { world: jane(licensed({ sku: powerBi, plan: foundation })), ...sure },
  'no-exchange-plan': { world: jane({ ...licensed({ sku: powerBi }), assignedPlans: [] }), ...sure },
  'no-license-at-all': { world: jane(unlicensed), ...sure },

  'exchangeguid-held-by-inactive-mailbox': {
    world: hybrid({ ...holds('MailUser', { ExchangeGuid: guidB }), InactiveMailboxOnly: [kept(guidB)] }),
    ...sure,
  },
  'migrated-to-other-tenant': {
    world: hybrid(holds('MailUser', { ExchangeGuid: guidB, ExternalEmailAddress: 'SMTP:j@fabrikam.onmicrosoft.com' })),
    ...likely,
  },
  'mailbox-move-in-progress': {
    world: hybrid(holds('MailUser', { ExchangeGuid: guidB })),
    answers: { 'mailbox-elsewhere': 'being-moved' },
    ...sure,
  },
  'migrated-flag-stale': {
    world: hybrid(holds('MailUser')),
    answers: { ...nowhere, ...remote('Migrated') },
    ...sure,
  },
  'deprovision-flag-set': {
    world: hybrid(holds('MailUser')),
    answers: { ...nowhere, ...remote('8', 'MailUser') },
    ...sure,
  },
  'onprem-mailbox-by-design': {
    world: hybrid(holds('MailUser', { ExchangeGuid: guidB })),
    answers: onPremises,
    ...sure,
  },
  'msexchmailboxguid-synced-from-onprem': { world: hybrid(holds('MailUser', { ExchangeGuid: guidB })), ...likely },
  'exchange-soa-cloud-managed-default': {
    world: hybrid({
      ...holds('MailUser'),
      'Get-OrganizationConfig': { BlockExchangeProvisioningFromOnPremEnabled: true },
    }),
    answers: onPremises,
    ...sure,
  },
  'mailuser-not-converted': { world: hybrid(holds('MailUser')), answers: nowhere, ...sure },
  'exchange-attributes-not-synced': { world: hybrid(holds('User')), answers: onPremises, ...sure },

  'exchange-validation-error': {
    world: jane({ serviceProvisioningErrors: [exchangeError('Couldn’t find object x.')] }),
    ...sure,
  },
  'mailnickname-missing-or-invalid': { world: jane({ mailNickname: '' }), ...sure },
  'unverified-domain-address': {
    world: jane({ mail: 'jane@x.example', proxyAddresses: ['SMTP:jane@x.example'] }),
    ...likely,
  },

  'user-restored-reconnecting': { world: { ...jane(), audits: [restore] }, ...likely },
  'still-within-normal-time': { world: jane(licensed({ at: ago('12m') })), ...sure },
  'service-incident': {
    world: { ...jane(licensed({ at: ago('5h') })), issues: [issue('New mailboxes are not provisioned')] },
    ...likely,
  },
  'tenant-provisioning-in-progress': {
    world: { ...jane({ ...licensed({ at: ago('5h') }) }), organization: { createdDateTime: ago('9h') } },
    ...likely,
  },
  'tenant-exchange-not-provisioned': {
    world: {
      ...jane(),
      organization: {
        provisionedPlans: [{ service: 'exchange', capabilityStatus: 'Enabled', provisioningStatus: 'PendingInput' }],
      },
    },
    answers: { 'working-mailboxes': 'no' },
    ...sure,
  },

  'object-missing-in-exchange': { world: { ...jane(), exchange: {} }, ...sure },
  'exo-license-state-not-synced': { world: { ...jane(), exchange: holds('User', { SKUAssigned: null }) }, ...sure },
  'exceeds-24h-needs-forward-sync': { world: { ...jane(), exchange: holds('User') }, ...likely },
  undetermined: { world: hybrid(undefined), certainty: 'undetermined' },

  'tenant-dehydrated': {
    world: { ...jane(), exchange: { ...holds('User'), 'Get-OrganizationConfig': { IsDehydrated: true } } },
    verdict: 'exceeds-24h-needs-forward-sync',
  },
  'tenant-dehydrated-not-a-cause': {
    world: { ...answering(jane()), exchange: { ...healthy, 'Get-OrganizationConfig': { IsDehydrated: true } } },
    verdict: 'mailbox-healthy',
  },
  'service-incident-access-only': {
    world: { ...jane(), issues: [issue('Users can’t open their mailbox in Outlook on the web')] },
    verdict: 'exceeds-24h-needs-forward-sync',
  },
  'blocked-or-disabled-account-not-a-cause': {
    world: jane({ accountEnabled: false }),
    verdict: 'exceeds-24h-needs-forward-sync',
  },
  'hidden-from-gal-not-a-cause': {
    world: jane({ showInAddressList: false }),
    verdict: 'exceeds-24h-needs-forward-sync',
  },
};
