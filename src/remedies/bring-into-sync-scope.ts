import { say } from '../diagnosis/message.ts';
import { defineRemedy, powershellLiteral } from '../diagnosis/remedies.ts';

export default defineRemedy({
  id: 'bring-into-sync-scope',
  title: say`Bring the account into the scope of directory sync`,
  covers: ['connect-3'],
  role: 'Administrator of Active Directory; Hybrid Identity Administrator to change the filter',
  steps: ({ userPrincipalName }) => [
    {
      does: say`Find the account on premises. Run this on a machine with the Active Directory module, or ask the directory team.`,
      cmdlet: `$upn = ${powershellLiteral(userPrincipalName)}\nGet-ADUser -Filter 'UserPrincipalName -eq $upn' -Properties adminDescription, mailNickname, mail, proxyAddresses | Format-List DistinguishedName, Enabled, adminDescription, mailNickname, mail, proxyAddresses`,
      link: 'https://learn.microsoft.com/powershell/module/activedirectory/get-aduser',
    },
    {
      does: say`Is it in an organizational unit that is synced? Open Microsoft Entra Connect > Customize synchronization options to see. Move the account if it is not.`,
      link: 'https://learn.microsoft.com/entra/identity/hybrid/connect/how-to-connect-sync-configure-filtering',
    },
    {
      does: say`Does adminDescription begin with User_? That keeps an account out of the sync. Clear it only when nobody set it on purpose.`,
    },
    {
      does: say`Are the Exchange attributes missing in the cloud? Check that Exchange hybrid deployment is ticked among the optional features.`,
      link: 'https://learn.microsoft.com/entra/identity/hybrid/connect/how-to-connect-install-custom',
    },
    {
      does: say`Was the account in the cloud before? Within 30 days the sync restores it with its mailbox. Do not create it anew.`,
    },
    { does: say`Start a directory sync, and look again after 30 minutes.` },
  ],
});
