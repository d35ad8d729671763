import { z } from 'zod';
import { defineFact } from '../diagnosis/fact.ts';
import { known } from '../diagnosis/reading.ts';
import { filtered, get, where } from '../diagnosis/request.ts';
import input from './input.ts';
import { User, userProperties } from './user.ts';

/** A list answer of Graph. */
export const listOfUsers = z.object({ value: z.array(User) });

/** Users who carry the typed address in any place, or whose name starts with the typed name. */
export default defineFact<readonly User[], { input: typeof input }>({
  id: 'matches',
  permission: 'User.Read.All',
  from: { input },
  ask: ({ from }) => {
    if (from.input.kind === 'id') return [];
    const users = get`/users?$select=${userProperties}&$top=${10}`;
    return [filtered(users, from.input.kind === 'address' ? carries(from.input.address) : named(from.input.name))];
  },
  read: ([body]) => known(body === undefined ? [] : listOfUsers.parse(body).value),
});

/** The filter for objects with an address. Whether `eq` minds the case of the prefix is not documented: ask for both. */
const carries = (address: string) =>
  where`userPrincipalName eq ${address} or mail eq ${address} or proxyAddresses/any(p:p eq ${`SMTP:${address}`}) or proxyAddresses/any(p:p eq ${`smtp:${address}`})`;

const named = (name: string) => where`startswith(displayName,${name}) or startswith(userPrincipalName,${name})`;
