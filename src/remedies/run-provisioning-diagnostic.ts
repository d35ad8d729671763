import { say } from '../diagnosis/message.ts';
import { defineRemedy, powershellLiteral } from '../diagnosis/remedies.ts';

export default defineRemedy({
  id: 'run-provisioning-diagnostic',
  title: say`Run Microsoft’s provisioning diagnostic`,
  covers: ['delays-2', 'connect-4', 'connect-10', 'vendor-3'],
  role: 'Exchange Administrator',
  steps: ({ mail, userPrincipalName }) => [
    {
      does: say`It repairs what it finds at once, and there is no dry run. So first answer two questions.`,
    },
    {
      does: say`Does this person have a mailbox on premises or in another tenant? If so, stop here.`,
    },
    {
      does: say`Is there a deleted or inactive mailbox of this person? If one is found, bring that back instead.`,
      cmdlet: `Connect-ExchangeOnline\nGet-Mailbox -SoftDeletedMailbox -Identity ${powershellLiteral(mail ?? userPrincipalName)}\nGet-Mailbox -InactiveMailboxOnly -Identity ${powershellLiteral(mail ?? userPrincipalName)}`,
    },
    {
      does: say`Run it in Exchange Online PowerShell, one person at a time. A tenant may run 100 diagnostics an hour.`,
      cmdlet: `Connect-ExchangeOnline\nInvoke-ProvisioningRecipientDiagnostic -Recipients ${powershellLiteral(mail ?? userPrincipalName)}`,
      link: 'https://learn.microsoft.com/powershell/module/exchangepowershell/invoke-provisioningrecipientdiagnostic',
    },
    {
      does: say`Or run it in the admin center, which asks before it changes anything. This link works in the worldwide cloud.`,
      link: 'https://aka.ms/PillarEXORecipients',
    },
    { does: say`Keep what it prints for a support request, and look again after 30 minutes.` },
  ],
});
