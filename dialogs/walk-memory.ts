import type { StatePropertyAccessor, TurnContext } from 'botbuilder-core';
import type { DialogState } from 'botbuilder-dialogs';
import type { Asked, Waiting } from './choice-prompt.ts';
import type { WalkParts } from './parts.ts';
import { isCurrent, newWalk, type StoredWalk, upgraded, type WalkState } from './walk-state.ts';

/** Walks left in one conversation that can be taken up again. */
const mostParked = 10;

/** Keeps a walk that is left, to be taken up where it was. */
export async function park(
  { parked }: Pick<WalkParts, 'parked'>,
  context: TurnContext,
  state: WalkState,
): Promise<void> {
  const { [state.case]: _, ...others } = (await parked.get(context)) ?? {};
  const kept = Object.entries(others).slice(1 - mostParked);
  await parked.set(context, { ...Object.fromEntries(kept), [state.case]: state });
}

/** What a conversation remembers of its walk: where it is, and the step that waits. */
export class WalkMemory {
  readonly #parts: Pick<WalkParts, 'memory' | 'parked' | 'clock'>;
  readonly #stack: StatePropertyAccessor<DialogState>;
  readonly #order: readonly string[];

  constructor(
    parts: Pick<WalkParts, 'memory' | 'parked' | 'clock'>,
    stack: StatePropertyAccessor<DialogState>,
    order: readonly string[],
  ) {
    this.#parts = parts;
    this.#stack = stack;
    this.#order = order;
  }

  /** The stored state. One of an older version keeps its place, one of an unknown version only its case. */
  async state(context: TurnContext): Promise<WalkState | undefined> {
    const stored: StoredWalk | undefined = await this.#parts.memory.get(context);
    if (!stored || isCurrent(stored)) return stored;
    const empty = newWalk(stored.case, this.#order, this.#parts.clock.now());
    const state = upgraded(stored, empty) ?? empty;
    await this.restart(context, state);
    return state;
  }

  /** Keeps the state, and the step that waits. */
  keep(context: TurnContext, state: WalkState): Promise<void> {
    return this.#parts.memory.set(context, state);
  }

  /** Keeps the state without a step that waits. */
  async restart(context: TurnContext, state: WalkState): Promise<void> {
    await this.#parts.memory.set(context, state);
    await this.#stack.set(context, { dialogStack: [] });
  }

  async forget(context: TurnContext): Promise<void> {
    await this.#parts.memory.delete(context);
    await this.#stack.set(context, { dialogStack: [] });
  }

  /** Takes up a walk that was left; undefined where there is none. */
  async unpark(context: TurnContext, number: number): Promise<WalkState | undefined> {
    const { [number]: found, ...others } = (await this.#parts.parked.get(context)) ?? {};
    if (found) await this.#parts.parked.set(context, others);
    return found && upgraded(found, newWalk(number, this.#order, this.#parts.clock.now()));
  }

  /** What the waiting step asks; undefined where none waits for words. */
  async asked(context: TurnContext): Promise<Asked | undefined> {
    return (await this.#waiting(context))?.asked;
  }

  /** What the buttons of the waiting step stand for, by the ids of their actions. */
  async actions(context: TurnContext): Promise<ReadonlyMap<string, string>> {
    return new Map(Object.entries((await this.#waiting(context))?.actions ?? {}));
  }

  async #waiting(context: TurnContext): Promise<Partial<Waiting> | undefined> {
    if (!(await this.state(context))) return undefined;
    const outer: DialogState | undefined = await this.#stack.get(context);
    const inner = outer?.dialogStack[0]?.state as { dialogs?: DialogState } | undefined;
    const waiting = inner?.dialogs?.dialogStack.at(-1);
    return waiting?.id === 'choice' ? (waiting.state as Partial<Waiting>) : undefined;
  }
}
