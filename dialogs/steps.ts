import type { DialogTurnResult, WaterfallStepContext } from 'botbuilder-dialogs';
import type { Asked, Reply } from './choice-prompt.ts';
import type { Stop } from './stops.ts';

/**
 * What became of a stop: answered or done (look again), left open, one step back; of the question about the rest: gone
 * on with (left), or finished. Forgotten: what was told before no longer counts.
 */
export type Became = 'answered' | 'done' | 'forgotten' | 'left' | 'back' | 'finished';

/** What a stop's dialog is begun with. */
export interface AtStop<Kind extends Stop['kind'] = Stop['kind']> {
  readonly case: number;
  readonly stop: Extract<Stop, { kind: Kind }>;
  readonly misses?: number;
}

/** Asks, and hands the reply to the next step. */
export const ask = (step: WaterfallStepContext<object>, asked: Asked): Promise<DialogTurnResult> =>
  step.beginDialog('choice', asked);

/** What was replied to the step before. */
export const replyIn = ({ result }: WaterfallStepContext<object>): Reply => result as Reply;

/** The word of a reply that is a choice; empty for free text. */
export const wordIn = (step: WaterfallStepContext<object>): string => {
  const reply = replyIn(step);
  return 'word' in reply ? reply.word : '';
};
