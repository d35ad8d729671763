import type { Ask } from '../diagnosis/reading.ts';
import { cmdletFor, ownObject } from './exchange/look-up.ts';
import type { User } from './user.ts';

const asked = {
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
} as const;

/** How a person sees it. */
export const seeMailbox = (user: User): Ask => cmdletFor({ id: 'exchange-mailbox', ...asked }, user);

/** This user's mailbox in Exchange Online, with its GUIDs, its birth and its holds. Absent: there is none. */
export default ownObject({ id: 'exchange-mailbox', ...asked });
