import { defineCheck, fail, pass, shown } from '../diagnosis/check.ts';
import { countryCodes } from '../diagnosis/countries.ts';
import { say } from '../diagnosis/message.ts';
import mailboxPlan, { mayBeSharedOrRoom } from '../facts/mailbox-plan.ts';
import mailboxWanted from '../facts/mailbox-wanted.ts';
import subject from '../facts/subject.ts';

/**
 * Row 5. Without a usage location a direct license is refused; a group's license takes the tenant's location
 * instead. So it is the verdict only where nothing is in force and a direct license is missing or refused.
 */
export default defineCheck({
  id: 'usage-location',
  question: 'Is a valid usage location set?',
  steps: ['vendor-1', 'connect-1'],
  causes: ['usage-location-missing', 'usage-location-invalid'],
  requires: { subject, mailboxPlan },
  hears: { mailboxWanted },
  evaluate: ({ subject, mailboxPlan }, { mailboxWanted }) => {
    const location = subject.usageLocation?.trim().toUpperCase() ?? '';
    if (countryCodes.has(location)) return [pass(shown('subject', say`the usage location is ${location}`))];
    const failed = mailboxPlan.assignments.filter((one) => !one.inForce);
    // A direct license that failed without a reason may well have failed for the location.
    const otherError = failed.some(
      (one) => one.error && one.error !== 'ProhibitedInUsageLocationViolation' && (one.group || one.error !== 'Other'),
    );
    const groupTries = failed.some((one) => one.group && one.error !== 'ProhibitedInUsageLocationViolation');
    const nothingInForce = mailboxPlan.usable === null && mailboxPlan.assignments.every((one) => !one.inForce);
    const wanted = mailboxWanted.state === 'known' ? mailboxWanted.value : undefined;
    const decides =
      nothingInForce && !otherError && !groupTries && (wanted === 'own' || !mayBeSharedOrRoom(subject, mailboxPlan));
    if (location === '') {
      return [
        fail('usage-location-missing', [shown('subject', say`usageLocation is empty`)], {
          summary: decides
            ? say`No usage location is set, and without one a license cannot be assigned directly.`
            : say`No usage location is set. It does not stop the license that is there, but a direct one would be refused.`,
          decides,
        }),
      ];
    }
    return [
      fail('usage-location-invalid', [shown('subject', say`usageLocation is “${location}”`)], {
        summary: say`The usage location “${location}” is not a country code that licensing accepts (two letters, ISO 3166).`,
        decides,
      }),
    ];
  },
});
