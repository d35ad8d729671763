import { type Diagnose, LookFailed } from './case.ts';
import { DEADLINE } from './look-run.ts';
import type { RoundOutcome } from './round.ts';
import { outcomeOf } from './round-outcome.ts';
import { brokenLook, noAnswerInTime } from './round-words.ts';
import { type Timers, within } from './timers.ts';

/** What a look of a round needs. */
export interface RoundLookParts {
  readonly diagnose: Diagnose;
  readonly timers: Timers;
  /** Told of a failure that no person can act on. */
  readonly onBroken: (error: unknown) => void;
}

/**
 * One look at one person, without a case. Never rejects: what went wrong is an outcome too. When `stopped` fires it
 * ends at once, whatever the engine does, and its outcome is nobody's.
 */
export async function lookInRound(input: string, stopped: AbortSignal, parts: RoundLookParts): Promise<RoundOutcome> {
  const giveUp = new AbortController();
  const signal = AbortSignal.any([stopped, giveUp.signal]);
  const work = async () => parts.diagnose(input, { signal, onProgress: () => undefined });
  const late = () => new LookFailed(noAnswerInTime);
  try {
    return outcomeOf(await within(parts.timers, DEADLINE, Promise.race([work(), onceFired(stopped)]), late));
  } catch (error) {
    giveUp.abort();
    const foreseen = error instanceof LookFailed;
    if (!foreseen && !stopped.aborted) parts.onBroken(error);
    return { found: 'failed', why: foreseen ? error.message : brokenLook };
  }
}

const onceFired = (signal: AbortSignal): Promise<never> =>
  new Promise((_, reject) => {
    signal.addEventListener('abort', () => reject(signal.reason), { once: true });
  });
