/** Waiting, in real milliseconds: patience is not sped up by a clock that runs faster. Tests set their own. */
export interface Timers {
  set(work: () => void, milliseconds: number): unknown;
  /** Clearing what is over or never was is no error. */
  clear(timer: unknown): void;
}

/** The process's own timers. They keep no process alive: what is under way at its end is taken up by the next one. */
export const realTimers: Timers = {
  set: (work, milliseconds) => setTimeout(work, milliseconds).unref(),
  clear: (timer) => clearTimeout(timer as NodeJS.Timeout | undefined),
};

/**
 * Settles as `work` does, unless that takes longer than `milliseconds`: then rejects with what `late` gives. The work
 * itself goes on, and its end is ignored.
 */
export function within<T>(timers: Timers, milliseconds: number, work: Promise<T>, late: () => Error): Promise<T> {
  let timer: unknown;
  const over = new Promise<never>((_, reject) => {
    timer = timers.set(() => reject(late()), milliseconds);
  });
  return Promise.race([work, over]).finally(() => timers.clear(timer));
}
