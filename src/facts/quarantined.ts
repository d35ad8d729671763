import { defineFact } from '../diagnosis/fact.ts';
import { say } from '../diagnosis/message.ts';
import { known, type Reading, unknown } from '../diagnosis/reading.ts';
import { get } from '../diagnosis/request.ts';
import input from './input.ts';
import matches, { listOfUsers } from './matches.ts';
import { bare } from './search/holding.ts';
import { isTruncated } from './search/truncated.ts';
import user, { type User, userProperties } from './user.ts';

/**
 * The synced users whose wanted address was kept back because somebody else has it. Asked only where the typed address
 * led to an external account or to nobody: the person of this organization then hides behind a placeholder name.
 */
export default defineFact<readonly User[], { input: typeof input }, { user: typeof user; matches: typeof matches }>({
  id: 'quarantined',
  permission: 'User.Read.All',
  from: { input },
  uses: { user, matches },
  ask: ({ from, uses }) => {
    const nobody = uses.user.state === 'absent' && uses.matches.state === 'known' && uses.matches.value.length === 0;
    const found = foundIn(uses);
    const hidden = found.length > 0 && found.every(isExternal);
    if (!hidden && !(nobody && from.input.kind === 'address')) return [];
    return [
      get`/users?$filter=onPremisesProvisioningErrors/any(e:e/category eq ${'PropertyConflict'})&$select=${userProperties}&$top=${100}`,
    ];
  },
  read: (bodies, { from, uses }) => {
    const typed = from.input.kind === 'address' ? [from.input.address] : [];
    const contested = new Set(
      [...typed, ...foundIn(uses).flatMap(({ mail, proxyAddresses }) => [mail ?? '', ...proxyAddresses])].map(bare),
    );
    const waiting = bodies
      .flatMap((body) => listOfUsers.parse(body).value)
      .filter((one) => !isExternal(one))
      .filter((one) =>
        (one.onPremisesProvisioningErrors ?? []).some((error) => error.value && contested.has(bare(error.value))),
      );
    return waiting.length === 0 && isTruncated(bodies)
      ? unknown(say`The list of accounts in quarantine was too long to read to its end.`)
      : known(waiting);
  },
});

/** Whom the typed text led to. */
const foundIn = (uses: {
  readonly user: Reading<User>;
  readonly matches: Reading<readonly User[]>;
}): readonly User[] =>
  uses.user.state === 'known' ? [uses.user.value] : uses.matches.state === 'known' ? uses.matches.value : [];

/** An account of another organization. userType alone does not tell: members can be external, and guests internal. */
export const isExternal = (user: Pick<User, 'userPrincipalName' | 'creationType' | 'externalUserState'>): boolean =>
  user.userPrincipalName?.toUpperCase().includes('#EXT#') === true ||
  user.creationType === 'Invitation' ||
  user.externalUserState !== null;
