import { cannotTell, defineCheck, fail, notApplicable, type Outcome, pass, shown } from '../diagnosis/check.ts';
import { say } from '../diagnosis/message.ts';
import inactiveMailbox from '../facts/inactive-mailbox.ts';
import mailbox from '../facts/mailbox.ts';
import softDeletedMailbox from '../facts/soft-deleted-mailbox.ts';
import subject from '../facts/subject.ts';

type Found = Outcome<
  'soft-deleted-mailbox' | 'inactive-mailbox-or-hold-delay',
  'softDeletedMailbox' | 'inactiveMailbox'
>;

/** Row 3. Mailboxes that hold this person's mail and show in no Graph answer. */
export default defineCheck({
  id: 'deleted-mailboxes',
  question: 'Does a deleted or held mailbox of this person exist?',
  steps: ['connect-10'],
  page: 'https://learn.microsoft.com/purview/inactive-mailboxes-in-office-365',
  causes: ['soft-deleted-mailbox', 'inactive-mailbox-or-hold-delay'],
  requires: { subject },
  uses: { softDeletedMailbox, inactiveMailbox, mailbox },
  evaluate: (_, { softDeletedMailbox, inactiveMailbox, mailbox }) => {
    if (mailbox.state === 'known' && mailbox.value.answers) return [notApplicable(say`A mailbox answers.`)];
    const found: Found[] = [];
    if (softDeletedMailbox.state === 'unknown')
      found.push(cannotTell(softDeletedMailbox.reason, softDeletedMailbox.ask));
    if (inactiveMailbox.state === 'unknown') found.push(cannotTell(inactiveMailbox.reason, inactiveMailbox.ask));
    if (softDeletedMailbox.state === 'known' && softDeletedMailbox.value) {
      found.push(
        fail('soft-deleted-mailbox', [shown('softDeletedMailbox', say`a soft-deleted mailbox exists`)], {
          summary: say`A deleted mailbox of this person still exists and can be brought back for 30 days after its deletion.`,
        }),
      );
    }
    if (inactiveMailbox.state === 'known' && inactiveMailbox.value) {
      found.push(
        fail('inactive-mailbox-or-hold-delay', [shown('inactiveMailbox', say`an inactive mailbox exists`)], {
          summary: say`Mail of this person is kept by a hold; it must not be deleted.`,
        }),
      );
    }
    return found.length > 0
      ? found
      : [pass(shown('softDeletedMailbox', say`none is soft-deleted`), shown('inactiveMailbox', say`none is inactive`))];
  },
});
