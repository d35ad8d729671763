import { say } from '../diagnosis/message.ts';
import { defineRemedy, powershellLiteral } from '../diagnosis/remedies.ts';

export default defineRemedy({
  id: 'free-address',
  title: say`Free the address that somebody else holds`,
  covers: ['connect-8', 'vendor-7'],
  role: 'User Administrator or Exchange Recipient Administrator, as the owner is; on premises where the owner is synced',
  steps: ({ mail, userPrincipalName }) => {
    const address = mail ?? userPrincipalName;
    return [
      {
        does: say`Find who holds the address. Use the address that the finding names, if it is not this one.`,
        cmdlet: `Connect-ExchangeOnline\nGet-Recipient -Identity ${powershellLiteral(address)} -IncludeSoftDeletedRecipients | Format-List Name, RecipientTypeDetails, PrimarySmtpAddress, EmailAddresses`,
        link: 'https://learn.microsoft.com/powershell/module/exchangepowershell/get-recipient',
      },
      {
        does: say`Nothing found? This diagnostic also sees public folders and other holders that the directory does not show.`,
        link: 'https://aka.ms/PillarProxyInUse',
      },
      {
        does: say`Ask the owner who should have the address from now on. Mail to it stops arriving there.`,
      },
      {
        does: say`In the Exchange admin center, open the holder under Recipients, choose its email addresses, and remove this one.`,
        link: 'https://learn.microsoft.com/exchange/recipients-in-exchange-online/manage-user-mailboxes/add-or-remove-email-addresses',
      },
      {
        does: say`In PowerShell instead, when the holder is a mailbox. For a group use Set-DistributionGroup or Set-UnifiedGroup, for a contact Set-MailContact.`,
        cmdlet: `Set-Mailbox -Identity (Read-Host 'The mailbox that holds it') -EmailAddresses @{ Remove = (Read-Host 'The address to free') }`,
        link: 'https://learn.microsoft.com/powershell/module/exchangepowershell/set-mailbox',
      },
      { does: say`Is the holder synced from on premises? Then change it there, and start a sync.` },
      {
        does: say`Is the holder a deleted user? Do not purge it. Ask whether it is the same person, because their mail may hang on it.`,
      },
    ];
  },
});
