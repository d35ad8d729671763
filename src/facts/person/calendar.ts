const dayLength = 86_400_000;

/** Some places are this far ahead of UTC, in milliseconds: their day has begun when UTC's has not. */
const furthestAhead = 14 * 3_600_000;

/** Months as people write them in English and German, by their number. */
const months = numbered([
  'jan january januar jänner jaenner',
  'feb febr february februar',
  'mar march mär mrz märz maerz',
  'apr april',
  'may mai',
  'jun june juni',
  'jul july juli',
  'aug august',
  'sep sept september',
  'oct october okt oktober',
  'nov november',
  'dec december dez dezember',
]);

/** Days of the week in English and German, by JavaScript's number: Sunday is 0. */
const weekdays = numbered([
  'sun sunday so sonntag',
  'mon monday mo montag',
  'tue tues tuesday di dienstag',
  'wed weds wednesday mi mittwoch',
  'thu thur thurs thursday do donnerstag',
  'fri friday fr freitag',
  'sat saturday sa samstag sonnabend',
]);

/** The number of a month, 1 to 12, by its name in lower case. Undefined for another word. */
export const monthNamed = (name: string): number | undefined => {
  const found = months.get(name);
  return found === undefined ? undefined : found + 1;
};

/** The number of a day of the week, Sunday is 0, by its name in lower case. Undefined for another word. */
export const weekdayNamed = (name: string): number | undefined => weekdays.get(name);

/** When a day begins in UTC, in milliseconds. Undefined for a day that no calendar has. */
export function dayStart(year: number, month: number, day: number): number | undefined {
  const start = new Date(Date.UTC(year, month - 1, day));
  // JavaScript makes March of 31 February.
  return start.getUTCMonth() === month - 1 && start.getUTCDate() === day ? start.getTime() : undefined;
}

/** When the UTC day began that lies so many days back, in milliseconds. */
export const daysBefore = (now: Date, days: number): number =>
  Math.floor(now.getTime() / dayLength) * dayLength - days * dayLength;

/**
 * The latest such day that has begun, if it is at most a year ago: what people mean who leave the year out. Undefined
 * where it has begun in another time zone only: that may be today, or a year ago.
 */
export function latestSuchDay(month: number, day: number, now: Date): number | undefined {
  const year = now.getUTCFullYear();
  const starts = [year + 1, year, year - 1].map((one) => dayStart(one, month, day));
  const latest = starts.find((start) => start !== undefined && start - furthestAhead <= now.getTime());
  if (latest === undefined || latest > now.getTime()) return undefined;
  return latest < daysBefore(now, 366) ? undefined : latest;
}

function numbered(names: readonly string[]): ReadonlyMap<string, number> {
  return new Map(names.flatMap((line, number) => line.split(' ').map((name) => [name, number] as const)));
}
