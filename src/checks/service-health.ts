import { defineCheck, fail, type Outcome, pass, shown } from '../diagnosis/check.ts';
import { say } from '../diagnosis/message.ts';
import clock from '../facts/clock.ts';
import mailbox from '../facts/mailbox.ts';
import serviceHealth, { type Issue } from '../facts/service-health.ts';

const normalMinutes = 30;

/** Words of an incident that can keep a mailbox from being made. */
const aboutProvisioning =
  /provision|licens|director(y|ies) (synch|sync)|entra connect|azure ad connect|sync(hroniz\w*)? .{0,40}(users?|objects?|director)|(creat|set).{0,30}(mailbox|user)|(mailbox|user)\w*.{0,30}(creat|not appear|being prepared)|new(ly created)? (users?|mailbox)/i;

/** Row 9. An open incident about provisioning, licensing or directory sync; others are only worth a note. */
export default defineCheck({
  id: 'service-health',
  question: 'Does Microsoft report an incident that fits?',
  steps: ['delays-6', 'vendor-2', 'process-2'],
  causes: ['service-incident', 'service-incident-access-only'],
  requires: { serviceHealth },
  uses: { clock, mailbox },
  evaluate: ({ serviceHealth }, { clock, mailbox }) => {
    if (serviceHealth.length === 0) return [pass(shown('serviceHealth', say`no open issue`))];
    const answers = mailbox.state === 'known' && mailbox.value.answers;
    // Inside the first half hour nothing is late yet, so no incident is needed to explain it.
    const early = clock.state === 'known' && clock.value.minutes < normalMinutes;
    return serviceHealth.map((issue): Outcome<'service-incident' | 'service-incident-access-only', 'serviceHealth'> => {
      const evidence = [shown('serviceHealth', say`${issue.id}: ${issue.title}`)];
      if (fits(issue)) {
        return fail('service-incident', evidence, {
          summary: say`Microsoft has an open incident that fits: ${issue.id}, ${issue.title}.`,
          tellTheUser: say`Microsoft has a disturbance that delays new mailboxes; we tell you when it is over.`,
          decides: !answers && !early,
          atMost: 'likely',
        });
      }
      return fail('service-incident-access-only', evidence, {
        summary: say`${issue.id} (${issue.title}) is open, but it is about something else than making mailboxes.`,
      });
    });
  },
});

/** By its own words first; the feature's name alone counts only where the words are about nothing else. */
function fits(issue: Issue): boolean {
  const words = `${issue.title} ${issue.impactDescription}`;
  if (aboutProvisioning.test(words)) return true;
  const elsewhere =
    /access|sign.?in|send|receiv|deliver|outlook|search|calendar|admin cent|powershell|mail ?flow/i.test(words);
  return !elsewhere && aboutProvisioning.test(`${issue.feature} ${issue.featureGroup}`);
}
