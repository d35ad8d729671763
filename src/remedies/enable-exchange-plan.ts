import { exchangePlans } from '../diagnosis/exchange-plans.ts';
import { say } from '../diagnosis/message.ts';
import { defineRemedy, powershellLiteral } from '../diagnosis/remedies.ts';
import { askWhetherMailboxLivesElsewhere } from './steps/precautions.ts';

const mailboxPlans = [...exchangePlans.values()]
  .filter((plan) => plan.mailbox)
  .map((plan) => powershellLiteral(plan.name))
  .join(', ');

/** Keeps every other switched-off plan switched off: assigning a license replaces its whole list. */
const switchOn = (user: string): string =>
  [
    `Connect-MgGraph -Scopes 'User.Read.All', 'LicenseAssignment.ReadWrite.All'`,
    `$names = ${mailboxPlans}`,
    `$plan = (Get-MgUserLicenseDetail -UserId ${user}).ServicePlans | Where-Object { $_.ServicePlanName -in $names -and $_.ProvisioningStatus -eq 'Disabled' } | Select-Object -First 1`,
    `$license = (Get-MgUser -UserId ${user} -Property AssignedLicenses).AssignedLicenses | Where-Object { $_.DisabledPlans -contains $plan.ServicePlanId } | Select-Object -First 1`,
    `Set-MgUserLicense -UserId ${user} -AddLicenses @(@{ SkuId = $license.SkuId; DisabledPlans = @($license.DisabledPlans | Where-Object { $_ -ne $plan.ServicePlanId }) }) -RemoveLicenses @()`,
  ].join('\n');

export default defineRemedy({
  id: 'enable-exchange-plan',
  title: say`Switch the Exchange plan on`,
  covers: ['delays-4', 'vendor-1'],
  role: 'License Administrator',
  permission: 'LicenseAssignment.ReadWrite.All',
  steps: ({ id, userPrincipalName, synced }) => [
    ...askWhetherMailboxLivesElsewhere({ synced }),
    {
      does: say`In the Microsoft 365 admin center, go to Users > Active users, open ${userPrincipalName} and choose Licenses and apps.`,
      link: 'https://learn.microsoft.com/microsoft-365/admin/manage/assign-licenses-to-users',
    },
    { does: say`Open Apps, tick Exchange Online, and save the changes.` },
    {
      does: say`Is the box gray? Then the license comes from a group: switch the plan on in the license of that group.`,
      link: 'https://learn.microsoft.com/entra/identity/users/licensing-admin-center',
    },
    {
      does: say`In PowerShell instead. All other plans stay as they are.`,
      cmdlet: switchOn(powershellLiteral(id ?? userPrincipalName)),
      link: 'https://learn.microsoft.com/powershell/module/microsoft.graph.users.actions/set-mguserlicense',
    },
    { does: say`Look again after 30 minutes.` },
  ],
});
