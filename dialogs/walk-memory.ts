import type { StatePropertyAccessor, TurnContext } from 'botbuilder-core';
import type { DialogState } from 'botbuilder-dialogs';
import type { Asked } from './choice-prompt.ts';
import type { WalkParts } from './parts.ts';
import { isCurrent, newWalk, type StoredWalk, upgraded, type WalkState } from './walk-state.ts';

/** What a conversation remembers of its walk: where it is, and the step that waits. */
export class WalkMemory {
  readonly #parts: Pick<WalkParts, 'memory' | 'clock'>;
  readonly #stack: StatePropertyAccessor<DialogState>;
  readonly #order: readonly string[];

  constructor(
    parts: Pick<WalkParts, 'memory' | 'clock'>,
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
    const state = upgraded(stored) ?? newWalk(stored.case, this.#order, this.#parts.clock.now());
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

  /** What the waiting step asks; undefined where none waits for words. */
  async asked(context: TurnContext): Promise<Asked | undefined> {
    if (!(await this.state(context))) return undefined;
    const outer: DialogState | undefined = await this.#stack.get(context);
    const inner = outer?.dialogStack[0]?.state as { dialogs?: DialogState } | undefined;
    const waiting = inner?.dialogs?.dialogStack.at(-1);
    return waiting?.id === 'choice' ? (waiting.state as { asked?: Asked }).asked : undefined;
  }
}
