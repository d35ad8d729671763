import { randomUUID } from 'node:crypto';
import { type Answer, badRequest, denied, errorBody, Refusal } from './answer.ts';
import type { Call } from './call.ts';
import { graphTime } from './clock.ts';
import { companyRoutes } from './endpoints/company.ts';
import { directoryRoutes } from './endpoints/directory.ts';
import { mailboxRoutes } from './endpoints/mailbox.ts';
import { membershipRoutes } from './endpoints/memberships.ts';
import { reportRoutes } from './endpoints/reports.ts';
import { userRoutes } from './endpoints/users.ts';
import { keysIn, type Route, type World } from './route.ts';
import { type Spending, unitsOf } from './units.ts';

// Exact paths before those with a key.
const routes: readonly Route[] = [
  ...userRoutes,
  ...mailboxRoutes,
  ...membershipRoutes,
  ...directoryRoutes,
  ...companyRoutes,
  ...reportRoutes,
];

/** What counts requests against limits: resource units, and questions to the audit log. */
export interface Meters {
  readonly units: (units: number) => Spending;
  readonly auditLogs: (requests: number) => Spending;
}

/** Whether Outlook answers a request. */
export const isOutlook = (call: Call): boolean =>
  routes.some((route) => route.service === 'outlook' && keysIn(route, call.segments) !== undefined);

/** Answers a request that no fault has taken: finds its endpoint, checks rights and quota, and never throws. */
export function answer(call: Call, world: World, meters: Meters): Answer {
  const headers: Record<string, string> = {};
  try {
    const { route, keys } = routeOf(call);
    meter(route, call, meters, headers);
    if (route.permissions.some((permission) => world.tenant.missing.has(permission))) {
      throw (route.refusal ?? denied)();
    }
    return { status: 200, headers, body: route.handle({ world, call, keys }) };
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return refused(error, call, world, headers);
  }
}

/** A refusal as an answer, in Graph's shape. */
export function refused(
  refusal: Refusal,
  call: Pick<Call, 'headers'>,
  { clock }: Pick<World, 'clock'>,
  headers: Readonly<Record<string, string>> = {},
): Answer {
  const requestId = randomUUID();
  const stamp = {
    date: graphTime(clock.now()),
    requestId,
    clientRequestId: call.headers['client-request-id'] ?? requestId,
  };
  return {
    status: refusal.status,
    headers: { ...headers, ...refusal.headers, 'request-id': requestId },
    body: errorBody(refusal.code, refusal.message, stamp),
  };
}

function routeOf(call: Call): { readonly route: Route; readonly keys: readonly string[] } {
  for (const route of routes) {
    const keys = keysIn(route, call.segments);
    if (!keys) continue;
    if (call.method === 'GET') return { route, keys };
    throw new Refusal(405, 'Request_BadRequest', 'Specified HTTP method is not allowed for the request target.');
  }
  throw badRequest(`Resource not found for the segment '${unknownSegment(call.segments)}'.`);
}

/** The first segment that no endpoint has at its place. */
function unknownSegment(segments: readonly string[]): string {
  const known = (length: number) =>
    routes.some((route) =>
      keysIn({ ...route, path: route.path.split('/').slice(0, length).join('/') }, segments.slice(0, length)),
    );
  const at = segments.findIndex((_, index) => !known(index + 1));
  return segments[at < 0 ? segments.length - 1 : at] ?? '';
}

function meter(route: Route, call: Call, meters: Meters, headers: Record<string, string>): void {
  if (route.service === 'auditLogs') throttle(meters.auditLogs(1));
  const units = unitsOf(route, call);
  if (units === undefined) return;
  headers['x-ms-resource-unit'] = String(units);
  const spending = meters.units(units);
  // Graph says how full the quota is from 0.8 on.
  if (spending.filled >= 0.8) headers['x-ms-throttle-limit-percentage'] = spending.filled.toFixed(2);
  throttle(spending);
}

function throttle({ granted, retryAfterSeconds }: Spending): void {
  if (granted) return;
  throw new Refusal(429, 'TooManyRequests', 'Please retry again later.', { 'retry-after': String(retryAfterSeconds) });
}
