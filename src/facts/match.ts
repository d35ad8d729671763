import { defineFact } from '../diagnosis/fact.ts';
import { say } from '../diagnosis/message.ts';
import { absent, known, unknown } from '../diagnosis/reading.ts';
import input from './input.ts';
import matches from './matches.ts';
import quarantined from './quarantined.ts';
import user, { type User } from './user.ts';

/** The one object that the typed text points to, and by what: an alias is not a sign-in name. */
export interface Match {
  readonly user: User;
  /** `quarantine`: the typed address is what directory sync kept back from this person, because a guest has it. */
  readonly by: 'id' | 'userPrincipalName' | 'alias' | 'name' | 'quarantine';
}

/** Who is meant, as far as the directory's live objects tell. Several: unknown, and the person is asked to pick. */
export default defineFact<
  Match,
  { input: typeof input },
  { user: typeof user; matches: typeof matches; quarantined: typeof quarantined }
>({
  id: 'match',
  from: { input },
  uses: { user, matches, quarantined },
  read: (_, { from, uses }) => {
    const waiting = uses.quarantined.state === 'known' ? uses.quarantined.value : [];
    const [hidden] = waiting;
    if (hidden && waiting.length === 1) return known({ user: hidden, by: 'quarantine' });
    if (uses.user.state === 'known') {
      return known({ user: uses.user.value, by: from.input.kind === 'id' ? 'id' : 'userPrincipalName' });
    }
    if (uses.matches.state !== 'known') return uses.matches.state === 'absent' ? uses.user : uses.matches;
    const [first, ...others] = preferExact(uses.matches.value, from.input.kind === 'name' ? from.input.name : '');
    if (first === undefined) return uses.user.state === 'unknown' ? uses.user : absent;
    if (others.length > 0) {
      return unknown(say`${others.length + 1} people match.`, { question: 'Which of these people do you mean?' });
    }
    return known({ user: first, by: wayTo(first, from.input) });
  },
});

/** A name typed in full means that person, not everybody whose name goes on after it. */
function preferExact(found: readonly User[], name: string): readonly User[] {
  const exact = found.filter((one) => one.displayName?.toLowerCase() === name.toLowerCase());
  return exact.length > 0 ? exact : found;
}

function wayTo(found: User, typed: { kind: string; address?: string }): Match['by'] {
  if (typed.kind !== 'address') return 'name';
  return found.userPrincipalName?.toLowerCase() === typed.address?.toLowerCase() ? 'userPrincipalName' : 'alias';
}
