/** How long and how often a wave asks again. Plain numbers, because a request waits for its own reason in a batch. */
export interface RetryLimits {
  /** Retries of one request. */
  readonly retries: number;
  /** All waiting of a wave together, in milliseconds. */
  readonly waitMs: number;
}

// The first pause is up to this long, each further one up to twice as long.
const FIRST_MS = 500;
const LONGEST_MS = 8_000;

/** Statuses that may pass by themselves. What we send only reads, so sending it twice changes nothing. */
export const mayPass = (status: number): boolean => [408, 429, 500, 502, 503, 504, 509].includes(status);

/**
 * What `Retry-After` asks for, in milliseconds: seconds, or a date. A date is compared with the server's own
 * `Date` where there is one, so that a clock that is off on either side does no harm.
 */
export function retryAfterMs(headers: ReadonlyMap<string, string>, now: number): number | undefined {
  const said = headers.get('retry-after')?.trim() ?? '';
  if (/^\d+(\.\d+)?$/.test(said)) return Math.ceil(Number(said) * 1000);
  const at = /[a-z]/i.test(said) ? Date.parse(said) : Number.NaN;
  if (Number.isNaN(at)) return undefined;
  const serverNow = Date.parse(headers.get('date') ?? '');
  return Math.max(0, at - (Number.isNaN(serverNow) ? now : serverNow));
}

/** Exponential with full jitter: many waves that failed together do not come back together. */
export const backoffMs = (retriesSoFar: number, random: () => number): number =>
  Math.round(random() * Math.min(LONGEST_MS, FIRST_MS * 2 ** retriesSoFar));
