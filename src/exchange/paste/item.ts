import type { ErrorRecord } from './error-record.ts';
import type { RawRecord } from './raw-record.ts';

/** Something that an output consists of. `text`: words that nothing is read from. */
export type Item =
  | {
      readonly kind: 'objects';
      readonly records: readonly RawRecord[];
      readonly format: 'list' | 'table' | 'csv' | 'json' | 'graph';
    }
  | { readonly kind: 'error'; readonly error: ErrorRecord }
  /** `cmdlet`: the one whose question names it. */
  | { readonly kind: 'question'; readonly cmdlet?: string }
  | { readonly kind: 'notice' }
  | { readonly kind: 'text'; readonly text: string };

/** An item, and the line after it. */
export type Taken = { readonly item: Item; readonly next: number };
/** Takes an item that begins in a line; undefined when none of its kind does. */
export type Take = (lines: readonly string[], at: number) => Taken | undefined;
