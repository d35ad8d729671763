import { CaseNotFound, CaseTooNew } from '../cases/case-store.ts';
import { CaseClosed } from '../cases/look-records.ts';
import { RoundNotFound } from '../cases/round-store.ts';
import type { Sentence } from '../texts/sentence.ts';

/** What to say of an error whose message is written for a person; throws any other again. */
export function spokenError(error: unknown): Sentence {
  const isForPerson =
    error instanceof CaseNotFound ||
    error instanceof CaseClosed ||
    error instanceof CaseTooNew ||
    error instanceof RoundNotFound;
  if (isForPerson) return { text: error.message, values: [] };
  throw error;
}
