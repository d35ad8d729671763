import { setTimeout as wait } from 'node:timers/promises';
import { Refusal } from './answer.ts';
import { answer, refused, type Spend } from './answering.ts';
import { answerBatch } from './batch.ts';
import { type Call, callOf } from './call.ts';
import { graphTime } from './clock.ts';
import type { FaultFinder } from './faults.ts';
import type { World } from './route.ts';
import { cutShort, type Spoiled, spoil } from './spoiling.ts';
import { authorize, type Incoming, jsonOf, type Outgoing, withoutVersion, written } from './wire.ts';

/** What was asked: one entry a logical request, the items of a batch after the batch itself. */
export interface SandboxRequest {
  /** Sandbox time, ISO. */
  readonly at: string;
  readonly method: string;
  /** Relative to the version, as it came. */
  readonly url: string;
  /** Without the token. */
  readonly headers: Readonly<Record<string, string>>;
  /** The HTTP request it came with, counted from 1. */
  readonly httpCall: number;
  readonly inBatch: boolean;
  /** Undefined: not answered, or not yet. */
  status?: number;
  units?: number;
}

/** What the service is made of. */
export interface Parts {
  readonly world: World;
  readonly token: string;
  /** Milliseconds that every HTTP request takes at least. */
  readonly latency: number;
  readonly faultFor: FaultFinder;
  readonly spend: Spend;
  readonly log: SandboxRequest[];
  /** Aborted when the sandbox closes. */
  readonly ended: AbortSignal;
}

/** Graph without its socket: HTTP requests in, HTTP answers out; undefined where the connection is to be cut. */
export function createService(parts: Parts): (incoming: Incoming) => Promise<Outgoing | undefined> {
  let httpCalls = 0;
  return async (incoming) => {
    httpCalls += 1;
    const httpCall = httpCalls;
    if (parts.latency > 0) await wait(parts.latency, undefined, { signal: parts.ended }).catch(() => undefined);
    const result = await refusing(parts, incoming, () => whole(parts, incoming, httpCall));
    if (result.kind === 'dropped') return undefined;
    return written(result.answer, incoming, parts.world.clock, result.kind === 'cut');
  };
}

/** An HTTP request as such: faults of the whole endpoint, the token, then one request or a batch. */
async function whole(parts: Parts, incoming: Incoming, httpCall: number): Promise<Spoiled> {
  const call = callOf(incoming.method, withoutVersion(incoming.url), incoming.headers);
  const entry = note(parts, call, httpCall, false);
  const right = () =>
    refusing(parts, call, async () => {
      authorize(incoming, parts.token);
      return call.segments[0] === '$batch' ? batch(parts, incoming, call, httpCall) : single(parts, call, entry);
    });
  const result = await spoil(
    parts.faultFor(call, true),
    right,
    (refusal) => refused(refusal, call, parts.world),
    parts.ended,
  );
  if (result.kind !== 'dropped') entry.status = result.answer.status;
  return result;
}

/** One logical request, with the faults for its path. */
async function single(parts: Parts, call: Call, entry: SandboxRequest): Promise<Spoiled> {
  const right = async (): Promise<Spoiled> => ({ kind: 'answer', answer: answer(call, parts.world, parts.spend) });
  const result = await spoil(
    parts.faultFor(call, false),
    right,
    (refusal) => refused(refusal, call, parts.world),
    parts.ended,
  );
  if (result.kind === 'dropped') return result;
  entry.status = result.answer.status;
  const units = result.answer.headers['x-ms-resource-unit'];
  if (units !== undefined) entry.units = Number(units);
  return result;
}

async function batch(parts: Parts, incoming: Incoming, call: Call, httpCall: number): Promise<Spoiled> {
  if (call.method !== 'POST') throw new Refusal(405, 'Request_BadRequest', 'A batch needs POST.');
  const body = await answerBatch(
    jsonOf(incoming),
    async (item) => {
      const result = await single(parts, item, note(parts, item, httpCall, true));
      if (result.kind === 'dropped') return undefined;
      return result.kind === 'cut' ? { ...result.answer, body: cutShort(result.answer.body) } : result.answer;
    },
    (refusal) => refused(refusal, call, parts.world),
  );
  return { kind: 'answer', answer: { status: 200, headers: {}, body } };
}

/** Turns a refusal that is thrown on the way into its answer. */
async function refusing(parts: Parts, call: Pick<Call, 'headers'>, work: () => Promise<Spoiled>): Promise<Spoiled> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof Refusal) return { kind: 'answer', answer: refused(error, call, parts.world) };
    throw error;
  }
}

function note({ log, world }: Parts, call: Call, httpCall: number, inBatch: boolean): SandboxRequest {
  const { authorization: _secret, ...headers } = call.headers;
  const { method, url } = call;
  const entry: SandboxRequest = { at: graphTime(world.clock.now()), method, url, headers, httpCall, inBatch };
  log.push(entry);
  return entry;
}
