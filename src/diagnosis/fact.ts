import { say } from './message.ts';
import { type Ask, type Reading, type Source, unknown } from './reading.ts';
import type { ExchangeRequest, Fault, GraphRequest, Request } from './request.ts';

/** Facts by the name under which a definition speaks of them. */
export type FactMap = Readonly<Record<string, Fact<unknown>>>;

/** The value of a fact. */
export type ValueIn<F> = F extends Fact<infer T> ? T : never;

/** The plain values of facts: what `from` and `requires` hand over. */
export type ValuesOf<F extends FactMap> = { readonly [K in keyof F]: F[K] extends Fact<infer T> ? T : never };

/** The readings of facts: what `uses` hands over. */
export type ReadingsOf<F extends FactMap> = {
  readonly [K in keyof F]: F[K] extends Fact<infer T> ? Reading<T> : never;
};

/**
 * One thing to know. It declares its requests and how to read the answers; it sends nothing.
 * A fact without requests is worked out from other facts.
 */
export interface Fact<T> {
  /** Equal to the file's name. */
  readonly id: string;
  readonly source: Source;
  /** The Graph application permission that is needed, e.g. `User.Read.All`. */
  readonly permission?: string;
  /** Facts about the tenant are kept this long, in seconds, and shared by all looks. */
  readonly cacheSeconds?: number;
  /** Facts whose values it needs: unknown or absent there means unknown or absent here. */
  readonly from: FactMap;
  /** Facts whose readings it takes as they are. */
  readonly uses: FactMap;
  ask(input: FactInput): readonly Request[];
  read(bodies: readonly unknown[], input: FactInput): Reading<T>;
  fault(fault: Fault, input: FactInput): Reading<T> | undefined;
  /** The body that stands for "there is none", where each of several requests may find nothing. */
  readonly none?: unknown;
  /** Whether it asks its source; what is only worked out, or only a person can tell, does not. */
  readonly asks: boolean;
  /**
   * Reads what a person answered; undefined when a person cannot answer this one. Unknown: not an answer to this.
   * What `input` leaves out is not known yet.
   */
  answered?(value: unknown, input?: Partial<FactInput>): Reading<T>;
  /** The answers that it takes, in a line for a person who writes them down. */
  readonly takes?: string;
  /** What a person can do when the reading is unknown. */
  remedyForUnknown(input: FactInput): Ask | undefined;
}

/** What a fact sees when its turn comes. The engine fills it by the fact's own declaration. */
export interface FactInput {
  readonly from: Readonly<Record<string, unknown>>;
  readonly uses: Readonly<Record<string, Reading<unknown>>>;
  readonly now: Date;
}

interface Input<F extends FactMap, U extends FactMap> {
  readonly from: ValuesOf<F>;
  readonly uses: ReadingsOf<U>;
  readonly now: Date;
}

/** How a fact is written down; see {@link Fact} for the meaning of each part. */
export interface FactDefinition<T, F extends FactMap, U extends FactMap> {
  readonly id: string;
  readonly source?: Source;
  readonly permission?: string;
  readonly cacheSeconds?: number;
  readonly from?: F;
  readonly uses?: U;
  readonly ask?: (input: Input<F, U>) => readonly (GraphRequest | ExchangeRequest)[];
  /** Gets one body a request, in order, when every request was answered. A thrown ZodError means malformed. */
  readonly read: (bodies: readonly unknown[], input: Input<F, U>) => Reading<T>;
  /** Turns a particular fault into a reading. Left out: 404 is absent, anything else unknown. */
  readonly fault?: (fault: Fault, input: Input<F, U>) => Reading<T> | undefined;
  readonly none?: unknown;
  readonly answered?: (value: unknown, input: Input<F, U>) => Reading<T>;
  readonly takes?: string;
  readonly remedyForUnknown?: (input: Input<F, U>) => Ask | undefined;
}

/** Defines a fact. Types flow from `from` and `uses` into `ask` and `read`. */
export function defineFact<T, F extends FactMap = Record<never, never>, U extends FactMap = Record<never, never>>(
  definition: FactDefinition<T, F, U>,
): Fact<T> {
  // The engine hands every fact the input its own declaration asks for; the cast says so once, here.
  const typed = (input: FactInput) => input as unknown as Input<F, U>;
  const { ask, read, fault, answered, remedyForUnknown, ...plain } = definition;
  return {
    ...plain,
    asks: ask !== undefined,
    source: definition.source ?? 'graph',
    from: definition.from ?? {},
    uses: definition.uses ?? {},
    ask: (input) => ask?.(typed(input)) ?? [],
    read: (bodies, input) => read(bodies, typed(input)),
    fault: (failure, input) => fault?.(failure, typed(input)),
    ...(answered && {
      answered: (value: unknown, input: Partial<FactInput> = {}) =>
        answered(value, typed({ ...nothingKnown(definition.uses ?? {}), ...input })),
    }),
    remedyForUnknown: (input) => remedyForUnknown?.(typed(input)),
  };
}

const nothingKnown = (uses: FactMap): FactInput => ({
  from: {},
  uses: Object.fromEntries(Object.keys(uses).map((name) => [name, unknown(say`Not looked up yet.`)])),
  now: new Date(),
});
