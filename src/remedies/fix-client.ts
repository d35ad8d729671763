import { say } from '../diagnosis/message.ts';
import { defineRemedy, powershellLiteral } from '../diagnosis/remedies.ts';

export default defineRemedy({
  id: 'fix-client',
  title: say`Repair the app or the access, not the mailbox`,
  role: 'The person who waits, with the helpdesk; Exchange Administrator for a policy or a permission',
  steps: ({ mail, userPrincipalName }) => {
    const address = powershellLiteral(mail ?? userPrincipalName);
    return [
      {
        does: say`Ask the person to open Outlook on the web, signed in as ${userPrincipalName}. If mail is there, the mailbox works.`,
      },
      {
        does: say`Does only Outlook on the computer fail? Create a new profile: Control Panel > Mail > Show Profiles > Add.`,
      },
      {
        does: say`Does Outlook on the web refuse too? Check that the ways in are switched on.`,
        cmdlet: `Connect-ExchangeOnline\nGet-CASMailbox -Identity ${address} | Format-List OWAEnabled, MAPIEnabled, OutlookMobileEnabled, ActiveSyncEnabled, EwsEnabled`,
        link: 'https://learn.microsoft.com/powershell/module/exchangepowershell/get-casmailbox',
      },
      {
        does: say`Is it another person’s or a shared mailbox? Check who has permission.`,
        cmdlet: `Get-MailboxPermission -Identity ${address} | Format-Table User, AccessRights, Deny`,
        link: 'https://learn.microsoft.com/powershell/module/exchangepowershell/get-mailboxpermission',
      },
      {
        does: say`Is it an app that is refused? Check whether a policy keeps it out. PowerShell asks for the app’s id.`,
        cmdlet: `Test-ApplicationAccessPolicy -Identity ${address} -AppId (Read-Host 'Application id')`,
        link: 'https://learn.microsoft.com/powershell/module/exchangepowershell/test-applicationaccesspolicy',
      },
    ];
  },
});
