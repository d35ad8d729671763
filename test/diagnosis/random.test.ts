import assert from 'node:assert/strict';
import fc from 'fast-check';
import { causeOf } from '../../src/diagnosis/causes.ts';
import type { Diagnosis } from '../../src/diagnosis/finding.ts';
import type { RemedyId } from '../../src/diagnosis/remedies.ts';
import type { Fault } from '../../src/diagnosis/request.ts';
import {
  ago,
  archive,
  both,
  checks,
  deleted,
  down,
  e3,
  exchangeError,
  f1,
  forbidden,
  foundation,
  kiosk,
  licensed,
  licenseGroup,
  lookIn,
  plan1,
  plan2,
  powerBi,
  quarantine,
  synced,
  syncing,
  unlicensed,
  user,
  type World,
} from '../world.ts';
import { assertNoWiser } from './no-wiser.ts';
import { urlsOf } from './urls.ts';

/** The same tenants every time, so that a red run is about the change; another seed and more runs find more. */
const settings = { numRuns: 400, seed: 20261121 };

/** Mostly the first. */
const rarely = <T>(usual: T, ...others: readonly T[]): fc.Arbitrary<T> =>
  fc.oneof({ weight: 2 * others.length, arbitrary: fc.constant(usual) }, fc.constantFrom(...others));

const age = fc.constantFrom('0m', '12m', '31m', '5h', '24h', '30h', '29d', '31d', '300d').map(ago);

const license = fc
  .record({
    sku: fc.constantFrom(
      e3,
      f1,
      powerBi,
      '3b555118-da6a-4418-894f-7df1e2096870',
      '99999999-9999-9999-9999-999999999999',
    ),
    plan: fc.constantFrom(plan1, plan2, kiosk, foundation, archive),
    status: fc.constantFrom('Enabled', 'Warning', 'Suspended', 'LockedOut', 'Deleted', 'enabled', 'Odd'),
    at: age,
    state: fc.constantFrom('Active', 'ActiveWithError', 'Error', 'Disabled', 'active', 'Odd'),
    error: fc.constantFrom(
      null,
      'None',
      'CountViolation',
      'UniquenessViolation',
      'DependencyViolation',
      'Other',
      'Odd',
      'ProhibitedInUsageLocationViolation',
    ),
    group: fc.constantFrom(null, 'g', 'h'),
    disabled: fc.constantFrom([], [plan2], [plan1, plan2], [kiosk]),
  })
  .map(licensed);

const licenses = fc.array(license, { maxLength: 3 }).map((all) => all.reduce(both, unlicensed));

const person = fc.record(
  {
    userPrincipalName: rarely(
      'jane@contoso.com',
      'jd@contoso.com',
      'jane_x.com#EXT#@contoso.onmicrosoft.com',
      'jane1234@contoso.onmicrosoft.com',
    ),
    accountEnabled: fc.constantFrom(true, false, null),
    usageLocation: fc.constantFrom('DE', null, 'UK', ''),
    mailNickname: fc.constantFrom('jane', null, 'a b', 'x'.repeat(70)),
    mail: fc.constantFrom('jane@contoso.com', null, 'jane@x.example'),
    proxyAddresses: fc.constantFrom(
      [],
      ['SMTP:jane@contoso.com'],
      ['smtp:jane@contoso.com', 'smtp:b@contoso.com', 'SMTP:c@contoso.com'],
    ),
    createdDateTime: age,
    creationType: rarely(null, 'Invitation'),
    serviceProvisioningErrors: fc.constantFrom(
      null,
      [],
      [exchangeError('Failed to sync the ArchiveGuid x')],
      [exchangeError('The proxy address "SMTP:jane@contoso.com" is already being used')],
      [exchangeError('No mailbox plan with SKU x'), exchangeError('Something else')],
    ),
    onPremisesProvisioningErrors: fc.constantFrom(
      null,
      [],
      [quarantine('SMTP:jane@contoso.com')],
      [quarantine('b@contoso.com')],
      [quarantine('jane@contoso.com', 'UserPrincipalName')],
    ),
    showInAddressList: fc.constantFrom(true, false, null),
  },
  { requiredKeys: [] },
);

