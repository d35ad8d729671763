import type { Message } from '../diagnosis/message.ts';
import type { RemedyId, RemedyStep } from '../diagnosis/remedies.ts';

/** Who reads: the language and zone of the asker, or of the channel. */
export interface ReaderOptions {
  /** BCP 47. */
  readonly locale: string;
  /** IANA zone; it is printed with each time. */
  readonly timeZone: string;
  /** Looks up a template in the reader's language; English when left out. */
  readonly translate?: (template: string) => string;
  /** The same for a sentence that arrives filled, such as a fault; undefined for what is none of ours. */
  readonly translateFilled?: (text: string) => string | undefined;
}

/** A remedy as a card shows it, for the person of this case. */
export interface RemedyWords {
  readonly title: Message;
  readonly steps: readonly RemedyStep[];
}

/** What a card needs beside the case. */
export interface CardOptions extends ReaderOptions {
  readonly now: Date;
  readonly remedies: (id: RemedyId) => RemedyWords | undefined;
  /** `case-only`: number, kind of verdict and certainty; nothing about a person. For channels. Default `full`. */
  readonly detail?: 'full' | 'case-only';
  /** Where the Microsoft 365 admin center of this cloud is. Default: the global one. */
  readonly adminCenter?: string;
}
