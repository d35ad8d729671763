import assert from 'node:assert/strict';
import {
  ago,
  archive,
  both,
  deleted,
  down,
  exchangeError,
  forbidden,
  foundation,
  licensed,
  licenseGroup,
  lookIn,
  plan2,
  powerBi,
  quarantine,
  synced,
  syncing,
  unlicensed,
  user,
  type World,
} from '../world.ts';

interface Alike {
  readonly title: string;
  readonly world: World;
  readonly verdict: string;
  readonly input?: string;
  readonly answers?: Readonly<Record<string, unknown>>;
  /** A part of what must be asked. */
  readonly asks?: string;
}

const jane = (changes: object = {}): World => ({ users: [user('jane', { ...changes })] });
const bob = (changes: object) => user('bob', { id: '00000000-0000-0000-0000-00000000b0b0', ...changes });
const taken = licensed({ state: 'Error', error: 'UniquenessViolation' });
const gone = (at: string) => ({
  ...unlicensed,
  assignedPlans: [{ servicePlanId: plan2, capabilityStatus: 'Deleted', assignedDateTime: at }],
});
const incident = (title: string) => [
  { id: 'EX1', title, service: 'Exchange Online', status: 'serviceDegradation', isResolved: false },
];
const onPremises = 'on an Exchange server on premises';

