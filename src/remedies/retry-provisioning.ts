import { say } from '../diagnosis/message.ts';
import { defineRemedy, powershellLiteral } from '../diagnosis/remedies.ts';

export default defineRemedy({
  id: 'retry-provisioning',
  title: say`Ask Microsoft 365 to try again`,
  covers: ['delays-5', 'connect-2', 'connect-10'],
  role: 'User Administrator',
  permission: 'User.ReadWrite.All',
  steps: ({ id, userPrincipalName }) => [
    { does: say`First correct what the error names. Trying again alone changes nothing.` },
    {
      does: say`Ask for a new attempt. It is harmless, and it exists in the worldwide cloud only.`,
      cmdlet: `Connect-MgGraph -Scopes 'User.ReadWrite.All'\nInvoke-MgRetryUserServiceProvisioning -UserId ${powershellLiteral(id ?? userPrincipalName)}`,
      link: 'https://learn.microsoft.com/graph/api/user-retryserviceprovisioning',
    },
    {
      does: say`Look again after 30 minutes. The errors are gone when this list is empty, or when each entry says resolved.`,
      cmdlet: `(Get-MgUser -UserId ${powershellLiteral(id ?? userPrincipalName)} -Property ServiceProvisioningErrors).ServiceProvisioningErrors | Format-List CreatedDateTime, IsResolved, ServiceInstance, AdditionalProperties`,
    },
  ],
});
