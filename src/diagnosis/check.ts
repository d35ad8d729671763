import type { CauseId } from './causes.ts';
import type { FactMap, ReadingsOf, ValuesOf } from './fact.ts';
import type { Certainty } from './finding.ts';
import type { Message } from './message.ts';
import type { Ask } from './reading.ts';
import type { RemedyId } from './remedies.ts';

/** What a check points at to prove its word: the fact (by its name in the check) and what it shows. */
export interface Shown<K extends string = string> {
  readonly fact: K;
  readonly shows: Message;
}

/** One outcome of a check. A check may have several. */
export type Outcome<C extends CauseId = CauseId, K extends string = string> =
  | { readonly outcome: 'pass'; readonly evidence: readonly Shown<K>[] }
  | ({ readonly outcome: 'fail'; readonly cause: C; readonly evidence: readonly Shown<K>[] } & FailDetail)
  | { readonly outcome: 'not-applicable'; readonly reason: Message }
  | {
      readonly outcome: 'cannot-tell';
      readonly reason: Message;
      readonly ask?: Ask;
      /** Remedies that must wait until it can be told. */
      readonly vetoes?: readonly RemedyId[];
    };

export interface FailDetail {
  /** The finding in a sentence, for the person who asked. */
  readonly summary: Message;
  /** One sentence to pass on to the person who waits for the mailbox. Left out: a sentence for the cause's class. */
  readonly tellTheUser?: Message;
  /** False: reported, but never the verdict (a quarantined secondary address). Default true. */
  readonly decides?: boolean;
  /** The evidence allows no more than this. Default `confirmed`. */
  readonly atMost?: Certainty;
  /** In place of the catalogue's, where this case wants fewer or another order. */
  readonly remedies?: readonly RemedyId[];
  /** What would settle it, beside what the catalogue says. */
  readonly settledBy?: readonly Ask[];
  /** Ids of facts without which it may not be the verdict for this user, beside the catalogue's. */
  readonly needs?: readonly string[];
  /** Remedies that this case forbids, beside the catalogue's. */
  readonly vetoes?: readonly RemedyId[];
}

/** One question of the documented procedures, answered from readings alone: no I/O, no clock of its own. */
export interface Check {
  /** Equal to the file's name. */
  readonly id: string;
  readonly question: string;
  /** Steps of the published procedures that it covers, e.g. `delays-4`. */
  readonly steps: readonly string[];
  /** Microsoft's page about it, https. */
  readonly page?: string;
  readonly causes: readonly CauseId[];
  /** Facts whose values it needs: unknown there is cannot-tell here, absent is not-applicable. */
  readonly requires: FactMap;
  /** Facts whose readings it takes as they are; a pass becomes cannot-tell while one of them is unknown. */
  readonly uses: FactMap;
  /**
   * Facts that can add to the answer and take nothing from it while they are unknown: what people say, and what Exchange
   * says where another check already reports that it could not be asked.
   */
  readonly hears: FactMap;
  evaluate(values: Record<string, unknown>, readings: Record<string, unknown>, now: Date): readonly Outcome[];
}

/** How a check is written down; see {@link Check}. */
export interface CheckDefinition<C extends CauseId, R extends FactMap, U extends FactMap, H extends FactMap> {
  readonly id: string;
  readonly question: string;
  readonly steps: readonly string[];
  readonly page?: string;
  readonly causes: readonly C[];
  readonly requires?: R;
  readonly uses?: U;
  readonly hears?: H;
  readonly evaluate: (
    values: ValuesOf<R>,
    readings: ReadingsOf<U & H>,
    now: Date,
  ) => readonly Outcome<C, Extract<keyof R | keyof U | keyof H, string>>[];
}

/** Defines a check. A wrong field, or a cause that is not among its `causes`, does not compile. */
export function defineCheck<
  const C extends CauseId,
  R extends FactMap = Record<never, never>,
  U extends FactMap = Record<never, never>,
  H extends FactMap = Record<never, never>,
>(definition: CheckDefinition<C, R, U, H>): Check {
  return {
    ...definition,
    requires: definition.requires ?? {},
    uses: definition.uses ?? {},
    hears: definition.hears ?? {},
    // The engine hands over exactly what the definition declares.
    evaluate: (values, readings, now) =>
      definition.evaluate(values as ValuesOf<R>, readings as ReadingsOf<U & H>, now) as readonly Outcome[],
  };
}

/** All is well here. */
export const pass = <K extends string>(...evidence: Shown<K>[]): Outcome<never, K> => ({ outcome: 'pass', evidence });

/** This is the matter. */
export const fail = <C extends CauseId, K extends string>(
  cause: C,
  evidence: readonly Shown<K>[],
  detail: FailDetail,
): Outcome<C, K> => ({ outcome: 'fail', cause, evidence, ...detail });

/** The question does not arise for this user. */
export const notApplicable = (reason: Message): Outcome<never, never> => ({ outcome: 'not-applicable', reason });

/** Could not be answered; never to be read as well. */
export const cannotTell = (reason: Message, ask?: Ask, vetoes: readonly RemedyId[] = []): Outcome<never, never> => ({
  outcome: 'cannot-tell',
  reason,
  ...(ask && { ask }),
  ...(vetoes.length > 0 && { vetoes }),
});

/** Points at a fact: shown('user', say`…`). */
export const shown = <K extends string>(fact: K, shows: Message): Shown<K> => ({ fact, shows });
