import type { Ask } from '../diagnosis/reading.ts';
import { asTyped, cmdletFor, ownObject } from './exchange/look-up.ts';
import type { User } from './user.ts';

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

/** How a person sees it, with the GUIDs that a mail user claims. */
export const seeRecipient = (user: User): Ask => cmdletFor({ id: 'recipient', ...asked }, user);

/** This user as a recipient of Exchange Online. Absent: a user without a mailbox is none. */
export default ownObject({ id: 'recipient', ...asked }, recipientAsTyped);
