import { causeOf } from './causes.ts';
import type { Check, Outcome } from './check.ts';
import type { FactMap } from './fact.ts';
import type { Evidence, Finding } from './finding.ts';
import type { Gathered, Readings } from './gather.ts';
import { say } from './message.ts';
import type { Reading } from './reading.ts';

/** Answers a check from the readings. A check whose facts are not all settled yet answers nothing. */
export function evaluate(check: Check, readings: Readings, now: Date): readonly Finding[] {
  const requires = pick(check.requires, readings);
  const uses = pick(check.uses, readings);
  const hears = pick(check.hears, readings);
  if (!requires || !uses || !hears) return [];
  const about = { check: check.id, question: check.question, ...(check.page && { page: check.page }) };

  const unread = entriesIn(requires, 'unknown');
  if (unread.length > 0) return unread.slice(0, 1).map(([id, reading]) => ({ ...about, ...cannotTellOf(id, reading) }));
  const missing = entriesIn(requires, 'absent');
  if (missing.length > 0) {
    const reason = missing.flatMap(([, reading]) => reading.reason ?? [])[0] ?? say`There is nothing to look at.`;
    return [{ ...about, outcome: 'not-applicable', reason }];
  }

  const values = Object.fromEntries(
    Object.entries(requires).map(([k, g]) => [k, g.reading.state === 'known' ? g.reading.value : undefined]),
  );
  const given = Object.fromEntries(Object.entries({ ...uses, ...hears }).map(([k, g]) => [k, g.reading]));
  const all = { ...requires, ...uses, ...hears };
  return check.evaluate(values, given, now).map((outcome) => {
    // A pass that rests on something unread would say "nothing wrong" where the truth is "could not look".
    const gap = outcome.outcome === 'pass' ? entriesIn(uses, 'unknown')[0] : undefined;
    return gap ? { ...about, ...cannotTellOf(...gap) } : { ...about, ...stamp(outcome, check, all) };
  });
}

type UnknownReading = Extract<Reading<unknown>, { state: 'unknown' }>;

function cannotTellOf(factId: string, reading: UnknownReading) {
  return {
    outcome: 'cannot-tell' as const,
    reason: reading.reason,
    because: [factId],
    ...(reading.ask && { ask: reading.ask }),
  };
}

function pick(facts: FactMap, readings: Readings): Record<string, Gathered & { id: string }> | undefined {
  const picked: Record<string, Gathered & { id: string }> = {};
  for (const [name, fact] of Object.entries(facts)) {
    const gathered = readings.get(fact.id);
    if (!gathered) return undefined;
    picked[name] = { ...gathered, id: fact.id };
  }
  return picked;
}

function entriesIn<S extends 'unknown' | 'absent'>(picked: Record<string, Gathered & { id: string }>, state: S) {
  return Object.values(picked)
    .filter((gathered) => gathered.reading.state === state)
    .map((gathered) => [gathered.id, gathered.reading as Extract<Reading<unknown>, { state: S }>] as const);
}

function stamp(outcome: Outcome, check: Check, facts: Record<string, Gathered & { id: string }>) {
  switch (outcome.outcome) {
    case 'pass':
      return { ...outcome, evidence: outcome.evidence.map((shown) => evidenceOf(shown, facts)) };
    case 'fail': {
      if (!check.causes.includes(outcome.cause))
        throw new Error(`${check.id} names a cause it does not declare: ${outcome.cause}`);
      return {
        ...outcome,
        evidence: outcome.evidence.map((shown) => evidenceOf(shown, facts)),
        remedies: outcome.remedies ?? causeOf(outcome.cause).remedies,
        decides: (outcome.decides ?? true) && causeOf(outcome.cause).class !== 'note',
        atMost: outcome.atMost ?? 'confirmed',
        settledBy: outcome.settledBy ?? [],
      };
    }
    case 'cannot-tell':
      return {
        ...outcome,
        because: Object.values(facts)
          .filter((f) => f.reading.state === 'unknown')
          .map((f) => f.id),
      };
    case 'not-applicable':
      return outcome;
  }
}

function evidenceOf(
  shown: { fact: string; shows: Evidence['shows'] },
  facts: Record<string, Gathered & { id: string }>,
): Evidence {
  const fact = facts[shown.fact];
  if (!fact) throw new Error(`no fact is called ${shown.fact}`);
  return { fact: fact.id, shows: shown.shows, source: fact.source, at: fact.at };
}
