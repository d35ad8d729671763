import type { Drawn } from '../cards/card-message.ts';
import type { Sentence } from '../texts/sentence.ts';
import { sentence } from './talk.ts';

/** What a press leads to: something in place of the pressed card, or words, or both. */
export interface Outcome {
  readonly drawn?: Drawn;
  readonly says?: Sentence;
}

/** Said of a press on something that was there before. */
export const outOfDate = sentence`This card is out of date.`;
