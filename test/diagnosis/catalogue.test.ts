import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { type Cause, type CauseId, causeOf, causes, precedence } from '../../src/diagnosis/causes.ts';
import { factsOf } from '../../src/diagnosis/diagnose.ts';
import type { Fact } from '../../src/diagnosis/fact.ts';
import { type RemedyId, remedyRules } from '../../src/diagnosis/remedies.ts';
import { checks } from '../world.ts';

const idsIn = (folder: string): readonly string[] =>
  readdirSync(new URL(`../../src/${folder}/`, import.meta.url))
    .filter((name) => name.endsWith('.ts'))
    .map((name) => name.slice(0, -'.ts'.length));

const factIds = new Set(idsIn('facts'));
const remedyIds = Object.keys(remedyRules) as RemedyId[];
const ids = Object.keys(causes) as CauseId[];

describe('the catalogue of causes', () => {
  it('has 84', () => assert.equal(ids.length, 84));

  it('is in the order of its rows', () => {
    const rows = ids.map((id) => causeOf(id).row);
    assert.deepEqual(
      rows,
      [...rows].sort((a, b) => a - b),
    );
    assert.deepEqual([...precedence.keys()], ids);
  });

  for (const id of ids) {
    it(`${id} names facts and remedies that exist`, () => {
      const cause: Cause = causeOf(id);
      for (const fact of [...cause.overturnedBy, ...(cause.needs ?? [])]) assert.ok(factIds.has(fact), fact);
      for (const remedy of [...cause.remedies, ...(cause.vetoes ?? [])]) assert.ok(remedyIds.includes(remedy), remedy);
      assert.ok(cause.title.length > 0);
      assert.deepEqual(
        cause.remedies.filter((remedy) => cause.vetoes?.includes(remedy)),
        [],
        'it forbids its own remedy',
      );
    });
  }

  it('lets only causes of waiting advise to wait, and those advise it first', () => {
    for (const id of ids) {
      const { class: kind, remedies }: Cause = causeOf(id);
      assert.equal(remedies.includes('wait'), kind === 'wait', id);
      if (kind === 'wait') assert.equal(remedies[0], 'wait', id);
    }
  });

  it('leaves what destroys to causes that need the facts for it', () => {
    for (const id of ids) {
      const { remedies }: Cause = causeOf(id);
      for (const remedy of ['delete-and-recreate', 'purge-deleted-user', 'cycle-license', 'remove-license'] as const)
        assert.ok(!remedies.includes(remedy), `${id} advises ${remedy}`);
    }
  });

  it('has a remedy file for every remedy', () =>
    assert.deepEqual([...idsIn('remedies')].sort(), [...remedyIds].sort()));

  it('names facts that exist where a remedy needs them known', () => {
    for (const remedy of remedyIds) for (const fact of remedyRules[remedy].unlessUnknown) assert.ok(factIds.has(fact));
  });

  it('agrees with the reference in row and class, where that is at hand', function () {
    const path = new URL('../../../shared/reference/data/causes.json', import.meta.url);
    if (!existsSync(path)) this.skip();
    const reference = JSON.parse(readFileSync(path, 'utf8')) as {
      causes: readonly { id: CauseId; row: number; class: string }[];
    };
    const ours = ids.map((id) => `${id} ${causeOf(id).row} ${causeOf(id).class}`).sort();
    assert.deepEqual(ours, reference.causes.map((one) => `${one.id} ${one.row} ${one.class}`).sort());
  });
});

describe('checks and facts', () => {
  it('have their file’s name as id', () => {
    assert.deepEqual(checks.map(({ id }) => id).sort(), [...idsIn('checks')].sort());
  });

  for (const check of checks) {
    it(`${check.id} names causes and steps that exist`, () => {
      for (const cause of check.causes) assert.ok(Object.hasOwn(causes, cause), cause);
      assert.equal(new Set(check.causes).size, check.causes.length);
      for (const step of check.steps)
        assert.match(step, /^(delays-[1-7]|connect-([1-9]|10)|vendor-([1-9]|10)|process-[1-7])$/);
      assert.match(check.question, /\?$/);
    });
  }

  it('leave no fact unused', () => {
    const used = new Set(factsOf(checks).map(({ id }) => id));
    const reportOnly = new Set(['person']);
    assert.deepEqual(
      [...factIds].filter((id) => !used.has(id) && !reportOnly.has(id)),
      [],
    );
  });

  it('have their file’s name as id, facts too, and stand on each other without a circle', async () => {
    for (const id of factIds) {
      const { default: fact } = (await import(new URL(`../../src/facts/${id}.ts`, import.meta.url).href)) as {
        default: Fact<unknown>;
      };
      assert.equal(fact.id, id);
      assertNoCircle(fact, []);
    }
  });

  it('say which permission they need, where they ask Graph', () => {
    const worked = new Set([
      'addresses',
      'clock',
      'conflict',
      'elapsed',
      'input',
      'mailbox-elsewhere',
      'mailbox-plan',
      'mailbox-state',
      'match',
      'meant',
      'on-premises-recipient',
      'restored',
      'service-errors',
      'subject',
    ]);
    for (const fact of factsOf(checks)) {
      if (fact.source === 'graph' && !worked.has(fact.id)) assert.match(fact.permission ?? '', /\.Read/, fact.id);
    }
  });
});

function assertNoCircle(fact: Fact<unknown>, above: readonly string[]): void {
  assert.ok(!above.includes(fact.id), [...above, fact.id].join(' → '));
  for (const other of [...Object.values(fact.from), ...Object.values(fact.uses)])
    assertNoCircle(other, [...above, fact.id]);
}
