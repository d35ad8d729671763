import { say } from '../diagnosis/message.ts';
import { defineRemedy, powershellLiteral } from '../diagnosis/remedies.ts';

export default defineRemedy({
  id: 'recover-inactive-mailbox',
  title: say`Recover the inactive mailbox`,
  covers: ['connect-10'],
  role: 'Exchange Administrator',
  steps: ({ mail, userPrincipalName }) => {
    const address = powershellLiteral(mail ?? userPrincipalName);
    return [
      {
        does: say`Ask the people who look after retention and legal holds first: this mail is kept on purpose.`,
        link: 'https://learn.microsoft.com/purview/inactive-mailboxes-in-office-365',
      },
      {
        does: say`Find the inactive mailbox, and write its ExchangeGuid down.`,
        cmdlet: `Connect-ExchangeOnline\nGet-Mailbox -InactiveMailboxOnly -Identity ${address} | Format-List Name, ExchangeGuid, DistinguishedName, MailboxLocations`,
      },
      {
        does: say`Way 1, when the person has a working mailbox: copy the mail into it. The inactive mailbox and its hold stay.`,
        cmdlet: `New-MailboxRestoreRequest -SourceMailbox (Read-Host 'ExchangeGuid of the inactive mailbox') -TargetMailbox ${address} -AllowLegacyDNMismatch`,
        link: 'https://learn.microsoft.com/purview/restore-an-inactive-mailbox',
      },
      {
        does: say`Way 2, when there is no account any more: turn it into a live mailbox with a new account. The inactive mailbox is used up by this.`,
        cmdlet: `New-Mailbox -InactiveMailbox (Read-Host 'ExchangeGuid of the inactive mailbox') -Name (Read-Host 'Name') -MicrosoftOnlineServicesID ${powershellLiteral(userPrincipalName)} -Password (Read-Host 'New password' -AsSecureString) -ResetPasswordOnNextLogon $true`,
        link: 'https://learn.microsoft.com/purview/recover-an-inactive-mailbox',
      },
      {
        does: say`Does MailboxLocations name an AuxPrimary part? Then way 2 fails: use way 1.`,
      },
      {
        does: say`Do not assign a license to an account that holds the GUID of this mailbox. It could delete the mailbox for good.`,
      },
    ];
  },
});
