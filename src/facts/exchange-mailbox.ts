import { ownObject } from './exchange/look-up.ts';

/** This user's mailbox in Exchange Online, with its GUIDs, its birth and its holds. Absent: there is none. */
export default ownObject({
  id: 'exchange-mailbox',
  cmdlet: 'Get-Mailbox',
  shows: [
    'RecipientTypeDetails',
    'ExchangeGuid',
    'ArchiveGuid',
    'WhenMailboxCreated',
    'LitigationHoldEnabled',
    'InPlaceHolds',
    'DelayHoldApplied',
    'ExternalDirectoryObjectId',
    'PrimarySmtpAddress',
  ],
});
