import { defineFact } from '../diagnosis/fact.ts';
import { say } from '../diagnosis/message.ts';
import { type Ask, known, unknown } from '../diagnosis/reading.ts';
import { dateTold } from './person/date-told.ts';

/** The question, for a check that needs its answer. */
export const whenRemoved: Ask = {
  question: 'When was the license taken away? The audit log shows it as “Change user license”.',
  fact: 'license-removed-at',
};

/**
 * When the plan that held the mailbox went (ISO), as a person read it in the audit log. What stands on the user is the
 * plan's time, and whether that is of its assignment or of its removal is not documented.
 */
export default defineFact<string>({
  id: 'license-removed-at',
  source: 'person',
  read: () => unknown(say`Nobody said yet.`, whenRemoved),
  answered: (value, { now }) => {
    const at = dateTold(value, now);
    return at === undefined ? unknown(say`The answer is not a date in the past.`) : known(at);
  },
  takes: 'a date, for instance 2026-11-03 or 3 November 2026',
});
