import { defineCheck, fail, notApplicable, pass, shown } from '../diagnosis/check.ts';
import { say } from '../diagnosis/message.ts';
import mailboxState, { isThere } from '../facts/mailbox-state.ts';
import serviceErrors from '../facts/service-errors.ts';
import subject from '../facts/subject.ts';

/** Row 7. What MSOnline showed as ValidationStatus stands in serviceProvisioningErrors today. Waiting does not help. */
export default defineCheck({
  id: 'validation-errors',
  question: 'Did Exchange refuse the account with a validation error?',
  steps: ['delays-5', 'connect-2'],
  page: 'https://learn.microsoft.com/troubleshoot/exchange/user-and-shared-mailboxes/delays-provision-mailbox-sync-changes',
  causes: ['exchange-validation-error'],
  requires: { subject, serviceErrors },
  uses: { mailboxState },
  evaluate: ({ serviceErrors }, { mailboxState }) => {
    if (serviceErrors.length === 0) return [pass(shown('serviceErrors', say`no unresolved error from Exchange`))];
    const answers = isThere(mailboxState);
    const mine = serviceErrors.filter(
      (error) => error.kind !== 'address' && !(answers && error.kind === 'archive-guid'),
    );
    if (mine.length === 0)
      return [notApplicable(say`The error is about an address or the archive, and is reported there.`)];
    return mine.map((error) =>
      fail(
        'exchange-validation-error',
        [shown('serviceErrors', say`Exchange says: ${error.text || error.raw || 'an error without text'}`)],
        {
          summary:
            error.kind === 'harmless'
              ? say`Exchange left an old error on the account that stops no mailbox.`
              : say`Exchange refuses this account until an error is corrected: ${error.text || 'it gave no text'}. Waiting does not help.`,
          decides: error.kind !== 'harmless',
        },
      ),
    );
  },
});
