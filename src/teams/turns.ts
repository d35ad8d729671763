import { Turns } from '../cases/turns.ts';

/** Too many turns of one conversation wait already; the sender may try again. */
export class TooBusy extends Error {
  override readonly name = 'TooBusy';
}

/**
 * The turns of each conversation, one after the other, and not without end. Why: concurrent turns would load the same
 * state, and the last to save would undo the others; bot state has no lock of its own (botbuilder-core writes with
 * eTag `*`, teams-ai fails after its replies are sent).
 */
export class ConversationTurns {
  readonly #turns = new Turns<string>();
  readonly #waiting = new Map<string, number>();
  readonly #running = new Set<Promise<unknown>>();
  readonly #most: number;

  /** `most`: how many turns of one conversation may run or wait; one more is refused with TooBusy. */
  constructor(most = 50) {
    this.#most = most;
  }

  /** Runs `work` after everything asked for before in this conversation; a failure stops nobody else's turn. */
  async run<T>(conversationId: string, work: () => Promise<T>): Promise<T> {
    const waiting = this.#waiting.get(conversationId) ?? 0;
    if (waiting >= this.#most) throw new TooBusy('This conversation has too many messages waiting.');
    this.#waiting.set(conversationId, waiting + 1);
    const turn = this.#turns.take(conversationId, work);
    this.#running.add(turn);
    try {
      return await turn;
    } finally {
      this.#running.delete(turn);
      this.#leave(conversationId);
    }
  }

  /** Resolves when no turn runs or waits any more. */
  async idle(): Promise<void> {
    while (this.#running.size > 0) await Promise.allSettled(this.#running);
  }

  #leave(conversationId: string): void {
    const waiting = (this.#waiting.get(conversationId) ?? 1) - 1;
    if (waiting > 0) this.#waiting.set(conversationId, waiting);
    else this.#waiting.delete(conversationId);
  }
}
