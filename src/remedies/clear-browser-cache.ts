import { say } from '../diagnosis/message.ts';
import { defineRemedy, powershellLiteral } from '../diagnosis/remedies.ts';

export default defineRemedy({
  id: 'clear-browser-cache',
  title: say`Look again in a fresh browser window`,
  covers: ['process-3'],
  role: 'The person who waits',
  steps: ({ mail, userPrincipalName }) => [
    {
      does: say`Open a private browser window, sign in to the admin center, and look at the user again. Old pages may be shown for hours.`,
    },
    {
      does: say`Is it right there? Then clear the browser’s cached files and cookies for Microsoft 365, and close all its windows.`,
    },
    {
      does: say`Ask the person to try Outlook on the web in a private window too, signed in as ${userPrincipalName}.`,
    },
    {
      does: say`See what Exchange itself says.`,
      cmdlet: `Connect-ExchangeOnline\nGet-Mailbox -Identity ${powershellLiteral(mail ?? userPrincipalName)} | Format-List RecipientTypeDetails, WhenMailboxCreated, PrimarySmtpAddress`,
      link: 'https://learn.microsoft.com/powershell/module/exchangepowershell/get-mailbox',
    },
  ],
});
