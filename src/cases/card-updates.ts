import type { Timers } from './timers.ts';

/**
 * Milliseconds between two updates of a card while its look runs. Teams takes 60 messages in 30 seconds for a whole
 * conversation (msteams-docs, rate-limit), and several looks may share one.
 */
const PACE = 2_000;

/**
 * When a card is drawn while its look runs: at the first change at once, then at most every two seconds, one drawing
 * at a time. `draw` must not reject and draws the state of the moment, so the last one always wins.
 */
export class CardUpdates {
  readonly #draw: () => Promise<void>;
  readonly #timers: Timers;
  #drawing: Promise<void> | undefined;
  #pause: unknown;
  #due = false;
  #stopped = false;

  constructor(draw: () => Promise<void>, timers: Timers) {
    this.#draw = draw;
    this.#timers = timers;
  }

  /** Something is there to show. */
  changed(): void {
    this.#due = true;
    this.#drawWhenFree();
  }

  /** No more updates; resolves when the one being drawn has ended. */
  async stop(): Promise<void> {
    this.#stopped = true;
    this.#timers.clear(this.#pause);
    await this.#drawing;
  }

  /** Ends with the final state, at once: a person waits for it. */
  async finish(): Promise<void> {
    await this.stop();
    await this.#draw();
  }

  #drawWhenFree(): void {
    if (!this.#due || this.#stopped || this.#drawing || this.#pause !== undefined) return;
    this.#due = false;
    this.#pause = this.#timers.set(() => {
      this.#pause = undefined;
      this.#drawWhenFree();
    }, PACE);
    this.#drawing = this.#draw().then(() => {
      this.#drawing = undefined;
      this.#drawWhenFree();
    });
  }
}
