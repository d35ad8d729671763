import { say } from '../diagnosis/message.ts';
import { defineRemedy, powershellLiteral } from '../diagnosis/remedies.ts';

export default defineRemedy({
  id: 'draft-support-request',
  title: say`Ask Microsoft for a forward sync`,
  covers: ['delays-7', 'connect-4', 'connect-6', 'connect-10', 'vendor-10', 'process-7'],
  role: 'Service Support Administrator',
  steps: ({ id, mail, userPrincipalName }) => [
    {
      does: say`Do this when over 24 hours have passed and nothing is left that you can repair yourself.`,
      link: 'https://learn.microsoft.com/troubleshoot/exchange/user-and-shared-mailboxes/delays-provision-mailbox-sync-changes',
    },
    {
      does: say`Read what the directory says, and keep it for the request.`,
      cmdlet: `Connect-MgGraph -Scopes 'User.Read.All'\nGet-MgUser -UserId ${powershellLiteral(id ?? userPrincipalName)} -Property Id, UserPrincipalName, Mail, MailNickname, CreatedDateTime, AssignedPlans, ServiceProvisioningErrors | Select-Object Id, UserPrincipalName, Mail, MailNickname, CreatedDateTime, AssignedPlans, ServiceProvisioningErrors | ConvertTo-Json -Depth 5`,
    },
    {
      does: say`Read what Exchange says, even when it says that nothing was found.`,
      cmdlet: `Connect-ExchangeOnline\nGet-User -Identity ${powershellLiteral(userPrincipalName)} | Format-List RecipientTypeDetails, PreviousRecipientTypeDetails, WhenCreatedUTC\nGet-Recipient -Identity ${powershellLiteral(mail ?? userPrincipalName)} | Format-List RecipientTypeDetails, ExchangeGuid, SKUAssigned`,
    },
    {
      does: say`In the Microsoft 365 admin center, open Help & support and choose Contact support.`,
      link: 'https://learn.microsoft.com/microsoft-365/admin/get-help-support',
    },
    {
      does: say`Put in who it is about: object id ${id ?? '(not known yet)'}, sign-in name ${userPrincipalName}, primary address ${mail ?? '(none yet)'}.`,
    },
    {
      does: say`Put in when, in UTC: the account was created, the license was assigned, the person reported it. Add what you tried, with times.`,
    },
    {
      does: say`Ask for exactly this: a forward sync of this object from Microsoft Entra ID to Exchange Online.`,
    },
  ],
});