const jane = fc
  .tuple(person, licenses, fc.boolean())
  .map(([changes, license, syncs]) => user('jane', { ...(syncs && synced), ...license, ...changes }));

const bob = fc
  .record({
    proxyAddresses: fc.constantFrom(
      [],
      ['smtp:jane@contoso.com'],
      ['smtp:jane@contoso.onmicrosoft.com'],
      ['smtp:b@contoso.com'],
    ),
    userPrincipalName: fc.constantFrom('bob@contoso.com', 'jane_y.com#EXT#@contoso.onmicrosoft.com', 'c@contoso.com'),
    accountEnabled: fc.boolean(),
  })
  .map((changes) => user('bob', { id: '00000000-0000-0000-0000-00000000b0b0', ...changes }));

const oddNotFound: Fault = { kind: 'not-found', status: 404, code: 'ErrorInvalidUser', message: 'No.' };
const missing: Fault = { ...oddNotFound, code: 'MailboxNotEnabledForRESTAPI' };
const group = fc
  .constantFrom('ProcessingComplete', 'QueuedForProcessing', null)
  .map((state) =>
    licenseGroup('g', { licenseProcessingState: state && { state }, mail: state === null ? 'jane@contoso.com' : null }),
  );

const users: fc.Arbitrary<NonNullable<World['users']>> = fc.oneof(
  { weight: 12, arbitrary: jane.map((one) => [one]) },
  { weight: 6, arbitrary: fc.tuple(jane, bob) },
  bob.map((one) => [one]),
  fc.constant([]),
);

const world = fc.record(
  {
    users,
    mailboxes: fc.record(
      {
        jane: rarely<string | Fault>(missing, 'user', 'shared', 'room', forbidden, down, oddNotFound),
        bob: fc.constantFrom('user', 'shared'),
      },
      { requiredKeys: [] },
    ),
    organization: fc.constantFrom(
      {},
      syncing,
      { ...syncing, onPremisesLastSyncDateTime: ago('9h') },
      { createdDateTime: ago('9h') },
      { provisionedPlans: [{ service: 'exchange', capabilityStatus: 'Enabled', provisioningStatus: 'PendingInput' }] },
    ),
    issues: fc.constantFrom(
      [],
      [{ id: 'X1', title: 'New mailboxes are not provisioned', service: 'Exchange Online' }],
      [{ id: 'X2', title: 'Users can’t sign in', service: 'Exchange Online' }],
    ),
    groups: group.map((one) => [one]),
    members: fc.constantFrom({}, { g: ['jane'] }, { g: ['h'], h: ['jane'] }),
    deletedUsers: rarely<readonly object[]>(
      [],
      [deleted('jane')],
      [deleted('jane', { mail: null, onPremisesSyncEnabled: true })],
      [deleted('bob')],
    ),
    roles: fc.constantFrom({}, { bob: ['User Administrator'] }),
    licenseStatus: fc.constantFrom({}, { jane: 'PendingInput' }, { jane: 'PendingActivation' }),
    faults: fc
      .oneof({ weight: 2, arbitrary: fc.constant<string[]>([]) }, fc.subarray(Object.values(urlsOf), { maxLength: 3 }))
      .map((urls) => Object.fromEntries(urls.map((url) => [url, forbidden]))),
  },
  { requiredKeys: ['users'] },
) as fc.Arbitrary<World>;

const answers = fc.constantFrom(
  {},
  { 'mailbox-elsewhere': 'nowhere' },
  { 'mailbox-elsewhere': 'on-premises' },
  { 'mailbox-elsewhere': 'other-tenant' },
);
const typed = rarely(
  'jane@contoso.com',
  'JANE@contoso.com',
  'jane',
  'jd@contoso.com',
  '00000000-0000-0000-0000-000000000a0e',
);

const destroying: readonly RemedyId[] = [
  'delete-and-recreate',
  'purge-deleted-user',
  'clear-mailbox-guid',
  'remove-license',
  'cycle-exchange-plan',
  'cycle-license',
];
const switchingOn: readonly RemedyId[] = [
  'assign-license',
  'enable-exchange-plan',
  'reprocess-license',
  'add-to-licensing-group',
];

