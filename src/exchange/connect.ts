import type { Answer, ExchangeRequest, Fault, Transport } from '../diagnosis/request.ts';
import { tenantAnchor } from './anchor.ts';
import { type CloudId, clouds } from './clouds.ts';
import { openDoor } from './door.ts';
import { exchangeEndpoint } from './endpoint.ts';
import { type Connection, Errand, type Wave } from './errand.ts';
import { Rest } from './rest.ts';
import { Seats } from './seats.ts';
import { type Clock, duration, realClock, timeLimit } from './time.ts';
import { type ExchangeAccess, tokenSource } from './tokens.ts';

/** What can be set about the traffic; times in milliseconds. */
export interface ExchangeLimits {
  /** How long one HTTP call may take. */
  readonly callMs: number;
  /** How long a wave may take in all. */
  readonly waveMs: number;
  /** How often one question is asked again. */
  readonly retries: number;
  /** Calls at the same time, over all waves. */
  readonly atOnce: number;
  /** The longest answer that is read. */
  readonly mostBytes: number;
}

export interface ExchangeOptions {
  readonly access: ExchangeAccess;
  readonly cloud: CloudId;
  /** May be left out with a local token. */
  readonly tenantId?: string;
  /** In place of the cloud's address: https, or http on this machine with a local token. */
  readonly endpoint?: string;
  /** Real time, also where the bot's own clock runs faster. */
  readonly clock?: Partial<Clock>;
  readonly limits?: Partial<ExchangeLimits>;
  readonly fetch?: typeof fetch;
}

// Exchange only adds to what Graph tells, so a report waits for it no longer than this. All that one look asks goes out
// at once; Exchange publishes no number.
const defaults: ExchangeLimits = { callMs: 8_000, waveMs: 12_000, retries: 2, atOnce: 8, mostBytes: 4 * 1024 * 1024 };

const NO_TENANT = '00000000-0000-0000-0000-000000000000';

/**
 * Connects to Exchange Online, without sending anything yet. An answer is `{ value, warnings }` (see ExchangeAnswer);
 * that an object does not exist is a fault `not-found`, and only when Exchange says so in words. Throws a sentence when
 * the endpoint is not safe for the token: a fixed local token stays on this machine, and no other goes to a stand-in.
 */
export function connectExchange(options: ExchangeOptions): Transport<ExchangeRequest> {
  const clock = { ...realClock, ...options.clock };
  const limits = { ...defaults, ...options.limits };
  const connection = connectionOf(options, clock, limits);
  return {
    send: async (requests, caller) => {
      const limit = timeLimit(clock, limits.waveMs, caller);
      const wave: Wave = { signal: limit.signal, endsAt: clock.now() + limits.waveMs, calls: 0 };
      const why = (trouble?: Fault) => (limit.expired() ? (trouble ?? tooLate(limits.waveMs)) : stopped);
      try {
        const answers = await Promise.all(requests.map((request) => answerTo(request, connection, wave, why)));
        return { answers, cost: { requests: wave.calls, httpCalls: wave.calls, resourceUnits: 0 } };
      } finally {
        limit.end();
      }
    },
  };
}

function connectionOf(options: ExchangeOptions, clock: Clock, limits: ExchangeLimits): Connection {
  const { access, tenantId } = options;
  const isLocal = access.kind === 'local-token';
  if (!tenantId && !isLocal) throw new Error('To ask Exchange, set TENANT_ID to the tenant that is looked at.');
  const cloud = clouds[options.cloud];
  const tenant = tenantId ?? NO_TENANT;
  const endpoint = exchangeEndpoint(cloud.endpoint, tenant, options.endpoint);
  if (isLocal && !endpoint.loopback) {
    throw new Error(
      'LOCAL_ACCESS_TOKEN is only for an Exchange endpoint on this machine: set EXCHANGE_ENDPOINT to it.',
    );
  }
  if (!isLocal && endpoint.loopback) {
    throw new Error(
      'An Exchange endpoint on this machine needs LOCAL_ACCESS_TOKEN; a real sign-in is never sent there.',
    );
  }
  const token = tokenSource(access, cloud.scope, clock.now);
  const { callMs, mostBytes, retries, atOnce } = limits;
  const door = openDoor({ url: endpoint.url, token, fetch: options.fetch ?? fetch, clock, callMs, mostBytes });
  return { door, anchor: tenantAnchor(tenant), seats: new Seats(atOnce), clock, retries, rest: new Rest() };
}

/** Never rejects: a question without an answer has a fault that says why. */
async function answerTo(
  request: ExchangeRequest,
  connection: Connection,
  wave: Wave,
  unanswered: (trouble?: Fault) => Fault,
): Promise<Answer> {
  const errand = new Errand(connection, wave);
  try {
    return await errand.run(request);
  } catch {
    return { ok: false, fault: wave.signal.aborted ? unanswered(errand.trouble) : broken };
  }
}

const stopped: Fault = { kind: 'timeout', message: 'The check was stopped before Exchange answered.' };

const tooLate = (ms: number): Fault => ({
  kind: 'timeout',
  message: `Exchange did not answer within ${duration(ms)}. Try again in a few minutes.`,
});

const broken: Fault = { kind: 'malformed', message: "Exchange's answer could not be read. Run the cmdlet by hand." };
