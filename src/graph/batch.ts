import { malformed } from './fault.ts';
import { OUTLOOK_AT_ONCE } from './outlook.ts';
import { isRecord, isReply, type NoReply, type Reply } from './reply.ts';
import { serviceOf } from './services.ts';

/** One GET on its way: `url` is relative to `/v1.0`. `alone`: a batch with it was refused, so it goes by itself. */
export interface Errand {
  readonly url: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly alone: boolean;
  /** It has waited as long as Graph asked. */
  readonly waited?: boolean;
}

/** Graph's limit of requests in a batch. */
export const MOST = 20;

/**
 * Sorts errands into as few calls as the limits allow: at most 20 a call, at most 4 of them for Exchange. Service health
 * has a call of its own: it is slow at times, a batch is as slow as its slowest part, and no verdict should wait for it.
 */
export function pack<E extends Errand>(errands: readonly E[]): readonly (readonly E[])[] {
  const together = errands.filter((errand) => !errand.alone);
  const isOutlook = ({ url }: Errand) => serviceOf(url) === 'outlook';
  const isHealth = ({ url }: Errand) => serviceOf(url) === 'service-communications';
  const others = together.filter((errand) => !isOutlook(errand) && !isHealth(errand));
  const packs = chunks(together.filter(isOutlook), OUTLOOK_AT_ONCE);
  let next = 0;
  for (const each of packs) {
    const room = MOST - each.length;
    each.push(...others.slice(next, next + room));
    next += room;
  }
  const alone = errands.filter((errand) => errand.alone).map((errand) => [errand]);
  return [...packs, ...chunks(others.slice(next), MOST), ...chunks(together.filter(isHealth), MOST), ...alone];
}

/** The body of `POST /$batch`. */
export const batchBody = (errands: readonly Errand[]): unknown => ({
  requests: errands.map(({ url, headers }, i) => ({
    id: String(i + 1),
    method: 'GET',
    url,
    ...(headers && { headers }),
  })),
});

/** What each of `count` errands got from a batch's answer, in order. */
export function readBatch(outer: Reply | NoReply, count: number): readonly (Reply | NoReply)[] {
  const all = (result: Reply | NoReply) => Array.from({ length: count }, () => result);
  if (!isReply(outer)) return all(outer);
  if (outer.status < 200 || outer.status > 299) return all(refusesBatch(outer.status) ? apart(outer) : outer);
  const responses = isRecord(outer.body) ? outer.body.responses : undefined;
  if (!Array.isArray(responses)) {
    return all({ fault: malformed("Graph's answer could not be read.", outer), retry: 'no', sent: true });
  }
  return Array.from({ length: count }, (_, i) => {
    const mine = responses.filter((each) => isRecord(each) && (each.id === String(i + 1) || each.id === i + 1));
    return mine.length === 0 ? leftOut : readItem(mine, outer);
  });
}

/** One bad request can spoil a batch, and an old stand-in may not know batches: then each is sent by itself. */
const refusesBatch = (status: number): boolean => [400, 404, 405, 413, 501].includes(status);

const apart = (outer: Reply): NoReply => ({
  fault: malformed('Graph refused to take several questions at once.', outer),
  retry: 'alone',
  sent: true,
});

const leftOut: NoReply = {
  fault: { kind: 'missing', message: 'Graph left this question out of its answer.' },
  retry: 'once',
  sent: true,
};

function readItem(mine: readonly unknown[], outer: Reply): Reply | NoReply {
  const [item] = mine;
  const broken = (why: string): NoReply => ({ fault: malformed(why, outer), retry: 'no', sent: true });
  if (mine.length > 1) return broken('Graph answered this question twice.');
  const status = isRecord(item) ? item.status : undefined;
  if (!isRecord(item) || typeof status !== 'number' || !Number.isInteger(status)) {
    return broken("Graph's answer could not be read.");
  }
  // Anything but JSON comes as text in base64.
  const unreadable = typeof item.body === 'string' && item.body !== '';
  return {
    status,
    headers: itemHeaders(item.headers, outer),
    body: unreadable ? undefined : (item.body ?? undefined),
    unreadable,
  };
}

/** An item's own headers, with what only the whole answer tells: its request id and the server's clock. */
function itemHeaders(own: unknown, outer: Reply): ReadonlyMap<string, string> {
  const headers = new Map<string, string>();
  for (const name of ['request-id', 'date']) {
    const value = outer.headers.get(name);
    if (value !== undefined) headers.set(name, value);
  }
  for (const [name, value] of Object.entries(isRecord(own) ? own : {})) {
    if (typeof value === 'string' || typeof value === 'number') headers.set(name.toLowerCase(), String(value));
  }
  return headers;
}

function chunks<T>(list: readonly T[], size: number): T[][] {
  const result: T[][] = [];
  for (let i = 0; i < list.length; i += size) result.push(list.slice(i, i + size));
  return result;
}
