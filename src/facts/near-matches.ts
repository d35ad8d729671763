import { distance } from 'fastest-levenshtein';
import { z } from 'zod';
import { defineFact } from '../diagnosis/fact.ts';
import { known } from '../diagnosis/reading.ts';
import { anyOf, filtered, get, where } from '../diagnosis/request.ts';
import input, { type Input } from './input.ts';
import matches from './matches.ts';
import user from './user.ts';

const Candidates = z.object({
  value: z.array(
    z.object({
      id: z.string(),
      displayName: z
        .string()
        .nullish()
        .transform((value) => value ?? ''),
      userPrincipalName: z
        .string()
        .nullish()
        .transform((value) => value ?? ''),
      mail: z
        .string()
        .nullish()
        .transform((value) => value ?? ''),
    }),
  ),
});

/** Somebody whose name or address is close to what was typed. */
export interface NearMatch {
  readonly id: string;
  readonly displayName: string;
  readonly userPrincipalName: string;
}

/** Two slips of the finger still count as near; three make another name. */
const nearEnough = 2;

/** Looked for only when nobody carries the typed name or address: most likely it is a typing error. */
export default defineFact<
  readonly NearMatch[],
  { input: typeof input },
  { user: typeof user; matches: typeof matches }
>({
  id: 'near-matches',
  permission: 'User.Read.All',
  from: { input },
  uses: { user, matches },
  ask: ({ from, uses }) => {
    const someone = uses.user.state === 'known' || (uses.matches.state === 'known' && uses.matches.value.length > 0);
    const start = beginning(from.input);
    if (someone || start === null) return [];
    // One letter finds slips anywhere after it; three find the right ones among thousands who share the first.
    return [start.slice(0, 1), start].map((beginning) => ({
      ...filtered(
        get`/users?$select=id,displayName,userPrincipalName,mail&$top=${999}`,
        anyOf([where`startswith(userPrincipalName,${beginning})`, where`startswith(displayName,${beginning})`]),
      ),
      firstPageOnly: true as const,
    }));
  },
  read: (bodies, { from }) => {
    const found = new Map(bodies.flatMap((body) => Candidates.parse(body).value).map((one) => [one.id, one]));
    const ranked = [...found.values()]
      .map((one) => ({ one, slips: slipsBetween(from.input, one) }))
      .filter(({ slips }) => slips <= nearEnough)
      .sort((a, b) => a.slips - b.slips);
    return known(
      ranked
        .slice(0, 5)
        .map(({ one: { id, displayName, userPrincipalName } }) => ({ id, displayName, userPrincipalName })),
    );
  },
});

/** The first letters of what was typed: slips at the very start are rare, and Graph can only search from there. */
function beginning(typed: Input): string | null {
  if (typed.kind === 'id') return null;
  const text = typed.kind === 'name' ? typed.name : (typed.address.split('@')[0] ?? '');
  return text.length < 2 ? null : text.slice(0, 3);
}

function slipsBetween(typed: Input, one: { displayName: string; userPrincipalName: string; mail: string }): number {
  if (typed.kind === 'name') return distance(typed.name.toLowerCase(), one.displayName.toLowerCase());
  const address = typed.kind === 'address' ? typed.address.toLowerCase() : '';
  return Math.min(distance(address, one.userPrincipalName.toLowerCase()), distance(address, one.mail.toLowerCase()));
}
