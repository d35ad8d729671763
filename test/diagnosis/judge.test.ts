import assert from 'node:assert/strict';
import { type CauseId, causeOf, causes } from '../../src/diagnosis/causes.ts';
import { factsOf } from '../../src/diagnosis/diagnose.ts';
import type { FailFinding, Finding } from '../../src/diagnosis/finding.ts';
import type { Readings } from '../../src/diagnosis/gather.ts';
import { judge } from '../../src/diagnosis/judge.ts';
import { say } from '../../src/diagnosis/message.ts';
import { known, type Reading, unknown } from '../../src/diagnosis/reading.ts';
import { type RemedyId, remedyRules } from '../../src/diagnosis/remedies.ts';
import { checks } from '../world.ts';

const failed = (cause: CauseId, more: Partial<FailFinding> = {}): Finding => ({
  check: 'c',
  question: 'Q?',
  outcome: 'fail',
  cause,
  summary: say`It is ${cause}.`,
  evidence: [],
  remedies: causeOf(cause).remedies,
  decides: causeOf(cause).class !== 'note',
  atMost: 'confirmed',
  settledBy: [],
  ...more,
});

const question = { question: 'Where does the mailbox live?' };
/** Everything known, but for what a case says. */
function readings(more: Readonly<Record<string, Reading<unknown>>> = {}): Readings {
  const all = Object.fromEntries(factsOf(checks).map((fact) => [fact.id, known(1)]));
  return new Map(
    Object.entries({ ...all, ...more }).map(([id, reading]) => [id, { reading, source: 'graph' as const, at: '' }]),
  );
}
const dark = unknown(say`Refused.`, question);

