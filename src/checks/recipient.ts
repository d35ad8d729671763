import { cannotTell, defineCheck, pass, shown } from '../diagnosis/check.ts';
import { say } from '../diagnosis/message.ts';
import recipient from '../facts/recipient.ts';
import subject from '../facts/subject.ts';

/** Row 6. What Exchange holds for this person decides between several causes that look the same in Graph. */
export default defineCheck({
  id: 'recipient',
  question: 'What does Exchange hold for this person?',
  steps: ['connect-4', 'connect-9', 'vendor-4'],
  page: 'https://learn.microsoft.com/powershell/module/exchangepowershell/get-recipient',
  causes: [],
  requires: { subject },
  uses: { recipient },
  evaluate: (_, { recipient }) => {
    if (recipient.state === 'known') return [pass(shown('recipient', say`${recipient.value.RecipientTypeDetails}`))];
    return [
      recipient.state === 'unknown'
        ? cannotTell(recipient.reason, recipient.ask)
        : cannotTell(say`Exchange did not say.`),
    ];
  },
});
