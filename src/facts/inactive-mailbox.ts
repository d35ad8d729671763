import { defineFact } from '../diagnosis/fact.ts';
import { known } from '../diagnosis/reading.ts';
import { powershellLiteral } from '../diagnosis/remedies.ts';
import match from './match.ts';

/** Whether an inactive mailbox (kept by a hold) of this person exists; Graph cannot see it. */
export default defineFact<boolean, { match: typeof match }>({
  id: 'inactive-mailbox',
  source: 'exchange',
  from: { match },
  ask: ({ from }) => [
    { cmdlet: 'Get-Mailbox', parameters: { Identity: from.match.user.id, InactiveMailboxOnly: true } },
  ],
  read: ([body]) => known(body !== null),
  remedyForUnknown: ({ from }) => ({
    cmdlet: `Get-Mailbox -InactiveMailboxOnly -Identity ${powershellLiteral(from.match.user.userPrincipalName ?? from.match.user.id)} | Format-List DisplayName,ExchangeGuid,IsInactiveMailbox`,
    where: 'Exchange Online PowerShell',
  }),
});
