import type { RoundOutcome, RoundPerson, RoundView } from '../cases/round.ts';
import { type Message, say } from '../diagnosis/message.ts';
import { dotted } from './page.ts';

/** One person of a summary: whoever was asked for under several names stands there once. */
export interface Member {
  /** The place among the people of the round: what a button sends. */
  readonly place: number;
  readonly name: string | null;
  readonly address: string;
  /** Other names under which the person was asked for. */
  readonly also: readonly string[];
  readonly outcome: RoundOutcome | undefined;
  readonly openCase: number | undefined;
}

/** The people of a round, in the order asked for. */
export function membersOf({ round, cases }: RoundView): Member[] {
  const members = new Map<string, Member>();
  for (const [place, person] of round.people.entries()) {
    const { key, ...named } = nameOf(person, place);
    const known = members.get(key);
    const other = isNameOf(named, person.input) ? [] : [person.input];
    members.set(
      key,
      known
        ? { ...known, also: [...known.also, ...other], openCase: known.openCase ?? cases[place] }
        : { place, ...named, also: other, outcome: person.outcome, openCase: cases[place] },
    );
  }
  return [...members.values()];
}

/** Name and address alone, for a list to pick from. */
export const shortly = ({ name, address }: Member): Message =>
  name === null ? say`${address}` : say`${name} (${address})`;

/** "Jane Doe · jane@contoso.com · case 1042". */
export function personLine({ name, address, also, outcome, openCase }: Member): Message {
  const deleted = outcome?.found === 'cause' && outcome.deleted === true;
  return dotted([
    ...(name === null ? [] : [say`${name}`]),
    say`${address}`,
    ...(deleted ? [say`deleted`] : []),
    ...(also.length > 0 ? [say`asked for as ${{ list: also }}`] : []),
    ...(openCase === undefined ? [] : [say`case ${openCase}`]),
  ]);
}

function nameOf({ input, outcome }: RoundPerson, place: number) {
  const subject = outcome?.found === 'cause' ? outcome.subject : undefined;
  if (!subject) return { key: `place ${place}`, name: null, address: input };
  const { id, displayName, userPrincipalName } = subject;
  return {
    key: `user ${id}`,
    name: displayName === userPrincipalName ? null : displayName,
    address: userPrincipalName,
  };
}

const isNameOf = ({ name, address }: Pick<Member, 'name' | 'address'>, input: string): boolean =>
  [name, address].some((each) => each?.toLowerCase() === input.toLowerCase());