describe('the verdict', () => {
  const order: readonly (readonly [string, CauseId, CauseId])[] = [
    ['a mailbox that answers before everything', 'mailbox-healthy', 'guest-user'],
    ['a mailbox that answers before a missing license', 'mailbox-healthy', 'no-license-at-all'],
    ['of row 1, what the facts show before “healthy”', 'exchange-validation-error-archiveguid', 'mailbox-healthy'],
    ['the wrong account before what is wrong with it', 'guest-user', 'no-license-at-all'],
    ['a missing account before the tenant', 'user-deleted', 'service-incident'],
    ['a removed license before “no license”', 'license-removed-mailbox-disconnected', 'no-license-at-all'],
    ['an address before a license', 'proxy-conflict-with-group', 'license-error-no-seats'],
    ['the nearest owner first', 'moera-conflict', 'proxy-conflict-with-active-user'],
    ['suspended before a license error', 'plan-suspended-or-expired', 'license-error-no-seats'],
    ['a license error before a plan that is off', 'license-error-no-seats', 'exchange-plan-disabled-in-license'],
    ['off before a group at work', 'exchange-plan-disabled-in-license', 'group-license-pending'],
    ['a group at work before a missing location', 'group-license-pending', 'usage-location-missing'],
    ['a nested group before foundation', 'group-license-nested-group', 'only-foundation-plan'],
    ['a missing location before no license', 'usage-location-missing', 'no-license-at-all'],
    ['a mailbox that is known to live elsewhere before a license', 'onprem-mailbox-by-design', 'no-license-at-all'],
    ['an address before a mailbox elsewhere', 'proxy-conflict-with-group', 'onprem-mailbox-by-design'],
    ['a validation error before the clock', 'exchange-validation-error', 'still-within-normal-time'],
    ['an incident before the clock', 'service-incident', 'still-within-normal-time'],
    ['the clock before a disagreement', 'still-within-normal-time', 'exo-license-state-not-synced'],
    ['a disagreement before exclusion', 'exo-license-state-not-synced', 'exceeds-24h-needs-forward-sync'],
    ['a blocker before a guard', 'no-license-at-all', 'original-object-in-deleted-users'],
    ['a later blocker before a guard', 'exchange-validation-error', 'original-object-in-deleted-users'],
    ['a guard before waiting', 'original-object-in-deleted-users', 'still-within-normal-time'],
    ['a guard before an incident', 'original-object-in-deleted-users', 'service-incident'],
    ['a guard before a support request', 'original-object-in-deleted-users', 'exceeds-24h-needs-forward-sync'],
    ['a guard before a question', 'original-object-in-deleted-users', 'shared-or-room-mailbox-expected'],
    ['something to mend before a guard', 'mailbox-healthy', 'original-object-in-deleted-users'],
  ];
  for (const [title, first, second] of order) {
    it(`names ${title}`, () => {
      for (const findings of [
        [failed(first), failed(second)],
        [failed(second), failed(first)],
      ]) {
        assert.equal(judge(findings, readings()).verdict.cause, first);
      }
    });
  }

  it('keeps a guard back while any blocker stands, also a late one', () => {
    const found = [failed('original-object-in-deleted-users'), failed('exo-license-state-not-synced')];
    assert.equal(judge([...found, failed('service-incident')], readings()).verdict.cause, 'service-incident');
  });

  it('names a license before a mailbox that may live elsewhere', () => {
    const perhaps = failed('onprem-mailbox-by-design', { atMost: 'likely' });
    assert.equal(judge([perhaps, failed('no-license-at-all')], readings()).verdict.cause, 'no-license-at-all');
  });

  it('is a guard where nothing else is', () => {
    assert.equal(judge([failed('soft-deleted-mailbox')], readings()).verdict.cause, 'soft-deleted-mailbox');
  });

  it('is not a finding that does not decide', () => {
    const { verdict } = judge(
      [failed('no-license-at-all', { decides: false }), failed('service-incident')],
      readings(),
    );
    assert.equal(verdict.cause, 'service-incident');
  });

  it('is confirmed only when all that could overturn it is known, and the evidence allows it', () => {
    const found = [failed('no-license-at-all')];
    assert.equal(judge(found, readings()).verdict.certainty, 'confirmed');
    assert.deepEqual(judge(found, readings()).verdict.settledBy, []);
    for (const fact of causeOf('no-license-at-all').overturnedBy) {
      const { verdict } = judge(found, readings({ [fact]: dark }));
      assert.deepEqual([verdict.certainty, verdict.settledBy], ['likely', [question]], fact);
    }
    const weak = [failed('no-license-at-all', { atMost: 'likely', settledBy: [question] })];
    assert.deepEqual(judge(weak, readings()).verdict.settledBy, [question]);
    assert.equal(judge(weak, readings()).verdict.certainty, 'likely');
  });

  it('is at most likely about an account that may not be the one meant', () => {
    assert.equal(judge([failed('mailbox-healthy')], readings({ meant: dark })).verdict.certainty, 'likely');
  });

  it('takes a fact that nobody gathered for unknown', () => {
    assert.equal(judge([failed('no-license-at-all')], new Map()).verdict.certainty, 'likely');
  });

  it('is not known while a fact is unknown that the cause needs, and asks for it first', () => {
    const { verdict, advice } = judge([failed('exceeds-24h-needs-forward-sync')], readings({ 'mailbox-state': dark }));
    assert.deepEqual(
      [verdict.cause, verdict.certainty, verdict.settledBy[0]],
      ['undetermined', 'undetermined', question],
    );
    assert.deepEqual(advice, []);
  });

  it('is a guard rather than “not known”', () => {
    const found = [failed('exo-license-state-not-synced'), failed('original-object-in-deleted-users')];
    assert.equal(judge(found, readings({ 'mailbox-state': dark })).verdict.cause, 'original-object-in-deleted-users');
  });

  it('is not known where nothing failed, and lists what to find out', () => {
    const open: Finding = { check: 'c', question: 'Q?', outcome: 'cannot-tell', reason: say`Refused.`, because: [] };
    const { verdict } = judge([open, open, { ...open, ask: question }], readings());
    assert.deepEqual([verdict.cause, verdict.certainty], ['undetermined', 'undetermined']);
    assert.deepEqual(verdict.settledBy, [say`Refused.`, question]);
  });

  it('never rises in certainty when less is known, whatever the cause', () => {
    const rank = { undetermined: 0, likely: 1, confirmed: 2 };
    for (const cause of Object.keys(causes) as CauseId[]) {
      const before = judge([failed(cause)], readings()).verdict;
      for (const fact of factsOf(checks)) {
        const after = judge([failed(cause)], readings({ [fact.id]: dark })).verdict;
        assert.ok(rank[after.certainty] <= rank[before.certainty], `${cause} without ${fact.id}`);
      }
    }
  });
});

