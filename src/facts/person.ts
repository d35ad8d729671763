import { defineFact } from '../diagnosis/fact.ts';
import type { Candidate, Subject } from '../diagnosis/finding.ts';
import { known } from '../diagnosis/reading.ts';
import deletedUsers from './deleted-users.ts';
import input, { type Input } from './input.ts';
import matches from './matches.ts';
import nearMatches from './near-matches.ts';
import { meantAmong } from './search/meant-among.ts';
import subject from './subject.ts';

/** More candidates than this cannot be chosen from at a glance. */
const most = 5;

/** The report's line about who was looked at: the live account, else the deleted one, else nobody, with candidates. */
export default defineFact<
  Subject,
  { input: typeof input },
  {
    subject: typeof subject;
    matches: typeof matches;
    deletedUsers: typeof deletedUsers;
    nearMatches: typeof nearMatches;
  }
>({
  id: 'person',
  from: { input },
  uses: { subject, matches, deletedUsers, nearMatches },
  read: (_, { from, uses }) => {
    const typed = asTyped(from.input);
    if (uses.subject.state === 'known') {
      const { id, userPrincipalName, displayName, mail, onPremisesSyncEnabled } = uses.subject.value;
      return known({ input: typed, id, userPrincipalName, displayName, mail, synced: onPremisesSyncEnabled === true });
    }
    const several = uses.subject.state === 'unknown' && uses.matches.state === 'known' ? uses.matches.value : [];
    if (several.length > 1) return known({ ...nobody(typed), candidates: several.slice(0, most).map(asCandidate) });
    const gone =
      uses.deletedUsers.state === 'known' && uses.subject.state === 'absent'
        ? meantAmong(uses.deletedUsers.value, from.input)
        : undefined;
    if (gone) {
      return known({
        input: typed,
        id: gone.id,
        userPrincipalName: gone.formerName,
        displayName: gone.displayName,
        deleted: true,
      });
    }
    const near = uses.nearMatches.state === 'known' ? uses.nearMatches.value : [];
    return known({ ...nobody(typed), ...(near.length > 0 && { candidates: near }) });
  },
});

const nobody = (typed: string) => ({ input: typed, id: null, userPrincipalName: null, displayName: null });

const asTyped = (typed: Input): string =>
  typed.kind === 'id' ? typed.id : typed.kind === 'address' ? typed.address : typed.name;

const asCandidate = (user: {
  id: string;
  userPrincipalName: string | null;
  displayName: string | null;
}): Candidate => ({
  id: user.id,
  userPrincipalName: user.userPrincipalName ?? '',
  displayName: user.displayName ?? '',
});
