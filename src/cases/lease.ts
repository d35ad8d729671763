import type { Case, Person } from './case.ts';

/** Milliseconds for which decisions about a case are its owner's, from the last thing that the owner decided. */
export const LEASE = 15 * 60_000;

/** Whether this person may decide about the case now. To read it is everybody's, and anybody can take it over. */
export const decides = (found: Case, person: Person, now: Date): boolean =>
  found.owner.id === person.id || now.getTime() - Date.parse(found.decidedAt ?? found.openedAt) > LEASE;
