/** Where progress is drawn: standard error, when somebody looks at it. */
export interface Screen {
  readonly isTTY?: boolean;
  write(text: string): unknown;
}

/** So many milliseconds at least between two drawings. */
const PAUSE_MS = 100;

/** A line on the terminal that says how far we are. Nothing at all where standard error is no terminal. */
export class Progress {
  readonly #screen: Screen;
  readonly #now: () => number;
  readonly #begun: number;
  #drawnAt = Number.NEGATIVE_INFINITY;
  #shown = false;

  constructor(screen: Screen, now: () => number) {
    this.#screen = screen;
    this.#now = now;
    this.#begun = now();
  }

  /** `all` is undefined while people are still being named. */
  show(done: number, all: number | undefined): void {
    const now = this.#now();
    if (!this.#screen.isTTY || now - this.#drawnAt < PAUSE_MS) return;
    const elapsed = now - this.#begun;
    const left = all !== undefined && done > 0 ? (elapsed / done) * (all - done) : undefined;
    const parts = [
      all === undefined ? `${done} looked at` : `${done} of ${all}`,
      clock(elapsed),
      ...(left === undefined ? [] : [`about ${clock(left)} left`]),
    ];
    this.#screen.write(`\r\x1b[K${parts.join(' · ')}`);
    this.#drawnAt = now;
    this.#shown = true;
  }

  /** Takes the line away, so that something else can be written. */
  clear(): void {
    if (!this.#shown) return;
    this.#screen.write('\r\x1b[K');
    this.#shown = false;
    this.#drawnAt = Number.NEGATIVE_INFINITY;
  }
}

/** Minutes and seconds, as on a clock: `1:05`. */
export const clock = (milliseconds: number): string => {
  const seconds = Math.max(0, Math.round(milliseconds / 1000));
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
};
