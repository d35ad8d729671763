import type { Message } from './message.ts';

/** Where a reading came from. */
export type Source = 'graph' | 'exchange' | 'person';

/**
 * How a person can find out what no source could tell: a cmdlet to run, or a question to answer. `fact` is the id of the
 * fact that the answer settles, `options` the answers that it takes; left out where looking again is the answer.
 */
export type Ask =
  | { readonly cmdlet: string; readonly where: string; readonly fact?: string }
  | { readonly question: string; readonly fact?: string; readonly options?: readonly string[] };

/** Whether a way to be certain is something that a person can do, and not only a sentence about it. */
export const isAsk = (way: Ask | Message): way is Ask => !('text' in way);

/**
 * What is known of a fact. `absent`: looked, and it is not there. `unknown`: could not look; the reason is
 * written for a person who can act on it ("needs ServiceHealth.Read.All"). Never fold unknown into absent:
 * that is how "could not look" becomes "nothing wrong".
 */
export type Reading<T> =
  | { readonly state: 'known'; readonly value: T }
  | { readonly state: 'absent'; readonly reason?: Message }
  | { readonly state: 'unknown'; readonly reason: Message; readonly ask?: Ask };

/** A reading with a value. */
export const known = <T>(value: T): Reading<T> => ({ state: 'known', value });

/** Looked, not there. */
export const absent: Reading<never> = { state: 'absent' };

/** Not there, and why that is so, for a person who reads that a check does not apply. */
export const absentBecause = (reason: Message): Reading<never> => ({ state: 'absent', reason });

/** Could not look; `ask` is what a person could do instead. */
export const unknown = (reason: Message, ask?: Ask): Reading<never> => ({
  state: 'unknown',
  reason,
  ...(ask && { ask }),
});