describe('symptoms', () => {
  const explained = (verdict: CauseId, symptom: CauseId, more: Partial<FailFinding> = {}) =>
    judge([failed(verdict), failed(symptom, more)], readings()).findings.map(
      (finding) => finding.outcome === 'fail' && finding.explainedBy,
    );

  it('are folded under what explains them, never dropped', () => {
    assert.deepEqual(explained('no-license-at-all', 'exceeds-24h-needs-forward-sync'), [
      undefined,
      'no-license-at-all',
    ]);
    assert.deepEqual(explained('proxy-conflict-with-group', 'no-exchange-plan'), [
      undefined,
      'proxy-conflict-with-group',
    ]);
    assert.deepEqual(explained('license-removed-mailbox-disconnected', 'no-license-at-all'), [
      undefined,
      'license-removed-mailbox-disconnected',
    ]);
  });

  it('are not what is a trouble of its own', () => {
    assert.deepEqual(explained('no-license-at-all', 'mailnickname-missing-or-invalid'), [undefined, undefined]);
    assert.deepEqual(explained('no-license-at-all', 'service-incident-access-only'), [undefined, undefined]);
  });
});

describe('advice and vetoes', () => {
  const advised = (
    cause: CauseId,
    more: Readonly<Record<string, Reading<unknown>>> = {},
    also: readonly Finding[] = [],
  ) => judge([failed(cause), ...also], readings(more)).advice.map(({ remedy }) => remedy);

  it('come in the order of the cause', () => {
    assert.deepEqual(advised('exo-license-state-not-synced'), [
      'retry-provisioning',
      'run-provisioning-diagnostic',
      'cycle-exchange-plan',
    ]);
  });

  it('leave out what a finding forbids, also one that does not decide', () => {
    const guard = failed('soft-deleted-mailbox', { decides: false });
    assert.deepEqual(advised('exo-license-state-not-synced', {}, [guard]), [
      'retry-provisioning',
      'run-provisioning-diagnostic',
    ]);
  });

  it('leave out what a finding forbids although it is the cause’s own remedy', () => {
    assert.deepEqual(advised('no-license-at-all', {}, [failed('onprem-mailbox-by-design')]), []);
  });

  for (const remedy of Object.keys(remedyRules) as RemedyId[]) {
    for (const fact of remedyRules[remedy].unlessUnknown) {
      it(`refuse ${remedy} while ${fact} is unknown`, () => {
        const { vetoes } = judge([], readings({ [fact]: dark }));
        assert.deepEqual(
          vetoes.find((veto) => veto.remedy === remedy),
          { remedy, because: `unknown: ${fact}` },
        );
      });
    }
  }

  it('name a finding before an unknown fact, and each remedy once', () => {
    const { vetoes } = judge([failed('soft-deleted-mailbox')], readings({ mailbox: dark }));
    assert.equal(new Set(vetoes.map(({ remedy }) => remedy)).size, vetoes.length);
    assert.equal(vetoes.find(({ remedy }) => remedy === 'delete-and-recreate')?.because, 'soft-deleted-mailbox');
  });

  it('never refuse anything where nothing was found and everything is known', () => {
    assert.deepEqual(judge([], readings()).vetoes, []);
  });
});
