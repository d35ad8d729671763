import { lostMailboxes } from './exchange/lost-mailboxes.ts';

/** Inactive mailboxes of this person: a hold keeps them after the account went, and Graph cannot see them. */
export default lostMailboxes({
  id: 'inactive-mailbox',
  cmdlet: 'Get-Mailbox',
  switches: ['InactiveMailboxOnly'],
  shows: [
    'DisplayName',
    'WhenSoftDeleted',
    'ExchangeGuid',
    'ArchiveGuid',
    'IsInactiveMailbox',
    'LitigationHoldEnabled',
    'InPlaceHolds',
    'ExternalDirectoryObjectId',
    'PrimarySmtpAddress',
  ],
});
