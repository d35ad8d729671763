import { ownObject } from './exchange/look-up.ts';

/** This user as a mail user: somebody whose mailbox lives, or once lived, elsewhere. Absent: it is none. */
export default ownObject({
  id: 'mail-user',
  cmdlet: 'Get-MailUser',
  shows: [
    'RecipientTypeDetails',
    'ExchangeGuid',
    'ArchiveGuid',
    'ExternalEmailAddress',
    'LitigationHoldEnabled',
    'InPlaceHolds',
    'ExternalDirectoryObjectId',
    'PrimarySmtpAddress',
  ],
});
