import type { Message } from '../src/diagnosis/message.ts';
import type { Stop } from './stops.ts';

/** The layout of a walk's state that this version writes. 1 told otherwise what was tried, and kept other prompts. */
const VERSION = 2;
const OLDER = 1;

/** Something that a person says to have done. `at`: ISO. */
export interface Tried {
  readonly id: string;
  readonly what: Message;
  readonly at: string;
}

/** Where a walk is. Everything is named by id, so that a walk that gained or lost steps meanwhile finds its place. */
export interface WalkState {
  readonly version: typeof VERSION;
  readonly case: number;
  /** Ids of the checks, in the order in which they are gone through. */
  readonly order: readonly string[];
  /** The check where the walk is; left out before the first stop. */
  readonly check?: string;
  /** Findings that were told of, so that nothing is told twice. */
  readonly told: readonly string[];
  /** Ids of stops that a person has dealt with. */
  readonly over: readonly string[];
  /** The stops so far, newest last. */
  readonly trail: readonly Stop[];
  /** What a person says to have done about a finding, by the id of its stop. */
  readonly tried: readonly Tried[];
  /** Nobody wants to go through what would change nothing any more. */
  readonly leaves?: true;
  /** ISO; when somebody was last heard. */
  readonly lastAt: string;
  /** ISO; after a long pause, when somebody was heard before it. */
  readonly pausedAt?: string;
  /** What the walk must do before it goes on: ask whether to go on at all, look again, or show this stop again. */
  readonly first?: 'ask-whether' | 'look' | { readonly stop: Stop } | undefined;
}

/** What is stored, of whatever version. All of them name their case. */
export interface StoredWalk {
  readonly version: number;
  readonly case: number;
}

/** A walk at its beginning. */
export const newWalk = (number: number, order: readonly string[], at: Date): WalkState => ({
  version: VERSION,
  case: number,
  order,
  told: [],
  over: [],
  trail: [],
  tried: [],
  lastAt: at.toISOString(),
});

/** Whether a stored state is of this very version: then its waiting step is, too. */
export const isCurrent = (stored: StoredWalk): stored is WalkState => stored.version === VERSION;

/** A stored state as this version has it, from `empty` on; undefined where the version is unknown. */
export function upgraded(stored: StoredWalk, empty: WalkState): WalkState | undefined {
  if (isCurrent(stored)) return stored;
  return stored.version === OLDER ? { ...empty, ...stored, tried: [], version: VERSION } : undefined;
}
