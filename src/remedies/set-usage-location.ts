import { say } from '../diagnosis/message.ts';
import { defineRemedy, powershellLiteral } from '../diagnosis/remedies.ts';

export default defineRemedy({
  id: 'set-usage-location',
  title: say`Set the usage location`,
  covers: ['connect-1', 'vendor-1'],
  role: 'License Administrator; on premises where directory sync sends the location',
  permission: 'User.ReadWrite.All',
  steps: ({ id, userPrincipalName }) => [
    {
      does: say`Ask where this person works. The location decides which services may be used there.`,
    },
    {
      does: say`In the Microsoft 365 admin center, go to Users > Active users, open ${userPrincipalName} and choose Licenses and apps.`,
      link: 'https://learn.microsoft.com/microsoft-365/admin/manage/assign-licenses-to-users',
    },
    { does: say`Choose the country under Select location, and save the changes.` },
    {
      does: say`In PowerShell instead. PowerShell asks for the country as two letters, for example US.`,
      cmdlet: `Connect-MgGraph -Scopes 'User.ReadWrite.All'\nUpdate-MgUser -UserId ${powershellLiteral(id ?? userPrincipalName)} -UsageLocation (Read-Host 'Country, two letters')`,
      link: 'https://learn.microsoft.com/powershell/module/microsoft.graph.users/update-mguser',
    },
    {
      does: say`Does the old value come back? Then it is synced from on premises: ask the directory team to change msExchUsageLocation there.`,
    },
  ],
});
