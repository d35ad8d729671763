import { ownObject } from './exchange/look-up.ts';

/** This user as Exchange Online knows it, mail-enabled or not. Absent: Exchange has never heard of it. */
export default ownObject({
  id: 'exchange-user',
  cmdlet: 'Get-User',
  shows: [
    'RecipientTypeDetails',
    'PreviousRecipientTypeDetails',
    'SKUAssigned',
    'IsDirSynced',
    'ExternalDirectoryObjectId',
    'UserPrincipalName',
  ],
});
