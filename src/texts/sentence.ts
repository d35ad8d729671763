/**
 * A sentence still in parts, as the rest of the house writes it: a template with `{0}`-style places, and values.
 * Stated here by its shape alone, so that this folder depends on nobody.
 */
export interface Sentence {
  readonly text: string;
  readonly values: readonly SentenceValue[];
}

/** `time`: an ISO instant. `day`: the same of a whole day in UTC. `minutes`: a length of time. A plain string is data from outside and gets escaped. */
export type SentenceValue =
  | string
  | number
  | Sentence
  | { readonly time: string }
  | { readonly day: string }
  | { readonly minutes: number }
  | { readonly list: readonly SentenceValue[] };

/** Who reads: in which language and zone, and what must be done to values so that they stay data there. */
export interface Reader {
  /** BCP 47. Counts only together with `translate`: without it the words are English, and so are dates and lists. */
  readonly locale: string;
  /** IANA zone; UTC where the runtime does not know it. */
  readonly timeZone: string;
  /** Makes a value harmless where it is shown: see `plain` and `markdown`. */
  readonly escape: (value: string) => string;
  /** The template in the reader's language; English when left out. */
  readonly translate?: (template: string) => string;
  /** A sentence of ours that arrives as a value, already filled, in the reader's language; undefined for data. */
  readonly translateFilled?: (text: string) => string | undefined;
  /** A longer list is cut to this many entries and a count. Default 12. */
  readonly longestList?: number;
}

/** The language in which dates, lists and units are printed: that of the words around them. */
export const languageOf = (reader: Reader): string =>
  // Day before month and a 24-hour clock: read the same on both sides of the Atlantic, as the month is a word.
  reader.translate === undefined || /^en\b/i.test(reader.locale) ? 'en-GB' : reader.locale;
