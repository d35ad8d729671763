import { say } from '../diagnosis/message.ts';
import { defineRemedy, powershellLiteral } from '../diagnosis/remedies.ts';

export default defineRemedy({
  id: 'wait',
  title: say`Wait, then look again`,
  covers: ['delays-3'],
  role: 'Nobody in particular: nothing is changed',
  steps: ({ mail, userPrincipalName }) => [
    {
      does: say`Give it time: most mailboxes are there within 30 minutes, and some need up to 24 hours.`,
      link: 'https://learn.microsoft.com/troubleshoot/exchange/user-and-shared-mailboxes/delays-provision-mailbox-sync-changes',
    },
    {
      does: say`Leave the license, the groups and the account as they are. Each change starts the clock again.`,
    },
    {
      does: say`Is an incident open, or a move running? Then that sets the pace: watch Health > Service health, or the move.`,
      link: 'https://learn.microsoft.com/microsoft-365/enterprise/view-service-health',
    },
    {
      does: say`Look again later. The mailbox is there when RecipientTypeDetails says UserMailbox.`,
      cmdlet: `Connect-ExchangeOnline\nGet-Recipient -Identity ${powershellLiteral(mail ?? userPrincipalName)} | Format-List RecipientTypeDetails, WhenCreated`,
    },
  ],
});
