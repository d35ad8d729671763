import { defineFact } from '../diagnosis/fact.ts';
import { known, unknown } from '../diagnosis/reading.ts';
import deletedUsers from './deleted-users.ts';
import match from './match.ts';

/**
 * Whether the account that was found is surely the one that was meant. Not so while an alias was typed and the deleted
 * users could not be read: the alias may have been the sign-in name of one of them. Unknown then, and
 * every verdict about that account is at most likely.
 */
export default defineFact<true, { match: typeof match }, { deletedUsers: typeof deletedUsers }>({
  id: 'meant',
  from: { match },
  uses: { deletedUsers },
  read: (_, { from, uses }) =>
    from.match.by === 'alias' && uses.deletedUsers.state === 'unknown'
      ? unknown(uses.deletedUsers.reason, uses.deletedUsers.ask)
      : known(true),
});
