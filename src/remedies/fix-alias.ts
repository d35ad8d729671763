import { say } from '../diagnosis/message.ts';
import { defineRemedy, powershellLiteral } from '../diagnosis/remedies.ts';

export default defineRemedy({
  id: 'fix-alias',
  title: say`Give the account a valid alias`,
  covers: ['connect-5', 'process-6'],
  role: 'User Administrator; on premises for a synced account',
  permission: 'User.ReadWrite.All',
  steps: ({ id, userPrincipalName }) => [
    {
      does: say`Choose an alias: letters, digits, hyphens, underscores and single dots, no spaces, at most 64 characters, no dot at either end.`,
    },
    {
      does: say`For a cloud account, set it here. PowerShell asks for the alias.`,
      cmdlet: `Connect-MgGraph -Scopes 'User.ReadWrite.All'\nUpdate-MgUser -UserId ${powershellLiteral(id ?? userPrincipalName)} -MailNickname (Read-Host 'New alias')`,
      link: 'https://learn.microsoft.com/powershell/module/microsoft.graph.users/update-mguser',
    },
    {
      does: say`For a synced account, set it on the Exchange server on premises, and start a sync.`,
      cmdlet: `Set-RemoteMailbox -Identity ${powershellLiteral(userPrincipalName)} -Alias (Read-Host 'New alias')`,
      link: 'https://learn.microsoft.com/powershell/module/exchangepowershell/set-remotemailbox',
    },
    {
      does: say`No Exchange server? Ask the directory team to set the attribute mailNickname in Active Directory.`,
    },
    { does: say`Look again after 30 minutes.` },
  ],
});
