import type { Message } from '../diagnosis/message.ts';

/**
 * In which round of shrinking a block goes when a card is too large: 1 what proves that all is fine, 2 what is fine,
 * 3 the details, 4 what is useful beside the verdict. Left out: it stays.
 */
export type Round = 1 | 2 | 3 | 4;

/** One thing that a card shows, before it is a card or plain text. */
export type Block = { readonly goes?: Round } & (
  | { readonly as: 'title' | 'heading' | 'strong' | 'text' | 'small' | 'quote'; readonly says: Message }
  /** PowerShell, shown exactly as it is. */
  | { readonly as: 'code'; readonly code: string }
  | { readonly as: 'link'; readonly says: Message; readonly url: string }
);

/** A button by the id of its action. */
export interface Button {
  readonly action: string;
  readonly title: Message;
}

/** What a card says, in the order of importance, and what can be pressed on it. */
export interface Page {
  readonly caseNumber: number;
  readonly summary: Message;
  readonly blocks: readonly Block[];
  readonly buttons: readonly Button[];
}

type Says = Extract<Block, { says: Message }>['as'];

/** A block of words. */
export const block = (as: Exclude<Says, 'link'>, says: Message, goes?: Round): Block => ({
  as,
  says,
  ...(goes && { goes }),
});

/** A block of PowerShell. */
export const code = (cmdlet: string, goes?: Round): Block => ({ as: 'code', code: cmdlet, ...(goes && { goes }) });

/** Words of ours that are not written as a template where they stand: titles of causes, questions of checks. */
export const ours = (text: string): Message => ({ text, values: [] });
