import { weekdayNamed } from './calendar.ts';
import { dayTold } from './told-day.ts';

/** No mailbox in the cloud is older. */
const earliest = Date.UTC(2000, 0, 1);
const longest = 60;

/**
 * The date or time that a person told, as an ISO instant in UTC (`2026-11-03T00:00:00.000Z`); read again, it gives the
 * same. A day stands for its start in UTC, and a time without a zone is in UTC: facts need the day, and nobody's zone is
 * guessed. Undefined unless the whole text is a date that can be meant:
 *
 * - `2026-11-03`, also with a time and a zone; `3 November 2026`, `November 3rd, 2026`, `3. November 2026`,
 *   `3.11.2026`; with months and weekdays in English and German, and a time of day behind it;
 * - `3 November`, `3.11.`: the latest such day, at most a year ago;
 * - `today`, `yesterday`, `3 days ago`, `vor 2 Wochen`;
 * - `14/11/2026` and `11/14/2026`, where only one order gives a date; `5/11/2026` can be two days and is not read.
 *
 * A guess (“about”, “I think”), a year of two digits, a weekday that is not that day’s, and a date in the future or
 * before 2000 are not read either.
 */
export function dateTold(said: unknown, now: Date): string | undefined {
  if (typeof said !== 'string' || said.length > longest) return undefined;
  const { weekday, text } = openingOf(said.normalize('NFC').trim().toLowerCase());
  const told = dayTold(text, now);
  if (!told || (weekday !== undefined && new Date(told.start).getUTCDay() !== weekday)) return undefined;
  const at = told.start + told.clock;
  return at >= earliest && at <= now.getTime() ? new Date(at).toISOString() : undefined;
}

/** Takes off what stands before a date and adds nothing to it; a weekday is kept, since it can contradict. */
function openingOf(text: string): { readonly weekday?: number; readonly text: string } {
  const bare = text.replace(/^(?:on|am)\s+/, '');
  const [opening = '', name = ''] = /^(\p{L}{2,10})(?:\.,?|,)?\s+/u.exec(bare) ?? [];
  const weekday = weekdayNamed(name);
  const rest = weekday === undefined ? bare : bare.slice(opening.length);
  return { ...(weekday !== undefined && { weekday }), text: rest.replace(/^(?:the|den|dem)\s+/, '') };
}