const groups: Readonly<Record<string, readonly Alike[]>> = {
  'disabled plan / foundation plan only / no license': [
    {
      title: 'disabled',
      world: jane(licensed({ disabled: [plan2] })),
      verdict: 'exchange-plan-disabled-in-license confirmed',
    },
    {
      title: 'foundation',
      world: jane(licensed({ sku: powerBi, plan: foundation })),
      verdict: 'only-foundation-plan confirmed',
    },
    { title: 'none', world: jane(unlicensed), verdict: 'no-license-at-all confirmed' },
  ],
  'direct license without location / group license without location': [
    {
      title: 'direct, refused',
      world: jane({
        ...licensed({ state: 'Error', error: 'ProhibitedInUsageLocationViolation' }),
        usageLocation: null,
      }),
      verdict: 'usage-location-missing confirmed',
    },
    {
      title: 'direct, missing',
      world: jane({ ...unlicensed, usageLocation: null }),
      verdict: 'usage-location-missing confirmed',
    },
    {
      title: 'through a group, in force',
      world: jane({ ...licensed({ group: 'g', at: ago('12m') }), usageLocation: null }),
      verdict: 'still-within-normal-time confirmed',
    },
    {
      title: 'through a group, no seats',
      world: jane({ ...licensed({ group: 'g', state: 'Error', error: 'CountViolation' }), usageLocation: null }),
      verdict: 'license-error-no-seats confirmed',
    },
  ],
  'an error beside a license in force / an error that blocks': [
    {
      title: 'beside',
      world: jane(
        both(licensed({ at: ago('12m') }), licensed({ sku: powerBi, state: 'Error', error: 'CountViolation' })),
      ),
      verdict: 'still-within-normal-time confirmed',
    },
    {
      title: 'blocks',
      world: jane(licensed({ state: 'Error', error: 'CountViolation' })),
      verdict: 'license-error-no-seats confirmed',
    },
  ],
  'UniquenessViolation / no seats': [
    {
      title: 'an address',
      world: jane(taken),
      verdict: 'proxy-conflict-with-other-recipient likely',
      asks: 'Get-Recipient -IncludeSoftDeletedRecipients',
    },
    {
      title: 'seats',
      world: jane(licensed({ state: 'Error', error: 'CountViolation' })),
      verdict: 'license-error-no-seats confirmed',
    },
  ],
  'group still at work / group license not applied / nested group / no license': [
    {
      title: 'at work',
      world: {
        ...jane(unlicensed),
        groups: [licenseGroup('g', { licenseProcessingState: { state: 'QueuedForProcessing' } })],
        members: { g: ['jane'] },
      },
      verdict: 'group-license-pending confirmed',
    },
    {
      title: 'not applied',
      world: { ...jane(unlicensed), groups: [licenseGroup('g')], members: { g: ['jane'] } },
      verdict: 'group-license-not-applied likely',
      asks: 'Since when',
    },
    {
      title: 'nested',
      world: {
        ...jane(unlicensed),
        groups: [licenseGroup('g'), licenseGroup('h', { assignedLicenses: [] })],
        members: { g: ['h'], h: ['jane'] },
      },
      verdict: 'group-license-nested-group confirmed',
    },
    {
      title: 'in no group',
      world: { ...jane(unlicensed), groups: [licenseGroup('g')] },
      verdict: 'no-license-at-all confirmed',
    },
  ],
  'the address of a deleted user, with an error / without': [
    {
      title: 'with',
      world: { ...jane(taken), deletedUsers: [deleted('jane')] },
      verdict: 'proxy-conflict-with-deleted-user likely',
    },
    {
      title: 'without',
      world: {
        ...jane({ ...unlicensed, proxyAddresses: ['SMTP:jane@contoso.com', 'smtp:j@contoso.com'] }),
        deletedUsers: [deleted('j')],
      },
      verdict: 'no-license-at-all confirmed',
    },
  ],
  'another user’s sign-in name / another user’s alias': [
    {
      title: 'sign-in name',
      world: {
        users: [
          user('jane', {
            ...synced,
            ...unlicensed,
            userPrincipalName: 'jane1234@contoso.onmicrosoft.com',
            mail: null,
            proxyAddresses: [],
            onPremisesProvisioningErrors: [quarantine('jane@contoso.com', 'UserPrincipalName')],
          }),
          bob({ userPrincipalName: 'jane@contoso.com', mail: null, proxyAddresses: [], ...synced }),
        ],
      },
      input: 'jane1234@contoso.onmicrosoft.com',
      verdict: 'address-is-upn-of-other-user confirmed',
    },
    {
      title: 'alias',
      world: { users: [user('jane', taken), bob({ proxyAddresses: ['smtp:jane@contoso.com'] })] },
      verdict: 'proxy-conflict-with-active-user confirmed',
    },
  ],
  'deleted cloud-only / left the scope of sync / typing error': [
    {
      title: 'deleted',
      world: { deletedUsers: [deleted('jane')], organization: syncing },
      verdict: 'user-deleted confirmed',
    },
    {
      title: 'left the scope',
      world: { deletedUsers: [deleted('jane', { onPremisesSyncEnabled: true })], organization: syncing },
      verdict: 'user-out-of-sync-scope likely',
      asks: 'Entra Connect server',
    },
    {
      title: 'never arrived',
      world: { organization: syncing },
      verdict: 'user-out-of-sync-scope likely',
      asks: 'Entra Connect server',
    },
    {
      title: 'typing error',
      world: { users: [user('jana')], organization: syncing },
      verdict: 'user-not-found likely',
      asks: 'Which of these people',
    },
  ],
  'a mail user with a live mailbox on premises / with a left-over GUID / without a GUID: Graph shows one picture': [
    { title: 'nothing said', world: jane(synced), verdict: 'undetermined undetermined', asks: onPremises },
    {
      title: 'on premises',
      world: jane(synced),
      answers: { 'mailbox-elsewhere': 'on-premises' },
      verdict: 'onprem-mailbox-by-design confirmed',
    },
    {
      title: 'nowhere, and nobody asked Exchange',
      world: jane(synced),
      answers: { 'mailbox-elsewhere': 'nowhere' },
      verdict: 'undetermined undetermined',
      asks: 'Get-Recipient',
    },
    {
      title: 'Archiving for Exchange Server says it by itself',
      world: jane({ ...licensed({ sku: powerBi, plan: archive }), ...synced }),
      verdict: 'onprem-mailbox-by-design likely',
      asks: onPremises,
    },
  ],
  'license removed last week / never licensed / lapsed': [
    {
      title: 'last week',
      world: jane(gone(ago('7d'))),
      verdict: 'license-removed-mailbox-disconnected likely',
      asks: 'Change user license',
    },
    { title: 'never', world: jane(unlicensed), verdict: 'no-license-at-all confirmed' },
    {
      title: 'lapsed',
      world: jane(gone(ago('90d'))),
      verdict: 'license-lapsed-mailbox-disconnected likely',
      asks: 'Change user license',
    },
  ],
  'soft-deleted mailbox / inactive mailbox / mailbox in grace': [
    {
      title: 'soft-deleted and inactive look like a missing license',
      world: jane(unlicensed),
      verdict: 'no-license-at-all confirmed',
    },
    {
      title: 'in grace',
      world: { ...jane(gone(ago('2d'))), mailboxes: { jane: 'user' } },
      verdict: 'license-removed-mailbox-in-grace confirmed',
    },
  ],
  '12 minutes / 5 hours / 30 hours': [
    { title: '12 minutes', world: jane(licensed({ at: ago('12m') })), verdict: 'still-within-normal-time confirmed' },
    {
      title: '5 hours',
      world: jane(licensed({ at: ago('5h') })),
      verdict: 'still-within-normal-time likely',
      asks: '24 hours',
    },
    {
      title: '30 hours',
      world: jane(licensed({ at: ago('30h') })),
      verdict: 'exceeds-24h-needs-forward-sync likely',
      asks: 'Get-Recipient',
    },
  ],
  'an incident about provisioning / about access': [
    {
      title: 'provisioning',
      world: { ...jane(licensed({ at: ago('5h') })), issues: incident('New mailboxes are not provisioned') },
      verdict: 'service-incident likely',
    },
    {
      title: 'access',
      world: { ...jane(licensed({ at: ago('5h') })), issues: incident('Users can’t access their mailbox') },
      verdict: 'still-within-normal-time likely',
    },
  ],
  'mailbox fine and Outlook wrong / mailbox missing': [
    { title: 'fine', world: { ...jane(), mailboxes: { jane: 'user' } }, verdict: 'mailbox-healthy confirmed' },
    { title: 'missing', world: jane(), verdict: 'exceeds-24h-needs-forward-sync likely' },
  ],
  '403 from a policy / 404 / nothing answered': [
    {
      title: '403',
      world: { ...jane(), mailboxes: { jane: forbidden } },
      verdict: 'undetermined undetermined',
      asks: 'outlook.office.com',
    },
    { title: '404', world: jane(), verdict: 'exceeds-24h-needs-forward-sync likely' },
    {
      title: 'nothing',
      world: { ...jane(), mailboxes: { jane: down } },
      verdict: 'undetermined undetermined',
      asks: 'outlook.office.com',
    },
  ],
  'shared mailbox without license / user without license': [
    {
      title: 'shared, and it answers',
      world: { ...jane({ ...unlicensed, accountEnabled: false }), mailboxes: { jane: 'shared' } },
      verdict: 'mailbox-healthy confirmed',
    },
    {
      title: 'shared, not made yet',
      world: jane({ ...unlicensed, accountEnabled: false }),
      verdict: 'shared-or-room-mailbox-expected likely',
      asks: 'shared or a room mailbox',
    },
    { title: 'user', world: jane(unlicensed), verdict: 'no-license-at-all confirmed' },
  ],
  'guest / member': [
    {
      title: 'guest',
      world: jane({ ...unlicensed, userType: 'Guest', creationType: 'Invitation' }),
      verdict: 'guest-user confirmed',
    },
    {
      title: 'external member',
      world: jane({ ...unlicensed, userType: 'Member', creationType: 'Invitation' }),
      verdict: 'guest-user confirmed',
    },
    {
      title: 'internal guest',
      world: jane({ ...unlicensed, userType: 'Guest' }),
      verdict: 'no-license-at-all confirmed',
    },
    { title: 'member', world: jane(unlicensed), verdict: 'no-license-at-all confirmed' },
  ],
  'the archive’s GUID with a mailbox / without': [
    {
      title: 'with',
      world: {
        ...jane({ serviceProvisioningErrors: [exchangeError('Failed to sync the ArchiveGuid x')] }),
        mailboxes: { jane: 'user' },
      },
      verdict: 'exchange-validation-error-archiveguid confirmed',
    },
    {
      title: 'without',
      world: jane({ serviceProvisioningErrors: [exchangeError('Failed to sync the ArchiveGuid x')] }),
      verdict: 'exchange-validation-error confirmed',
    },
  ],
};

describe('look-alikes', () => {
  for (const [pair, cases] of Object.entries(groups)) {
    describe(pair, () => {
      for (const { title, world, verdict, input = 'jane@contoso.com', answers, asks } of cases) {
        it(title, async () => {
          const diagnosis = await lookIn(world, input, answers);
          assert.equal(`${diagnosis.verdict.cause} ${diagnosis.verdict.certainty}`, verdict);
          if (asks) assert.ok(JSON.stringify(diagnosis.verdict.settledBy).includes(asks), 'the question is missing');
        });
      }
    });
  }

  it('soft-deleted and inactive mailboxes stay possible: what would lose them is refused, and the cmdlets are given', async () => {
    const { vetoes, findings } = await lookIn(jane(unlicensed), 'jane@contoso.com');
    const refused = new Map(vetoes.map(({ remedy, because }) => [remedy, because]));
    assert.equal(refused.get('delete-and-recreate'), 'unknown: soft-deleted-mailbox');
    assert.equal(refused.get('purge-deleted-user'), 'unknown: soft-deleted-mailbox');
    const asked = JSON.stringify(findings);
    assert.ok(asked.includes('-SoftDeletedMailbox') && asked.includes('-InactiveMailboxOnly'));
  });
});
