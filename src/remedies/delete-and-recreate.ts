import { say } from '../diagnosis/message.ts';
import { defineRemedy, powershellLiteral } from '../diagnosis/remedies.ts';
import { checkThatNoMailboxExists, checkThatNoneEverExisted } from './steps/precautions.ts';

export default defineRemedy({
  id: 'delete-and-recreate',
  title: say`Delete the account and create it anew`,
  covers: ['vendor-8'],
  role: 'User Administrator and License Administrator',
  steps: (subject) => {
    const user = powershellLiteral(subject.id ?? subject.userPrincipalName);
    return [
      {
        does: say`Check first that this account is new, lives in the cloud only, and has waited over 24 hours. Never do this to a synced account.`,
      },
      checkThatNoMailboxExists(subject),
      checkThatNoneEverExisted(subject),
      {
        does: say`Know what is lost: OneDrive files, Teams chats, group memberships, app assignments and sign-in methods. Ask the person, and save what matters.`,
        link: 'https://learn.microsoft.com/microsoft-365/admin/add-users/delete-a-user',
      },
      {
        does: say`Write down the groups, roles and licenses of the account.`,
        cmdlet: `Connect-MgGraph -Scopes 'User.ReadWrite.All', 'GroupMember.Read.All'\nGet-MgUserMemberOf -UserId ${user} -All | Format-List Id, AdditionalProperties\nGet-MgUserLicenseDetail -UserId ${user} | Format-List SkuPartNumber`,
      },
      {
        does: say`Delete the account. It stays among the deleted users for 30 days: leave it there until the new mailbox works.`,
        cmdlet: `Remove-MgUser -UserId ${user} -Confirm`,
        link: 'https://learn.microsoft.com/powershell/module/microsoft.graph.users/remove-mguser',
      },
      {
        does: say`In the Microsoft 365 admin center, go to Users > Active users > Add a user. Create the account with a license, and put the groups back.`,
        link: 'https://learn.microsoft.com/microsoft-365/admin/add-users/add-users',
      },
    ];
  },
});
