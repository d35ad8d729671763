import { defineCheck, fail, type Outcome, pass, shown } from '../diagnosis/check.ts';
import { say } from '../diagnosis/message.ts';
import subject from '../facts/subject.ts';

/** Row 12. Things that are often blamed and stop no mailbox: worth a note, never a verdict. */
export default defineCheck({
  id: 'sign-in',
  question: 'Is sign-in allowed, and is the person in the address lists?',
  steps: [],
  causes: ['blocked-or-disabled-account-not-a-cause', 'hidden-from-gal-not-a-cause'],
  requires: { subject },
  evaluate: ({ subject }) => {
    const found: Outcome<'blocked-or-disabled-account-not-a-cause' | 'hidden-from-gal-not-a-cause', 'subject'>[] = [];
    if (subject.accountEnabled === false) {
      found.push(
        fail('blocked-or-disabled-account-not-a-cause', [shown('subject', say`accountEnabled is false`)], {
          summary: say`Sign-in is blocked for this account. That stops the person from signing in, not the mailbox from being made.`,
        }),
      );
    }
    if (subject.showInAddressList === false) {
      found.push(
        fail('hidden-from-gal-not-a-cause', [shown('subject', say`showInAddressList is false`)], {
          summary: say`The person is hidden from address lists. That does not stop a mailbox.`,
        }),
      );
    }
    return found.length > 0 ? found : [pass(shown('subject', say`sign-in is allowed`))];
  },
});
