import type { Clinic } from '../compose.ts';
import type { Answers } from './answers.ts';
import { inOrder } from './in-order.ts';
import { type Looked, lookAt } from './look-at.ts';

/** Looks at once. More bring nothing: Outlook answers four probes at a time. */
const atOnce = 16;
/** Looks that may be begun and not yet printed. */
const ahead = 64;

/** How many people are looked at. */
export interface Rounds {
  readonly clinic: Clinic;
  readonly signal: AbortSignal;
  /** Facts that are left out. */
  readonly without: ReadonlySet<string>;
  readonly answers?: Answers;
}

/** Looks at everybody, some at once, and yields what came of each in the order of the input. */
export function looksAt(
  people: Iterable<string> | AsyncIterable<string>,
  { clinic, signal, without, answers }: Rounds,
): AsyncGenerator<Looked> {
  const look = (user: string) =>
    lookAt(user, clinic, { signal, without, ...(answers && { answers: answers.of(user) }) });
  return inOrder(people, look, { atOnce, ahead, signal });
}
