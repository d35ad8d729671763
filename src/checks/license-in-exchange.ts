import { defineCheck, fail, notApplicable, pass, shown } from '../diagnosis/check.ts';
import { say } from '../diagnosis/message.ts';
import elapsed from '../facts/elapsed.ts';
import licenseDetails from '../facts/license-details.ts';
import mailboxPlan from '../facts/mailbox-plan.ts';
import mailboxState, { isThere } from '../facts/mailbox-state.ts';
import subject from '../facts/subject.ts';

const day = 24 * 60;

/** Row 10. The license side says "waiting for the service" long after the assignment. */
export default defineCheck({
  id: 'license-in-exchange',
  question: 'Has Exchange taken the license over?',
  steps: ['connect-9'],
  page: 'https://learn.microsoft.com/troubleshoot/exchange/user-and-shared-mailboxes/delays-provision-mailbox-sync-changes',
  causes: ['exo-license-state-not-synced'],
  requires: { subject, elapsed, licenseDetails },
  uses: { mailboxState },
  hears: { mailboxPlan },
  evaluate: ({ subject, elapsed, licenseDetails }, { mailboxState, mailboxPlan }) => {
    if (isThere(mailboxState)) return [notApplicable(say`A mailbox answers.`)];
    const evidence = [shown('licenseDetails', say`the mailbox plan’s status is ${licenseDetails}`)];
    if (/^success$/i.test(licenseDetails)) return [pass(...evidence)];
    if (elapsed.minutes < day)
      return [notApplicable(say`The plan’s status is ${licenseDetails}, which is normal in the first 24 hours.`)];
    const fromGroup = mailboxPlan.state === 'known' && Boolean(mailboxPlan.value.usable?.assignment?.group);
    const byHand = /^pendingactivation$/i.test(licenseDetails);
    return [
      fail('exo-license-state-not-synced', evidence, {
        summary: byHand
          ? say`The plan waits for an administrator to activate it.`
          : say`The license has been there for ${{ minutes: elapsed.minutes }}, but Exchange still reports it as ${licenseDetails}: the two disagree.`,
        atMost: 'likely',
        // Cycling is for the case in which Exchange itself shows that it has not seen the license.
        remedies: [
          ...(fromGroup ? (['reprocess-license'] as const) : []),
          'retry-provisioning',
          'run-provisioning-diagnostic',
        ],
        ...(subject.onPremisesSyncEnabled === true && { needs: ['exchange-object'] }),
      }),
    ];
  },
});
