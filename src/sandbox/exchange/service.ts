import { type Answer, Refusal } from '../answer.ts';
import { type Call, callOf } from '../call.ts';
import type { Fault, FaultFinder } from '../faults.ts';
import { note, type SandboxRequest } from '../log.ts';
import type { World } from '../route.ts';
import { type Spoiled, spoil } from '../spoiling.ts';
import { authorize, type Incoming } from '../wire.ts';
import { type CmdletInput, inputOf } from './body.ts';
import { cmdletNamed, questionOf, run } from './cmdlets.ts';
import { Failure, failure, malformed, noRole, noSuchCmdlet, noSuchPage, unauthorized, wrongAnchor } from './failure.ts';
import { page } from './page.ts';
import { anchorFits, checkAddress } from './request.ts';

/** What answering for Exchange takes. */
export interface ExchangeParts {
  readonly world: World;
  readonly token: string;
  readonly faultFor: FaultFinder;
  readonly log: SandboxRequest[];
  readonly ended: AbortSignal;
}

/** Whether an HTTP request is for Exchange and not for Graph. */
export const isExchange = ({ url }: Incoming): boolean => /^\/adminapi(?=[/?]|$)/i.test(url);

/** Answers a request to Exchange's REST: InvokeCommand of the beta version, as the Exchange module uses it. */
export function answerExchange(parts: ExchangeParts, incoming: Incoming, httpCall: number): Promise<Spoiled> {
  return failing(async () => {
    const call = callOf(incoming.method, incoming.url, incoming.headers);
    const entry = note(parts, call, httpCall, false);
    const right = () => failing(() => invoked(parts, incoming, call, entry));
    const result = await spoil(parts.faultFor(call, true), right, told, parts.ended);
    if (result.kind !== 'dropped') entry.status = result.answer.status;
    return result;
  });
}

/** From the address to the answer, in the order in which the service looks: address, token, role, anchor, question. */
async function invoked(parts: ExchangeParts, incoming: Incoming, call: Call, entry: SandboxRequest): Promise<Spoiled> {
  const { tenant } = parts.world;
  checkAddress(call, tenant);
  authorize(incoming, parts.token);
  if (tenant.missing.has('Exchange.ManageAsApp')) throw unauthorized();
  if (tenant.missing.has('exchange.role')) throw noRole();
  const anchor = call.headers['x-anchormailbox'];
  if (!anchor) throw malformed('The header X-AnchorMailbox is missing: it says which server is to answer.');
  if (call.query.has('skiptoken')) throw noSuchPage();
  const input = inputOf(incoming.body);
  entry.cmdlet = input;
  const work = async (): Promise<Spoiled> => {
    if (!anchorFits(anchor, tenant)) throw wrongAnchor(commandOf(input));
    return { kind: 'answer', answer: answer(input, call, parts.world) };
  };
  return spoil(parts.faultFor(asked(call, input), false), () => failing(work), told, parts.ended);
}

function answer({ name, parameters }: CmdletInput, call: Call, world: World): Answer {
  const cmdlet = cmdletNamed(name);
  if (!cmdlet) throw noSuchCmdlet();
  const { exchange } = world.tenant;
  const output = run(questionOf(cmdlet, parameters), exchange, world.clock);
  return { status: 200, headers: {}, body: page(output, call, world) };
}

/** The call with cmdlet and identity behind its path, so that faults can tell questions apart. */
const asked = (call: Call, { name, parameters }: CmdletInput): Call => {
  const identity = Object.entries(parameters).find(([key]) => key.toLowerCase() === 'identity')?.[1];
  const more = typeof identity === 'string' && identity ? [name, identity] : [name];
  return { ...call, segments: [...call.segments, ...more], text: JSON.stringify(parameters) };
};

const commandOf = ({ name, parameters }: CmdletInput): string =>
  [
    name,
    ...Object.entries(parameters).map(
      ([key, value]) => `-${key}:${typeof value === 'string' ? `'${value}'` : `$${value}`}`,
    ),
  ].join(' ');

/** What a fault wants to be answered, in Exchange's shape. A 403 has no body unless the fault has words for it. */
function told({ status = 500, code, message, retryAfter }: Fault): Answer {
  const headers: Record<string, string> = retryAfter === undefined ? {} : { 'retry-after': String(retryAfter) };
  if (status === 401 || (status === 403 && message === undefined)) return { status, headers, body: undefined };
  return failure({
    status,
    message: 'Error executing cmdlet',
    headers,
    ...(code !== undefined && { code }),
    ...(message !== undefined && { detail: message }),
  });
}

/** Turns what is thrown on the way into its answer. */
async function failing(work: () => Promise<Spoiled>): Promise<Spoiled> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof Failure) return { kind: 'answer', answer: error };
    if (!(error instanceof Refusal)) throw error;
    return { kind: 'answer', answer: error.status === 401 ? unauthorized() : malformed(error.message) };
  }
}
