import { cannotTell, defineCheck, fail, pass, shown } from '../diagnosis/check.ts';
import { say } from '../diagnosis/message.ts';
import mailboxElsewhere from '../facts/mailbox-elsewhere.ts';
import subject from '../facts/subject.ts';

/** Row 6. For a synced person the mailbox may live on premises; a mailbox plan switched on then makes a second one. */
export default defineCheck({
  id: 'on-premises-mailbox',
  question: 'Does this person’s mailbox live on premises or in another tenant?',
  steps: ['vendor-4', 'connect-9'],
  causes: ['onprem-mailbox-by-design', 'migrated-to-other-tenant'],
  requires: { subject },
  uses: { mailboxElsewhere },
  evaluate: (_, { mailboxElsewhere }) => {
    if (mailboxElsewhere.state !== 'known') {
      return [
        mailboxElsewhere.state === 'unknown'
          ? cannotTell(mailboxElsewhere.reason, mailboxElsewhere.ask)
          : cannotTell(say`Nobody said.`),
      ];
    }
    if (mailboxElsewhere.value === 'nowhere')
      return [pass(shown('mailboxElsewhere', say`no other mailbox of this person`))];
    const onPremises = mailboxElsewhere.value === 'on-premises';
    return [
      fail(
        onPremises ? 'onprem-mailbox-by-design' : 'migrated-to-other-tenant',
        [shown('mailboxElsewhere', say`a person said so`)],
        {
          summary: onPremises
            ? say`The mailbox lives on premises, so none is made in the cloud. A license for Exchange Online would create a second one.`
            : say`The mailbox lives in another tenant, so none is made here.`,
          tellTheUser: say`Your mailbox is where it was; we tell you how to open it.`,
        },
      ),
    ];
  },
});
