import { defineFact } from '../diagnosis/fact.ts';
import { known } from '../diagnosis/reading.ts';
import { filtered, get } from '../diagnosis/request.ts';
import addresses, { primaryOf } from './addresses.ts';
import deletedUsers from './deleted-users.ts';
import input from './input.ts';
import { bare, type Holder, holders, holding } from './search/holding.ts';
import { meantAmong } from './search/meant-among.ts';
import subject from './subject.ts';

/**
 * Users and groups that took over an address of the deleted person: while somebody has one, the account cannot be
 * restored. Asked only for addresses that were not typed and thus not searched for already.
 */
export default defineFact<
  readonly Holder[],
  { input: typeof input; addresses: typeof addresses; deletedUsers: typeof deletedUsers },
  { subject: typeof subject }
>({
  id: 'heirs',
  permission: 'Group.Read.All',
  from: { input, addresses, deletedUsers },
  uses: { subject },
  ask: ({ from, uses }) => {
    const gone = uses.subject.state === 'absent' ? meantAmong(from.deletedUsers, from.input) : undefined;
    const searched = new Set(from.addresses.wanted.map(({ address }) => address));
    const own = gone ? [gone.formerName, gone.mail, primaryOf(gone)] : [];
    const left = [...new Set(own.flatMap((one) => (one?.includes('@') ? [bare(one)] : [])))]
      .filter((address) => !searched.has(address))
      .map((address) => ({ address }));
    if (left.length === 0) return [];
    return [
      filtered(
        get`/users?$select=id,displayName,userPrincipalName,mail,proxyAddresses&$top=${10}`,
        holding(left, 'with sign-in name'),
      ),
      filtered(get`/groups?$select=id,displayName,mail,proxyAddresses&$top=${10}`, holding(left)),
    ];
  },
  read: (bodies) => known(holders(bodies)),
});
