import assert from 'node:assert/strict';
import type { Finding } from '../../src/diagnosis/finding.ts';
import { urlsOf } from '../diagnosis/urls.ts';
import { causesOf, forbidden, lookIn, of, type World } from '../world.ts';

/** One case of a check. What is left out is not looked at. */
export interface Row {
  readonly title: string;
  readonly world: World;
  /** Default: jane@contoso.com. */
  readonly input?: string;
  readonly answers?: Readonly<Record<string, unknown>>;
  /** The causes that the check finds, with a star where the finding decides. */
  readonly finds?: readonly string[];
  /** The only outcome of the check, where it finds nothing. */
  readonly outcome?: Exclude<Finding['outcome'], 'fail'>;
  /** Cause and certainty of the whole look. */
  readonly verdict?: string;
}

/** The world with the requests of some facts refused (403). */
export const without = (world: World, ...facts: readonly string[]): World => ({
  ...world,
  faults: { ...world.faults, ...Object.fromEntries(facts.map((fact) => [urlOf(fact), forbidden])) },
});

function urlOf(fact: string): string {
  const url = urlsOf[fact];
  assert.ok(url, `no request is known for the fact ${fact}`);
  return url;
}

/** Runs a table of cases of one check. */
export function table(check: string, rows: readonly Row[]): void {
  describe(check, () => {
    for (const row of rows) {
      it(row.title, async () => {
        const diagnosis = await lookIn(row.world, row.input ?? 'jane@contoso.com', row.answers);
        const outcomes = of(diagnosis, check).map((finding) => finding.outcome);
        assert.ok(outcomes.length > 0, 'the check said nothing');
        if (row.finds) assert.deepEqual(causesOf(diagnosis, check), row.finds);
        if (row.outcome) assert.deepEqual([...new Set(outcomes)], [row.outcome]);
        if (row.verdict) assert.equal(`${diagnosis.verdict.cause} ${diagnosis.verdict.certainty}`, row.verdict);
      });
    }
  });
}
