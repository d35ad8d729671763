import type { Fact } from '../diagnosis/fact.ts';
import type { Gathered, Readings } from '../diagnosis/gather.ts';
import { say } from '../diagnosis/message.ts';
import type { Reading } from '../diagnosis/reading.ts';

/** What a look knows, fact by fact. */
export interface Sight {
  /** When the look was made. */
  readonly now: Date;
  /** Unknown where nobody looked. */
  read<T>(fact: Fact<T>): Reading<T>;
  /** The value, where there is one. */
  value<T>(fact: Fact<T>): T | undefined;
  gathered(factId: string): Gathered | undefined;
}

/** Opens the readings of a look. */
export function sightOf(readings: Readings, now: Date): Sight {
  // The fact that carries an id gave its reading; the map is keyed by id and has forgotten the type.
  const read = <T>(fact: Fact<T>) => (readings.get(fact.id)?.reading ?? notLookedAt) as Reading<T>;
  return {
    now,
    read,
    value: (fact) => {
      const reading = read(fact);
      return reading.state === 'known' ? reading.value : undefined;
    },
    gathered: (factId) => readings.get(factId),
  };
}

const notLookedAt: Reading<never> = { state: 'unknown', reason: say`Nobody looked at it.` };
