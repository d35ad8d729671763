import { Semaphore } from 'async-mutex';
import { orAborted } from './time.ts';

/** Exchange takes four requests of one app at a time, over all mailboxes; more are refused with 429. */
export const OUTLOOK_AT_ONCE = 4;

const seats = new Semaphore(OUTLOOK_AT_ONCE);

/**
 * Runs `work` with seats for so many Outlook requests, shared by all waves of this process. Rejects, without
 * starting, when the signal fires first.
 */
export async function withOutlookSeats<T>(count: number, signal: AbortSignal, work: () => Promise<T>): Promise<T> {
  if (count === 0) return work();
  const turn = seats.acquire(count);
  const release = await orAborted(turn, signal).then(
    ([, give]) => give,
    (reason) => {
      // The place in the queue cannot be given up; the seats are, as soon as they come.
      void turn.then(([, give]) => give());
      throw reason;
    },
  );
  try {
    return await work();
  } finally {
    release();
  }
}
