import { say } from '../diagnosis/message.ts';
import { defineRemedy, powershellLiteral } from '../diagnosis/remedies.ts';
import { askWhetherMailboxLivesElsewhere } from './steps/precautions.ts';

export default defineRemedy({
  id: 'assign-license',
  title: say`Assign a license with Exchange Online`,
  covers: ['delays-4', 'connect-9', 'vendor-1'],
  role: 'License Administrator',
  permission: 'LicenseAssignment.ReadWrite.All',
  steps: ({ id, userPrincipalName, synced }) => [
    ...askWhetherMailboxLivesElsewhere({ synced }),
    {
      does: say`In the Microsoft 365 admin center, go to Users > Active users, open ${userPrincipalName} and choose Licenses and apps.`,
      link: 'https://learn.microsoft.com/microsoft-365/admin/manage/assign-licenses-to-users',
    },
    {
      does: say`Check the location, tick a license that includes Exchange Online, and check under Apps that Exchange Online is ticked too. Save the changes.`,
    },
    {
      does: say`Is the license there with an error? Under Apps, switch off the plan that conflicts, or switch on the plan that is needed. Save the changes.`,
      link: 'https://learn.microsoft.com/entra/fundamentals/licensing-groups-resolve-problems',
    },
    {
      does: say`In PowerShell instead: list the licenses you own, and note the SkuId of one with free seats.`,
      cmdlet: `Connect-MgGraph -Scopes 'User.Read.All', 'LicenseAssignment.ReadWrite.All'\nGet-MgSubscribedSku -All | Format-Table SkuPartNumber, SkuId, ConsumedUnits, @{ Name = 'Owned'; Expression = { $_.PrepaidUnits.Enabled } }`,
    },
    {
      does: say`Then assign it. PowerShell asks for the SkuId.`,
      cmdlet: `Set-MgUserLicense -UserId ${powershellLiteral(id ?? userPrincipalName)} -AddLicenses @(@{ SkuId = (Read-Host 'SkuId') }) -RemoveLicenses @()`,
      link: 'https://learn.microsoft.com/powershell/module/microsoft.graph.users.actions/set-mguserlicense',
    },
    {
      does: say`Look again after 30 minutes. A mailbox that lost its license less than 30 days ago comes back with its mail.`,
    },
  ],
});
