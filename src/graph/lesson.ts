import type { Heard } from './pace.ts';
import type { Parcel } from './parcel.ts';
import { isReply, type NoReply, type Reply } from './reply.ts';
import { retryAfterMs } from './retry.ts';
import type { Service } from './services.ts';
import { usersShown } from './tenant-size.ts';
import { filledSaid, unitsSaid } from './units.ts';

/** Who says "slow down" and not for how long is left alone for so many milliseconds. */
const HOLD_MS = 1_000;

/** What the answers of one call teach about limits. */
export interface Lesson {
  readonly requests: number;
  readonly resourceUnits: number;
  /** Requests that were refused because there were too many. */
  readonly throttled: number;
  /** How long a service wants to be left alone, in milliseconds. */
  readonly holds: ReadonlyMap<Service, number>;
  /** The tenant has at least so many users. */
  readonly users: number;
  readonly heard: Heard;
}

/** `now` is when the answers came, both in milliseconds since 1970. */
export function lessonOf(
  parcels: readonly Parcel[],
  results: readonly (Reply | NoReply)[],
  { sentAt, now }: { readonly sentAt: number; readonly now: number },
): Lesson {
  const sent = parcels.flatMap((parcel, i) => {
    const result = results[i];
    return result && (isReply(result) || result.sent) ? [{ parcel, result }] : [];
  });
  const replies = sent.flatMap(({ parcel, result }) => (isReply(result) ? [{ ...parcel, ...result }] : []));
  const identity = replies.filter(({ service }) => service === 'identity');
  const refused = replies.filter(isThrottled);
  const holds = new Map<Service, number>();
  for (const { service, headers } of refused) {
    holds.set(service, Math.max(holds.get(service) ?? 0, retryAfterMs(headers, now) ?? HOLD_MS));
  }
  return {
    requests: sent.length,
    resourceUnits: sent.reduce((sum, each) => sum + unitsOf(each), 0),
    throttled: refused.length,
    holds,
    users: Math.max(0, ...replies.map(({ url, body }) => usersShown(url, body) ?? 0)),
    heard: {
      sentAt,
      counted: identity.some(({ headers }) => unitsSaid(headers) !== undefined),
      filled: Math.max(0, ...identity.map(({ headers }) => filledSaid(headers) ?? 0)),
      throttled: identity.some(isThrottled),
    },
  };
}

// 509: over a bandwidth limit, in Graph's page on errors.
const isThrottled = ({ status }: Pick<Reply, 'status'>): boolean => status === 429 || status === 509;

const unitsOf = ({ parcel, result }: { readonly parcel: Parcel; readonly result: Reply | NoReply }): number =>
  (isReply(result) ? unitsSaid(result.headers) : undefined) ?? parcel.units;
