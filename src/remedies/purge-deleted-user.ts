import { say } from '../diagnosis/message.ts';
import { defineRemedy, powershellLiteral } from '../diagnosis/remedies.ts';
import { listDeletedAccounts } from './steps/precautions.ts';

export default defineRemedy({
  id: 'purge-deleted-user',
  title: say`Delete the deleted account for good`,
  covers: ['vendor-7', 'vendor-8'],
  role: 'User Administrator',
  steps: (subject) => [
    {
      does: say`Ask whether this is needed at all. An address can be used again while its old owner is among the deleted users.`,
    },
    {
      does: say`Know what is lost: the account, its files and its mail. Nobody can bring them back, not even Microsoft.`,
      link: 'https://learn.microsoft.com/entra/fundamentals/users-restore',
    },
    {
      does: say`Find the deleted account, and compare name and date with the one that you mean.`,
      cmdlet: listDeletedAccounts(subject),
    },
    {
      does: say`Check that no deleted mailbox belongs to it. If ExternalDirectoryObjectId equals the Id of the account, stop.`,
      cmdlet: `Connect-ExchangeOnline\nGet-Mailbox -SoftDeletedMailbox -Identity ${powershellLiteral(subject.mail ?? subject.userPrincipalName)} | Format-List DisplayName, ExternalDirectoryObjectId, WhenSoftDeleted`,
    },
    { does: say`Let a second person read the Id before you go on.` },
    {
      does: say`Delete it for good. PowerShell asks for the Id, and once more before it acts.`,
      cmdlet: `Remove-MgDirectoryDeletedItem -DirectoryObjectId (Read-Host 'Id of the deleted account') -Confirm`,
      link: 'https://learn.microsoft.com/powershell/module/microsoft.graph.identity.directorymanagement/remove-mgdirectorydeleteditem',
    },
  ],
});
