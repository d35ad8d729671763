import { z } from 'zod';
import { defineFact } from '../diagnosis/fact.ts';
import { known } from '../diagnosis/reading.ts';
import { get } from '../diagnosis/request.ts';
import conflict, { type Clash } from './conflict.ts';
import { isExternal } from './quarantined.ts';
import rivalUsers from './rival-users.ts';
import { holds } from './search/holding.ts';
import type { User } from './user.ts';

const Roles = z.object({ value: z.array(z.object({ displayName: z.string().nullish() })) });

/** More cloud twins of one synced person than this cannot be. */
const most = 2;

/**
 * Directory roles of cloud accounts that hold an address sync wants to write, by user id. Sync does not join a
 * person to an account that holds a role. An external account is nobody's twin, and is not asked about.
 */
export default defineFact<
  ReadonlyMap<string, readonly string[]>,
  { conflict: typeof conflict; rivalUsers: typeof rivalUsers }
>({
  id: 'rival-roles',
  permission: 'RoleManagement.Read.Directory',
  from: { conflict, rivalUsers },
  ask: ({ from }) =>
    twins(from).map(
      ({ id }) => get`/users/${id}/transitiveMemberOf/microsoft.graph.directoryRole?$select=id,displayName`,
    ),
  read: (bodies, { from }) => {
    const ids = twins(from).map((user) => user.id);
    return known(
      new Map(
        bodies.map((body, i) => [ids[i] ?? '', Roles.parse(body).value.map((role) => role.displayName ?? 'a role')]),
      ),
    );
  },
});

function twins({ conflict, rivalUsers }: { conflict: readonly Clash[]; rivalUsers: readonly User[] }): readonly User[] {
  const wanted = conflict
    .filter((clash) => clash.by === 'quarantine' && clash.blocks)
    .flatMap((clash) => clash.addresses);
  return rivalUsers
    .filter((user) => user.onPremisesSyncEnabled !== true && !isExternal(user))
    .filter((user) => wanted.some((address) => holds(user, address)))
    .slice(0, most);
}
