import { defineFact } from '../diagnosis/fact.ts';
import { say } from '../diagnosis/message.ts';
import { known, unknown } from '../diagnosis/reading.ts';
import { filtered, get, orElse } from '../diagnosis/request.ts';
import addresses from './addresses.ts';
import { carries, type Holder, holders, holding, inFives } from './search/holding.ts';
import { isTruncated } from './search/truncated.ts';

const fields = 'id,displayName,mail,proxyAddresses,deletedDateTime';

/** Deleted Microsoft 365 groups with one of the addresses. Other kinds of deleted groups leave no trace in Graph. */
export default defineFact<readonly Holder[], { addresses: typeof addresses }>({
  id: 'deleted-groups',
  permission: 'Group.Read.All',
  from: { addresses },
  ask: ({ from }) =>
    inFives(from.addresses.wanted).map((some) =>
      orElse(
        filtered(
          get`/directory/deletedItems/microsoft.graph.group?$select=${fields.split(',')}&$top=${10}`,
          holding(some),
        ),
        get`/directory/deletedItems/microsoft.graph.group?$select=${fields.split(',')}&$top=${999}`,
      ),
    ),
  read: (bodies, { from }) => {
    const mine = holders(bodies).filter((group) =>
      from.addresses.wanted.some((wanted) => carries(group, wanted.address)),
    );
    return mine.length === 0 && isTruncated(bodies)
      ? unknown(say`The list of deleted groups was too long to read to its end.`)
      : known(mine);
  },
});
