import type { Fact, FactInput } from './fact.ts';
import { type Message, say } from './message.ts';
import { type Ask, absent, type Reading, type Source, unknown } from './reading.ts';
import type { Answer, ExchangeRequest, Fault, GraphRequest, Request, Transport, WaveCost } from './request.ts';

/** A reading with where and when it was made (ISO). */
export interface Gathered {
  readonly reading: Reading<unknown>;
  readonly source: Source;
  readonly at: string;
}

/** Readings by fact id. */
export type Readings = ReadonlyMap<string, Gathered>;

/** Keeps readings of tenant facts between looks, for their `cacheSeconds`. */
export interface FactCache {
  get(factId: string, now: Date): Gathered | undefined;
  set(factId: string, gathered: Gathered, until: Date): void;
}

/** What gathering needs from outside. Without `exchange`, its facts are unknown and say how to look by hand. */
export interface Sources {
  readonly graph: Transport<GraphRequest>;
  readonly exchange?: Transport<ExchangeRequest>;
  readonly cache: FactCache;
  readonly now: () => Date;
  /** Told of each Graph permission that was needed and refused, with the fact that needs it. */
  readonly onRefused?: (permission: string, factId: string) => void;
}

/** What was spent; see `Cost` for the units. */
export interface Spent {
  readonly graphRequests: number;
  readonly httpCalls: number;
  readonly waves: number;
  readonly resourceUnits: number;
  readonly exchangeCalls: number;
}

export interface GatherOptions {
  /** What people said: fact id to value. The input of the look comes this way too. */
  readonly answers: Readonly<Record<string, unknown>>;
  readonly signal?: AbortSignal;
  /** Ids of facts that are not asked for: too dear for many people at once. They are unknown, and say so. */
  readonly without?: ReadonlySet<string>;
  /** Called whenever more is known. */
  readonly onReadings?: (readings: Readings) => void;
}

export interface Gathering {
  readonly readings: Readings;
  readonly spent: Spent;
  /** Graph's faults, in the order they came: when nothing at all was answered they say why. */
  readonly faults: readonly Fault[];
  readonly answered: number;
}

/** The facts and everything they stand on. */
export function closure(facts: Iterable<Fact<unknown>>): ReadonlyMap<string, Fact<unknown>> {
  const all = new Map<string, Fact<unknown>>();
  const add = (fact: Fact<unknown>): void => {
    if (all.has(fact.id)) return;
    all.set(fact.id, fact);
    for (const other of [...Object.values(fact.from), ...Object.values(fact.uses)]) add(other);
  };
  for (const fact of facts) add(fact);
  return all;
}

/**
 * Gathers facts in waves: all requests whose values are known go out together, and what they answer may
 * allow the next wave. Never judges, never rejects: trouble becomes `unknown` with its reason.
 */
export async function gather(
  wanted: Iterable<Fact<unknown>>,
  sources: Sources,
  options: GatherOptions,
): Promise<Gathering> {
  const run = new Run(closure(wanted), sources, options);
  await run.finish();
  return run.result();
}

const stillAsking: Reading<never> = unknown(say`Exchange is still being asked.`);

/** A fact that has declared its requests and waits for their answers. */
interface Pending {
  readonly fact: Fact<unknown>;
  readonly input: FactInput;
  readonly requests: readonly Request[];
}

class Run {
  readonly #facts: Map<string, Fact<unknown>>;
  readonly #sources: Sources;
  readonly #options: GatherOptions;
  readonly #readings = new Map<string, Gathered>();
  /** What went out and has no answer yet, by fact id. */
  readonly #asked = new Map<string, Pending>();
  readonly #faults: Fault[] = [];
  #answered = 0;
  #spent: Spent = { graphRequests: 0, httpCalls: 0, waves: 0, resourceUnits: 0, exchangeCalls: 0 };

  constructor(facts: ReadonlyMap<string, Fact<unknown>>, sources: Sources, options: GatherOptions) {
    this.#facts = new Map(facts);
    this.#sources = sources;
    this.#options = options;
  }

