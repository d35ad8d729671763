import { z } from 'zod';
import { defineFact } from '../diagnosis/fact.ts';
import { say } from '../diagnosis/message.ts';
import { known, unknown } from '../diagnosis/reading.ts';
import { advanced, anyOf, filtered, get, orElse, where } from '../diagnosis/request.ts';
import addresses, { type Wanted } from './addresses.ts';
import input, { type Input } from './input.ts';
import match from './match.ts';
import { bare, holding, inFours } from './search/holding.ts';
import { isTruncated } from './search/truncated.ts';
import { listOf, text } from './shapes/values.ts';

const Deleted = z.object({
  id: z.string(),
  displayName: text,
  userPrincipalName: text,
  mail: text,
  proxyAddresses: listOf(z.string()),
  deletedDateTime: text,
  onPremisesImmutableId: text,
  onPremisesSyncEnabled: z.boolean().nullish(),
});

/** A user in the deleted items, restorable for 30 days. */
export interface DeletedUser {
  readonly id: string;
  readonly displayName: string | null;
  /** The sign-in name as it was before the deletion put the object id in front of it; lower case. */
  readonly formerName: string | null;
  readonly mail: string | null;
  readonly proxyAddresses: readonly string[];
  readonly deletedDateTime: string | null;
  readonly onPremisesImmutableId: string | null;
  readonly synced: boolean;
}

const fields = Object.keys(Deleted.shape);

/** The deleted users who carry one of the addresses, the typed name or the typed id; the latest deletion first. */
export default defineFact<
  readonly DeletedUser[],
  { input: typeof input; addresses: typeof addresses },
  { match: typeof match }
>({
  id: 'deleted-users',
  permission: 'User.Read.All',
  from: { input, addresses },
  uses: { match },
  ask: ({ from, uses }) => {
    const all = get`/directory/deletedItems/microsoft.graph.user?$select=${fields}&$top=${999}`;
    if (uses.match.state !== 'known' && from.input.kind !== 'address') return [all];
    // A deleted user's sign-in name has the object id in front; only an advanced query can look at its end. Which of
    // these terms the deleted items allow is not documented: refused, all of them are read and sorted here.
    const some = advanced(get`/directory/deletedItems/microsoft.graph.user?$select=${fields}&$count=true`);
    return inFours(from.addresses.wanted).map((wanted) =>
      orElse(filtered(some, anyOf([holding(wanted), ...wanted.filter(isName).map(endsWithName)])), all),
    );
  },
  read: (bodies, { from, uses }) => {
    const found = bodies.flatMap((body) => z.object({ value: z.array(Deleted) }).parse(body).value).map(formerly);
    const mine = found.filter((one) =>
      uses.match.state !== 'known' && from.input.kind !== 'address'
        ? isTyped(one, from.input)
        : from.addresses.wanted.some(({ address }) => carriedBy(one, address)),
    );
    if (mine.length === 0 && isTruncated(bodies))
      return unknown(say`The list of deleted users was too long to read to its end.`);
    const once = [...new Map(mine.map((one) => [one.id, one])).values()];
    return known(once.sort((a, b) => (b.deletedDateTime ?? '').localeCompare(a.deletedDateTime ?? '')));
  },
});

/** Sign-in names to look for: what was typed, or the person's own. Aliases are found by the address search. */
const isName = ({ is }: Wanted): boolean => is === 'typed' || is === 'sign-in name';

const endsWithName = ({ address }: Wanted) => where`endsWith(userPrincipalName,${address})`;

const formerly = ({ userPrincipalName, onPremisesSyncEnabled, ...rest }: z.infer<typeof Deleted>): DeletedUser => ({
  ...rest,
  formerName: withoutObjectId(userPrincipalName),
  synced: onPremisesSyncEnabled === true || rest.onPremisesImmutableId !== null,
});

/** Strips the 32 hex digits that deletion puts in front; common knowledge, on no page found. */
export const withoutObjectId = (name: string | null): string | null =>
  name?.replace(/^[0-9a-f]{32}/i, '').toLowerCase() ?? null;

/** Whether a deleted user had this address, as sign-in name, mail or alias. */
export const carriedBy = (deleted: DeletedUser, address: string): boolean =>
  deleted.formerName === address ||
  deleted.mail?.toLowerCase() === address ||
  deleted.proxyAddresses.some((proxy) => bare(proxy) === address);

const isTyped = (deleted: DeletedUser, typed: Input): boolean =>
  typed.kind === 'id'
    ? deleted.id.toLowerCase() === typed.id
    : typed.kind === 'name' && deleted.displayName?.toLowerCase() === typed.name.toLowerCase();
