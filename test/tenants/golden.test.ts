import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { allFacts } from '../../src/cli/answerable.ts';
import type { Diagnosis } from '../../src/diagnosis/finding.ts';
import { expectedOf, inShort, looksBy, nameOf, tenants, ways } from './golden.ts';

describe('golden tenants', () => {
  for (const tenant of tenants) {
    for (const way of ways) {
      describe(`${tenant.name}, ${way === 'graph' ? 'from Graph alone' : 'with Exchange'}`, () => {
        let looks: readonly Diagnosis[] = [];
        let golden: readonly unknown[] = [];
        before(async function () {
          this.timeout(60_000);
          looks = await looksBy(tenant, way);
          golden = JSON.parse(readFileSync(tenant.golden[way], 'utf8')) as readonly unknown[];
        });

        tenant.asks.forEach((ask, at) => {
          it(nameOf(ask), () => {
            const diagnosis = looks[at];
            assert.ok(diagnosis);
            const { cause, certainty } = diagnosis.verdict;
            const expected = expectedOf(ask, way);
            if (expected) assert.deepEqual({ cause, certainty }, expected);
            // Read the difference; if it is meant, `npm run rebaseline` writes it down.
            assert.deepEqual(JSON.parse(JSON.stringify(inShort(diagnosis, ask))), golden[at]);
          });
        });

        it('do not ask again what people answered', () => {
          for (const [at, { input, answers = {} }] of tenant.asks.entries()) {
            const { certainty, settledBy = [] } = looks[at]?.verdict ?? {};
            // Where sources disagree, the same question is asked once more, an hour later.
            if (certainty === 'undetermined') continue;
            const again = settledBy.filter((ask) => 'fact' in ask && ask.fact !== undefined && ask.fact in answers);
            assert.deepEqual(again, [], input);
          }
        });

        it('has no golden report of somebody who is gone', () => assert.equal(golden.length, tenant.asks.length));
      });
    }
  }

  it('are told by people only what the facts take as an answer', async () => {
    const facts = new Map((await allFacts()).map((fact) => [fact.id, fact]));
    for (const { name, asks } of tenants) {
      for (const { input, answers = {} } of asks) {
        for (const [id, value] of Object.entries(answers)) {
          const read = facts.get(id)?.answered?.(value);
          assert.ok(read && read.state !== 'unknown', `${name}, ${input}: ${id} takes no ${JSON.stringify(value)}`);
        }
      }
    }
  });
});
