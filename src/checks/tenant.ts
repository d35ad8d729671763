import { defineCheck, fail, notApplicable, pass, shown } from '../diagnosis/check.ts';
import { say } from '../diagnosis/message.ts';
import elapsed from '../facts/elapsed.ts';
import mailboxState, { isThere } from '../facts/mailbox-state.ts';
import organization from '../facts/organization.ts';
import workingMailboxes from '../facts/working-mailboxes.ts';

const normalMinutes = 30;
/** Setting up Exchange for a new organization can take this long. */
const youngMinutes = 2 * 24 * 60;

/** Row 9. A tenant that is hours old is still being set up; an old one whose Exchange is not needs Microsoft. */
export default defineCheck({
  id: 'tenant',
  question: 'Is Exchange set up for the organization itself?',
  steps: ['delays-1'],
  causes: ['tenant-provisioning-in-progress', 'tenant-exchange-not-provisioned'],
  requires: { organization },
  uses: { elapsed, mailboxState },
  hears: { workingMailboxes },
  evaluate: ({ organization }, { elapsed, mailboxState, workingMailboxes }, now) => {
    if (isThere(mailboxState)) return [notApplicable(say`A mailbox answers.`)];
    const age = organization.createdDateTime
      ? (now.getTime() - Date.parse(organization.createdDateTime)) / 60_000
      : Number.NaN;
    if (age < youngMinutes) {
      return [
        fail(
          'tenant-provisioning-in-progress',
          [shown('organization', say`the organization was created ${{ minutes: Math.floor(age) }} ago`)],
          {
            summary: say`The organization itself is less than two days old, and Exchange may still be setting it up.`,
            decides: elapsed.state === 'known' && elapsed.value.minutes >= normalMinutes,
            atMost: 'likely',
            settledBy: [{ question: 'Is the mailbox there once the organization is two days old? Look again then.' }],
          },
        ),
      ];
    }
    const said = workingMailboxes.state === 'known' ? workingMailboxes.value : undefined;
    const exchange = organization.provisionedPlans.filter((plan) => plan.service?.toLowerCase() === 'exchange');
    const statuses = exchange
      .filter((plan) => !/^deleted$/i.test(plan.capabilityStatus ?? ''))
      .map((plan) => plan.provisioningStatus ?? '');
    if (statuses.length > 0 && !statuses.some((status) => /^success$/i.test(status))) {
      return [
        fail(
          'tenant-exchange-not-provisioned',
          [
            shown('organization', say`the organization’s own Exchange plan is ${{ list: [...new Set(statuses)] }}`),
            ...(said === 'no'
              ? [shown('workingMailboxes' as const, say`a person said that nobody has a mailbox`)]
              : []),
          ],
          {
            summary: say`Exchange is not set up for the organization itself: no plan of it has come through.`,
            decides: said !== 'yes' && elapsed.state === 'known' && elapsed.value.minutes >= normalMinutes,
            ...(said !== 'no' && {
              atMost: 'likely' as const,
              settledBy: [
                {
                  question: 'Does anybody in this organization have a working mailbox?',
                  fact: 'working-mailboxes',
                  options: ['yes', 'no'],
                },
              ],
            }),
          },
        ),
      ];
    }
    return [pass(shown('organization', say`Exchange is set up for the organization`))];
  },
});
