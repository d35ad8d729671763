import { defineCheck, fail, type Outcome, pass, shown } from '../diagnosis/check.ts';
import { say } from '../diagnosis/message.ts';
import elapsed from '../facts/elapsed.ts';
import mailboxState, { isThere } from '../facts/mailbox-state.ts';
import serviceHealth, { type Issue } from '../facts/service-health.ts';

const normalMinutes = 30;

const given = 'assign|appl(y|ied|ication)|process|propagat|chang|remov';
/**
 * What an incident says when it can keep a mailbox from being made. A word alone is not enough: people "with a license"
 * may be unable to sign in, "a subset of users" unable to create a meeting, and phones unable to sync mail.
 */
const aboutProvisioning = new RegExp(
  [
    'provision',
    `(${given})\\w*.{0,20}licens|licens\\w*.{0,20}(${given})`,
    'director(y|ies).{0,20}sync|sync\\w*.{0,40}(director|entra|azure (ad|active)|on-?premises)',
    '(entra|azure ad) connect',
    '(creat|set(ting)? up)\\w*.{0,30}(mailbox(es)?(?! (rule|folder|polic|search))|user accounts?|new users?)',
    '(mailbox(es)?|accounts?) .{0,30}((be|being|get|not) (created|made|set up)|not appear|being prepared)',
    '(mailbox|account|user) creation',
    'new(ly created)? (users?|accounts?|mailbox(es)?)(?! (rule|folder|polic))',
  ].join('|'),
  'i',
);
/** The feature's name is short and says it outright. */
const provisioningFeature = /provision|licens|sync/i;

/** Row 9. An open incident about provisioning, licensing or directory sync; others are only worth a note. */
export default defineCheck({
  id: 'service-health',
  question: 'Does Microsoft report an incident that fits?',
  steps: ['delays-6', 'vendor-2', 'process-2'],
  page: 'https://learn.microsoft.com/microsoft-365/enterprise/view-service-health',
  causes: ['service-incident', 'service-incident-access-only'],
  requires: { serviceHealth },
  uses: { elapsed, mailboxState },
  evaluate: ({ serviceHealth }, { elapsed, mailboxState }) => {
    if (serviceHealth.length === 0) return [pass(shown('serviceHealth', say`no open issue`))];
    const answers = isThere(mailboxState);
    // Inside the first half hour nothing is late yet, and without a usable plan nothing is awaited.
    const late = elapsed.state === 'known' && elapsed.value.minutes >= normalMinutes;
    return serviceHealth.map((issue): Outcome<'service-incident' | 'service-incident-access-only', 'serviceHealth'> => {
      const evidence = [shown('serviceHealth', say`${issue.id}: ${issue.title}`)];
      if (fits(issue)) {
        return fail('service-incident', evidence, {
          summary: say`Microsoft has an open incident that fits: ${issue.id}, ${issue.title}.`,
          tellTheUser: say`Microsoft has a disturbance that delays new mailboxes; we tell you when it is over.`,
          decides: !answers && late,
          atMost: 'likely',
          settledBy: [{ question: 'Is the mailbox there once the incident is over? Look again then.' }],
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
  return !elsewhere && provisioningFeature.test(`${issue.feature} ${issue.featureGroup}`);
}
