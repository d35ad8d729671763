import { say } from '../diagnosis/message.ts';
import { defineRemedy, powershellLiteral } from '../diagnosis/remedies.ts';
import { checkThatNoMailboxExists, checkThatNoneEverExisted } from './steps/precautions.ts';

export default defineRemedy({
  id: 'cycle-exchange-plan',
  title: say`Switch the Exchange plan off and on again`,
  covers: ['vendor-6', 'process-1'],
  role: 'License Administrator',
  permission: 'LicenseAssignment.ReadWrite.All',
  steps: (subject) => {
    const { id, mail, userPrincipalName } = subject;
    const address = powershellLiteral(mail ?? userPrincipalName);
    return [
      checkThatNoMailboxExists(subject),
      checkThatNoneEverExisted(subject),
      {
        does: say`Know what is at stake: a mailbox that was overlooked is cut off at once, and deleted after 30 days.`,
        link: 'https://learn.microsoft.com/troubleshoot/exchange/user-and-shared-mailboxes/no-soft-deleted-mailbox-after-license-removal',
      },
      {
        does: say`Write down the addresses. Without the plan, the onmicrosoft.com address may become the first one.`,
        cmdlet: `Connect-MgGraph -Scopes 'User.Read.All'\nGet-MgUser -UserId ${powershellLiteral(id ?? userPrincipalName)} -Property Mail, ProxyAddresses | Format-List Mail, ProxyAddresses`,
      },
      {
        does: say`In the Microsoft 365 admin center, go to Users > Active users, open ${userPrincipalName} and choose Licenses and apps > Apps.`,
      },
      {
        does: say`Note which plans are ticked. Clear Exchange Online and save. If the box is gray, the license comes from a group: stop, and process that license again instead.`,
      },
      {
        does: say`Wait until SKUAssigned no longer says True, but no longer than 15 minutes.`,
        cmdlet: `Get-Recipient -Identity ${address} | Format-List RecipientTypeDetails, SKUAssigned`,
      },
      {
        does: say`Tick Exchange Online again, and every other plan that went off with it. Save, and look again after 30 minutes.`,
        link: 'https://learn.microsoft.com/microsoft-365/admin/manage/assign-licenses-to-users',
      },
    ];
  },
});
