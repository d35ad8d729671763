import { say } from '../diagnosis/message.ts';
import { defineRemedy, powershellLiteral } from '../diagnosis/remedies.ts';
import { checkThatNoMailboxExists, checkThatNoneEverExisted, listLicenses } from './steps/precautions.ts';

export default defineRemedy({
  id: 'cycle-license',
  title: say`Take the whole license off and put it back`,
  covers: ['vendor-6', 'process-1'],
  role: 'License Administrator',
  permission: 'LicenseAssignment.ReadWrite.All',
  steps: (subject) => {
    const user = powershellLiteral(subject.id ?? subject.userPrincipalName);
    return [
      {
        does: say`This is the last thing to try. Switching only the Exchange plan off and on again keeps the seat, so try that first.`,
      },
      checkThatNoMailboxExists(subject),
      checkThatNoneEverExisted(subject),
      {
        does: say`Know what is lost meanwhile: every service of this license, OneDrive and Teams too. A mailbox that was overlooked is deleted after 30 days.`,
        link: 'https://learn.microsoft.com/microsoft-365/admin/manage/remove-licenses-from-users',
      },
      {
        does: say`Write down the licenses with their switched-off plans. If the license comes from a group, stop, and process it again instead.`,
        cmdlet: listLicenses(subject),
      },
      {
        does: say`Check that a seat is free for the way back: somebody else may take the one that you give up.`,
        cmdlet: `Get-MgSubscribedSku -All | Format-Table SkuPartNumber, SkuId, ConsumedUnits, @{ Name = 'Owned'; Expression = { $_.PrepaidUnits.Enabled } }`,
      },
      {
        does: say`Take the license off. PowerShell asks for the SkuId.`,
        cmdlet: `Set-MgUserLicense -UserId ${user} -AddLicenses @() -RemoveLicenses @((Read-Host 'SkuId'))`,
        link: 'https://learn.microsoft.com/powershell/module/microsoft.graph.users.actions/set-mguserlicense',
      },
      {
        does: say`Put it back within 15 minutes, with the same switched-off plans, separated by commas.`,
        cmdlet: `Set-MgUserLicense -UserId ${user} -AddLicenses @(@{ SkuId = (Read-Host 'SkuId'); DisabledPlans = @((Read-Host 'Switched-off plans') -split ', *' -ne '') }) -RemoveLicenses @()`,
      },
      { does: say`Look again after 30 minutes.` },
    ];
  },
});
