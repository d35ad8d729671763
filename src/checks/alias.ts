import { defineCheck, fail, type Outcome, pass, shown } from '../diagnosis/check.ts';
import { type Message, say } from '../diagnosis/message.ts';
import { primaryOf } from '../facts/addresses.ts';
import elapsed from '../facts/elapsed.ts';
import mailboxState, { isMissing } from '../facts/mailbox-state.ts';
import organization from '../facts/organization.ts';
import subject from '../facts/subject.ts';

const day = 24 * 60;
const longestAlias = 64;
/** Characters that Exchange refuses in an alias. Letters beyond ASCII are mapped, not refused. */
const refused = /[\s\p{Cc}()<>[\]:;@\\",]/u;

/** Row 7. The alias must be there and be one that Exchange takes; the address must be in a verified domain. */
export default defineCheck({
  id: 'alias',
  question: 'Are the sign-in name and the alias filled in and allowed?',
  steps: ['connect-5', 'process-6'],
  causes: ['mailnickname-missing-or-invalid', 'unverified-domain-address'],
  requires: { subject },
  uses: { organization, elapsed, mailboxState },
  evaluate: ({ subject }, { organization, elapsed, mailboxState }) => {
    const found: Outcome<
      'mailnickname-missing-or-invalid' | 'unverified-domain-address',
      'subject' | 'organization'
    >[] = [];
    const trouble = troubleWith(subject.mailNickname);
    if (trouble) {
      found.push(
        fail('mailnickname-missing-or-invalid', [shown('subject', say`mailNickname ${trouble}`)], {
          summary: say`The alias (mailNickname) ${trouble}, and Exchange needs a proper one to build the mailbox.`,
        }),
      );
    }
    const verified =
      organization.state === 'known'
        ? organization.value.verifiedDomains.map((domain) => domain.name.toLowerCase())
        : [];
    const outside = [subject.mail, primaryOf(subject), subject.onPremisesUserPrincipalName].find(
      (address) => address?.includes('@') && !verified.includes(address.split('@').at(-1)?.toLowerCase() ?? ''),
    );
    if (outside && verified.length > 0) {
      const stuck = elapsed.state === 'known' && elapsed.value.minutes >= day && isMissing(mailboxState);
      found.push(
        fail(
          'unverified-domain-address',
          [shown('subject', say`${outside} is in none of the organization’s verified domains`)],
          {
            summary: say`${outside} is in a domain that is not verified here, so the address is replaced by one of onmicrosoft.com.`,
            decides: stuck && (subject.mail === outside || primaryOf(subject) === outside),
            atMost: 'likely',
            settledBy: [
              { question: 'Should this domain be verified here? Settings > Domains in the admin center shows it.' },
            ],
          },
        ),
      );
    }
    return found.length > 0
      ? found
      : [
          pass(
            shown('subject', say`alias ${subject.mailNickname ?? ''}, sign-in name ${subject.userPrincipalName ?? ''}`),
          ),
        ];
  },
});

function troubleWith(alias: string | null): Message | undefined {
  if (!alias) return say`is empty`;
  if (alias.length > longestAlias) return say`is longer than ${longestAlias} characters`;
  if (refused.test(alias)) return say`“${alias}” has a character that is not allowed`;
  if (alias.startsWith('.') || alias.endsWith('.') || alias.includes('..'))
    return say`“${alias}” has a dot in a wrong place`;
  return undefined;
}
