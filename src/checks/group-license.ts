import { defineCheck, fail, notApplicable, pass, shown } from '../diagnosis/check.ts';
import { say } from '../diagnosis/message.ts';
import licenseGroups from '../facts/license-groups.ts';
import mailboxPlan from '../facts/mailbox-plan.ts';
import subject from '../facts/subject.ts';

const done = /^processingcomplete$/i;

/** Row 5. A group's licenses arrive only when the group has been worked through. */
export default defineCheck({
  id: 'group-license',
  question: 'Has the license group been processed?',
  steps: ['delays-4'],
  causes: ['group-license-pending'],
  requires: { subject, mailboxPlan },
  uses: { licenseGroups },
  evaluate: ({ mailboxPlan }, { licenseGroups }) => {
    const fromGroups = mailboxPlan.assignments.filter((one) => one.group);
    if (fromGroups.length === 0) return [notApplicable(say`No license comes from a group.`)];
    const groups = licenseGroups.state === 'known' ? licenseGroups.value : [];
    const busy = groups.filter((group) => group.licenseProcessingState && !done.test(group.licenseProcessingState));
    const first = busy[0];
    if (!first) return [pass(shown('licenseGroups', say`${groups.length} license groups, all processed`))];
    const waits =
      mailboxPlan.usable === null &&
      fromGroups.some((one) => busy.some((group) => group.id === one.group) && !one.inForce && !one.error);
    return [
      fail(
        'group-license-pending',
        [shown('licenseGroups', say`${first.displayName ?? first.id}: ${first.licenseProcessingState ?? ''}`)],
        {
          summary: say`The license comes from the group ${first.displayName ?? first.id}, which is still being processed.`,
          tellTheUser: say`Your license is on its way; the mailbox follows by itself.`,
          decides: waits,
        },
      ),
    ];
  },
});