  result(): Gathering {
    return { readings: this.#readings, spent: this.#spent, faults: this.#faults, answered: this.#answered };
  }

  async finish(): Promise<void> {
    const underWay = new Map<Source, Promise<void>>();
    const waiting: Pending[] = [];
    for (;;) {
      waiting.push(...this.#advance());
      this.#options.onReadings?.(underWay.has('exchange') ? this.#withoutExchange(waiting) : this.#readings);
      for (const source of ['graph', 'exchange'] as const) {
        const wave = waiting.filter((pending) => pending.fact.source === source);
        // One wave of a source at a time; Exchange runs beside Graph and never holds it up.
        if (wave.length === 0 || underWay.has(source)) continue;
        for (const pending of wave) waiting.splice(waiting.indexOf(pending), 1);
        underWay.set(
          source,
          this.#send(source, wave).finally(() => underWay.delete(source)),
        );
      }
      if (underWay.size === 0) return;
      await Promise.race(underWay.values());
    }
  }

  /**
   * What would be known if Exchange never answered: so that what Graph says can be shown while Exchange is still being
   * asked. What Graph itself was not asked yet stays open.
   */
  #withoutExchange(waiting: readonly Pending[]): Readings {
    const { exchange: _, ...others } = this.#sources;
    const preview = new Run(this.#facts, { ...others, cache: { ...others.cache, set: () => {} } }, this.#options);
    for (const [id, gathered] of this.#readings) preview.#readings.set(id, gathered);
    for (const { fact, input } of [...this.#asked.values(), ...waiting])
      if (fact.source === 'exchange') preview.#settle(fact, this.#withAsk(fact, input, stillAsking));
    preview.#advance();
    return preview.#readings;
  }

  /** Settles every fact that needs nothing from outside, and returns those that do. */
  #advance(): Pending[] {
    const asking: Pending[] = [];
    let settled = true;
    while (settled) {
      settled = false;
      for (const fact of this.#facts.values()) {
        const next = this.#attempt(fact);
        if (next === 'not yet') continue;
        this.#facts.delete(fact.id);
        if (next === 'settled') settled = true;
        else asking.push(next);
      }
    }
    return asking;
  }

  #attempt(fact: Fact<unknown>): Pending | 'settled' | 'not yet' {
    const now = this.#sources.now();
    const kept = fact.cacheSeconds === undefined ? undefined : this.#sources.cache.get(fact.id, now);
    if (kept) {
      this.#readings.set(fact.id, kept);
      return 'settled';
    }
    const needed = Object.values(fact.from).map((other) => this.#readings.get(other.id)?.reading);
    const used = Object.values(fact.uses).map((other) => this.#readings.get(other.id)?.reading);
    if ([...needed, ...used].includes(undefined)) return 'not yet';
    if (this.#options.without?.has(fact.id)) return this.#settle(fact, leftOut);
    const input = this.#inputOf(fact, now);
    const said = fact.asks ? undefined : this.#said(fact, input);
    if (said) return this.#settle(fact, this.#withAsk(fact, input, said), 'person');
    const blocked = needed.find((reading) => reading?.state !== 'known');
    if (blocked) return this.#settle(fact, this.#withAsk(fact, input, blocked));
    return this.#open(fact, input);
  }

  /** What a person answered. What is no answer counts for nothing; what contradicts the rest stands, with its question. */
  #said(fact: Fact<unknown>, input: FactInput): Reading<unknown> | undefined {
    const answer = this.#options.answers[fact.id];
    const said = answer === undefined ? undefined : this.#tryTo(() => fact.answered?.(answer, input));
    return said?.state === 'unknown' && !said.ask ? undefined : said;
  }

  #open(fact: Fact<unknown>, input: FactInput): Pending | 'settled' {
    const requests = this.#tryTo(() => fact.ask(input));
    if (!Array.isArray(requests)) return this.#settle(fact, this.#withAsk(fact, input, requests as Reading<never>));
    if (requests.length > 0) {
      if (fact.source === 'exchange' && !this.#sources.exchange) {
        return this.#settle(fact, this.#withAsk(fact, input, unknown(say`Exchange is not connected.`)));
      }
      return { fact, input, requests };
    }
    return this.#settle(
      fact,
      this.#withAsk(
        fact,
        input,
        this.#tryTo(() => fact.read([], input)),
      ),
    );
  }

  async #send(source: 'graph' | 'exchange', wave: readonly Pending[]): Promise<void> {
    const unique = new Map<string, Request>();
    for (const request of wave.flatMap((pending) => pending.requests)) unique.set(JSON.stringify(request), request);
    const transport = this.#sources[source] as Transport;
    for (const pending of wave) this.#asked.set(pending.fact.id, pending);
    const { answers, cost } = await transport.send([...unique.values()], this.#options.signal);
    this.#count(source, cost, answers);
    const byRequest = new Map([...unique.keys()].map((key, i) => [key, answers[i] as Answer]));
    for (const { fact, input, requests } of wave) {
      const mine = requests.map((request) => byRequest.get(JSON.stringify(request)) as Answer);
      this.#asked.delete(fact.id);
      this.#settle(fact, this.#withAsk(fact, input, this.#read(fact, input, mine)));
    }
  }

  #read(fact: Fact<unknown>, input: FactInput, told: readonly Answer[]): Reading<unknown> {
    const answers = told.map((answer) => orNone(fact, answer));
    // "Could not look" weighs more than "not there": one 404 among several answers must not hide a refusal.
    const failed =
      answers.find((answer) => !answer.ok && answer.fault.kind !== 'not-found') ?? answers.find((answer) => !answer.ok);
    if (failed && !failed.ok) {
      const needed = fact.source === 'exchange' ? exchangePermission : fact.permission;
      if (isRefusal(failed.fault, fact.source) && needed) this.#sources.onRefused?.(needed, fact.id);
      const own = this.#tryTo(() => fact.fault(failed.fault, input)) as Reading<unknown> | undefined;
      return own ?? (failed.fault.kind === 'not-found' ? absent : unknown(reasonOf(failed.fault, fact.permission)));
    }
    return this.#tryTo(() =>
      fact.read(
        answers.map((answer) => (answer.ok ? answer.body : undefined)),
        input,
      ),
    );
  }

