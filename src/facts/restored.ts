import { defineFact } from '../diagnosis/fact.ts';
import { say } from '../diagnosis/message.ts';
import { absent, known, unknown } from '../diagnosis/reading.ts';
import licenseHistory, { type HistoryEntry } from './license-history.ts';
import { dateTold } from './person/date-told.ts';

/**
 * When this user was brought back from the deleted users (ISO). Absent where the records show none; they go back 7 to 30
 * days, and a restore counts for a day.
 */
export default defineFact<string, Record<never, never>, { licenseHistory: typeof licenseHistory }>({
  id: 'restored',
  uses: { licenseHistory },
  read: (_, { uses: { licenseHistory } }) => {
    if (licenseHistory.state !== 'known') return licenseHistory;
    const [last] = restoresIn(licenseHistory.value);
    return last ? known(last.at) : absent;
  },
  answered: (value, { uses: { licenseHistory }, now }) => {
    const logged = licenseHistory.state === 'known' ? restoresIn(licenseHistory.value)[0] : undefined;
    // What the log shows now is newer than what was said before.
    if (logged) return unknown(say`The audit log knows better.`);
    if (typeof value === 'string' && /^\s*(?:no|nein)\.?\s*$/i.test(value)) return absent;
    const at = dateTold(value, now);
    return at === undefined ? unknown(say`The answer is neither a time in the past nor “no”.`) : known(at);
  },
  takes: 'a date, or a time in UTC, for instance 3 November 2026 or 2026-11-20 09:00, or "no"',
  remedyForUnknown: () => ({
    question: 'Was this account restored from the deleted users lately, and when?',
    fact: 'restored',
  }),
});

/** Newest first, as the log has them. */
const restoresIn = (history: readonly HistoryEntry[]): readonly HistoryEntry[] =>
  history.filter(({ activity, outcome }) => activity === 'restored' && outcome !== 'failure');
