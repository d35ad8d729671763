import { asTyped, ownObject } from './exchange/look-up.ts';

const asked = {
  cmdlet: 'Get-Recipient',
  shows: [
    'RecipientTypeDetails',
    'ExchangeGuid',
    'ArchiveGuid',
    'ExternalEmailAddress',
    'SKUAssigned',
    'ExternalDirectoryObjectId',
    'PrimarySmtpAddress',
  ],
} as const;

/** Whoever Exchange finds as a recipient under what was typed; perhaps somebody else. */
export const recipientAsTyped = asTyped({ id: 'recipient', ...asked });

/** This user as a recipient of Exchange Online. Absent: a user without a mailbox is none. */
export default ownObject({ id: 'recipient', ...asked }, recipientAsTyped);
