/** Time as the limiter needs it: real milliseconds, never the sandbox's faster clock, because Teams counts real ones. */
export interface Pace {
  now(): number;
  wait(milliseconds: number): Promise<void>;
}

/** The process's monotonic clock. */
export const realPace: Pace = {
  now: () => performance.now(),
  wait: (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds)),
};

/**
 * Messages a bot may send into one thread, as count and milliseconds; above it Teams answers 429.
 * Source: Microsoft Teams documentation, "Optimize your bot with rate limiting".
 */
export const THREAD_LIMITS: readonly (readonly [count: number, milliseconds: number])[] = [
  [7, 1_000],
  [8, 2_000],
  [60, 30_000],
  [1_800, 3_600_000],
];

const LONGEST = Math.max(...THREAD_LIMITS.map(([, milliseconds]) => milliseconds));

/** Holds messages back so that no thread gets more than Teams allows; in the order they came. */
export class Limiter {
  readonly #pace: Pace;
  /** Per thread, when its latest messages were or will be sent, ascending; the thread used last comes last. */
  readonly #sent = new Map<string, number[]>();

  constructor(pace: Pace = realPace) {
    this.#pace = pace;
  }

  /** Resolves when the thread may get one more message. The place is taken at once, so callers keep their order. */
  async take(thread: string): Promise<void> {
    const now = this.#pace.now();
    const at = this.#reserve(thread, now);
    if (at > now) await this.#pace.wait(at - now);
  }

  #reserve(thread: string, now: number): number {
    this.#forget(now);
    const sent = this.#sent.get(thread) ?? [];
    const at = THREAD_LIMITS.reduce(
      (earliest, [count, milliseconds]) => {
        const oldest = sent.at(-count);
        return oldest === undefined ? earliest : Math.max(earliest, oldest + milliseconds);
      },
      Math.max(now, sent.at(-1) ?? now),
    );
    this.#sent.delete(thread);
    this.#sent.set(thread, [...sent.filter((time) => time > at - LONGEST), at]);
    return at;
  }

  /** Threads that were quiet for the longest window need no memory. */
  #forget(now: number): void {
    for (const [thread, sent] of this.#sent) {
      if ((sent.at(-1) ?? 0) > now - LONGEST) return;
      this.#sent.delete(thread);
    }
  }
}
