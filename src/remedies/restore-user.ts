import { say } from '../diagnosis/message.ts';
import { defineRemedy } from '../diagnosis/remedies.ts';
import { listDeletedAccounts } from './steps/precautions.ts';

export default defineRemedy({
  id: 'restore-user',
  title: say`Restore the deleted account`,
  covers: ['vendor-7'],
  role: 'User Administrator',
  permission: 'User.DeleteRestore.All',
  steps: (subject) => [
    {
      does: say`Be quick: a deleted account can be restored for 30 days, and its mailbox comes back with it.`,
      link: 'https://learn.microsoft.com/microsoft-365/admin/add-users/restore-user',
    },
    {
      does: say`Was it synced from on premises? Then bring it back there first, and let the sync restore it.`,
    },
    {
      does: say`Does somebody else have its address now? Free the address first, or the restore is refused.`,
    },
    {
      does: say`In the Microsoft 365 admin center, go to Users > Deleted users, choose ${subject.userPrincipalName} and then Restore user.`,
    },
    {
      does: say`In PowerShell instead: find the deleted account, and note its Id.`,
      cmdlet: listDeletedAccounts(subject),
    },
    {
      does: say`Then restore it. PowerShell asks for the Id.`,
      cmdlet: `Restore-MgDirectoryDeletedItem -DirectoryObjectId (Read-Host 'Id of the deleted account')`,
      link: 'https://learn.microsoft.com/powershell/module/microsoft.graph.identity.directorymanagement/restore-mgdirectorydeleteditem',
    },
    {
      does: say`Check the licenses: deleting in the admin center takes them away. Assign them again if they are gone.`,
    },
  ],
});
