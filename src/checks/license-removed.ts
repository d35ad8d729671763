import { cannotTell, defineCheck, fail, notApplicable, pass, shown } from '../diagnosis/check.ts';
import { say, toldTime } from '../diagnosis/message.ts';
import { isMailbox } from '../facts/exchange/record.ts';
import exchangeUser from '../facts/exchange-user.ts';
import licenseRemovedAt, { whenRemoved } from '../facts/license-removed-at.ts';
import mailboxPlan, { hasEnded } from '../facts/mailbox-plan.ts';
import mailboxState, { isThere } from '../facts/mailbox-state.ts';
import memberships from '../facts/memberships.ts';
import subject from '../facts/subject.ts';

const day = 24 * 60;
/** Exchange keeps a disconnected mailbox for 30 days after its plan went. */
const keptDays = 30;

/**
 * Row 3. A plan that stands as Deleted was there once, and the mailbox with it: disconnected, it shows in no list.
 * Whether the plan's time is that of its assignment or of its removal is not documented, hence never confirmed.
 */
export default defineCheck({
  id: 'license-removed',
  question: 'Was a mailbox plan taken away before?',
  steps: ['connect-10'],
  page: 'https://learn.microsoft.com/troubleshoot/exchange/user-and-shared-mailboxes/no-soft-deleted-mailbox-after-license-removal',
  causes: ['license-removed-mailbox-disconnected', 'license-lapsed-mailbox-disconnected'],
  requires: { subject, mailboxPlan },
  uses: { mailboxState },
  hears: { licenseRemovedAt, exchangeUser, memberships },
  evaluate: ({ subject, mailboxPlan }, { mailboxState, licenseRemovedAt, exchangeUser, memberships }, now) => {
    if (isThere(mailboxState)) return [notApplicable(say`A mailbox answers.`)];
    const before = exchangeUser.state === 'known' ? (exchangeUser.value.PreviousRecipientTypeDetails ?? '') : '';
    const hadOne =
      isMailbox(before) && !isMailbox(exchangeUser.state === 'known' ? exchangeUser.value.RecipientTypeDetails : '');
    const gone = mailboxPlan.plans
      .filter((plan) => plan.capabilityStatus === 'Deleted')
      .sort((a, b) => (b.assignedDateTime ?? '').localeCompare(a.assignedDateTime ?? ''))[0];
    const removed = licenseRemovedAt.state === 'known' ? licenseRemovedAt.value : undefined;
    // Of a synced user's shared mailbox the check of shared mailboxes speaks.
    if (hadOne && (mailboxPlan.usable || (!gone && subject.onPremisesSyncEnabled !== true))) {
      // Where a plan is off, suspended, failed or due, that is the matter, and this its trace.
      const untouched = mailboxPlan.plans.length === 0 && mailboxPlan.assignments.every((one) => !one.mailboxPlan);
      const due = memberships.state !== 'known' || memberships.value.length > 0;
      const decides = mailboxPlan.usable === null && untouched && !due;
      return [removed ? told(before, decides, removed, now) : remembered(before, decides)];
    }
    if (mailboxPlan.usable) {
      const last = removed ?? gone?.assignedDateTime;
      const lately = last && isKept(last, now);
      // The mailbox of the plan before may still be waiting for its user: nothing may be switched off and on.
      return [
        lately
          ? cannotTell(
              say`Another mailbox plan was taken away lately, and whether its mailbox still waits is not known.`,
              undefined,
              ['cycle-exchange-plan', 'cycle-license'],
            )
          : notApplicable(say`A mailbox plan is in force.`),
      ];
    }
    if (!gone) return [pass(shown('mailboxPlan', say`no mailbox plan was taken away`))];
    // Off inside a license that is there, or gone with its subscription: then that is the verdict, and this its trace.
    const explained = mailboxPlan.assignments.some(
      (one) =>
        (one.inForce && one.planOff) ||
        ((one.inForce || one.disabled) &&
          one.mailboxPlan === gone.servicePlanId &&
          (hasEnded(one) || one.subscription === null)),
    );
    const isOff = mailboxPlan.assignments.some((one) => one.inForce && one.planOff);
    const since = removed ?? gone.assignedDateTime;
    const shows = removed
      ? say`${gone.title} was taken away ${toldTime(removed)}`
      : gone.assignedDateTime
        ? say`${gone.title} stands as Deleted, with the time ${{ time: gone.assignedDateTime }}`
        : say`${gone.title} stands as Deleted`;
    const detail = {
      decides: !explained,
      remedies: [isOff ? ('enable-exchange-plan' as const) : ('assign-license' as const)],
      ...(!removed && {
        atMost: 'likely' as const,
        settledBy: [whenRemoved],
      }),
    };
    const evidence = [shown(removed ? 'licenseRemovedAt' : 'mailboxPlan', shows)] as const;
    return [
      since && isKept(since, now)
        ? fail('license-removed-mailbox-disconnected', evidence, { ...detail, summary: comesBack })
        : fail('license-lapsed-mailbox-disconnected', evidence, { ...detail, summary: isGone }),
    ];
  },
});

const comesBack = say`The license was taken away less than 30 days ago: the mailbox is disconnected and comes back with a license. Please do not delete or recreate the account.`;
const isGone = say`The license that held the mailbox went more than 30 days ago: the old mailbox is most likely gone, and a license makes a new, empty one.`;

/** Whether Exchange still keeps a mailbox whose plan went then (ISO). */
const isKept = (removed: string, now: Date): boolean => now.getTime() - Date.parse(removed) < keptDays * day * 60_000;

/** Exchange remembers an earlier mailbox, and a person told when its license went (ISO). */
function told(before: string, decides: boolean, removed: string, now: Date) {
  const evidence = [
    shown('exchangeUser', say`PreviousRecipientTypeDetails is ${before}`),
    shown('licenseRemovedAt', say`the license was taken away ${toldTime(removed)}`),
  ] as const;
  const detail = { decides, remedies: ['assign-license'] as const };
  return isKept(removed, now)
    ? fail('license-removed-mailbox-disconnected', [...evidence], { ...detail, summary: comesBack })
    : fail('license-lapsed-mailbox-disconnected', [...evidence], { ...detail, summary: isGone });
}

/** Exchange remembers an earlier mailbox, though no license shows when it went. */
const remembered = (before: string, decides: boolean) =>
  fail(
    'license-removed-mailbox-disconnected',
    [shown('exchangeUser', say`PreviousRecipientTypeDetails is ${before}`)],
    {
      summary: say`Exchange remembers an earlier mailbox of this person (${before}). If its license went less than 30 days ago, the mailbox comes back with a license; until that is clear, nothing may be deleted or cleared.`,
      decides,
      atMost: 'likely',
      remedies: ['assign-license'],
      settledBy: [whenRemoved],
    },
  );
