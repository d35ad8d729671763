/**
 * A sentence for a person, still in parts: an English template with `{0}`-style places, and the values that
 * go there. Kept apart so that a renderer can translate the template, escape the values (they come from the
 * directory and are data, never markup) and print times in the reader's zone.
 */
export interface Message {
  readonly text: string;
  readonly values: readonly MessageValue[];
}

/**
 * `time`: an ISO instant, printed in the reader's zone. `day`: the start of a day in UTC that is meant as a whole, which is
 * the same day for every reader. `minutes`: a length of time.
 */
export type MessageValue =
  | string
  | number
  | Message
  | { readonly time: string }
  | { readonly day: string }
  | { readonly minutes: number }
  | { readonly list: readonly MessageValue[] };

/** Writes a message: say`The license of ${name} is active.` The template, not the result, is what gets translated. */
export const say = (strings: TemplateStringsArray, ...values: readonly MessageValue[]): Message => ({
  text: strings.map((part, i) => (i < values.length ? `${part}{${i}}` : part)).join(''),
  values,
});

/** A moment that a person told, who may have told only its day (which then begins at midnight in UTC). */
export const toldTime = (at: string): MessageValue => (at.endsWith('T00:00:00.000Z') ? { day: at } : { time: at });
