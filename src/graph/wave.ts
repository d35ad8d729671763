import type { Answer, Fault, GraphRequest, WaveCost } from '../diagnosis/request.ts';
import type { GraphEndpoint } from './endpoint.ts';
import { duration } from './fault.ts';
import { type Pending, pending, type SettleRules, settle } from './pending.ts';
import { isReply, type NoReply, type Reply } from './reply.ts';
import { backoffMs, type RetryLimits } from './retry.ts';
import { type Clock, orAborted, timeLimit } from './time.ts';
import type { Traffic } from './traffic.ts';
import { resourceUnits, unitsSaid } from './units.ts';

export interface WaveLimits extends RetryLimits {
  /** How long a wave may take in all, in milliseconds. */
  readonly waveMs: number;
  /** So many pages of a list are read at most. */
  readonly pages: number;
}

export interface WaveSetup {
  readonly traffic: Traffic;
  readonly endpoint: GraphEndpoint;
  readonly clock: Clock;
  readonly limits: WaveLimits;
}

interface Outcome {
  readonly answers: readonly Answer[];
  readonly cost: WaveCost;
}

/**
 * Sends a wave and waits until every request has its answer. What is throttled waits and goes out again. Never rejects.
 * A call that other waves have a part in counts as one of this wave's, too.
 */
export async function sendWave(requests: readonly GraphRequest[], setup: WaveSetup, caller?: AbortSignal) {
  const limit = timeLimit(setup.limits.waveMs, caller);
  const wave = new Wave(requests.map(pending), setup, limit.signal);
  try {
    await wave.run();
    return wave.outcome(limit.expired() ? late(setup.limits.waveMs) : undefined);
  } finally {
    limit.end();
  }
}

const stopped: Fault = { kind: 'timeout', message: 'The check was stopped before Graph answered.' };

const late = (ms: number): Fault => ({ kind: 'timeout', message: `Graph did not answer within ${duration(ms)}.` });

class Wave {
  readonly #items: readonly Pending[];
  readonly #setup: WaveSetup;
  readonly #signal: AbortSignal;
  readonly #rules: SettleRules;
  readonly #endsAt: number;
  readonly #spent = { requests: 0, httpCalls: 0, resourceUnits: 0 };
  #waited = 0;

  constructor(items: readonly Pending[], setup: WaveSetup, signal: AbortSignal) {
    const { clock, endpoint, limits } = setup;
    this.#items = items;
    this.#setup = setup;
    this.#signal = signal;
    this.#endsAt = clock.now() + limits.waveMs;
    this.#rules = { endpoint, pages: limits.pages, now: clock.now, pause: (...how) => this.#pause(...how) };
  }

  async run(): Promise<void> {
    for (let open = this.#open(); open.length > 0 && !this.#signal.aborted; open = this.#open()) {
      const due = open.filter((item) => item.waitMs === 0);
      if (due.length > 0) await this.#send(due);
      else await this.#wait(open);
    }
  }

  /** `late`: what to say of a request that the time ran out for, unless it was waiting for a reason of its own. */
  outcome(late?: Fault): Outcome {
    const unanswered = ({ trouble }: Pending): Fault => (late ? (trouble ?? late) : stopped);
    const answers = this.#items.map((item) => item.answer ?? ({ ok: false, fault: unanswered(item) } as const));
    return { answers, cost: { ...this.#spent } };
  }

  #open(): readonly Pending[] {
    return this.#items.filter((item) => item.answer === undefined);
  }

  /** Waits as long as the most patient of them needs, so that they can share calls again. */
  async #wait(items: readonly Pending[]): Promise<void> {
    const ms = Math.max(...items.map((item) => item.waitMs));
    this.#waited += ms;
    try {
      await orAborted(this.#setup.clock.sleep(ms, this.#signal), this.#signal);
    } catch {
      // Stopped in its sleep; the loop ends by the signal.
    }
    for (const item of items) {
      item.waitMs = 0;
      item.waited = true;
    }
  }

  #pause(retriesSoFar: number, askedMs: number | undefined): number | undefined {
    const { clock, limits } = this.#setup;
    if (retriesSoFar >= limits.retries) return undefined;
    const ms = askedMs ?? backoffMs(retriesSoFar, clock.random);
    return ms <= Math.min(limits.waitMs - this.#waited, this.#endsAt - clock.now()) ? ms : undefined;
  }

  async #send(items: readonly Pending[]): Promise<void> {
    const calls = new Set<object>();
    await this.#setup.traffic.send(items, this.#signal, (i, result, call) => {
      if (call) calls.add(call);
      const item = items[i];
      if (item) this.#take(item, result);
    });
    this.#spent.httpCalls += calls.size;
  }

  #take(item: Pending, result: Reply | NoReply): void {
    if (isReply(result) || result.sent) {
      // Graph counts every request against the quota, also one that it refuses with 429.
      this.#spent.requests += 1;
      this.#spent.resourceUnits += (isReply(result) ? unitsSaid(result.headers) : undefined) ?? resourceUnits(item.url);
    }
    if (isReply(result) || !this.#signal.aborted) settle(item, result, this.#rules);
  }
}
