import { type Message, say } from '../diagnosis/message.ts';

/**
 * In which round of shrinking a block goes when a card is too large: 1 what proves that all is fine, 2 what is fine,
 * 3 the details, 4 what is useful beside the verdict. Left out: it stays.
 */
export type Round = 1 | 2 | 3 | 4;

/** Where to read on. Anything but https is not shown. */
export interface Link {
  readonly says: Message;
  readonly url: string;
}

/** One thing that a card shows, before it is a card or plain text. */
export type Block = { readonly goes?: Round } & (
  | {
      readonly as: 'title' | 'heading' | 'strong' | 'text' | 'line' | 'small' | 'aside';
      readonly says: Message;
      /** Behind the words, on the same line. */
      readonly link?: Link;
    }
  /** Words to copy and pass on, and what they are for. */
  | { readonly as: 'quote'; readonly label: Message; readonly says: Message }
  /** PowerShell, shown exactly as it is. */
  | { readonly as: 'code'; readonly code: string }
);

/** A button by the id of its action. */
export interface Button {
  readonly action: string;
  readonly title: Message;
}

/** Blocks that a card keeps folded until its button is pressed; no server is needed for that. Plain text shows them. */
export interface Fold {
  readonly title: Message;
  readonly blocks: readonly Block[];
  /** The one thing to do; at most one of a card. */
  readonly primary?: true;
}

/** People to pick one from, for a button. `value` tells the server who it is. */
export interface Choice {
  readonly label: Message;
  readonly placeholder: Message;
  readonly people: readonly { readonly value: string; readonly title: Message }[];
}

/** What a card says, in the order of importance, and what can be pressed on it: about a case, or a round of people. */
export type Page = PageBody & ({ readonly caseNumber: number } | { readonly round: number });

interface PageBody {
  readonly summary: Message;
  readonly blocks: readonly Block[];
  /** Their buttons come before the others. */
  readonly folds?: readonly Fold[];
  /** Stands above the buttons. */
  readonly choice?: Choice;
  readonly buttons: readonly Button[];
}

type Worded = Extract<Block, { link?: Link }>['as'];

/** A block of words. */
export const block = (as: Worded, says: Message, goes?: Round, link?: Link): Block => ({
  as,
  says,
  ...(goes && { goes }),
  ...(link && { link }),
});

/** A block of PowerShell. */
export const code = (cmdlet: string, goes?: Round): Block => ({ as: 'code', code: cmdlet, ...(goes && { goes }) });

/** Words of ours that are not written as a template where they stand: titles of causes, questions of checks. */
export const ours = (text: string): Message => ({ text, values: [] });

/** Several on one line. */
export const dotted = (parts: readonly Message[]): Message =>
  parts.reduce((line, part) => (line.text === '' ? part : say`${line} · ${part}`), say``);
