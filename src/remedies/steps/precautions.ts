import { say } from '../../diagnosis/message.ts';
import type { RemedyStep, RemedySubject } from '../../diagnosis/remedies.ts';
import { powershellLiteral } from '../../diagnosis/remedies.ts';

/**
 * Comes before a mailbox plan is switched on: for somebody whose mailbox lives elsewhere it makes a second one. An
 * account that lives in the cloud alone has none elsewhere, and nobody need be asked.
 */
export const askWhetherMailboxLivesElsewhere = ({ synced }: Pick<RemedySubject, 'synced'>): readonly RemedyStep[] =>
  synced
    ? [
        {
          does: say`First ask: does this person have a mailbox on premises or in another tenant? If so, stop: this could create a second mailbox.`,
        },
      ]
    : [];

/** Comes before anything is taken away. Only Exchange's own sentence counts: a refusal or an empty answer proves nothing. */
export const checkThatNoMailboxExists = ({ mail, userPrincipalName }: RemedySubject): RemedyStep => {
  const address = powershellLiteral(mail ?? userPrincipalName);
  return {
    does: say`Check that there is no mail to lose. Each of the three must say that the mailbox couldn't be found. On any other answer, stop.`,
    cmdlet: `Connect-ExchangeOnline\nGet-Mailbox -Identity ${address}\nGet-Mailbox -SoftDeletedMailbox -Identity ${address}\nGet-Mailbox -InactiveMailboxOnly -Identity ${address}`,
  };
};

/** A mailbox that lost its license is in none of the lists above, but Get-User still remembers it. */
export const checkThatNoneEverExisted = ({ mail, userPrincipalName }: RemedySubject): RemedyStep => ({
  does: say`Check that there never was a mailbox. If PreviousRecipientTypeDetails says UserMailbox, stop.`,
  cmdlet: `Get-User -Identity ${powershellLiteral(mail ?? userPrincipalName)} | Format-List RecipientTypeDetails, PreviousRecipientTypeDetails`,
});

/** Lists deleted accounts with this address. Their sign-in name carries the object id in front, hence EndsWith. */
export const listDeletedAccounts = ({ mail, userPrincipalName }: RemedySubject): string =>
  [
    `Connect-MgGraph -Scopes 'User.ReadWrite.All'`,
    `Get-MgDirectoryDeletedItemAsUser -All -Property Id, DisplayName, UserPrincipalName, Mail, DeletedDateTime | Where-Object { $_.Mail -eq ${powershellLiteral(mail ?? userPrincipalName)} -or $_.UserPrincipalName.EndsWith(${powershellLiteral(userPrincipalName)}, 'OrdinalIgnoreCase') } | Format-List Id, DisplayName, UserPrincipalName, DeletedDateTime`,
  ].join('\n');

/** Prints where each license comes from and which plans are off in it: what the way back needs. */
export const listLicenses = ({ id, userPrincipalName }: RemedySubject): string =>
  [
    `Connect-MgGraph -Scopes 'User.Read.All', 'LicenseAssignment.ReadWrite.All'`,
    `(Get-MgUser -UserId ${powershellLiteral(id ?? userPrincipalName)} -Property LicenseAssignmentStates).LicenseAssignmentStates | Format-List SkuId, AssignedByGroup, State, DisabledPlans`,
  ].join('\n');
