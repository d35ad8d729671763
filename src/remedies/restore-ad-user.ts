import { say } from '../diagnosis/message.ts';
import { defineRemedy, powershellLiteral } from '../diagnosis/remedies.ts';

export default defineRemedy({
  id: 'restore-ad-user',
  title: say`Restore the account in Active Directory`,
  covers: ['connect-3'],
  role: 'Administrator of Active Directory',
  steps: ({ userPrincipalName }) => [
    {
      does: say`Was the account deleted on premises? Restore that very account. A new one with the same name would not find its mailbox.`,
    },
    {
      does: say`Find it among the deleted objects. Run this on a machine with the Active Directory module, or ask the directory team.`,
      cmdlet: `$upn = ${powershellLiteral(userPrincipalName)}\nGet-ADObject -Filter 'UserPrincipalName -eq $upn' -IncludeDeletedObjects -Properties UserPrincipalName, whenChanged, lastKnownParent | Format-List ObjectGUID, Deleted, UserPrincipalName, whenChanged, lastKnownParent`,
      link: 'https://learn.microsoft.com/powershell/module/activedirectory/get-adobject',
    },
    {
      does: say`Restore it. PowerShell asks for the ObjectGUID.`,
      cmdlet: `Restore-ADObject -Identity (Read-Host 'ObjectGUID')`,
      link: 'https://learn.microsoft.com/powershell/module/activedirectory/restore-adobject',
    },
    {
      does: say`Check that the sign-in name is ${userPrincipalName} again, that the address is the old one, and that the organizational unit is synced.`,
    },
    {
      does: say`Start a directory sync. Within 30 days the cloud account and its mailbox come back by themselves.`,
      link: 'https://learn.microsoft.com/troubleshoot/exchange/user-and-shared-mailboxes/mailbox-recovery-in-exchange-online',
    },
  ],
});
