import { defineFact } from '../diagnosis/fact.ts';
import { known } from '../diagnosis/reading.ts';
import clock from './clock.ts';
import restored from './restored.ts';

/** Since when Exchange has been at work without a break. */
export interface Elapsed {
  /** ISO. */
  readonly since: string;
  readonly minutes: number;
  readonly start: 'plan assigned' | 'license changed' | 'user created' | 'user restored';
}

/** The clock, started anew when the user was restored from the deleted users: Exchange then begins again. */
export default defineFact<Elapsed, { clock: typeof clock }, { restored: typeof restored }>({
  id: 'elapsed',
  from: { clock },
  uses: { restored },
  read: (_, { from, uses, now }) => {
    const at = uses.restored.state === 'known' ? Date.parse(uses.restored.value) : Number.NaN;
    if (!(at > Date.parse(from.clock.since) && at <= now.getTime())) return known(from.clock);
    return known({
      since: new Date(at).toISOString(),
      minutes: Math.floor((now.getTime() - at) / 60_000),
      start: 'user restored',
    });
  },
});
