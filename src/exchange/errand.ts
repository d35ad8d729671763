import type { Answer, ExchangeRequest, Fault } from '../diagnosis/request.ts';
import { personAnchor } from './anchor.ts';
import { type CmdletInput, cmdletInput } from './cmdlets.ts';
import type { Door } from './door.ts';
import { isReply } from './reply.ts';
import type { Rest } from './rest.ts';
import type { Seats } from './seats.ts';
import { type Outcome, settle } from './settle.ts';
import type { Clock } from './time.ts';

/** What all questions of one connection share. */
export interface Connection {
  readonly door: Door;
  readonly anchor: string;
  readonly seats: Seats;
  readonly clock: Clock;
  /** How often one question is asked again. */
  readonly retries: number;
  readonly rest: Rest;
}

/** The wave that a question belongs to. */
export interface Wave {
  readonly signal: AbortSignal;
  /** When it ends, in milliseconds since 1970. */
  readonly endsAt: number;
  /** Calls that Exchange may have seen. */
  calls: number;
}

/** One question on its way to an answer. */
export class Errand {
  readonly #connection: Connection;
  readonly #wave: Wave;
  #anchor: string;
  /** Why the last try failed: the answer if there is no further one. */
  trouble: Fault | undefined;

  constructor(connection: Connection, wave: Wave) {
    this.#connection = connection;
    this.#wave = wave;
    this.#anchor = connection.anchor;
  }

  /** Rejects only when the wave's signal fires. */
  async run(request: ExchangeRequest): Promise<Answer> {
    const checked = cmdletInput(request);
    if ('refused' in checked) {
      return { ok: false, fault: { kind: 'bad-request', code: 'not-sent', message: checked.refused } };
    }
    for (let tries = 0; ; tries += 1) {
      if (!(await this.#rest())) return { ok: false, fault: resting };
      const outcome = await this.#ask(checked.input);
      if ('answer' in outcome) return outcome.answer;
      this.trouble = outcome.trouble;
      if (!(await this.#pause(tries, outcome.askedMs))) return { ok: false, fault: outcome.trouble };
    }
  }

  /** Asks, and once more by the person's own mailbox when Exchange says that the way there is another. */
  async #ask(input: CmdletInput): Promise<Outcome> {
    const outcome = await this.#call(input);
    const own = personAnchor(input);
    if (!own || own === this.#anchor || !needsProxy(outcome)) return outcome;
    this.#anchor = own;
    return this.#call(input);
  }

  async #call(input: CmdletInput): Promise<Outcome> {
    const { door, seats, clock, rest } = this.#connection;
    const { signal } = this.#wave;
    return seats.with(signal, async () => {
      if (rest.isSilent(clock.now())) return { answer: { ok: false, fault: silent } };
      const result = await door({ input, anchor: this.#anchor }, signal);
      if (isReply(result) || result.sent) this.#wave.calls += 1;
      signal.throwIfAborted();
      if (isReply(result) || result.fault.kind === 'timeout') rest.heard(isReply(result), clock.now());
      const { Identity } = input.Parameters;
      return settle(result, typeof Identity === 'string' ? Identity : '', clock.now());
    });
  }

  /** Waits where Exchange asked anybody to; false when that takes longer than this wave. */
  async #rest(): Promise<boolean> {
    const ms = this.#connection.rest.left(this.#connection.clock.now());
    return ms <= 0 || this.#sleep(ms);
  }

  /** Waits before one more try; false when the tries or the time are used up. */
  async #pause(tries: number, askedMs: number | undefined): Promise<boolean> {
    const { clock, retries, rest } = this.#connection;
    if (askedMs !== undefined && this.trouble?.kind === 'throttled') rest.asked(askedMs, clock.now());
    return tries < retries && (await this.#sleep(askedMs ?? backoffMs(tries, clock.random)));
  }

  async #sleep(ms: number): Promise<boolean> {
    const { clock } = this.#connection;
    if (clock.now() + ms >= this.#wave.endsAt) return false;
    await clock.sleep(ms, this.#wave.signal);
    return true;
  }
}

// The first pause is up to this long, each further one up to twice as long.
const FIRST_MS = 500;

/** Exponential with full jitter: many questions that failed together do not come back together. */
const backoffMs = (tries: number, random: () => number): number => Math.round(random() * FIRST_MS * 2 ** tries);

const needsProxy = (outcome: Outcome): boolean =>
  'answer' in outcome && !outcome.answer.ok && outcome.answer.fault.code === 'needs-proxy';

const resting: Fault = {
  kind: 'throttled',
  message: 'Exchange asked us to slow down a moment ago; try again in a few minutes.',
};

const silent: Fault = {
  kind: 'timeout',
  message: 'Exchange did not answer for some time, so it was not asked again. Try again in a minute.',
};
