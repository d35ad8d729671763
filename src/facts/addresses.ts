import { defineFact } from '../diagnosis/fact.ts';
import { known } from '../diagnosis/reading.ts';
import input from './input.ts';
import match from './match.ts';
import organization, { initialDomain } from './organization.ts';
import { bare } from './search/holding.ts';
import serviceErrors from './service-errors.ts';
import type { User } from './user.ts';

/** An address to search for, in lower case, and what it is to this person. */
export interface Wanted {
  readonly address: string;
  readonly is: 'quarantined' | 'named in an error' | 'sign-in name' | 'primary' | 'onmicrosoft' | 'alias' | 'typed';
}

/** Addresses to look for elsewhere, the most telling first, and how many more there were. */
export interface Addresses {
  readonly wanted: readonly Wanted[];
  readonly left: number;
}

/**
 * Graph refuses filters of more than 15 `or` terms, and three addresses make 12; two requests a kind keep the
 * search within its budget. What the person already holds comes last: the directory keeps those apart by itself.
 */
export const atMost = 6;

/** Where somebody else may sit on this person's address: also addresses that a license would add. */
export default defineFact<
  Addresses,
  { input: typeof input },
  { match: typeof match; organization: typeof organization; serviceErrors: typeof serviceErrors }
>({
  id: 'addresses',
  from: { input },
  uses: { match, organization, serviceErrors },
  read: (_, { from, uses }) => {
    if (uses.match.state !== 'known') {
      return known({
        wanted: from.input.kind === 'address' ? [{ address: from.input.address.toLowerCase(), is: 'typed' }] : [],
        left: 0,
      });
    }
    const { user, by } = uses.match.value;
    // An alias may have been the name of somebody deleted: that one is looked for under what was typed.
    const typed = by === 'alias' && from.input.kind === 'address' ? one(from.input.address, 'typed') : [];
    const initial = uses.organization.state === 'known' ? initialDomain(uses.organization.value) : null;
    const named =
      uses.serviceErrors.state === 'known' ? uses.serviceErrors.value.flatMap((error) => error.addresses) : [];
    const all = unique([
      ...quarantined(user).map((address) => ({ address, is: 'quarantined' as const })),
      ...named.map((address) => ({ address, is: 'named in an error' as const })),
      ...typed,
      ...one(user.userPrincipalName, 'sign-in name'),
      ...one(user.mail ?? primaryOf(user), 'primary'),
      ...computed(user, initial).map((address) => ({ address, is: 'onmicrosoft' as const })),
      ...user.proxyAddresses.filter(isSmtp).map((proxy) => ({ address: bare(proxy), is: 'alias' as const })),
    ]);
    return known({ wanted: all.slice(0, atMost), left: Math.max(0, all.length - atMost) });
  },
});

const isSmtp = (proxy: string): boolean => /^smtp:/i.test(proxy);

/** The address marked as primary by the capital `SMTP:`, or null. */
export const primaryOf = (user: { readonly proxyAddresses: readonly string[] }): string | null => {
  const primary = user.proxyAddresses.find((proxy) => proxy.startsWith('SMTP:'));
  return primary ? bare(primary) : null;
};

/** Values that directory sync put into quarantine because somebody else has them. */
const quarantined = (user: User): readonly string[] =>
  (user.onPremisesProvisioningErrors ?? []).flatMap((error) => (error.value?.includes('@') ? [bare(error.value)] : []));

/**
 * The onmicrosoft.com address that comes with an Exchange license: made of mailNickname; one section of the
 * documentation says of the sign-in name's prefix, so both.
 */
export function computed(
  user: Pick<User, 'mailNickname' | 'userPrincipalName'>,
  initial: string | null,
): readonly string[] {
  if (!initial) return [];
  const prefixes = [user.mailNickname, user.userPrincipalName?.split('@')[0]];
  return [...new Set(prefixes.flatMap((prefix) => (prefix ? [`${prefix.toLowerCase()}@${initial}`] : [])))];
}

const one = (address: string | null, is: Wanted['is']): readonly Wanted[] =>
  address?.includes('@') ? [{ address: bare(address), is }] : [];

/** Each address once, where it is named first: the end of the list may be cut. */
const unique = (wanted: readonly Wanted[]): readonly Wanted[] =>
  wanted.filter((one, i) => wanted.findIndex(({ address }) => address === one.address) === i);
