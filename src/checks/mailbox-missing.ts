import { cannotTell, defineCheck, fail, type Outcome, pass, shown } from '../diagnosis/check.ts';
import { say } from '../diagnosis/message.ts';
import mailbox from '../facts/mailbox.ts';
import mailboxPlan from '../facts/mailbox-plan.ts';
import serviceErrors from '../facts/service-errors.ts';
import subject from '../facts/subject.ts';

const withoutLicense = new Set(['shared', 'room', 'equipment', 'scheduling', 'others']);

/**
 * Row 1. A mailbox that answers outranks every license and sync finding: whatever is wrong then, it is not that the
 * mailbox was never made.
 */
export default defineCheck({
  id: 'mailbox-missing',
  question: 'Is the mailbox really missing?',
  steps: ['delays-1', 'connect-4', 'process-3'],
  page: 'https://learn.microsoft.com/troubleshoot/exchange/user-and-shared-mailboxes/delays-provision-mailbox-sync-changes',
  causes: ['mailbox-healthy', 'license-removed-mailbox-in-grace', 'exchange-validation-error-archiveguid'],
  requires: { subject, mailbox },
  uses: { mailboxPlan, serviceErrors },
  evaluate: ({ mailbox }, { mailboxPlan, serviceErrors }) => {
    if (!mailbox.answers) return [pass(shown('mailbox', say`no mailbox answers yet (${mailbox.code})`))];
    const answered = shown('mailbox', say`a mailbox answers; its kind is “${mailbox.purpose}”`);
    const found: Outcome<
      'mailbox-healthy' | 'license-removed-mailbox-in-grace' | 'exchange-validation-error-archiveguid',
      'mailbox' | 'mailboxPlan' | 'serviceErrors'
    >[] = [];
    const plans = mailboxPlan.state === 'known' ? mailboxPlan.value.plans : [];
    const isUnpaid = plans.some(({ capabilityStatus }) => unpaid.has(capabilityStatus));
    const wasThere = plans.some(({ capabilityStatus }) => capabilityStatus === 'Deleted');
    const isOff =
      mailboxPlan.state === 'known' && mailboxPlan.value.assignments.some((one) => one.inForce && one.planOff);
    if (mailboxPlan.state === 'known' && !mailboxPlan.value.usable && !withoutLicense.has(mailbox.purpose)) {
      found.push(
        fail('license-removed-mailbox-in-grace', [answered, shown('mailboxPlan', say`no mailbox plan is in force`)], {
          summary: say`The mailbox still answers, but no license holds it any more: without one it will be lost.`,
          tellTheUser: say`Your mailbox works now; we are making sure that it stays.`,
          remedies: [isUnpaid ? 'renew-subscription' : isOff ? 'enable-exchange-plan' : 'assign-license'],
          // Without a trace of an earlier plan it may be a mailbox of another kind.
          ...(!isOff && !isUnpaid && !wasThere && { atMost: 'likely' as const, settledBy: [whichKind] }),
        }),
      );
    }
    const archive =
      serviceErrors.state === 'known' ? serviceErrors.value.find((error) => error.kind === 'archive-guid') : undefined;
    if (archive) {
      found.push(
        fail(
          'exchange-validation-error-archiveguid',
          [answered, shown('serviceErrors', say`Exchange says: ${archive.text}`)],
          {
            summary: say`The mailbox is there, but changes no longer reach it: the archive has another GUID on premises than in the cloud.`,
          },
        ),
      );
    }
    if (found.length > 0) return found;
    if (mailboxPlan.state === 'unknown') return [healthy(answered), cannotTell(mailboxPlan.reason)];
    return [healthy(answered)];
  },
});

const unpaid = new Set(['Suspended', 'LockedOut']);

const whichKind = {
  question: 'Did this person have a license before, or is it a mailbox that needs none, such as a shared one?',
};

const healthy = (answered: ReturnType<typeof shown<'mailbox'>>) =>
  fail('mailbox-healthy', [answered], {
    summary: say`The mailbox is there and answers. What still says “preparing” is out of date, or the trouble is in the app or the sign-in.`,
    tellTheUser: say`Your mailbox is ready: please open outlook.office.com in a private browser window.`,
  });
