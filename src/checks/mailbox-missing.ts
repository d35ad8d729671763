import { cannotTell, defineCheck, fail, type Outcome, pass, type Shown, shown } from '../diagnosis/check.ts';
import { say } from '../diagnosis/message.ts';
import type { Reading } from '../diagnosis/reading.ts';
import elapsed from '../facts/elapsed.ts';
import exchangeObject from '../facts/exchange-object.ts';
import mailbox, { type Mailbox } from '../facts/mailbox.ts';
import mailboxPlan from '../facts/mailbox-plan.ts';
import mailboxState from '../facts/mailbox-state.ts';
import serviceErrors from '../facts/service-errors.ts';
import subject from '../facts/subject.ts';
import symptom from '../facts/symptom.ts';

const day = 24 * 60;
const withoutLicense = new Set(['linked', 'shared', 'room', 'equipment', 'scheduling', 'others']);

/**
 * Row 1. A mailbox that answers outranks every license and sync finding: whatever is wrong then, it is not that the
 * mailbox was never made.
 */
export default defineCheck({
  id: 'mailbox-missing',
  question: 'Is the mailbox really missing?',
  steps: ['delays-1', 'connect-4', 'process-3'],
  page: 'https://learn.microsoft.com/troubleshoot/exchange/user-and-shared-mailboxes/delays-provision-mailbox-sync-changes',
  causes: [
    'mailbox-healthy',
    'license-removed-mailbox-in-grace',
    'exchange-validation-error-archiveguid',
    'undetermined',
  ],
  requires: { subject, mailboxState },
  uses: { mailboxPlan, serviceErrors },
  hears: { mailbox, exchangeObject, symptom, elapsed },
  evaluate: ({ mailboxState }, { elapsed, mailbox, exchangeObject, mailboxPlan, serviceErrors, symptom }) => {
    const type = exchangeObject.state === 'known' ? exchangeObject.value.type : 'mailbox';
    if (mailboxState.there === 'disputed') {
      const fresh = elapsed.state === 'known' && elapsed.value.minutes < day;
      // In the first day the store may simply be behind, and waiting is the answer.
      return [fresh ? cannotTell(disagree(type), doesItOpen) : disputed(type)];
    }
    const byExchange = mailboxState.by === 'exchange-object';
    if (!mailboxState.there) {
      const code = mailbox.state === 'known' && !mailbox.value.answers ? mailbox.value.code : '';
      return [
        pass(
          byExchange
            ? shown('exchangeObject', say`Exchange lists no mailbox`)
            : shown('mailbox', say`no mailbox answers yet (${code})`),
        ),
      ];
    }
    const purpose = byExchange ? purposeOf(type) : purposeIn(mailbox);
    const answered = byExchange
      ? shown('exchangeObject', say`Exchange lists a ${type}`)
      : shown('mailbox', say`a mailbox answers; its kind is “${purpose}”`);
    const found: Outcome<
      'mailbox-healthy' | 'license-removed-mailbox-in-grace' | 'exchange-validation-error-archiveguid',
      'mailbox' | 'exchangeObject' | 'mailboxPlan' | 'serviceErrors'
    >[] = [];
    const plans = mailboxPlan.state === 'known' ? mailboxPlan.value.plans : [];
    const isUnpaid = plans.some(({ capabilityStatus }) => unpaid.has(capabilityStatus));
    const wasThere = plans.some(({ capabilityStatus }) => capabilityStatus === 'Deleted');
    const isOff =
      mailboxPlan.state === 'known' && mailboxPlan.value.assignments.some((one) => one.inForce && one.planOff);
    if (mailboxPlan.state === 'known' && !mailboxPlan.value.usable && !withoutLicense.has(purpose)) {
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
    // Somebody signed in with another account is told that; the mailbox itself is no news then.
    const decides = !(symptom.state === 'known' && symptom.value === 'other-account');
    if (mailboxPlan.state === 'unknown') return [healthy(answered, decides), cannotTell(mailboxPlan.reason)];
    return [healthy(answered, decides)];
  },
});

const disagree = (type: string) => say`Exchange lists a ${type}, but no mailbox answers: the two do not agree.`;

const doesItOpen = {
  question: 'Does the mailbox open at outlook.office.com for this person?',
  fact: 'mailbox',
  options: ['opens', 'says-no-mailbox'],
};

/** Which of the two is right decides everything else, so it comes before any other cause. */
const disputed = (type: string) =>
  fail(
    'undetermined',
    [shown('exchangeObject', say`Exchange lists a ${type}`), shown('mailbox', say`no mailbox answers`)],
    {
      summary: say`Exchange lists a ${type}, but no mailbox answers. Which of the two is right must be clear before anything is changed: please look again in an hour.`,
      atMost: 'undetermined',
      settledBy: [doesItOpen],
    },
  );

const unpaid = new Set(['Suspended', 'LockedOut']);

const whichKind = {
  question: 'Did this person have a license before, or is it a mailbox that needs none, such as a shared one?',
};

/** `SharedMailbox` is for Exchange what `shared` is for the mailbox itself. */
const purposeOf = (type: string): string => type.replace(/Mailbox$/, '').toLowerCase();

const purposeIn = (mailbox: Reading<Mailbox>): string =>
  mailbox.state === 'known' && mailbox.value.answers ? mailbox.value.purpose : 'user';

const healthy = (answered: Shown<'mailbox' | 'exchangeObject'>, decides: boolean) =>
  fail('mailbox-healthy', [answered], {
    decides,
    summary: say`The mailbox is there and answers. What still says “preparing” is out of date, or the trouble is in the app or the sign-in.`,
    tellTheUser: say`Your mailbox is ready: please open outlook.office.com in a private browser window.`,
  });
