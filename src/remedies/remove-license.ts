import { say } from '../diagnosis/message.ts';
import { defineRemedy, powershellLiteral } from '../diagnosis/remedies.ts';
import { listLicenses } from './steps/precautions.ts';

export default defineRemedy({
  id: 'remove-license',
  title: say`Remove the license`,
  role: 'License Administrator',
  permission: 'LicenseAssignment.ReadWrite.All',
  steps: (subject) => {
    const { id, mail, userPrincipalName } = subject;
    const address = powershellLiteral(mail ?? userPrincipalName);
    const user = powershellLiteral(id ?? userPrincipalName);
    return [
      {
        does: say`Let an Exchange administrator decide this. Removing a license is seldom the cure for a missing mailbox.`,
      },
      {
        does: say`Check which mailboxes exist. If one of these answers, its mail is at stake.`,
        cmdlet: `Connect-ExchangeOnline\nGet-Mailbox -Identity ${address} | Format-List RecipientTypeDetails, ExchangeGuid, LitigationHoldEnabled\nGet-Mailbox -SoftDeletedMailbox -Identity ${address}\nGet-Mailbox -InactiveMailboxOnly -Identity ${address}`,
      },
      {
        does: say`Know what is lost: the mailbox is cut off at once. After 30 days its mail is deleted for good, unless it is on hold.`,
        link: 'https://learn.microsoft.com/troubleshoot/exchange/user-and-shared-mailboxes/no-soft-deleted-mailbox-after-license-removal',
      },
      { does: say`Save the mail that matters, and tell the person.` },
      {
        does: say`Write down the licenses. One that comes from a group goes away only with the membership.`,
        cmdlet: listLicenses(subject),
      },
      {
        does: say`Remove it. PowerShell asks for the SkuId.`,
        cmdlet: `Set-MgUserLicense -UserId ${user} -AddLicenses @() -RemoveLicenses @((Read-Host 'SkuId'))`,
        link: 'https://learn.microsoft.com/microsoft-365/admin/manage/remove-licenses-from-users',
      },
    ];
  },
});
