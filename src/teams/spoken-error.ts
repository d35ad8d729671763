import { CaseNotFound, CaseTooNew } from '../cases/case-store.ts';
import { CaseClosed } from '../cases/look-records.ts';
import type { Sentence } from '../texts/sentence.ts';

/** What to say of an error whose message is written for a person; throws any other again. */
export function spokenError(error: unknown): Sentence {
  if (error instanceof CaseNotFound || error instanceof CaseClosed || error instanceof CaseTooNew)
    return { text: error.message, values: [] };
  throw error;
}
