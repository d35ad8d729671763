import { setTimeout as delay } from 'node:timers/promises';

/** Time and chance, handed in so that tests wait for nothing. Real time: a token and a Retry-After know no other. */
export interface Clock {
  /** Milliseconds since 1970. */
  now(): number;
  /** Ends early, and may reject, when the signal fires. */
  sleep(milliseconds: number, signal: AbortSignal): Promise<void>;
  /** From 0 up to, not including, 1. */
  random(): number;
}

export const realClock: Clock = {
  now: Date.now,
  sleep: (milliseconds, signal) => delay(milliseconds, undefined, { signal }),
  random: Math.random,
};

/** A signal that fires after some time, or with its parent. `end` must be called, or a timer stays behind. */
export interface TimeLimit {
  readonly signal: AbortSignal;
  /** Whether the time, not the parent, ended it. */
  expired(): boolean;
  end(): void;
}

export function timeLimit(milliseconds: number, parent?: AbortSignal): TimeLimit {
  const own = new AbortController();
  const timer = setTimeout(() => own.abort(), milliseconds);
  return {
    signal: parent ? AbortSignal.any([parent, own.signal]) : own.signal,
    expired: () => own.signal.aborted,
    end: () => clearTimeout(timer),
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
