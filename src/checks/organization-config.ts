import { cannotTell, defineCheck, fail, pass, shown } from '../diagnosis/check.ts';
import { say } from '../diagnosis/message.ts';
import exchangeOrganization from '../facts/exchange-organization.ts';
import mailboxState, { isThere } from '../facts/mailbox-state.ts';
import subject from '../facts/subject.ts';
import workingMailboxes from '../facts/working-mailboxes.ts';

/**
 * Row 12. A dehydrated organization refuses cmdlets about roles and policies. No Microsoft page says that it keeps a
 * mailbox from being made, so it is a note and nothing more.
 */
export default defineCheck({
  id: 'organization-config',
  question: 'Is the organization open for customization in Exchange?',
  steps: ['vendor-5'],
  page: 'https://learn.microsoft.com/powershell/module/exchangepowershell/enable-organizationcustomization',
  causes: ['tenant-dehydrated', 'tenant-dehydrated-not-a-cause'],
  requires: { subject },
  uses: { exchangeOrganization },
  hears: { mailboxState, workingMailboxes },
  evaluate: (_, { exchangeOrganization, mailboxState, workingMailboxes }) => {
    const dehydrated = exchangeOrganization.state === 'known' ? exchangeOrganization.value.IsDehydrated : null;
    if (exchangeOrganization.state === 'unknown')
      return [cannotTell(exchangeOrganization.reason, exchangeOrganization.ask)];
    if (dehydrated === null) return [cannotTell(say`What Exchange answered does not show IsDehydrated.`, ask)];
    if (!dehydrated) return [pass(shown('exchangeOrganization', say`IsDehydrated is false`))];
    const evidence = [shown('exchangeOrganization', say`IsDehydrated is true`)];
    const work = workingMailboxes.state === 'known' && workingMailboxes.value === 'yes';
    if (work || isThere(mailboxState)) {
      return [
        fail('tenant-dehydrated-not-a-cause', evidence, {
          summary: say`The organization is dehydrated, and there are working mailboxes all the same: the one has nothing to do with the other.`,
        }),
      ];
    }
    return [
      fail('tenant-dehydrated', evidence, {
        summary: say`The organization is dehydrated: some cmdlets about roles and policies are refused until it is opened for customization. That is not known to keep a mailbox from being made.`,
      }),
    ];
  },
});

const ask = {
  cmdlet: 'Get-OrganizationConfig | Format-List IsDehydrated, DelayedDelicensingEnabled',
  where: 'Exchange Online PowerShell',
  fact: 'exchange-organization',
};
