import { defineFact } from '../diagnosis/fact.ts';
import { type Message, say } from '../diagnosis/message.ts';
import { known } from '../diagnosis/reading.ts';
import addresses, { primaryOf } from './addresses.ts';
import mailboxPlan, { concernsMail } from './mailbox-plan.ts';
import match from './match.ts';
import { bare } from './search/holding.ts';
import serviceErrors from './service-errors.ts';
import type { User } from './user.ts';

/** An error that says: an address of this person is taken. */
export interface Clash {
  readonly by: 'license' | 'exchange' | 'quarantine';
  /** Whether it can hold the mailbox up: a quarantined second address does not. */
  readonly blocks: boolean;
  /** The addresses that may be meant, in lower case, the most telling first. */
  readonly addresses: readonly string[];
  readonly shows: Message;
  /** The contested value is a sign-in name, and not just any address. */
  readonly ofSignInName: boolean;
  /** The group that the failed license comes from; null for a direct one and for other errors. */
  readonly group: string | null;
}

/**
 * The proofs of an address conflict. A license error names no address, so every address that a license adds may be
 * meant; a plan that is in force all the same makes the error an old one.
 */
export default defineFact<
  readonly Clash[],
  { match: typeof match; addresses: typeof addresses; mailboxPlan: typeof mailboxPlan },
  { serviceErrors: typeof serviceErrors }
>({
  id: 'conflict',
  from: { match, addresses, mailboxPlan },
  uses: { serviceErrors },
  read: (_, { from, uses }) => {
    const wanted = from.addresses.wanted.map(({ address }) => address);
    const fromLicense = from.mailboxPlan.assignments
      .filter((one) => one.error === 'UniquenessViolation')
      .map((one) => ({
        by: 'license' as const,
        blocks: from.mailboxPlan.usable === null && concernsMail(one, from.mailboxPlan.assignments),
        addresses: wanted,
        shows: say`${one.title}: UniquenessViolation, an address that the license adds is already taken`,
        ofSignInName: false,
        group: one.group,
      }));
    const errors = uses.serviceErrors.state === 'known' ? uses.serviceErrors.value : [];
    const fromExchange = errors
      .filter((error) => error.kind === 'address')
      .map((error) => ({
        by: 'exchange' as const,
        blocks: true,
        addresses: error.addresses.length > 0 ? error.addresses : wanted,
        shows: say`Exchange says: ${error.text}`,
        ofSignInName: false,
        group: null,
      }));
    return known([...fromExchange, ...fromQuarantine(from.match.user), ...fromLicense]);
  },
});

function fromQuarantine(user: User): readonly Clash[] {
  const own = [user.userPrincipalName, user.onPremisesUserPrincipalName, user.mail, primaryOf(user)].flatMap(
    (address) => (address ? [bare(address)] : []),
  );
  return (user.onPremisesProvisioningErrors ?? [])
    .filter((error) => error.value)
    .map((error) => {
      const value = bare(error.value ?? '');
      return {
        by: 'quarantine' as const,
        // A primary address in quarantine is missing from the account; then only its capital prefix tells.
        blocks:
          isSignInName(error.propertyCausingError) || own.includes(value) || (error.value ?? '').startsWith('SMTP:'),
        addresses: [value],
        shows: say`Directory sync put ${value} (${error.propertyCausingError ?? say`an attribute`}) into quarantine: somebody else has it`,
        ofSignInName: isSignInName(error.propertyCausingError),
        group: null,
      };
    });
}

const isSignInName = (property: string | null): boolean => /^userPrincipalName$/i.test(property ?? '');
