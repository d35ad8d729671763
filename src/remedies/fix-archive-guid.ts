import { say } from '../diagnosis/message.ts';
import { defineRemedy, powershellLiteral } from '../diagnosis/remedies.ts';

export default defineRemedy({
  id: 'fix-archive-guid',
  title: say`Make the archive GUIDs equal`,
  covers: ['delays-5', 'connect-2'],
  role: 'Recipient Management of Exchange on premises; to read the GUID in the cloud, View-Only Recipients',
  steps: ({ mail, userPrincipalName }) => {
    const user = powershellLiteral(userPrincipalName);
    return [
      {
        does: say`Read the archive GUID in Exchange Online PowerShell, and write it down.`,
        cmdlet: `Connect-ExchangeOnline\nGet-Mailbox -Identity ${powershellLiteral(mail ?? userPrincipalName)} | Format-List ExchangeGuid, ArchiveGuid, ArchiveStatus`,
        link: 'https://learn.microsoft.com/troubleshoot/exchange/administration/validation-errors-for-mailbox-archive-guid',
      },
      {
        does: say`Read the one on premises, in the Exchange Management Shell.`,
        cmdlet: `Get-RemoteMailbox -Identity ${user} | Format-List ExchangeGuid, ArchiveGuid`,
      },
      {
        does: say`Are there only zeros on premises? Then enable the archive there first.`,
        cmdlet: `Enable-RemoteMailbox -Identity ${user} -Archive`,
      },
      {
        does: say`Write the GUID from Exchange Online to the account on premises. PowerShell asks for it.`,
        cmdlet: `Set-RemoteMailbox -Identity ${user} -ArchiveGuid (Read-Host 'ArchiveGuid from Exchange Online')`,
        link: 'https://learn.microsoft.com/powershell/module/exchangepowershell/set-remotemailbox',
      },
      { does: say`Start a directory sync, and look again after 30 minutes.` },
      {
        does: say`Still there? This diagnostic of the admin center looks at archives.`,
        link: 'https://aka.ms/PillarArchiveMailbox',
      },
    ];
  },
});
