import { dayStart, daysBefore, latestSuchDay, monthNamed } from './calendar.ts';
import { clockBehind, isoClockBehind } from './told-clock.ts';

/** One way to write a day, in lower case, from the start of the text. */
interface DayForm {
  readonly pattern: RegExp;
  /** When that day begins in UTC, in milliseconds; undefined for a day that cannot be meant. */
  readonly start: (parts: readonly (string | undefined)[], now: Date) => number | undefined;
  /** Left out: a time of day in words. */
  readonly clock?: typeof clockBehind;
}

const namedDays: Readonly<Record<string, number>> = {
  today: 0,
  heute: 0,
  yesterday: 1,
  gestern: 1,
  'day before yesterday': 2,
  vorgestern: 2,
};

const forms: readonly DayForm[] = [
  {
    pattern: /^(\d{4})-(\d{1,2})-(\d{1,2})/,
    start: ([year, month, day]) => dayStart(Number(year), Number(month), Number(day)),
    clock: isoClockBehind,
  },
  {
    pattern: /^(\d{1,2})\.\s?(\d{1,2})\.\s?(\d{4})/,
    start: ([day, month, year]) => dayStart(Number(year), Number(month), Number(day)),
  },
  // Without its last dot it is a number like any other.
  {
    pattern: /^(\d{1,2})\.\s?(\d{1,2})\./,
    start: ([day, month], now) => latestSuchDay(Number(month), Number(day), now),
  },
  {
    pattern: /^(\d{1,2})\/(\d{1,2})\/(\d{4})/,
    start: ([first, second, year]) => ofSlashes(Number(first), Number(second), Number(year)),
  },
  {
    pattern: /^(\d{1,2})(?:(?:st|nd|rd|th)?\s+(?:of\s+)?|\.\s*)(\p{L}{3,9})\.?(?:,?\s+(\d{4}))?/u,
    start: ([day, month, year], now) => ofNames(month, day, year, now),
  },
  {
    pattern: /^(\p{L}{3,9})\.?\s+(?:the\s+)?(\d{1,2})(?:st|nd|rd|th)?(?:,?\s+(\d{4}))?/u,
    start: ([month, day, year], now) => ofNames(month, day, year, now),
  },
  {
    pattern: /^(today|yesterday|day before yesterday|heute|gestern|vorgestern)/,
    start: ([name = ''], now) => daysBefore(now, namedDays[name] ?? 0),
  },
  {
    pattern: /^(\d{1,4}|a|one)\s+(day|week)s?\s+ago/,
    start: ([count, unit], now) => daysBefore(now, times(count) * (unit === 'week' ? 7 : 1)),
  },
  {
    pattern: /^vor\s+(\d{1,4}|einem|einer)\s+(tag|woche)(?:e?n)?/,
    start: ([count, unit], now) => daysBefore(now, times(count) * (unit === 'woche' ? 7 : 1)),
  },
];

/** A day, and the time that was told behind it. */
export interface ToldDay {
  /** When the day begins in UTC, in milliseconds. */
  readonly start: number;
  /** Milliseconds from there, 0 where only a day was told. A time with a zone can lie outside its UTC day. */
  readonly clock: number;
}

/** Reads a text, in lower case, that is a day and perhaps a time of day behind it. Undefined for any other text. */
export function dayTold(text: string, now: Date): ToldDay | undefined {
  for (const { pattern, start: startOf, clock: clockOf = clockBehind } of forms) {
    const found = pattern.exec(text);
    if (!found) continue;
    const [whole, ...parts] = found;
    const [start, clock] = [startOf(parts, now), clockOf(text.slice(whole.length))];
    if (start !== undefined && clock !== undefined) return { start, clock };
  }
  return undefined;
}

const times = (count = ''): number => (/\d/.test(count) ? Number(count) : 1);

/** Some countries write the day first and some the month: read only where both give the same day, or one is none. */
function ofSlashes(first: number, second: number, year: number): number | undefined {
  const [dayFirst, monthFirst] = [dayStart(year, second, first), dayStart(year, first, second)];
  if (dayFirst !== undefined && monthFirst !== undefined && dayFirst !== monthFirst) return undefined;
  return dayFirst ?? monthFirst;
}

function ofNames(name = '', day = '', year: string | undefined, now: Date): number | undefined {
  const month = monthNamed(name);
  if (month === undefined) return undefined;
  return year === undefined ? latestSuchDay(month, Number(day), now) : dayStart(Number(year), month, Number(day));
}
