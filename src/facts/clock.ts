import { defineFact } from '../diagnosis/fact.ts';
import { say } from '../diagnosis/message.ts';
import { absent, absentBecause, known, unknown } from '../diagnosis/reading.ts';
import mailboxPlan from './mailbox-plan.ts';
import match from './match.ts';

/** Since when Exchange could have been at work. */
export interface PlanClock {
  /** ISO. */
  readonly since: string;
  readonly minutes: number;
  readonly start: 'plan assigned' | 'license changed' | 'user created';
}

/** Clocks of two houses may differ by this much, in milliseconds. */
const tolerated = 5 * 60_000;

/**
 * The clock starts at the newest of: mailbox plan assigned, that product's license changed, user created. Other
 * products' changes do not restart it. Absent while no mailbox plan is usable.
 */
export default defineFact<PlanClock, { match: typeof match; mailboxPlan: typeof mailboxPlan }>({
  id: 'clock',
  from: { match, mailboxPlan },
  read: (_, { from, now }) => {
    const { usable } = from.mailboxPlan;
    if (!usable) return absentBecause(say`No mailbox plan is in force, so no time counts yet.`);
    const starts = [
      { start: 'plan assigned' as const, since: usable.assignedDateTime },
      { start: 'license changed' as const, since: usable.assignment?.lastUpdatedDateTime ?? null },
      { start: 'user created' as const, since: from.match.user.createdDateTime },
    ].flatMap(({ start, since }) =>
      since && !Number.isNaN(Date.parse(since)) ? [{ start, since, at: Date.parse(since) }] : [],
    );
    const newest = starts.sort((a, b) => b.at - a.at)[0];
    if (!newest) return absent;
    if (newest.at - now.getTime() > tolerated) {
      return unknown(say`The license’s time lies in the future (${{ time: newest.since }}): two clocks disagree.`);
    }
    return known({
      start: newest.start,
      since: new Date(newest.at).toISOString(),
      minutes: Math.max(0, Math.floor((now.getTime() - newest.at) / 60_000)),
    });
  },
});
