import { type Message, say } from '../diagnosis/message.ts';
import licenseGroups from '../facts/license-groups.ts';
import licenseHistory, { type HistoryEntry } from '../facts/license-history.ts';
import mailboxPlan, { type Assignment, type PlanOnUser } from '../facts/mailbox-plan.ts';
import memberships from '../facts/memberships.ts';
import type { Draft } from './moments.ts';
import type { Sight } from './sight.ts';

/** What happened to licenses, mailbox plans, and the groups that give them. */
export function licenseMoments(sight: Sight): readonly Draft[] {
  const plan = sight.value(mailboxPlan);
  const groups = groupNames(sight);
  return [
    ...(plan?.assignments ?? []).map((one) => assignment(one, groups)),
    ...(plan?.plans ?? []).map(planMoment),
    ...(sight.value(licenseHistory) ?? []).flatMap((entry) => fromLog(entry, groups)),
  ];
}

/** Names of the groups that give this person a license, or should, by id. */
export function groupNames(sight: Sight): ReadonlyMap<string, string> {
  const all = [...(sight.value(memberships) ?? []), ...(sight.value(licenseGroups) ?? [])];
  return new Map(all.map(({ id, displayName }) => [id.toLowerCase(), displayName ?? id]));
}

/** "through the group Sales", or "directly". */
export function wayOf({ group }: Pick<Assignment, 'group'>, groups: ReadonlyMap<string, string>): Message {
  if (group === null) return say`directly`;
  return say`through the group ${groups.get(group.toLowerCase()) ?? group}`;
}

/** Graph keeps only when an assignment changed last, not when it was made. */
function assignment(one: Assignment, groups: ReadonlyMap<string, string>): Draft {
  const { title, inForce, error, disabled, lastUpdatedDateTime } = one;
  const state = inForce
    ? say`it is in force`
    : error
      ? say`it failed (${error})`
      : disabled
        ? say`it is switched off`
        : say`it is not in force`;
  return {
    at: lastUpdatedDateTime,
    what: say`The license ${title}, given ${wayOf(one, groups)}, was last changed: ${state}`,
    link: 'license',
    fact: mailboxPlan.id,
    tone: inForce ? 'good' : 'bad',
  };
}

const planWords: Readonly<Record<string, (title: string) => Message>> = {
  Enabled: (title) => say`The mailbox plan ${title} was switched on`,
  Warning: (title) => say`The mailbox plan ${title} was switched on; its subscription needs attention`,
  // Which of the two the time stands for is written nowhere.
  Deleted: (title) => say`The mailbox plan ${title} was switched on or taken away: it is gone now`,
};

function planMoment({ title, capabilityStatus, assignedDateTime }: PlanOnUser): Draft {
  const words = Object.hasOwn(planWords, capabilityStatus) ? planWords[capabilityStatus] : undefined;
  return {
    at: assignedDateTime,
    what: words?.(title) ?? say`The mailbox plan ${title} was switched on; now it is ${capabilityStatus}`,
    link: 'plan',
    fact: mailboxPlan.id,
    tone: capabilityStatus === 'Enabled' || capabilityStatus === 'Warning' ? 'good' : 'bad',
  };
}

function fromLog(entry: HistoryEntry, groups: ReadonlyMap<string, string>): readonly Draft[] {
  const said = wordsOf(entry, groups);
  if (!said) return [];
  const what = entry.by ? say`${said} by ${entry.by}` : said;
  const failed = entry.outcome === 'failure';
  return [
    {
      at: entry.at,
      what: failed ? say`${what}: this failed` : what,
      link: 'license',
      fact: licenseHistory.id,
      tone: failed ? 'bad' : 'neutral',
    },
  ];
}

/** Of groups only those that give this person a license: everybody is in many. */
function wordsOf({ activity, group }: HistoryEntry, groups: ReadonlyMap<string, string>): Message | undefined {
  if (activity === 'license changed') return say`The licenses of this account were changed`;
  if (activity !== 'added to group' && activity !== 'removed from group') return undefined;
  const name = groups.get(group?.id ?? '');
  if (name === undefined) return undefined;
  return activity === 'added to group'
    ? say`The account was added to the license group ${name}`
    : say`The account was removed from the license group ${name}`;
}
