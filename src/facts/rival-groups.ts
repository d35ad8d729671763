import { defineFact } from '../diagnosis/fact.ts';
import { known } from '../diagnosis/reading.ts';
import { filtered, get } from '../diagnosis/request.ts';
import addresses from './addresses.ts';
import { type Holder, holders, holding, inFives } from './search/holding.ts';

/** Groups of any kind that carry one of the addresses. */
export default defineFact<readonly Holder[], { addresses: typeof addresses }>({
  id: 'rival-groups',
  permission: 'Group.Read.All',
  from: { addresses },
  ask: ({ from }) =>
    inFives(from.addresses.wanted).map((some) =>
      filtered(
        get`/groups?$select=id,displayName,mail,proxyAddresses,groupTypes,mailEnabled,onPremisesSyncEnabled&$top=${10}`,
        holding(some),
      ),
    ),
  read: (bodies) => known(holders(bodies)),
});
