import { countryCodes } from '../diagnosis/countries.ts';
import { say } from '../diagnosis/message.ts';
import type { ChainLink } from '../diagnosis/timeline.ts';
import conflict from '../facts/conflict.ts';
import deletedUsers from '../facts/deleted-users.ts';
import mailboxPlan, { type MailboxPlan } from '../facts/mailbox-plan.ts';
import person from '../facts/person.ts';
import { isExternal } from '../facts/quarantined.ts';
import subject from '../facts/subject.ts';
import type { User } from '../facts/user.ts';
import type { Sight } from './sight.ts';

/** Is there an account? */
export function accountLink(sight: Sight): ChainLink {
  const reading = sight.read(subject);
  const link = { id: 'account', fact: subject.id } as const;
  if (reading.state === 'known') {
    const name = reading.value.userPrincipalName ?? reading.value.id;
    return isExternal(reading.value)
      ? { ...link, state: 'broken', says: say`${name} belongs to another organization, and so does its mailbox` }
      : { ...link, state: 'holds', says: say`${name} is there` };
  }
  const who = sight.value(person);
  if (who?.deleted) {
    const gone = sight.value(deletedUsers)?.find(({ id }) => id === who.id);
    const says = gone?.deletedDateTime
      ? say`it was deleted, ${{ time: gone.deletedDateTime }}`
      : say`it is among the deleted users`;
    return { ...link, fact: deletedUsers.id, state: 'broken', says };
  }
  return reading.state === 'absent'
    ? { ...link, state: 'broken', says: say`nobody was found` }
    : { ...link, state: 'unknown', says: reading.reason };
}

/** Did directory sync bring over what matters? */
export function syncedLink(sight: Sight, user: User): ChainLink {
  const link = { id: 'synced', fact: subject.id } as const;
  if (user.onPremisesSyncEnabled !== true) {
    return { ...link, state: 'not-in-the-way', says: say`the account is managed in the cloud` };
  }
  if (user.onPremisesProvisioningErrors === null) {
    return { ...link, state: 'unknown', says: say`Microsoft Graph did not return this person’s sync errors` };
  }
  const kept = (sight.value(conflict) ?? []).filter(({ by, blocks }) => by === 'quarantine' && blocks);
  if (kept.length === 0) return { ...link, state: 'holds', says: say`nothing was kept back` };
  const addresses = [...new Set(kept.flatMap((clash) => clash.addresses))];
  return { ...link, fact: conflict.id, state: 'broken', says: say`it kept back ${{ list: addresses }}` };
}

/** Does the usage location let a license be given? */
export function locationLink(sight: Sight, user: User): ChainLink {
  const link = { id: 'location', fact: subject.id } as const;
  const location = user.usageLocation?.trim().toUpperCase() ?? '';
  if (countryCodes.has(location)) return { ...link, state: 'holds', says: say`it is ${location}` };
  const says = location === '' ? say`none is set` : say`“${location}” is not a country code`;
  const plan = sight.read(mailboxPlan);
  if (plan.state !== 'known') return { ...link, state: 'unknown', says };
  return { ...link, state: isAwaited(plan.value) ? 'broken' : 'not-in-the-way', says };
}

/** A location stops direct licenses only, and only those that are still to come; see the check of the same name. */
function isAwaited({ usable, assignments }: MailboxPlan): boolean {
  const failed = assignments.filter((one) => !one.inForce);
  const otherwise = failed.some(
    (one) => one.group !== null || !['ProhibitedInUsageLocationViolation', 'Other', null].includes(one.error),
  );
  return usable === null && failed.length === assignments.length && !otherwise;
}
