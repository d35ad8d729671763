import { defineCheck, fail, notApplicable, pass, shown } from '../diagnosis/check.ts';
import { say } from '../diagnosis/message.ts';
import organization, { isStale } from '../facts/organization.ts';
import subject from '../facts/subject.ts';

/** Row 2, as a finding: it is a verdict only where the object is missing or waits for a change from on premises. */
export default defineCheck({
  id: 'sync-freshness',
  question: 'Has directory sync run lately?',
  steps: ['connect-7', 'vendor-4', 'process-4'],
  causes: ['dirsync-stalled'],
  requires: { subject, organization },
  evaluate: ({ subject, organization }, _, now) => {
    if (subject.onPremisesSyncEnabled !== true)
      return [notApplicable(say`The account lives in the cloud only; sync does not touch it.`)];
    const last = organization.onPremisesLastSyncDateTime;
    const shows = last ? say`directory sync last ran ${{ time: last }}` : say`directory sync has never run`;
    if (!isStale(organization, now)) return [pass(shown('organization', shows))];
    const waits = (subject.onPremisesProvisioningErrors ?? []).length > 0;
    return [
      fail('dirsync-stalled', [shown('organization', shows)], {
        summary: say`Directory sync has not run for longer than it should: changes made on premises do not arrive.`,
        decides: false,
        atMost: 'likely',
        ...(waits && {
          settledBy: [{ question: 'Was something already corrected on premises that now waits for a sync cycle?' }],
        }),
      }),
    ];
  },
});
