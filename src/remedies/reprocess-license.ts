import { say } from '../diagnosis/message.ts';
import { defineRemedy, powershellLiteral } from '../diagnosis/remedies.ts';
import { askWhetherMailboxLivesElsewhere } from './steps/precautions.ts';

export default defineRemedy({
  id: 'reprocess-license',
  title: say`Process the group license again`,
  covers: ['delays-4', 'connect-9'],
  role: 'License Administrator',
  permission: 'User.ReadWrite.All',
  steps: ({ id, userPrincipalName, synced }) => [
    {
      does: say`This works for licenses that come from a group. First remove the cause of the error: a missing seat, a conflict, a location.`,
      link: 'https://learn.microsoft.com/entra/fundamentals/licensing-groups-resolve-problems',
    },
    ...askWhetherMailboxLivesElsewhere({ synced }),
    {
      does: say`In the Microsoft 365 admin center, go to Billing > Licenses, open the license, choose Groups, open the group, and choose Reprocess.`,
      link: 'https://learn.microsoft.com/entra/identity/users/licensing-admin-center',
    },
    {
      does: say`In PowerShell instead, for this user only.`,
      cmdlet: `Connect-MgGraph -Scopes 'User.ReadWrite.All'\nInvoke-MgLicenseUser -UserId ${powershellLiteral(id ?? userPrincipalName)}`,
      link: 'https://learn.microsoft.com/powershell/module/microsoft.graph.users.actions/invoke-mglicenseuser',
    },
    { does: say`Does it answer with an error? That is the true reason: keep the text and look again.` },
  ],
});
