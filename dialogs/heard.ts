import type { TurnContext } from 'botbuilder-core';

/** What reaches a waiting step: words, a press, a word of the walk itself, or the news that a look is over. */
export type Heard =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'press'; readonly action: string }
  | { readonly kind: 'move'; readonly move: Move }
  | { readonly kind: 'look-over' };

/** Words that a walk understands in every step. */
export type Move = 'next' | 'back' | 'skip' | 'why' | 'recheck' | 'cancel' | 'start over' | 'help' | 'status';

const HEARD = Symbol('what was heard in this turn');

/** Hands what was heard to the steps of this turn. */
export const hand = (context: TurnContext, heard: Heard): void => void context.turnState.set(HEARD, heard);

/** What was heard in this turn. */
export const heardIn = (context: TurnContext): Heard =>
  context.turnState.get<Heard | undefined>(HEARD) ?? { kind: 'look-over' };
