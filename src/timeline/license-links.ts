import { type Message, say } from '../diagnosis/message.ts';
import type { ChainLink } from '../diagnosis/timeline.ts';
import licenseGroups from '../facts/license-groups.ts';
import mailboxPlan, { type MailboxPlan } from '../facts/mailbox-plan.ts';
import memberships from '../facts/memberships.ts';
import { groupNames, wayOf } from './license-moments.ts';
import type { Sight } from './sight.ts';

/** Is a license with a mailbox in it assigned, and in force? */
export function licenseLink(sight: Sight): ChainLink {
  const link = { id: 'license', fact: mailboxPlan.id } as const;
  const plan = sight.read(mailboxPlan);
  if (plan.state !== 'known') return { ...link, state: 'unknown', says: say`the licenses could not be read` };
  const withMail = plan.value.assignments.filter((one) => one.mailboxPlan !== null);
  const good = plan.value.usable?.assignment ?? withMail.find((one) => one.inForce);
  if (good) return { ...link, state: 'holds', says: say`${good.title}, given ${wayOf(good, groupNames(sight))}` };
  if (plan.value.usable) return { ...link, state: 'holds', says: say`a mailbox plan is in force` };
  return { ...link, ...missing(sight, plan.value, withMail) };
}

function missing(
  sight: Sight,
  plan: MailboxPlan,
  withMail: MailboxPlan['assignments'],
): Pick<ChainLink, 'state' | 'says'> & { fact?: string } {
  const broken = (says: Message, fact: string = mailboxPlan.id) => ({ state: 'broken' as const, says, fact });
  const working = groupAtWork(sight);
  if (working) return broken(working, licenseGroups.id);
  const failed = withMail.find((one) => one.error);
  if (failed) {
    const says = say`${failed.title}, given ${wayOf(failed, groupNames(sight))}, failed: ${failed.error ?? 'Other'}`;
    return broken(says);
  }
  const [off] = withMail;
  if (off) return broken(say`${off.title} is assigned but not in force`);
  const [due] = sight.value(memberships) ?? [];
  if (due)
    return broken(say`the group ${due.displayName ?? due.id} should give one, and it is not here`, memberships.id);
  if (plan.plans.some((one) => one.capabilityStatus === 'Deleted'))
    return broken(say`there was one, and it was taken away`);
  const others = plan.assignments.filter((one) => one.inForce).map((one) => one.title);
  return broken(others.length > 0 ? say`no mailbox comes with ${{ list: others }}` : say`none is assigned`);
}

/** The group that is still handing out its licenses. */
function groupAtWork(sight: Sight): Message | undefined {
  const all = [...(sight.value(memberships) ?? []), ...(sight.value(licenseGroups) ?? [])];
  const found = all.find((group) => stateOf(group) !== null && !/^processingcomplete$/i.test(stateOf(group) ?? ''));
  return found && say`the group ${found.displayName ?? found.id} is still handing out its licenses`;
}

const stateOf = (group: { readonly processing?: string | null; readonly licenseProcessingState?: string | null }) =>
  group.processing ?? group.licenseProcessingState ?? null;

/** Is the mailbox plan switched on in it? */
export function planLink(sight: Sight): ChainLink {
  const link = { id: 'plan', fact: mailboxPlan.id } as const;
  const plan = sight.read(mailboxPlan);
  if (plan.state !== 'known') return { ...link, state: 'unknown', says: say`the licenses could not be read` };
  const { usable, assignments, plans } = plan.value;
  if (usable) {
    const says = usable.pending
      ? say`${usable.title} is on, and so new that the account does not show it yet`
      : say`${usable.title} is on`;
    return { ...link, state: 'holds', says };
  }
  const inForce = assignments.filter((one) => one.inForce && one.mailboxPlan !== null);
  const off = inForce.find((one) => one.planOff);
  const asleep = plans.find((one) => one.capabilityStatus !== 'Deleted');
  const says = off
    ? say`it is switched off in ${off.title}`
    : asleep
      ? say`${asleep.title} is ${asleep.capabilityStatus}`
      : say`none is on`;
  return { ...link, state: 'broken', says };
}
