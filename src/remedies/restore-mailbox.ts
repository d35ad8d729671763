import { say } from '../diagnosis/message.ts';
import type { RemedyStep, RemedySubject } from '../diagnosis/remedies.ts';
import { defineRemedy, powershellLiteral } from '../diagnosis/remedies.ts';

const recovery =
  'https://learn.microsoft.com/troubleshoot/exchange/user-and-shared-mailboxes/mailbox-recovery-in-exchange-online';

const lookFirst = ({ mail, userPrincipalName }: RemedySubject): RemedyStep => ({
  does: say`Look at the deleted mailbox first, and write these values down. If IsInactiveMailbox says True, recover the inactive mailbox instead.`,
  cmdlet: `Connect-ExchangeOnline\nGet-Mailbox -SoftDeletedMailbox -Identity ${powershellLiteral(mail ?? userPrincipalName)} | Format-List DisplayName, ExchangeGuid, ExternalDirectoryObjectId, WhenSoftDeleted, IsInactiveMailbox`,
  link: recovery,
});

/** The account was deleted for good, or lives in the cloud only: the mailbox gets an account again. */
const undo = ({ userPrincipalName }: RemedySubject): RemedyStep => ({
  does: say`Way 1, when the account is gone for good and the mailbox was deleted less than 30 days ago. It comes back with a new account and password.`,
  cmdlet: `Undo-SoftDeletedMailbox -SoftDeletedObject (Read-Host 'ExchangeGuid of the deleted mailbox') -WindowsLiveID ${powershellLiteral(userPrincipalName)} -Password (Read-Host 'New password' -AsSecureString)`,
  link: 'https://learn.microsoft.com/powershell/module/exchangepowershell/undo-softdeletedmailbox',
});

/** The person has a working new mailbox: only the mail moves. */
const copy = ({ mail, userPrincipalName }: RemedySubject): RemedyStep => ({
  does: say`Way 2, when the person already works in a new mailbox. The old mail is copied into it, and the deleted mailbox stays as it is.`,
  cmdlet: `New-MailboxRestoreRequest -SourceMailbox (Read-Host 'ExchangeGuid of the deleted mailbox') -TargetMailbox ${powershellLiteral(mail ?? userPrincipalName)} -AllowLegacyDNMismatch`,
  link: 'https://learn.microsoft.com/powershell/module/exchangepowershell/new-mailboxrestorerequest',
});

/** Same synced object on both sides: deleting and restoring it joins them again. */
function rejoin({ id, userPrincipalName }: RemedySubject): readonly RemedyStep[] {
  const objectId = id === null ? "(Read-Host 'Object id of the account')" : powershellLiteral(id);
  return [
    {
      does: say`Way 3, for a synced account without a mailbox. Only when ExternalDirectoryObjectId equals the object id ${id ?? userPrincipalName} of the account.`,
      link: recovery,
    },
    {
      does: say`Delete the account in PowerShell, not in the admin center, which takes the licenses away. The person is signed out meanwhile.`,
      cmdlet: `Connect-MgGraph -Scopes 'User.ReadWrite.All'\nRemove-MgUser -UserId ${objectId} -Confirm`,
    },
    {
      does: say`Wait five minutes, then restore the account. The mailbox joins it again.`,
      cmdlet: `Restore-MgDirectoryDeletedItem -DirectoryObjectId ${objectId}`,
    },
    {
      does: say`Are the two ids different? Then there are two accounts. Do none of this, and draft a support request.`,
    },
  ];
}

export default defineRemedy({
  id: 'restore-mailbox',
  title: say`Bring the deleted mailbox back`,
  covers: ['connect-10'],
  role: 'Exchange Administrator; for the third way a User Administrator too',
  steps: (subject) => [lookFirst(subject), undo(subject), copy(subject), ...rejoin(subject)],
});
