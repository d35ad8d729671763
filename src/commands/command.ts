/**
 * A sentence with what the person typed kept apart from our words, in the shape that texts/ renders: the values
 * must be escaped, the template is what gets translated.
 */
export interface Sentence {
  readonly text: string;
  readonly values: readonly string[];
}

/** What a person can ask for in words. One entry a command that this version knows. */
export type Command =
  | { readonly name: 'check'; readonly users: readonly string[] }
  | { readonly name: 'status' }
  | { readonly name: 'cases' }
  | { readonly name: 'case'; readonly number: number }
  | { readonly name: 'history'; readonly user: string }
  | { readonly name: 'recheck'; readonly number?: number }
  | { readonly name: 'details'; readonly number?: number }
  /** `user`: whose latest case is meant. */
  | { readonly name: 'timeline'; readonly number?: number; readonly user?: string }
  | { readonly name: 'close'; readonly number?: number; readonly why: 'closed' | 'wrong person' }
  | { readonly name: 'ticket'; readonly number: number; readonly ticket: string }
  /** The guided walk; `user` opens the case first. Without either: the case of this conversation. */
  | { readonly name: 'guide'; readonly number?: number; readonly user?: string }
  /** Inside a guided walk. */
  | { readonly name: 'next' }
  | { readonly name: 'back' }
  | { readonly name: 'skip' }
  | { readonly name: 'why' }
  | { readonly name: 'start over' }
  /** Makes the person who says it the owner of a case. */
  | { readonly name: 'take over'; readonly number?: number }
  | { readonly name: 'about' }
  | { readonly name: 'help' }
  | { readonly name: 'cancel' }
  /** Known word, something missing or off, or a later version's: `problem` says what to type instead. */
  | { readonly name: 'incomplete'; readonly command: string; readonly problem: Sentence }
  /** Nothing recognised. `nearest` is the word of the command that was most likely meant, where one is near. */
  | { readonly name: 'unknown'; readonly text: string; readonly nearest?: string };