  /** A definition that throws (an answer of another shape, a value that no request can carry) makes its fact unknown. */
  #tryTo<T>(work: () => T): T | Reading<never> {
    try {
      return work();
    } catch (error) {
      return unknown(
        error instanceof RangeError
          ? say`This cannot be asked: ${error.message}.`
          : say`The answer had a shape that I do not know.`,
      );
    }
  }

  #withAsk(fact: Fact<unknown>, input: FactInput, reading: Reading<unknown>): Reading<unknown> {
    if (reading.state !== 'unknown' || reading.ask) return reading;
    const ask = this.#tryTo(() => fact.remedyForUnknown(input)) as Ask | undefined;
    return ask && ('cmdlet' in ask || 'question' in ask) ? { ...reading, ask } : reading;
  }

  #inputOf(fact: Fact<unknown>, now: Date): FactInput {
    const from: Record<string, unknown> = {};
    for (const [name, other] of Object.entries(fact.from)) {
      const reading = this.#readings.get(other.id)?.reading;
      if (reading?.state === 'known') from[name] = reading.value;
    }
    const uses: Record<string, Reading<unknown>> = {};
    for (const [name, other] of Object.entries(fact.uses)) {
      uses[name] = (this.#readings.get(other.id) as Gathered).reading;
    }
    return { from, uses, now };
  }

  /** What a source tells now is newer than what was said before; a person's word stands where it could not tell. */
  #settle(fact: Fact<unknown>, found: Reading<unknown>, source: Source = this.#sourceOf(fact)): 'settled' {
    const said =
      fact.asks && found.state === 'unknown' ? this.#said(fact, this.#inputOf(fact, this.#sources.now())) : undefined;
    const word = said?.state === 'unknown' ? undefined : said;
    const reading = word ?? found;
    const now = this.#sources.now();
    const gathered = { reading, source: word ? 'person' : source, at: now.toISOString() };
    this.#readings.set(fact.id, gathered);
    if (fact.cacheSeconds !== undefined && reading.state !== 'unknown' && !word) {
      this.#sources.cache.set(fact.id, gathered, new Date(now.getTime() + fact.cacheSeconds * 1000));
    }
    return 'settled';
  }

  /** What was worked out from a person's answer is the person's word too; the input alone makes nothing so. */
  #sourceOf(fact: Fact<unknown>): Source {
    if (fact.asks) return fact.source;
    const told = [...Object.values(fact.from), ...Object.values(fact.uses)].some(
      ({ id, source }) => source !== 'person' && this.#readings.get(id)?.source === 'person',
    );
    return told ? 'person' : fact.source;
  }

  #count(source: 'graph' | 'exchange', cost: WaveCost, answers: readonly Answer[]): void {
    if (source === 'exchange') {
      this.#spent = { ...this.#spent, exchangeCalls: this.#spent.exchangeCalls + cost.httpCalls };
      return;
    }
    this.#answered += answers.filter((answer) => answer.ok || meansSomething(answer.fault)).length;
    this.#faults.push(...answers.flatMap((answer) => (answer.ok ? [] : [answer.fault])));
    this.#spent = {
      ...this.#spent,
      graphRequests: this.#spent.graphRequests + cost.requests,
      httpCalls: this.#spent.httpCalls + cost.httpCalls,
      resourceUnits: this.#spent.resourceUnits + cost.resourceUnits,
      waves: this.#spent.waves + 1,
    };
  }
}

const leftOut = unknown(say`Left out, because many people were checked at once; check this person alone.`);

/** "There is none" is an answer like others to a fact that looks in several places. */
const orNone = (fact: Fact<unknown>, answer: Answer): Answer =>
  fact.none !== undefined && !answer.ok && answer.fault.kind === 'not-found' ? { ok: true, body: fact.none } : answer;

/** A 403 or a 404 is an answer to work with; a closed door, silence or a 5xx is none. */
const meansSomething = (fault: Fault): boolean =>
  fault.kind === 'forbidden' || fault.kind === 'not-found' || fault.kind === 'bad-request';

/** What every cmdlet needs; which role, the administrator decides. */
const exchangePermission = 'Exchange.ManageAsApp, with a view-only role in Exchange';

/** Graph says 403 for a missing permission; Exchange says 401 as well. */
const isRefusal = ({ kind }: Fault, source: Source): boolean =>
  kind === 'forbidden' || (source === 'exchange' && kind === 'unauthorized');

/** Why a fact is unknown, for a person who can act on it. */
function reasonOf(fault: Fault, permission: string | undefined): Message {
  if (fault.kind === 'forbidden' && permission) return say`Microsoft Graph refused it; this needs ${permission}.`;
  return say`${fault.message}`;
}

/** A cache in memory, for one process. */
export function memoryCache(): FactCache {
  const kept = new Map<string, { gathered: Gathered; until: number }>();
  return {
    get: (id, now) => {
      const entry = kept.get(id);
      return entry && entry.until > now.getTime() ? entry.gathered : undefined;
    },
    set: (id, gathered, until) => void kept.set(id, { gathered, until: until.getTime() }),
  };
}
