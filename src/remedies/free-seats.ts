import { say } from '../diagnosis/message.ts';
import { defineRemedy } from '../diagnosis/remedies.ts';

export default defineRemedy({
  id: 'free-seats',
  title: say`Free a license seat or buy one`,
  covers: ['delays-4'],
  role: 'License Administrator to take a license back, Billing Administrator to buy one',
  permission: 'LicenseAssignment.ReadWrite.All',
  steps: () => [
    {
      does: say`In the Microsoft 365 admin center, go to Billing > Licenses and compare assigned with available seats.`,
      link: 'https://learn.microsoft.com/microsoft-365/commerce/licenses/buy-licenses',
    },
    {
      does: say`The same in PowerShell: a license is full when ConsumedUnits has reached Owned.`,
      cmdlet: `Connect-MgGraph -Scopes 'LicenseAssignment.Read.All'\nGet-MgSubscribedSku -All | Format-Table SkuPartNumber, ConsumedUnits, @{ Name = 'Owned'; Expression = { $_.PrepaidUnits.Enabled } }`,
      link: 'https://learn.microsoft.com/powershell/module/microsoft.graph.identity.directorymanagement/get-mgsubscribedsku',
    },
    {
      does: say`Take the license from somebody who has left, or ask the person who buys licenses for more seats.`,
    },
    {
      does: say`Careful: whoever loses the license loses the mailbox after 30 days. Ask before you take it.`,
      link: 'https://learn.microsoft.com/microsoft-365/admin/manage/remove-licenses-from-users',
    },
    {
      does: say`Does a group give several licenses? One of them without a free seat stops them all, so check each license of the group.`,
      link: 'https://learn.microsoft.com/entra/fundamentals/licensing-groups-resolve-problems',
    },
  ],
});
