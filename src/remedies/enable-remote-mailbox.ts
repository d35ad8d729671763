import { say } from '../diagnosis/message.ts';
import { defineRemedy, powershellLiteral } from '../diagnosis/remedies.ts';

export default defineRemedy({
  id: 'enable-remote-mailbox',
  title: say`Mark the mailbox as a cloud mailbox on premises`,
  covers: ['vendor-4'],
  role: 'Recipient Management of Exchange on premises',
  steps: ({ mail, userPrincipalName }) => {
    const user = powershellLiteral(userPrincipalName);
    return [
      {
        does: say`Check in the Exchange Management Shell on premises. It must say that the mailbox couldn't be found. If there is one, stop: it needs a move.`,
        cmdlet: `Get-Mailbox -Identity ${user}`,
      },
      {
        does: say`Mark the account. PowerShell asks for the routing address: the alias, then your tenant’s mail.onmicrosoft.com domain.`,
        cmdlet: `Enable-RemoteMailbox -Identity ${user} -RemoteRoutingAddress (Read-Host 'Routing address')`,
        link: 'https://learn.microsoft.com/powershell/module/exchangepowershell/enable-remotemailbox',
      },
      {
        does: say`Does the cloud mailbox exist already? Read its ExchangeGuid in Exchange Online PowerShell.`,
        cmdlet: `Connect-ExchangeOnline\nGet-Mailbox -Identity ${powershellLiteral(mail ?? userPrincipalName)} | Format-List ExchangeGuid`,
      },
      {
        does: say`Only then: write that ExchangeGuid to the account on premises, so that both sides speak of the same mailbox.`,
        cmdlet: `Set-RemoteMailbox -Identity ${user} -ExchangeGuid (Read-Host 'ExchangeGuid from Exchange Online')`,
        link: 'https://learn.microsoft.com/powershell/module/exchangepowershell/set-remotemailbox',
      },
      { does: say`Start a directory sync. The user also needs a license with Exchange Online.` },
    ];
  },
});
