import { defineFact } from '../diagnosis/fact.ts';
import { known } from '../diagnosis/reading.ts';
import { get } from '../diagnosis/request.ts';
import conflict, { type Clash } from './conflict.ts';
import { isExternal } from './quarantined.ts';
import rivalUsers from './rival-users.ts';
import { holds } from './search/holding.ts';
import { purpose } from './shapes/values.ts';
import type { User } from './user.ts';

/** More than this many holders of one address cannot be. */
const most = 3;

/**
 * What kind of mailbox the holders of a contested address have, by user id: a shared or a room mailbox is a user in
 * Graph, and only its purpose tells. Asked only once a conflict is proven.
 */
export default defineFact<ReadonlyMap<string, string>, { conflict: typeof conflict; rivalUsers: typeof rivalUsers }>({
  id: 'rival-mailboxes',
  permission: 'MailboxSettings.Read',
  from: { conflict, rivalUsers },
  ask: ({ from }) => holdersOf(from).map((user) => get`/users/${user.id}/mailboxSettings/userPurpose`),
  read: (bodies, { from }) => {
    const users = holdersOf(from);
    return known(new Map(bodies.map((body, i) => [users[i]?.id ?? '', purpose.parse(body) ?? ''])));
  },
});

/** Users of this organization who hold what is contested. */
function holdersOf({
  conflict,
  rivalUsers,
}: {
  conflict: readonly Clash[];
  rivalUsers: readonly User[];
}): readonly User[] {
  const contested = [...new Set(conflict.filter((clash) => clash.blocks).flatMap((clash) => clash.addresses))];
  return rivalUsers
    .filter((user) => !isExternal(user) && contested.some((address) => holds(user, address)))
    .slice(0, most);
}
