import { defineCheck, fail, notApplicable, pass, shown } from '../diagnosis/check.ts';
import { say } from '../diagnosis/message.ts';
import connectServer from '../facts/connect-server.ts';
import mailboxState, { isThere } from '../facts/mailbox-state.ts';
import subject from '../facts/subject.ts';

/**
 * Row 4. An account on premises is joined to the one in Entra ID by its source anchor (onPremisesImmutableId). Where that
 * fails, the account here stays a twin. Export errors leave no trace in Graph: only the Connect server shows them.
 */
export default defineCheck({
  id: 'source-anchor',
  question: 'Can directory sync join this account with the one on premises?',
  steps: ['connect-3', 'connect-8'],
  page: 'https://learn.microsoft.com/entra/identity/hybrid/connect/tshoot-connect-sync-errors',
  causes: ['hard-match-blocked'],
  requires: { subject },
  hears: { connectServer, mailboxState },
  evaluate: ({ subject }, { connectServer, mailboxState }) => {
    const anchor = subject.onPremisesImmutableId;
    const shows = anchor ? say`onPremisesImmutableId is ${anchor}` : say`onPremisesImmutableId is empty`;
    if (connectServer.state === 'known' && connectServer.value === 'match-error') {
      return [
        fail(
          'hard-match-blocked',
          [shown('connectServer', say`the Connect server reports a matching error`), shown('subject', shows)],
          {
            summary: say`The account on premises cannot be joined with this one in Entra ID: the source anchor is another or missing, or this account is an administrator. What is set on premises does not arrive here.`,
            decides: !isThere(mailboxState),
          },
        ),
      ];
    }
    if (subject.onPremisesSyncEnabled !== true)
      return [notApplicable(say`The account lives in the cloud only; sync does not touch it.`)];
    return [pass(shown('subject', shows))];
  },
});
