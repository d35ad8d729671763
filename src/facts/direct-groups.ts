import { z } from 'zod';
import { defineFact } from '../diagnosis/fact.ts';
import { say } from '../diagnosis/message.ts';
import { known, unknown } from '../diagnosis/reading.ts';
import { get } from '../diagnosis/request.ts';
import match from './match.ts';
import memberships from './memberships.ts';
import { isTruncated } from './search/truncated.ts';

const Ids = z.object({ value: z.array(z.object({ id: z.string() })) });

/**
 * Ids of the groups that the person is in without another group between: only those give a license. Asked only where a
 * group should have given one.
 */
export default defineFact<ReadonlySet<string>, { match: typeof match; memberships: typeof memberships }>({
  id: 'direct-groups',
  permission: 'GroupMember.Read.All',
  from: { match, memberships },
  ask: ({ from }) =>
    from.memberships.length > 0
      ? [get`/users/${from.match.user.id}/memberOf/microsoft.graph.group?$select=id&$top=${999}`]
      : [],
  read: (bodies) =>
    isTruncated(bodies)
      ? unknown(say`The list of this person’s groups was too long to read to its end.`)
      : known(new Set(bodies.flatMap((body) => Ids.parse(body).value.map(({ id }) => id)))),
});
