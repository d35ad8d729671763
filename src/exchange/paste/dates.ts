/** In which order a date with slashes or hyphens is written: the day or the month first. */
export type DateOrder = 'day-first' | 'month-first';

const ISO = /^(\d{4})([-/])(\d{1,2})\2(\d{1,2})(?:[T ]{1,2}(.{1,40}))?$/;
const DOTTED = /^(\d{1,2})\.\s?(\d{1,2})\.\s?(\d{4})(?:,?\s{1,2}(.{1,40}))?$/;
const EITHER = /^(\d{1,2})([/-])(\d{1,2})\2(\d{4})(?:,?\s{1,2}(.{1,40}))?$/;
const WORDS = /^(?:[A-Z][a-z]{2,8}, )?([A-Z][a-z]{2,8}) (\d{1,2}), (\d{4})(?: (?:at )?(.{1,40}))?$/;
const SERIAL = /^\\?\/Date\((-?\d{1,16})(?:[+-]\d{4})?\)\\?\/$/;
const CLOCK =
  /^(\d{1,2})[:.](\d{2})(?:[:.](\d{2})(?:[.,]\d{1,9})?)? ?(?:([ap])\.? ?m\.?)? ?(Z|UTC|GMT|[+-]\d{2}:?\d{2})?$/i;

/** Japanese, Korean and Chinese have the half of the day before the time. */
const HALF_FIRST = /(午前|午後|오전|오후|上午|下午) ?(\d{1,2}:\d{2}(?::\d{2})?)/u;

const months = 'jan feb mar apr may jun jul aug sep oct nov dec'.split(' ');

/**
 * A date as any console prints it, in ISO 8601: with a zone only where the text has one, without a time where it has
 * none. Undefined when it is no date, or when day and month cannot be told apart and no `order` is known.
 */
export function isoOf(text: string, order?: DateOrder): string | undefined {
  const plain = text.trim().replace(HALF_FIRST, (_, half, time) => `${time} ${/[前전上]/u.test(half) ? 'AM' : 'PM'}`);
  const serial = SERIAL.exec(plain);
  if (serial) return ofSerial(Number(serial[1]));
  const iso = ISO.exec(plain);
  if (iso) return written(iso[1], iso[3], iso[4], iso[5]);
  const dotted = DOTTED.exec(plain);
  if (dotted) return written(dotted[3], dotted[2], dotted[1], dotted[4]);
  const words = WORDS.exec(plain);
  if (words) return written(words[3], monthOf(words[1]), words[2], words[4]);
  const either = EITHER.exec(plain);
  if (!either) return undefined;
  const [, first, , second, year, clock] = either;
  const known = first === second ? 'day-first' : (orderOf(plain) ?? order);
  if (known === undefined) return undefined;
  return known === 'day-first' ? written(year, second, first, clock) : written(year, first, second, clock);
}

/** What a date itself tells of its order: a number over 12 is no month. */
export function orderOf(text: string): DateOrder | undefined {
  const [, first, , second] = EITHER.exec(text.trim()) ?? [];
  if (first === undefined || second === undefined) return undefined;
  if (Number(first) > 12 && Number(second) <= 12) return 'day-first';
  if (Number(second) > 12 && Number(first) <= 12) return 'month-first';
  return undefined;
}

/** The one order of all dates of an output: one console printed them. Undefined when none tells, or two disagree. */
export function commonOrder(texts: readonly string[]): DateOrder | undefined {
  const orders = new Set(texts.flatMap((text) => orderOf(text) ?? []));
  return orders.size === 1 ? [...orders][0] : undefined;
}

function ofSerial(milliseconds: number): string | undefined {
  const date = new Date(milliseconds);
  return Number.isNaN(date.getTime()) ? undefined : date.toISOString().replace(/\.\d{3}Z$/, 'Z');
}

const monthOf = (name = ''): string => String(months.indexOf(name.slice(0, 3).toLowerCase()) + 1);

function written(year = '', month = '', day = '', clock?: string): string | undefined {
  const date = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  const time = new Date(`${date}T00:00:00Z`);
  // JavaScript makes March of 31 February.
  if (Number.isNaN(time.getTime()) || time.toISOString().slice(0, 10) !== date) return undefined;
  // Exchange stores "never" as the first day of the calendar.
  if (Number(year) < 1990) return undefined;
  if (clock === undefined) return date;
  const read = timeOf(clock.trim());
  return read && `${date}T${read}`;
}

function timeOf(clock: string): string | undefined {
  const [whole, hour = '', minute = '', second = '00', half, zone] = CLOCK.exec(clock) ?? [];
  if (whole === undefined) return undefined;
  const typed = Number(hour);
  if (half && typed > 12) return undefined;
  const hours = half ? (typed % 12) + (half.toLowerCase() === 'p' ? 12 : 0) : typed;
  if (hours > 23 || Number(minute) > 59 || Number(second) > 59) return undefined;
  return `${String(hours).padStart(2, '0')}:${minute}:${second}${zoneOf(zone)}`;
}

function zoneOf(zone: string | undefined): string {
  if (!zone) return '';
  if (/^(z|utc|gmt|[+-]00:?00)$/i.test(zone)) return 'Z';
  return zone.includes(':') ? zone : `${zone.slice(0, 3)}:${zone.slice(3)}`;
}
