import type { CauseId } from '../diagnosis/causes.ts';
import { cannotTell, defineCheck, fail, notApplicable, type Outcome, pass, shown } from '../diagnosis/check.ts';
import { say } from '../diagnosis/message.ts';
import directGroups from '../facts/direct-groups.ts';
import licenseGroups, { type LicenseGroup } from '../facts/license-groups.ts';
import mailboxPlan, { type Assignment, type MailboxPlan } from '../facts/mailbox-plan.ts';
import memberships, { type Membership } from '../facts/memberships.ts';
import subject from '../facts/subject.ts';

const causes = [
  'group-license-pending',
  'group-license-nested-group',
  'group-license-not-applied',
] as const satisfies readonly CauseId[];

type Found = Outcome<(typeof causes)[number], 'licenseGroups' | 'memberships' | 'directGroups' | 'mailboxPlan'>;

const done = /^processingcomplete$/i;
const isBusy = (state: string | null): boolean => state !== null && !done.test(state);

/**
 * Row 5. A group's licenses arrive only when the group has been worked through, and never through a group inside a
 * group. What is only due leaves no trace on the person, so the memberships are looked at as well.
 */
export default defineCheck({
  id: 'group-license',
  question: 'Has the license group been processed?',
  steps: ['delays-4'],
  page: 'https://learn.microsoft.com/entra/fundamentals/licensing-groups-resolve-problems',
  causes,
  requires: { subject, mailboxPlan },
  uses: { licenseGroups, memberships, directGroups },
  evaluate: ({ mailboxPlan }, { licenseGroups, memberships, directGroups }) => {
    const groups = licenseGroups.state === 'known' ? licenseGroups.value : [];
    const due = memberships.state === 'known' ? memberships.value.filter((one) => !hasArrived(one, mailboxPlan)) : [];
    const direct = directGroups.state === 'known' ? directGroups.value : undefined;
    const found = [
      ...arriving(groups, mailboxPlan),
      ...due.map((one) => missing(one, direct)),
      ...halfway(groups, mailboxPlan),
    ];
    if (found.length > 0) return found;
    const fromGroups = mailboxPlan.assignments.some((one) => one.group);
    if (fromGroups) return [pass(shown('licenseGroups', say`${groups.length} license groups, all processed`))];
    if (mailboxPlan.usable === null && memberships.state === 'unknown')
      return [cannotTell(memberships.reason, memberships.ask)];
    return [notApplicable(say`No license comes from a group.`)];
  },
});

/** Groups that assignments name and that are still at work. */
function arriving(groups: readonly LicenseGroup[], plan: MailboxPlan): readonly Found[] {
  const first = groups.find((group) => isBusy(group.licenseProcessingState));
  if (!first) return [];
  const waits = plan.assignments.some((one) => one.group === first.id && isOpen(one));
  return [pending('licenseGroups', first.displayName ?? first.id, first.licenseProcessingState, waits && !plan.usable)];
}

/** A license with mail that is neither in force nor refused. */
const isOpen = (one: Assignment): boolean =>
  one.mailboxPlan !== null && !one.planOff && !one.inForce && !one.error && !one.disabled;

const pending = (fact: 'licenseGroups' | 'memberships', name: string, state: string | null, decides: boolean): Found =>
  fail('group-license-pending', [shown(fact, say`${name}: ${state ?? ''}`)], {
    summary: say`The license comes from the group ${name}, which is still being processed.`,
    tellTheUser: say`Your license is on its way; the mailbox follows by itself.`,
    decides,
  });

/** Whether the group's license shows on the person, in force or not. */
const hasArrived = (group: Membership, plan: MailboxPlan): boolean =>
  plan.assignments.some((one) => one.group === group.id && group.skuIds.includes(one.skuId));

/** The person is in the group, but none of its licenses shows. */
function missing(group: Membership, direct: ReadonlySet<string> | undefined): Found {
  const name = group.displayName ?? group.id;
  if (direct && !direct.has(group.id)) {
    return fail('group-license-nested-group', [shown('directGroups', say`in ${name} only through another group`)], {
      summary: say`The person is in the license group ${name} only through another group, and groups inside groups pass no license on.`,
    });
  }
  if (isBusy(group.processing)) return pending('memberships', name, group.processing, true);
  return fail('group-license-not-applied', [shown('memberships', say`in ${name}, but without its license`)], {
    summary: say`The person is in the license group ${name}, which is worked through, but its license never arrived.`,
    atMost: 'likely',
    settledBy: [{ question: 'Since when is this person in the group? In the first hours the license may still come.' }],
  });
}

/** An assignment from a group that is worked through, neither in force nor in error. */
function halfway(groups: readonly LicenseGroup[], plan: MailboxPlan): readonly Found[] {
  if (plan.usable) return [];
  const stuck = plan.assignments.filter((one) => {
    const group = groups.find((each) => each.id === one.group);
    return group && !isBusy(group.licenseProcessingState) && isOpen(one);
  });
  return stuck.map((one) =>
    fail('group-license-not-applied', [shown('mailboxPlan', say`${one.title} is not in force`)], {
      summary: say`${one.title} comes from a group that is worked through, but it is not in force.`,
      atMost: 'likely',
    }),
  );
}
