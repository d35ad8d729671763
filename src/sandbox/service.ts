import { setTimeout as wait } from 'node:timers/promises';
import { Refusal } from './answer.ts';
import { answer, isOutlook, type Meters, refused } from './answering.ts';
import { answerBatch } from './batch.ts';
import { type Call, callOf } from './call.ts';
import { answerExchange, isExchange } from './exchange/service.ts';
import type { Fault, FaultFinder } from './faults.ts';
import { note, type SandboxRequest } from './log.ts';
import { createLanes, type Lanes, type Seats, seated, tooManyAtOnce } from './outlook.ts';
import type { World } from './route.ts';
import { cutShort, refusalOf, type Spoiled, spoil } from './spoiling.ts';
import { authorize, type Incoming, jsonOf, type Outgoing, withoutVersion, written } from './wire.ts';

/** What the service is made of. */
export interface Parts {
  readonly world: World;
  readonly token: string;
  /** Milliseconds that every HTTP request takes at least. */
  readonly latency: number;
  readonly faultFor: FaultFinder;
  readonly meters: Meters;
  readonly outlook: { readonly seats: Seats; readonly atOnce: number };
  readonly log: SandboxRequest[];
  /** Aborted when the sandbox closes. */
  readonly ended: AbortSignal;
}

/** Graph and Exchange without their socket: HTTP requests in, answers out; undefined: the connection is to be cut. */
export function createService(parts: Parts): (incoming: Incoming) => Promise<Outgoing | undefined> {
  let httpCalls = 0;
  return async (incoming) => {
    httpCalls += 1;
    const httpCall = httpCalls;
    const work = isExchange(incoming)
      ? answerExchange(parts, incoming, httpCall)
      : refusing(parts, incoming, () => whole(parts, incoming, httpCall));
    const [result] = await Promise.all([work, delay(parts)]);
    if (result.kind === 'dropped') return undefined;
    return written(result.answer, incoming, parts.world.clock, result.kind === 'cut');
  };
}

async function delay({ latency, ended }: Parts): Promise<void> {
  if (latency > 0) await wait(latency, undefined, { signal: ended }).catch(() => undefined);
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
  const result = await spoil(parts.faultFor(call, true), right, told(parts, call), parts.ended);
  if (result.kind !== 'dropped') entry.status = result.answer.status;
  return result;
}

/** What a fault wants to be answered, in Graph's shape. */
const told = (parts: Parts, call: Call) => (fault: Fault) => refused(refusalOf(fault), call, parts.world);

/** One logical request. Outlook's need a seat, for as long as they take; who waits without end has left it. */
async function single(parts: Parts, call: Call, entry: SandboxRequest): Promise<Spoiled> {
  const fault = parts.faultFor(call, false);
  const work = () => spoiled(parts, call, fault);
  const result = await (isOutlook(call) && !fault?.hang
    ? seated(
        parts.outlook.seats,
        async () => (await Promise.all([work(), delay(parts)]))[0],
        () => refusal(parts, call, tooManyAtOnce()),
      )
    : work());
  if (result.kind === 'dropped') return result;
  entry.status = result.answer.status;
  const units = result.answer.headers['x-ms-resource-unit'];
  if (units !== undefined) entry.units = Number(units);
  return result;
}

/** The right answer, with the fault for its path. */
const spoiled = (parts: Parts, call: Call, fault: Fault | undefined): Promise<Spoiled> =>
  spoil(
    fault,
    async () => ({ kind: 'answer', answer: answer(call, parts.world, parts.meters) }),
    told(parts, call),
    parts.ended,
  );

async function batch(parts: Parts, incoming: Incoming, call: Call, httpCall: number): Promise<Spoiled> {
  if (call.method !== 'POST') throw new Refusal(405, 'Request_BadRequest', 'A batch needs POST.');
  const lanes = createLanes(parts.outlook.atOnce);
  const body = await answerBatch(
    jsonOf(incoming),
    async (item) => {
      const result = await itemOf(parts, item, httpCall, lanes);
      if (result.kind === 'dropped') return undefined;
      return result.kind === 'cut' ? { ...result.answer, body: cutShort(result.answer.body) } : result.answer;
    },
    (refusal) => refused(refusal, call, parts.world),
  );
  return { kind: 'answer', answer: { status: 200, headers: {}, body } };
}

function itemOf(parts: Parts, item: Call, httpCall: number, lanes: Lanes): Promise<Spoiled> {
  const entry = note(parts, item, httpCall, true);
  return isOutlook(item) ? lanes(() => single(parts, item, entry)) : single(parts, item, entry);
}

/** Turns a refusal that is thrown on the way into its answer. */
async function refusing(parts: Parts, call: Pick<Call, 'headers'>, work: () => Promise<Spoiled>): Promise<Spoiled> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof Refusal) return refusal(parts, call, error);
    throw error;
  }
}

const refusal = ({ world }: Parts, call: Pick<Call, 'headers'>, thrown: Refusal): Spoiled => ({
  kind: 'answer',
  answer: refused(thrown, call, world),
});
