import type { Message } from '../../diagnosis/message.ts';

/** A paste as a conversation deals with it. */
export interface Understood {
  /** By fact id. */
  readonly understood: Readonly<Record<string, unknown>>;
  /** The same in words, to be shown back; and what of the paste does not count, with the reason. */
  readonly lines: readonly Message[];
  /** Why nothing, or not what was asked for, was understood. */
  readonly whyNot: Message;
}
