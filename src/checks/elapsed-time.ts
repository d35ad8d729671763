import { cannotTell, defineCheck, fail, notApplicable, shown } from '../diagnosis/check.ts';
import { type Message, say } from '../diagnosis/message.ts';
import elapsed, { type Elapsed } from '../facts/elapsed.ts';
import mailboxPlan from '../facts/mailbox-plan.ts';
import mailboxState, { isThere } from '../facts/mailbox-state.ts';
import subject from '../facts/subject.ts';

/** Microsoft: "typically less than 30 minutes", "up to 24 hours" (delays in provisioning a user or mailbox). */
export const typicalMinutes = 30;
export const longestMinutes = 24 * 60;

/** Rows 8 and 11. How long it has taken; the judge lets these speak only when nothing better is known. */
export default defineCheck({
  id: 'elapsed-time',
  question: 'Has Exchange had enough time?',
  steps: ['delays-3', 'delays-7', 'connect-10'],
  page: 'https://learn.microsoft.com/troubleshoot/exchange/user-and-shared-mailboxes/delays-provision-mailbox-sync-changes',
  causes: ['still-within-normal-time', 'user-restored-reconnecting', 'exceeds-24h-needs-forward-sync'],
  requires: { subject, elapsed },
  uses: { mailboxState, mailboxPlan },
  evaluate: ({ subject, elapsed }, { mailboxState, mailboxPlan }) => {
    if (isThere(mailboxState)) return [notApplicable(say`A mailbox answers.`)];
    const evidence = [
      shown('elapsed', say`${starts[elapsed.start]} ${{ time: elapsed.since }}, ${{ minutes: elapsed.minutes }} ago`),
    ];
    if (elapsed.start === 'user restored' && elapsed.minutes < longestMinutes) {
      return [
        fail('user-restored-reconnecting', evidence, {
          summary: say`The account was restored from the deleted users ${{ minutes: elapsed.minutes }} ago, and Exchange is connecting its mailbox again: that takes up to 24 hours.`,
          tellTheUser: say`Your account is back, and your mailbox follows within a day.`,
          atMost: 'likely',
          settledBy: [{ question: 'Is the mailbox there once the 24 hours are over? Look again then.' }],
        }),
      ];
    }
    if (elapsed.minutes < typicalMinutes) {
      return [
        fail('still-within-normal-time', evidence, {
          summary: say`Exchange has had ${{ minutes: elapsed.minutes }} so far, and up to 30 minutes is normal. Nothing is wrong that could be seen.`,
          tellTheUser: say`Your mailbox is being made and should be there within half an hour.`,
        }),
      ];
    }
    if (elapsed.minutes < longestMinutes) {
      return [
        fail('still-within-normal-time', evidence, {
          summary: say`Exchange has had ${{ minutes: elapsed.minutes }} so far. Mostly it takes under 30 minutes, but up to 24 hours is possible.`,
          tellTheUser: say`Your mailbox is being made. It takes longer than usual, a day at most; we keep an eye on it.`,
          atMost: 'likely',
          settledBy: [{ question: 'Is the mailbox there once the 24 hours are over? Look again then.' }],
        }),
      ];
    }
    if (mailboxPlan.state === 'known' && mailboxPlan.value.usable?.pending) {
      return [
        cannotTell(
          say`The license has been there for ${{ minutes: elapsed.minutes }}, but the directory shows no mailbox plan of it.`,
          { question: 'Is Exchange Online ticked under Licenses and apps for this person in the admin center?' },
        ),
      ];
    }
    if (mailboxState.state === 'known' && mailboxState.value.there === 'disputed')
      return [notApplicable(say`Exchange lists a mailbox that does not answer: it is not a new one that is awaited.`)];
    return [
      fail('exceeds-24h-needs-forward-sync', evidence, {
        summary: say`Exchange has had ${{ minutes: elapsed.minutes }}, more than the 24 hours it may take, and no other cause shows: Microsoft needs to send the account to Exchange again.`,
        tellTheUser: say`Your mailbox is late; we are asking Microsoft to push it through.`,
        atMost: 'likely',
        // The portal says the same of a synced user whose mailbox lives on premises: what Exchange holds must be known.
        ...(subject.onPremisesSyncEnabled === true && { needs: ['exchange-object'] }),
      }),
    ];
  },
});

const starts: Readonly<Record<Elapsed['start'], Message>> = {
  'plan assigned': say`mailbox plan assigned`,
  'license changed': say`license changed`,
  'user created': say`account created`,
  'user restored': say`account restored`,
};
