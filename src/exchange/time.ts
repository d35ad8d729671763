/** Time and chance, handed in so that tests wait for nothing. Real time: a token and a Retry-After know no other. */
export interface Clock {
  /** Milliseconds since 1970. */
  now(): number;
  /** From 0 up to, not including, 1. */
  random(): number;
  /** Calls `fire` once after some milliseconds, unless the function that it returns is called before. */
  after(milliseconds: number, fire: () => void): () => void;
  /** Rejects early when the signal fires. */
  sleep(milliseconds: number, signal: AbortSignal): Promise<void>;
}

export const realClock: Clock = {
  now: Date.now,
  random: Math.random,
  after: (milliseconds, fire) => {
    const timer = setTimeout(fire, milliseconds);
    return () => clearTimeout(timer);
  },
  sleep: async (milliseconds, signal) => {
    let stop = () => {};
    const over = new Promise<void>((resolve) => {
      stop = realClock.after(milliseconds, resolve);
    });
    await orAborted(over, signal).finally(stop);
  },
};

/** A signal that fires after some time, or with its parent. `end` must be called, or a timer stays behind. */
export interface TimeLimit {
  readonly signal: AbortSignal;
  /** Whether the time, not the parent, ended it. */
  expired(): boolean;
  end(): void;
}

export function timeLimit(clock: Clock, milliseconds: number, parent?: AbortSignal): TimeLimit {
  const own = new AbortController();
  const end = clock.after(milliseconds, () => own.abort());
  return {
    signal: parent ? AbortSignal.any([parent, own.signal]) : own.signal,
    expired: () => own.signal.aborted,
    end,
  };
}

/** The promise's outcome, or a rejection as soon as the signal fires; the loser's outcome is dropped. */
export async function orAborted<T>(promise: Promise<T>, signal: AbortSignal): Promise<T> {
  let stop = () => {};
  const aborted = new Promise<never>((_, reject) => {
    stop = () => reject(signal.reason);
    if (signal.aborted) stop();
    else signal.addEventListener('abort', stop, { once: true });
  });
  try {
    return await Promise.race([promise, aborted]);
  } finally {
    signal.removeEventListener('abort', stop);
  }
}

/** "30 seconds", "5 minutes": how people say a wait. */
export function duration(milliseconds: number): string {
  const seconds = Math.max(1, Math.ceil(milliseconds / 1000));
  const [count, unit] = seconds < 120 ? [seconds, 'second'] : [Math.ceil(seconds / 60), 'minute'];
  return `${count} ${unit}${count === 1 ? '' : 's'}`;
}
