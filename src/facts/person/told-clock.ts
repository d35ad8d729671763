const minute = 60_000;

/** `9:30`, `09:30:15.250`, `at 9 am`, `um 9 Uhr`; all are in UTC, and may say so. */
const SPOKEN =
  /^,?\s+(?:(?:at|um)\s+)?(\d{1,2})(?::([0-5]\d)(?::([0-5]\d)(?:[.,](\d{1,9}))?)?)?\s?(a\.?m\.?|p\.?m\.?|uhr)?(?:\s?(?:z|utc|gmt))?\.?$/;

/** The time in an ISO 8601 instant, with or without a zone. */
const ISO = /^t(\d\d):([0-5]\d)(?::([0-5]\d)(?:[.,](\d{1,9}))?)?(?:z|([+-])(0\d|1[0-4]):?([0-5]\d))?\.?$/;

/**
 * What stands behind a day, in lower case, as milliseconds since the day began in UTC: 0 for nothing or a final dot.
 * Undefined when it is anything but a time of day.
 */
export function clockBehind(text: string): number | undefined {
  if (text === '' || text === '.') return 0;
  const [whole, hour = '', minutes, seconds, fraction, half] = SPOKEN.exec(text) ?? [];
  // A bare number behind a date may as well be a year of two digits.
  if (whole === undefined || (minutes === undefined && half === undefined)) return undefined;
  const hours = half === undefined || half === 'uhr' ? Number(hour) : ofHalf(Number(hour), half.startsWith('p'));
  return hours === undefined ? undefined : sum(hours, minutes, seconds, fraction);
}

/** The same behind a day in ISO 8601: `T09:30:00Z`, `T09:30+01:00`, and `T09:30`, which is taken for UTC. */
export function isoClockBehind(text: string): number | undefined {
  const [whole, hour, minutes, seconds, fraction, sign, ahead, aheadMinutes] = ISO.exec(text) ?? [];
  if (whole === undefined) return clockBehind(text);
  const time = sum(Number(hour), minutes, seconds, fraction);
  const offset = (Number(ahead ?? 0) * 60 + Number(aheadMinutes ?? 0)) * minute;
  return time === undefined ? undefined : time + (sign === '-' ? offset : -offset);
}

const ofHalf = (hour: number, afternoon: boolean): number | undefined =>
  hour < 1 || hour > 12 ? undefined : (hour % 12) + (afternoon ? 12 : 0);

const sum = (hours: number, minutes = '0', seconds = '0', fraction = ''): number | undefined =>
  hours > 23
    ? undefined
    : (hours * 60 + Number(minutes)) * minute + Number(seconds) * 1000 + Number(fraction.padEnd(3, '0').slice(0, 3));
