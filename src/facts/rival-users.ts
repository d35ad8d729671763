import { defineFact } from '../diagnosis/fact.ts';
import { known } from '../diagnosis/reading.ts';
import { filtered, get } from '../diagnosis/request.ts';
import addresses from './addresses.ts';
import match from './match.ts';
import { listOfUsers } from './matches.ts';
import { holding, inThrees } from './search/holding.ts';
import type { User } from './user.ts';

/** Other users, guests and shared mailboxes who carry one of the addresses in any place. */
export default defineFact<readonly User[], { addresses: typeof addresses }, { match: typeof match }>({
  id: 'rival-users',
  permission: 'User.Read.All',
  from: { addresses },
  uses: { match },
  ask: ({ from }) =>
    inThrees(from.addresses.wanted).map((some) =>
      filtered(
        get`/users?$select=id,displayName,userPrincipalName,mail,proxyAddresses,userType,creationType,accountEnabled,assignedLicenses,assignedPlans,onPremisesSyncEnabled,onPremisesImmutableId,createdDateTime&$top=${10}`,
        holding(some, 'with sign-in name'),
      ),
    ),
  read: (bodies, { uses }) => {
    const self = uses.match.state === 'known' ? uses.match.value.user.id : undefined;
    const found = bodies.flatMap((body) => listOfUsers.parse(body).value).filter((user) => user.id !== self);
    return known([...new Map(found.map((user) => [user.id, user])).values()]);
  },
});
