import { defineFact } from '../diagnosis/fact.ts';
import { absent, known } from '../diagnosis/reading.ts';
import deletedUsers from './deleted-users.ts';
import input from './input.ts';
import match from './match.ts';
import type { User } from './user.ts';

/**
 * The person to judge. When the typed address belongs to a deleted account and somebody else holds it now as an
 * alias, the deleted account is meant: judging the new holder would call a healthy mailbox the answer.
 */
export default defineFact<User, { input: typeof input; match: typeof match }, { deletedUsers: typeof deletedUsers }>({
  id: 'subject',
  from: { input, match },
  uses: { deletedUsers },
  read: (_, { from, uses }) => {
    const { user, by } = from.match;
    const typed = from.input.kind === 'address' ? from.input.address.toLowerCase() : null;
    const former = uses.deletedUsers.state === 'known' ? uses.deletedUsers.value : [];
    const meantTheDeleted = by === 'alias' && former.some((one) => one.formerName === typed);
    return meantTheDeleted ? absent : known(user);
  },
});
