import { defineFact } from '../diagnosis/fact.ts';
import { known } from '../diagnosis/reading.ts';
import { powershellLiteral } from '../diagnosis/remedies.ts';
import match from './match.ts';

/** Whether a soft-deleted mailbox of this person exists. It holds mail for 30 days; Graph cannot see it. */
export default defineFact<boolean, { match: typeof match }>({
  id: 'soft-deleted-mailbox',
  source: 'exchange',
  from: { match },
  ask: ({ from }) => [
    { cmdlet: 'Get-Mailbox', parameters: { Identity: from.match.user.id, SoftDeletedMailbox: true } },
  ],
  read: ([body]) => known(body !== null),
  remedyForUnknown: ({ from }) => ({
    cmdlet: `Get-Mailbox -SoftDeletedMailbox -Identity ${powershellLiteral(from.match.user.userPrincipalName ?? from.match.user.id)} | Format-List DisplayName,WhenSoftDeleted,ExchangeGuid,IsInactiveMailbox`,
    where: 'Exchange Online PowerShell',
  }),
});
