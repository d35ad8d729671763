import { say } from '../diagnosis/message.ts';
import { defineRemedy } from '../diagnosis/remedies.ts';

export default defineRemedy({
  id: 'verify-domain',
  title: say`Verify the domain, or change the address`,
  role: 'Domain Name Administrator, and whoever may edit the DNS zone',
  steps: ({ mail, userPrincipalName }) => [
    {
      does: say`Look at the domain of ${mail ?? userPrincipalName}, and check whether it is in this list with IsVerified True.`,
      cmdlet: `Connect-MgGraph -Scopes 'Domain.Read.All'\nGet-MgDomain | Format-Table Id, IsVerified, AuthenticationType`,
      link: 'https://learn.microsoft.com/powershell/module/microsoft.graph.identity.directorymanagement/get-mgdomain',
    },
    {
      does: say`Is the domain yours? In the Microsoft 365 admin center, go to Settings > Domains and add or verify it. This needs access to its DNS.`,
      link: 'https://learn.microsoft.com/microsoft-365/admin/setup/add-domain',
    },
    {
      does: say`Is it a spelling mistake, or a domain that you gave up? Then give the account an address in a verified domain.`,
      link: 'https://learn.microsoft.com/microsoft-365/admin/add-users/change-a-user-name-and-email-address',
    },
    {
      does: say`Is the account synced? Change the address on premises, and start a sync.`,
    },
  ],
});
