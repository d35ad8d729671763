import { cannotTell, defineCheck, fail, notApplicable, pass, shown } from '../diagnosis/check.ts';
import { say } from '../diagnosis/message.ts';
import { isMailbox } from '../facts/exchange/record.ts';
import exchangeObject from '../facts/exchange-object.ts';
import exchangeUser from '../facts/exchange-user.ts';
import mailboxPlan from '../facts/mailbox-plan.ts';
import onPremisesRecipient, { seeRemoteMailbox } from '../facts/on-premises-recipient.ts';
import subject from '../facts/subject.ts';

/**
 * Row 3. A shared mailbox in the cloud needs no license as long as on premises knows that it is shared. Where on premises
 * still says that it is a person's own, sync turns it back, and without a license it is disconnected.
 */
export default defineCheck({
  id: 'shared-mailbox',
  question: 'Was this a shared mailbox that directory sync turned back?',
  steps: ['connect-10'],
  page: 'https://learn.microsoft.com/troubleshoot/exchange/user-and-shared-mailboxes/no-soft-deleted-mailbox-after-license-removal',
  causes: ['shared-mailbox-reverted-by-sync'],
  requires: { subject, mailboxPlan, exchangeObject },
  hears: { onPremisesRecipient, exchangeUser },
  evaluate: ({ subject, mailboxPlan, exchangeObject: object }, { onPremisesRecipient, exchangeUser }) => {
    if (subject.onPremisesSyncEnabled !== true)
      return [notApplicable(say`The account lives in the cloud only; sync does not touch it.`)];
    if (mailboxPlan.usable) return [notApplicable(say`A mailbox plan is in force.`)];
    if (object.type === 'MailUser' && object.PreviousRecipientTypeDetails === undefined)
      return [
        cannotTell(
          say`What Exchange answered does not show what this was before.`,
          exchangeUser.state === 'unknown' ? exchangeUser.ask : undefined,
        ),
      ];
    const evidence = [
      shown(
        'exchangeObject',
        say`a ${object.type} that was a ${object.PreviousRecipientTypeDetails ?? say`something else`} before`,
      ),
    ];
    const trace = mailboxPlan.plans.length > 0 || mailboxPlan.assignments.some((one) => one.mailboxPlan);
    const onPremises =
      onPremisesRecipient.state === 'known' ? onPremisesRecipient.value.RecipientTypeDetails : undefined;
    const asShared = /^Remote(Shared|Room|Equipment)Mailbox$/.test(onPremises ?? '');
    // A plan that was taken away, is off or suspended tells of a person's own mailbox, and has a check of its own.
    if (object.type !== 'MailUser' || !isMailbox(object.PreviousRecipientTypeDetails) || trace || asShared)
      return [pass(...evidence)];
    const proven = onPremises === 'RemoteUserMailbox';
    return [
      fail(
        'shared-mailbox-reverted-by-sync',
        [
          ...evidence,
          ...(proven ? [shown('onPremisesRecipient' as const, say`on premises it is a RemoteUserMailbox`)] : []),
        ],
        {
          summary: say`There was a mailbox without a license, most likely a shared one, and directory sync turned it back into a person’s own: it is disconnected now. A license within 30 days brings it back.`,
          tellTheUser: say`We found the mailbox and are bringing it back.`,
          ...(!proven && {
            atMost: 'likely' as const,
            settledBy: [seeRemoteMailbox(subject)],
          }),
        },
      ),
    ];
  },
});
