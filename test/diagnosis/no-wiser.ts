import assert from 'node:assert/strict';
import { type CauseId, causeOf } from '../../src/diagnosis/causes.ts';
import type { Certainty, Diagnosis } from '../../src/diagnosis/finding.ts';

const rank: Readonly<Record<Certainty, number>> = { undetermined: 0, likely: 1, confirmed: 2 };

const passes = (diagnosis: Diagnosis): ReadonlySet<string> =>
  new Set(diagnosis.findings.filter(({ outcome }) => outcome === 'pass').map(({ check }) => check));

/** What must hold when something could not be read that could be read before: nothing is better or surer for it. */
export function assertNoWiser(blind: Diagnosis, sighted: Diagnosis, what: string): void {
  // Of another person other things are well; that one may be named only with doubt, which is looked at below.
  if (blind.subject.id === sighted.subject.id)
    for (const check of passes(blind)) assert.ok(passes(sighted).has(check), `${what}: ${check} passes because of it`);
  const [before, after] = [sighted.verdict, blind.verdict];
  if (after.cause === before.cause)
    assert.ok(rank[after.certainty] <= rank[before.certainty], `${what}: ${after.cause} became ${after.certainty}`);
  else if (!areOwners(before.cause, after.cause))
    assert.notEqual(after.certainty, 'confirmed', `${what}: ${before.cause} became a confirmed ${after.cause}`);
  const more = blind.advice
    .map(({ remedy }) => remedy)
    .filter((remedy) => sighted.vetoes.some((veto) => veto.remedy === remedy));
  assert.deepEqual(more, [], `${what}: advised although it was forbidden`);
}

/** Two who hold one address: each is proven by itself, so that one may be named where the other cannot be seen. */
const areOwners = (a: CauseId, b: CauseId): boolean =>
  causeOf(a).row === 4 && /^(proxy-conflict-with|address-is)/.test(b);
