import { say } from '../diagnosis/message.ts';
import { defineRemedy, powershellLiteral } from '../diagnosis/remedies.ts';

export default defineRemedy({
  id: 'create-shared-or-room-mailbox',
  title: say`Create a shared or room mailbox`,
  role: 'Exchange Recipient Administrator',
  steps: ({ mail, userPrincipalName }) => {
    const address = powershellLiteral(mail ?? userPrincipalName);
    return [
      {
        does: say`Ask what it is for. A mailbox for several people, a room or a device needs no license, and nobody signs in to it.`,
        link: 'https://learn.microsoft.com/microsoft-365/admin/email/about-shared-mailboxes',
      },
      {
        does: say`For a shared mailbox, go to Recipients > Mailboxes > Add a shared mailbox in the Exchange admin center.`,
        link: 'https://learn.microsoft.com/microsoft-365/admin/email/create-a-shared-mailbox',
      },
      {
        does: say`For a room or a device, go to Recipients > Resources > Add a resource.`,
        link: 'https://learn.microsoft.com/exchange/recipients-in-exchange-online/manage-room-mailboxes',
      },
      {
        does: say`In PowerShell instead, when no account has this address yet. Use -Room or -Equipment in place of -Shared for a room or a device.`,
        cmdlet: `Connect-ExchangeOnline\nNew-Mailbox -Shared -Name (Read-Host 'Name') -PrimarySmtpAddress ${address}`,
        link: 'https://learn.microsoft.com/powershell/module/exchangepowershell/new-mailbox',
      },
      {
        does: say`Does ${userPrincipalName} exist already and have to stay? Assign a license, wait for the mailbox, convert it, then take the license back.`,
        cmdlet: `Set-Mailbox -Identity ${address} -Type Shared`,
        link: 'https://learn.microsoft.com/microsoft-365/admin/email/convert-user-mailbox-to-shared-mailbox',
      },
    ];
  },
});
