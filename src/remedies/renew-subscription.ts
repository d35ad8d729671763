import { say } from '../diagnosis/message.ts';
import { defineRemedy } from '../diagnosis/remedies.ts';

export default defineRemedy({
  id: 'renew-subscription',
  title: say`Renew the subscription`,
  covers: ['delays-4'],
  role: 'Billing Administrator',
  steps: () => [
    {
      does: say`Do this soon, and delete nothing meanwhile. The data is kept for a while only after a subscription ends.`,
      link: 'https://learn.microsoft.com/microsoft-365/commerce/subscriptions/what-if-my-subscription-expires',
    },
    {
      does: say`In the Microsoft 365 admin center, go to Billing > Your products. This needs a billing administrator.`,
    },
    { does: say`Open the subscription that has ended or is disabled, and choose Reactivate or Renew.` },
    {
      does: say`Bought from a partner? Then ask the partner to renew it.`,
    },
    {
      does: say`Check the state of all subscriptions. CapabilityStatus should say Enabled.`,
      cmdlet: `Connect-MgGraph -Scopes 'LicenseAssignment.Read.All'\nGet-MgSubscribedSku -All | Format-Table SkuPartNumber, CapabilityStatus, ConsumedUnits`,
      link: 'https://learn.microsoft.com/powershell/module/microsoft.graph.identity.directorymanagement/get-mgsubscribedsku',
    },
    { does: say`Mailboxes come back by themselves after the renewal. Look again after 24 hours at the latest.` },
  ],
});
