import { Refusal } from './answer.ts';

/** Runs work in so many lanes; the rest waits in line. */
export type Lanes = <T>(work: () => Promise<T>) => Promise<T>;

/** Inside one batch, Graph asks Outlook so many things at a time, and lets the others wait. */
export function createLanes(count: number): Lanes {
  let free = count;
  const line: (() => void)[] = [];
  return async (work) => {
    if (free > 0) free -= 1;
    else await new Promise<void>((turn) => line.push(turn));
    try {
      return await work();
    } finally {
      const next = line.shift();
      if (next) next();
      else free += 1;
    }
  };
}

/** Requests that Outlook answers at the moment, for one application over all mailboxes. */
export interface Seats {
  /** False: none is free. */
  take(): boolean;
  leave(): void;
}

/** Outlook refuses what comes while all seats are taken. */
export function createSeats(count: number): Seats {
  let free = count;
  return {
    take: () => {
      if (free === 0) return false;
      free -= 1;
      return true;
    },
    leave: () => {
      free += 1;
    },
  };
}

/** 429 of Outlook, in its own words. */
export const tooManyAtOnce = (): Refusal =>
  new Refusal(429, 'ApplicationThrottled', 'Application is over its MailboxConcurrency limit.', { 'retry-after': '1' });

/** Keeps a seat while `work` runs. */
export async function seated<T>(seats: Seats, work: () => Promise<T>, full: () => T): Promise<T> {
  if (!seats.take()) return full();
  try {
    return await work();
  } finally {
    seats.leave();
  }
}