const advised = ({ advice }: Diagnosis) => advice.map(({ remedy }) => remedy);
const shared = (some: readonly RemedyId[], others: readonly RemedyId[]) => some.filter((one) => others.includes(one));

/** Runs a property over random tenants. */
const always = (claim: (diagnosis: Diagnosis, world: World, answers: object) => void): Promise<void> =>
  fc.assert(
    fc.asyncProperty(world, typed, answers, async (around, input, said) =>
      claim(await lookIn(around, input, said), around, said),
    ),
    settings,
  );

describe('whatever the tenant', () => {
  it('the verdict is undetermined in cause exactly when it is in certainty, and says what would settle it', () =>
    always(({ verdict }) => {
      assert.equal(verdict.cause === 'undetermined', verdict.certainty === 'undetermined');
      assert.equal(verdict.class, causeOf(verdict.cause).class);
      if (verdict.certainty === 'confirmed') assert.deepEqual(verdict.settledBy, []);
      if (verdict.certainty === 'undetermined') assert.ok(verdict.settledBy.length > 0);
      assert.notEqual(verdict.class, 'note');
    }));

  it('nothing is advised that is forbidden, destroys, or waits without a reason to wait', () =>
    always((diagnosis) => {
      const { verdict, vetoes } = diagnosis;
      assert.deepEqual(
        shared(
          advised(diagnosis),
          vetoes.map(({ remedy }) => remedy),
        ),
        [],
      );
      assert.deepEqual(shared(advised(diagnosis), destroying), []);
      if (advised(diagnosis).includes('wait')) assert.equal(verdict.class, 'wait');
    }));

  it('no plan is switched on for a synced person before somebody said where the mailbox lives', () =>
    always((diagnosis, { users = [] }, said) => {
      const who = users.find(({ id }) => id === diagnosis.subject.id);
      if (who?.onPremisesSyncEnabled !== true || Object.hasOwn(said, 'mailbox-elsewhere')) return;
      assert.deepEqual(shared(advised(diagnosis), switchingOn), []);
      if (causeOf(diagnosis.verdict.cause).row === 5) assert.equal(diagnosis.verdict.certainty, 'likely');
    }));

  it('no plan is switched on where the mailbox lives elsewhere', () =>
    always((diagnosis, _, said) => {
      const elsewhere = (said as Record<string, unknown>)['mailbox-elsewhere'];
      if (
        elsewhere === undefined ||
        elsewhere === 'nowhere' ||
        diagnosis.subject.id === null ||
        diagnosis.subject.deleted
      )
        return;
      assert.deepEqual(shared(advised(diagnosis), switchingOn), []);
    }));

  it('a mailbox that answers is the verdict', () =>
    always(({ subject, verdict, findings }, { users = [], mailboxes = {}, faults = {} }) => {
      const name = String(users.find(({ id }) => id === subject.id)?.displayName);
      if (typeof mailboxes[name] !== 'string' || name === 'bob') return;
      if (urlsOf.mailbox && faults[urlsOf.mailbox]) return;
      assert.equal(causeOf(verdict.cause).row, 1);
      assert.ok(findings.length > 0);
    }));

  it('every check speaks, and every failure says what shows it', () =>
    always(({ findings }) => {
      assert.equal(new Set(findings.map(({ check }) => check)).size, checks.length);
      for (const finding of findings) {
        if (finding.outcome === 'fail') assert.ok(finding.evidence.length > 0, finding.cause);
        if (finding.outcome === 'fail') assert.notEqual(finding.explainedBy, finding.cause);
      }
    }));

  it('one thing more that cannot be read makes nothing better or surer', () =>
    fc.assert(
      fc.asyncProperty(
        world,
        typed,
        answers,
        fc.constantFrom(...Object.entries(urlsOf)),
        async (around, input, said, [fact, url]) => {
          const sighted = await lookIn(around, input, said);
          const blind = await lookIn({ ...around, faults: { ...around.faults, [url]: forbidden } }, input, said);
          assertNoWiser(blind, sighted, `without ${fact}`);
        },
      ),
      settings,
    ));
});
