import type { TurnState } from '@microsoft/teams-ai';
import type { StatePropertyAccessor, TurnContext } from 'botbuilder-core';

const STATE = Symbol('the state of this turn');

/** Lets what runs in this turn find its state. */
export const keepState = (context: TurnContext, state: TurnState): void => void context.turnState.set(STATE, state);

/**
 * One value of a conversation, kept in the state of the turn: loaded and saved with everything else, with its eTag. So
 * that a dialog set made once serves all turns.
 */
export class ConversationValue<T> implements StatePropertyAccessor<T> {
  readonly #name: string;

  constructor(name: string) {
    this.#name = name;
  }

  get(context: TurnContext): Promise<T | undefined>;
  get(context: TurnContext, initial: T): Promise<T>;
  async get(context: TurnContext, initial?: T): Promise<T | undefined> {
    const values = this.#values(context);
    if (values[this.#name] === undefined && initial !== undefined) values[this.#name] = initial;
    return values[this.#name] as T | undefined;
  }

  async set(context: TurnContext, value: T): Promise<void> {
    this.#values(context)[this.#name] = value;
  }

  async delete(context: TurnContext): Promise<void> {
    delete this.#values(context)[this.#name];
  }

  #values(context: TurnContext): Record<string, unknown> {
    const state = context.turnState.get<TurnState | undefined>(STATE);
    if (!state) throw new Error('There is no state in this turn.');
    return state.conversation as Record<string, unknown>;
  }
}
