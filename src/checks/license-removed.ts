import { defineCheck, fail, notApplicable, pass, shown } from '../diagnosis/check.ts';
import { say } from '../diagnosis/message.ts';
import mailbox from '../facts/mailbox.ts';
import mailboxPlan, { hasEnded } from '../facts/mailbox-plan.ts';
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
  uses: { mailbox },
  evaluate: ({ mailboxPlan }, { mailbox }, now) => {
    if (mailboxPlan.usable) return [notApplicable(say`A mailbox plan is in force.`)];
    if (mailbox.state === 'known' && mailbox.value.answers) return [notApplicable(say`A mailbox answers.`)];
    const gone = mailboxPlan.plans
      .filter((plan) => plan.capabilityStatus === 'Deleted')
      .sort((a, b) => (b.assignedDateTime ?? '').localeCompare(a.assignedDateTime ?? ''))[0];
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
    const minutes = gone.assignedDateTime ? (now.getTime() - Date.parse(gone.assignedDateTime)) / 60_000 : Number.NaN;
    const shows = gone.assignedDateTime
      ? say`${gone.title} stands as Deleted, with the time ${{ time: gone.assignedDateTime }}`
      : say`${gone.title} stands as Deleted`;
    const detail = {
      decides: !explained,
      remedies: [isOff ? ('enable-exchange-plan' as const) : ('assign-license' as const)],
      atMost: 'likely' as const,
      settledBy: [{ question: 'When was the license taken away? The audit log shows it as “Change user license”.' }],
    };
    if (!(minutes < keptDays * day)) {
      return [
        fail('license-lapsed-mailbox-disconnected', [shown('mailboxPlan', shows)], {
          ...detail,
          summary: say`The license that held the mailbox went more than 30 days ago: the old mailbox is most likely gone, and a license makes a new, empty one.`,
        }),
      ];
    }
    return [
      fail('license-removed-mailbox-disconnected', [shown('mailboxPlan', shows)], {
        ...detail,
        summary: say`The license was taken away less than 30 days ago: the mailbox is disconnected and comes back with a license. Please do not delete or recreate the account.`,
      }),
    ];
  },
});
