/** The sandbox's time. `startedAt` is what `start…` times in a tenant file are counted from. */
export interface Clock {
  readonly startedAt: Date;
  now(): Date;
}

/** How a clock is made: `rate` 60 lets an hour pass in a minute, counted from `origin` (default: now). */
export interface ClockOptions {
  readonly rate?: number;
  readonly origin?: Date;
  /** Real time in milliseconds; tests bring their own. */
  readonly real?: () => number;
}

/**
 * A clock that runs `rate` times as fast as real time. Two processes that are given the same rate and the same
 * origin read the same time, whenever each was started.
 */
export function createClock({ rate = 1, origin, real = Date.now }: ClockOptions = {}): Clock {
  const from = origin?.getTime() ?? real();
  const now = () => new Date(from + (real() - from) * rate);
  return { startedAt: now(), now };
}

/** A clock driven from outside: a test's, or one that stands still. */
export const clockOf = (now: () => Date): Clock => ({ startedAt: now(), now });

const shape = /^(now|start)(?:([+-])((?:\d+[dhms])+))?$/;
const unit: Readonly<Record<string, number>> = { d: 86_400_000, h: 3_600_000, m: 60_000, s: 1000 };

/** Whether a text is a time relative to the clock: `now`, `now-5h30m`, `start+20m`. Units are d, h, m and s. */
export const isRelativeTime = (text: string): boolean => shape.test(text);

/** Whether a text may stand where a tenant file wants a time: relative, or ISO with a zone. */
export const isTime = (text: string): boolean =>
  isRelativeTime(text) || (/^\d{4}-\d\d-\d\dT\d\d:\d\d/.test(text) && !Number.isNaN(Date.parse(text)));

/** A time of a tenant file as Graph writes it, in UTC and whole seconds. ISO text passes through as it is. */
export function timeAt(text: string, clock: Clock): string {
  const parts = shape.exec(text);
  if (!parts) return text;
  const from = parts[1] === 'now' ? clock.now() : clock.startedAt;
  return graphTime(new Date(from.getTime() + (parts[2] === '-' ? -1 : 1) * span(parts[3] ?? '')));
}

/** ISO in UTC without fractions of a second. */
export const graphTime = (time: Date): string => time.toISOString().replace(/\.\d{3}Z$/, 'Z');

function span(text: string): number {
  return [...text.matchAll(/(\d+)([dhms])/g)].reduce(
    (sum, [, count, letter]) => sum + Number(count) * (unit[letter ?? 's'] ?? 0),
    0,
  );
}

/** A copy with every `…DateTime` written out. Done at each read, so that people of a tenant never age. */
export function writtenOut(value: unknown, clock: Clock, name = ''): unknown {
  if (typeof value === 'string') return name.endsWith('DateTime') ? timeAt(value, clock) : value;
  if (Array.isArray(value)) return value.map((item) => writtenOut(item, clock));
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, writtenOut(inner, clock, key)]));
}
