import type { Answer, Fault, GraphRequest } from '../diagnosis/request.ts';
import type { Errand } from './batch.ts';
import type { GraphEndpoint } from './endpoint.ts';
import { faultOf, malformed } from './fault.ts';
import { readable } from './reads.ts';
import { isRecord, isReply, type NoReply, type Reply } from './reply.ts';
import { mayPass, retryAfterMs } from './retry.ts';

type Page = Readonly<Record<string, unknown>>;

/** One request of a wave on its way to an answer. */
export interface Pending extends Errand {
  url: string;
  headers?: Readonly<Record<string, string>>;
  alone: boolean;
  waited?: boolean;
  instead?: GraphRequest;
  pages: readonly Page[];
  firstPageOnly: boolean;
  retries: number;
  /** Graph left it out of a batch's answer once; it is asked for again one time. */
  leftOut: boolean;
  /** How long to wait before it goes out again, in milliseconds. */
  waitMs: number;
  /** Why it waits: the answer if time runs out. */
  trouble?: Fault;
  answer?: Answer;
}

export interface SettleRules {
  readonly endpoint: GraphEndpoint;
  /** So many pages of a list are read at most. */
  readonly pages: number;
  readonly now: () => number;
  /** The pause before one more try, in milliseconds; undefined: the tries or the time are used up. */
  readonly pause: (retriesSoFar: number, askedMs: number | undefined) => number | undefined;
}

/** A request ready to go, or answered at once when it may not be sent. */
export function pending(request: GraphRequest): Pending {
  const fresh: Pending = {
    url: '',
    alone: false,
    firstPageOnly: false,
    pages: [],
    retries: 0,
    leftOut: false,
    waitMs: 0,
  };
  ask(fresh, request);
  return fresh;
}

/** Takes what came back for one sending: an answer, the next page, the other request, or a later try. */
export function settle(item: Pending, result: Reply | NoReply, rules: SettleRules): void {
  if (!isReply(result)) settleSilence(item, result, rules);
  else if (result.status >= 200 && result.status < 300) accept(item, result, rules);
  else if (result.status === 400 && item.instead) ask(item, item.instead);
  else {
    const askedMs = retryAfterMs(result.headers, rules.now());
    const fault = faultOf(result, askedMs);
    if (mayPass(result.status)) tryLater(item, fault, rules, askedMs);
    else fail(item, fault);
  }
}

export const fail = (item: Pending, fault: Fault): void => {
  item.answer = { ok: false, fault };
};

function ask(item: Pending, request: GraphRequest): void {
  const result = readable(request);
  if ('refused' in result) {
    fail(item, { kind: 'bad-request', message: result.refused });
    return;
  }
  item.url = result.url;
  item.headers = request.headers;
  item.instead = request.instead;
  item.firstPageOnly = request.firstPageOnly ?? false;
  item.pages = [];
}

function settleSilence(item: Pending, { fault, retry }: NoReply, rules: SettleRules): void {
  if (retry === 'later') tryLater(item, fault, rules);
  else if (retry === 'alone' && !item.alone) item.alone = true;
  else if (retry === 'once' && !item.leftOut) item.leftOut = true;
  else fail(item, fault);
}

function tryLater(item: Pending, fault: Fault, rules: SettleRules, askedMs?: number): void {
  const pause = rules.pause(item.retries, askedMs);
  item.retries += 1;
  item.trouble = fault;
  if (pause === undefined) fail(item, fault);
  else item.waitMs = pause;
}

function accept(item: Pending, reply: Reply, rules: SettleRules): void {
  item.trouble = undefined;
  const body = reply.body ?? null;
  const link = isRecord(body) ? (body['@odata.nextLink'] ?? undefined) : undefined;
  if (reply.unreadable) fail(item, malformed("Graph's answer could not be read.", reply));
  else if (item.pages.length === 0 && link === undefined) item.answer = { ok: true, body };
  else if (isRecord(body) && Array.isArray(body.value)) turnPage(item, body, link, rules);
  else fail(item, malformed("A page of Graph's list could not be read.", reply));
}

/** Folds pages into one list. A list is never cut in silence: what was left unread is marked on the body. */
function turnPage(item: Pending, page: Page, link: unknown, rules: SettleRules): void {
  item.pages = [...item.pages, page];
  const enough = link === undefined || item.firstPageOnly;
  if (enough || item.pages.length >= rules.pages) {
    item.answer = { ok: true, body: folded(item.pages, !enough) };
    return;
  }
  const next = rules.endpoint.relative(link);
  if (next !== undefined) item.url = next;
  else fail(item, malformed('Graph pointed to another address for the rest of a list, and we never follow there.'));
}

function folded(pages: readonly Page[], truncated: boolean): Page {
  const { '@odata.nextLink': _, ...first } = pages[0] ?? {};
  return { ...first, value: pages.flatMap(({ value }) => value), ...(truncated && { '@mailboxhelp.truncated': true }) };
}
