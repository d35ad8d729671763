import { say } from '../diagnosis/message.ts';
import { defineRemedy, powershellLiteral } from '../diagnosis/remedies.ts';

export default defineRemedy({
  id: 'clear-mailbox-guid',
  title: say`Clear the left-over mailbox GUID on premises`,
  covers: ['vendor-4'],
  role: 'Administrator of Exchange on premises who may write to Active Directory',
  steps: ({ mail, userPrincipalName }) => {
    const address = powershellLiteral(mail ?? userPrincipalName);
    return [
      {
        does: say`Check first, in the Exchange Management Shell on premises. It must say that the mailbox couldn't be found. If there is one, stop.`,
        cmdlet: `Get-Mailbox -Identity ${powershellLiteral(userPrincipalName)}`,
      },
      {
        does: say`Check in Exchange Online PowerShell. If a deleted or inactive mailbox has this GUID, stop: that is the mailbox to bring back.`,
        cmdlet: `Connect-ExchangeOnline\n$guid = (Get-MailUser -Identity ${address}).ExchangeGuid\nGet-Mailbox -SoftDeletedMailbox -ResultSize Unlimited | Where-Object ExchangeGuid -eq $guid\nGet-Mailbox -InactiveMailboxOnly -ResultSize Unlimited | Where-Object ExchangeGuid -eq $guid`,
      },
      {
        does: say`Know what is lost: the link between this account and a mailbox on premises. Write the GUID down, it is the only way back.`,
        cmdlet: `Get-MailUser -Identity ${address} | Format-List ExchangeGuid, ArchiveGuid, ExternalEmailAddress`,
      },
      {
        does: say`Let an Exchange administrator do this step. Microsoft advises against editing Exchange attributes by hand.`,
        cmdlet: `$upn = ${powershellLiteral(userPrincipalName)}\nGet-ADUser -Filter 'UserPrincipalName -eq $upn' | Set-ADUser -Clear msExchMailboxGuid -Confirm`,
        link: 'https://learn.microsoft.com/powershell/module/activedirectory/set-aduser',
      },
      {
        does: say`Start a directory sync, and wait until ExchangeGuid shows only zeros in Exchange Online.`,
        cmdlet: `Get-MailUser -Identity ${address} | Format-List ExchangeGuid`,
      },
      {
        does: say`No mailbox a day later? Then the Exchange plan has to go off and on again. That has checks of its own.`,
      },
    ];
  },
});
