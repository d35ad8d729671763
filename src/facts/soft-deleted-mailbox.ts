import { lostMailboxes } from './exchange/lost-mailboxes.ts';

/** Soft-deleted mailboxes of this person: they hold mail for 30 days, and Graph cannot see them. */
export default lostMailboxes({
  id: 'soft-deleted-mailbox',
  cmdlet: 'Get-Mailbox',
  switches: ['SoftDeletedMailbox'],
  shows: [
    'DisplayName',
    'WhenSoftDeleted',
    'ExchangeGuid',
    'ArchiveGuid',
    'IsInactiveMailbox',
    'ExternalDirectoryObjectId',
    'PrimarySmtpAddress',
  ],
});
