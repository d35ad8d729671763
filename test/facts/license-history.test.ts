import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import type { FactInput } from '../../src/diagnosis/fact.ts';
import { say } from '../../src/diagnosis/message.ts';
import { absent, known, type Reading, unknown } from '../../src/diagnosis/reading.ts';
import type { Fault, GraphRequest } from '../../src/diagnosis/request.ts';
import licenseHistory, { type HistoryEntry } from '../../src/facts/license-history.ts';
import { ago, now } from '../world.ts';

const jane = '0000000a-0000-0000-0000-000000000001';
const deletedPlan = { capabilityStatus: 'Deleted' };
const enabledPlan = { capabilityStatus: 'Enabled' };

const input = (plan: object, clock: Reading<unknown>): FactInput => ({
  from: { match: { user: { id: jane } }, mailboxPlan: plan },
  uses: { clock },
  now,
});
const overdue = input({ usable: enabledPlan, plans: [enabledPlan] }, known({ minutes: 45 }));

const asked = (look: FactInput): readonly GraphRequest[] => licenseHistory.ask(look) as readonly GraphRequest[];

const read = (value: readonly unknown[], look = overdue) => licenseHistory.read([{ value }], look);

function entries(value: readonly unknown[]): readonly HistoryEntry[] {
  const reading = read(value);
  assert.ok(reading.state === 'known');
  return reading.value;
}

const record = (activityDisplayName: string, changes: object = {}) => ({
  activityDisplayName,
  activityDateTime: ago('5h'),
  result: 'success',
  initiatedBy: { user: { displayName: 'Ana Admin', userPrincipalName: 'ana@contoso.com' }, app: null },
  targetResources: [{ id: jane, displayName: null, type: 'User', modifiedProperties: [] }],
  ...changes,
});

