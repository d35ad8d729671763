import { say } from '../diagnosis/message.ts';
import { defineRemedy } from '../diagnosis/remedies.ts';

export default defineRemedy({
  id: 'enable-organization-customization',
  title: say`Enable customization for the tenant`,
  covers: ['vendor-5'],
  role: 'Exchange Administrator',
  steps: () => [
    {
      does: say`Know what it is for: settings of the whole organization that were refused. It is not known to bring a missing mailbox.`,
      link: 'https://learn.microsoft.com/powershell/module/exchangepowershell/enable-organizationcustomization',
    },
    {
      does: say`Check whether it is needed. If IsDehydrated says False, there is nothing to do.`,
      cmdlet: 'Connect-ExchangeOnline\nGet-OrganizationConfig | Format-List IsDehydrated',
    },
    {
      does: say`Enable it. It is done once for the whole tenant, and it cannot be undone. A second run only gives an error.`,
      cmdlet: 'Enable-OrganizationCustomization',
    },
    { does: say`Try the refused setting again after an hour.` },
  ],
});
