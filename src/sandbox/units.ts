import type { Call } from './call.ts';
import type { Route } from './route.ts';

/** What a request costs, in resource units (throttling limits of identity and access): cheaper with `$select` and a small `$top`. */
export function unitsOf(route: Route, call: Call): number | undefined {
  if (route.units === undefined) return undefined;
  const top = call.query.get('top');
  const changes = [
    call.query.has('select') && -1,
    call.query.has('expand') && 1,
    top !== undefined && Number(top) < 20 && -1,
  ];
  return Math.max(
    1,
    changes.reduce<number>((sum, change) => sum + (change || 0), route.units),
  );
}

/** The answer of a quota: whether the units were there, how full it is (1 is full), and when it is empty again. */
export interface Spending {
  readonly granted: boolean;
  readonly filled: number;
  readonly retryAfterSeconds: number;
}

/** Counts units over 10 seconds, as Graph does for an application in a tenant. */
export function createQuota(limit: number | undefined, milliseconds: () => number): (units: number) => Spending {
  const length = 10_000;
  let start = milliseconds();
  let used = 0;
  return (units) => {
    const now = milliseconds();
    if (now - start >= length) {
      start = now;
      used = 0;
    }
    if (limit === undefined) return { granted: true, filled: 0, retryAfterSeconds: 0 };
    used += units;
    return {
      granted: used <= limit,
      filled: used / limit,
      retryAfterSeconds: Math.max(1, Math.ceil((start + length - now) / 1000)),
    };
  };
}