describe('license history', () => {
  const noPlan = { usable: null, plans: [] };
  const cases: readonly (readonly [string, FactInput, boolean])[] = [
    ['a plan on for 30 minutes', input({ usable: enabledPlan, plans: [enabledPlan] }, known({ minutes: 30 })), true],
    ['a plan on for 29 minutes', input({ usable: enabledPlan, plans: [enabledPlan] }, known({ minutes: 29 })), false],
    ['a plan on since nobody knows when', input({ usable: enabledPlan, plans: [] }, absent), false],
    ['clocks that disagree', input({ usable: enabledPlan, plans: [] }, unknown(say`The clocks disagree.`)), false],
    ['a plan that was taken away', input({ usable: null, plans: [deletedPlan] }, absent), true],
    [
      'a plan that was taken away, and a fresh one',
      input({ usable: enabledPlan, plans: [deletedPlan, enabledPlan] }, known({ minutes: 5 })),
      false,
    ],
    ['no plan at all', input(noPlan, absent), false],
  ];
  for (const [name, look, expected] of cases) {
    it(`${expected ? 'asks' : 'does not ask'}: ${name}`, () => {
      assert.equal(asked(look).length, expected ? 1 : 0);
      if (!expected) assert.equal(licenseHistory.read([], look).state, 'absent');
    });
  }

  it('asks once, for one page about this person, with other queries in its place', () => {
    const [request, ...others] = asked(overdue);
    assert.deepEqual(others, []);
    const queries = [request, request?.instead, request?.instead?.instead];
    assert.equal(queries[2]?.instead, undefined);
    for (const query of queries) {
      assert.equal(query?.firstPageOnly, true);
      assert.match(decodeURIComponent(query.url), new RegExp(`targetResources/any\\(t:t/id eq '${jane}'\\)`));
    }
    assert.deepEqual(
      queries.map((query) => /\$select=|activityDisplayName eq/.exec(decodeURIComponent(query?.url ?? ''))?.[0]),
      ['$select=', undefined, 'activityDisplayName eq'],
    );
  });

  const activities: readonly (readonly [string, HistoryEntry['activity'] | undefined])[] = [
    ['Change user license', 'license changed'],
    ['CHANGE USER LICENSE', 'license changed'],
    ['Add user', 'created'],
    ['Delete user', 'deleted'],
    ['Restore user', 'restored'],
    ['Add member to group', 'added to group'],
    ['Remove member from group', 'removed from group'],
    ['Update user', undefined],
    ['Hard Delete user', undefined],
    ['', undefined],
  ];
  for (const [name, activity] of activities) {
    it(`takes “${name}” for ${activity ?? 'nothing of interest'}`, () =>
      assert.deepEqual(
        entries([record(name)]).map((entry) => entry.activity),
        activity ? [activity] : [],
      ));
  }

  it('says who did it: a person, or an application', () => {
    const app = { user: null, app: { displayName: 'Microsoft Entra ID Group-Based Licensing' } };
    const unnamed = { user: { displayName: null, userPrincipalName: 'bob@contoso.com' }, app: null };
    const by = (initiatedBy: unknown) => entries([record('Change user license', { initiatedBy })])[0]?.by;
    assert.equal(by(app), 'Microsoft Entra ID Group-Based Licensing');
    assert.equal(by(unnamed), 'bob@contoso.com');
    assert.equal(by({ user: { displayName: 'Ana' }, app: null }), 'Ana');
    for (const nobody of [null, undefined, {}, { user: null, app: null }]) assert.equal(by(nobody), null);
  });

  it('says how it ended', () => {
    const outcome = (result: unknown) => entries([record('Change user license', { result })])[0]?.outcome;
    assert.deepEqual(['success', 'Failure', 'timeout', null, undefined].map(outcome), [
      'success',
      'failure',
      'unknown',
      'unknown',
      'unknown',
    ]);
  });

  it('names the group, from its own target or from what changed on the person', () => {
    const group = { id: 'AAAA', displayName: 'Sales', Type: 'Group' };
    const person = { id: jane, type: 'User' };
    const inside = {
      ...person,
      modifiedProperties: [
        { displayName: 'Group.ObjectID', newValue: '"bbbb"' },
        { displayName: 'Group.DisplayName', newValue: '"HR"' },
      ],
    };
    const groupOf = (...targetResources: object[]) => entries([record('Add member to group', { targetResources })])[0];
    assert.deepEqual(groupOf(group, person)?.group, { id: 'aaaa', name: 'Sales' });
    assert.deepEqual(groupOf(inside)?.group, { id: 'bbbb', name: 'HR' });
    assert.deepEqual(groupOf(person)?.group, { id: null, name: null });
  });

  it('puts the newest first, and leaves out other people, bad dates and odd records', () => {
    const found = entries([
      record('Add user', { activityDateTime: ago('3d') }),
      record('Restore user', { activityDateTime: '2026-11-21T09:00:00.1234567Z' }),
      record('Delete user', { activityDateTime: 'yesterday' }),
      record('Delete user', { targetResources: [{ id: 'somebody-else' }] }),
      record('Delete user', { targetResources: null }),
      7,
      null,
      { activityDateTime: 5 },
    ]);
    assert.deepEqual(
      found.map(({ at, activity }) => [at, activity]),
      [
        ['2026-11-21T09:00:00.123Z', 'restored'],
        [ago('3d'), 'created'],
      ],
    );
  });

  it('reads the answer that Microsoft publishes, for the person in it and for anybody else', () => {
    const page = JSON.parse(readFileSync(new URL('directory-audits.json', import.meta.url), 'utf8')) as object;
    const bob = {
      ...overdue,
      from: { ...overdue.from, match: { user: { id: '1f0e98f5-3161-4c6b-9b50-d488572f2bb7' } } },
    };
    const joined: HistoryEntry = {
      at: '2018-01-09T21:20:02.721Z',
      activity: 'added to group',
      by: 'Audry Oliver',
      outcome: 'success',
      group: { id: 'ef7e527d-6c92-4234-8c6d-cf6fdfb57f95', name: 'Example.com' },
    };
    assert.deepEqual(licenseHistory.read([page], bob), known([joined]));
    assert.deepEqual(licenseHistory.read([page], overdue), known([]));
  });

  it('never fails on what a record holds', () => {
    const value = fc.array(
      fc.record(
        {
          activityDisplayName: fc.oneof(fc.constantFrom('Add user', 'Add member to group'), fc.anything()),
          activityDateTime: fc.oneof(fc.date().map(String), fc.constant(ago('1h')), fc.anything()),
          initiatedBy: fc.anything(),
          result: fc.anything(),
          targetResources: fc.oneof(fc.constant([{ id: jane }]), fc.anything()),
        },
        { requiredKeys: [] },
      ),
    );
    fc.assert(fc.property(value, (records) => assert.equal(read(records).state, 'known')));
  });

  const faults: readonly (readonly [Fault['kind'], RegExp | undefined])[] = [
    ['forbidden', /AuditLog\.Read\.All.*Directory\.Read\.All|needs \{0\}/],
    ['not-found', /cannot be read here/],
    ['bad-request', /cannot be read here/],
    ['throttled', undefined],
    ['timeout', undefined],
  ];
  for (const [kind, expected] of faults) {
    it(`is unknown, never absent, when the answer is: ${kind}`, () => {
      const reading = licenseHistory.fault({ kind, message: 'x' }, overdue);
      // Undefined: the engine makes it unknown, with the fault's own sentence.
      if (!expected) return assert.equal(reading, undefined);
      assert.ok(reading?.state === 'unknown');
      assert.match(reading.reason.text, expected);
    });
  }
});
