import type { Diagnosis } from '../diagnosis/finding.ts';
import type { RoundOutcome } from './round.ts';
import { subjectOf } from './transitions.ts';

/** A look's result, as much of it as a summary needs. */
export function outcomeOf(diagnosis: Diagnosis): RoundOutcome {
  const { subject, verdict, advice } = diagnosis;
  const candidates = subject.candidates?.length ?? 0;
  const nobody = verdict.cause === 'user-not-found';
  if (subject.id === null && nobody) return { found: 'nobody', close: candidates };
  if (candidates > 0) return { found: 'several', people: candidates };
  const found = subjectOf(diagnosis);
  const first = advice[0]?.remedy;
  return {
    found: 'cause',
    ...(found && { subject: found }),
    ...(subject.deleted && { deleted: true }),
    cause: verdict.cause,
    class: verdict.class,
    certainty: verdict.certainty,
    ...(first && { first }),
    open: verdict.certainty !== 'confirmed' && verdict.settledBy.length > 0,
  };
}
