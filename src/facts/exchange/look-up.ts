import { defineFact, type Fact } from '../../diagnosis/fact.ts';
import { say } from '../../diagnosis/message.ts';
import { type Ask, absent, known, type Reading, unknown } from '../../diagnosis/reading.ts';
import { powershellLiteral } from '../../diagnosis/remedies.ts';
import type { ExchangeRequest } from '../../diagnosis/request.ts';
import input, { type Input } from '../input.ts';
import match from '../match.ts';
import type { User } from '../user.ts';
import { ExchangeRecord, isOf, recordsIn } from './record.ts';

/** A read cmdlet of Exchange about one identity, and the properties that matter of its answer. */
export interface LookUp {
  /** The id of the fact. */
  readonly id: string;
  readonly cmdlet: 'Get-User' | 'Get-Recipient' | 'Get-Mailbox' | 'Get-MailUser';
  readonly switches?: readonly ('SoftDeletedMailbox' | 'InactiveMailboxOnly')[];
  readonly shows: readonly (keyof ExchangeRecord)[];
}

const exchangePowerShell = 'Exchange Online PowerShell';

/** The request for one identity. Sends nothing. */
export const requestFor = ({ cmdlet, switches = [] }: LookUp, identity: string): ExchangeRequest => ({
  cmdlet,
  parameters: { Identity: identity, ...Object.fromEntries(switches.map((name) => [name, true])) },
});

/** The same as a line to paste, with the person's own name in it. */
export const cmdletFor = ({ id, cmdlet, switches = [], shows }: LookUp, user: User): Ask => ({
  cmdlet: [
    cmdlet,
    ...switches.map((name) => `-${name}`),
    `-Identity ${powershellLiteral(user.userPrincipalName ?? user.id)}`,
    `| Format-List ${shows.join(', ')}`,
  ].join(' '),
  where: exchangePowerShell,
  fact: id,
});

/** What was typed, as an identity for Exchange; a display name is none, for several may carry it. */
export const typedIdentity = (typed: Input): string | undefined =>
  typed.kind === 'address' ? typed.address : typed.kind === 'id' ? typed.id : undefined;

/** The identity to ask for when what was typed did not lead to this user: the sign-in name, else the object id. */
export function otherIdentity(typed: Input, user: User): string {
  const name = user.userPrincipalName;
  return name && name.toLowerCase() !== typedIdentity(typed)?.toLowerCase() ? name : user.id;
}

/** Exchange answers an unknown object with a sentence; an empty list is no such sentence, and proves nothing. */
export const nothingSaid: Reading<never> = unknown(
  say`Exchange answered with nothing, which proves neither that it is there nor that it is not.`,
);

/**
 * What the cmdlet says of the identity as typed: the objects, whoever they belong to; absent when Exchange says that
 * there is none; an empty list when nothing was asked, because a display name is no identity. Needs no answer of Graph,
 * so it goes out beside the first wave.
 */
export const asTyped = (lookUp: LookUp): Fact<readonly ExchangeRecord[]> =>
  defineFact<readonly ExchangeRecord[], { input: typeof input }>({
    id: `${lookUp.id}-as-typed`,
    source: 'exchange',
    from: { input },
    ask: ({ from }) => {
      const identity = typedIdentity(from.input);
      return identity === undefined ? [] : [requestFor(lookUp, identity)];
    },
    read: ([body]) => (body === undefined ? known([]) : orNothingSaid(recordsIn(body))),
  });

const orNothingSaid = (records: readonly ExchangeRecord[]): Reading<readonly ExchangeRecord[]> =>
  records.length > 0 ? known(records) : nothingSaid;

/**
 * The user's own object by one cmdlet: found under what was typed, else asked for once more under the sign-in name or
 * the object id. Absent only when Exchange said both times that there is none.
 */
export const ownObject = (lookUp: LookUp, typed = asTyped(lookUp)): Fact<ExchangeRecord> =>
  defineFact<ExchangeRecord, { match: typeof match; input: typeof input }, { typed: typeof typed }>({
    id: lookUp.id,
    source: 'exchange',
    from: { match, input },
    uses: { typed },
    ask: ({ from, uses }) =>
      uses.typed.state === 'unknown' || ownAmong(uses.typed, from.match.user)
        ? []
        : [requestFor(lookUp, otherIdentity(from.input, from.match.user))],
    read: ([body], { from, uses }) => {
      if (uses.typed.state === 'unknown') return uses.typed;
      const own = ownAmong(uses.typed, from.match.user);
      if (own) return known(own);
      const found = recordsIn(body);
      if (found.length === 0) return nothingSaid;
      const mine = found.find((record) => isOf(record, from.match.user));
      // Something has this user's name, but it is linked to another account: this user's own object is not there.
      return mine ? known(mine) : absent;
    },
    answered: readAnswer,
    takes: `the object as JSON (${lookUp.shows.join(', ')}), or "not-found"`,
    remedyForUnknown: ({ from }) => cmdletFor(lookUp, from.match.user),
  });

const ownAmong = (typed: Reading<readonly ExchangeRecord[]>, user: User): ExchangeRecord | undefined =>
  typed.state === 'known' ? typed.value.find((record) => isOf(record, user)) : undefined;

/** What a person brought of a cmdlet's output: an object, a list of one, or that there is none. */
export function readAnswer(value: unknown): Reading<ExchangeRecord> {
  const records = recordsAnswered(value);
  if (records === undefined) return notAnAnswer;
  const [first, ...others] = records;
  if (!first) return absent;
  return others.length > 0 ? unknown(say`The answer holds several objects; one is needed.`) : known(first);
}

/** The objects of an answer: none for "not-found", undefined when it is no answer. */
export function recordsAnswered(value: unknown): readonly ExchangeRecord[] | undefined {
  if (value === 'not-found') return [];
  const parsed = ExchangeRecord.array().safeParse(Array.isArray(value) ? value : [value]);
  if (!parsed.success || parsed.data.length === 0) return undefined;
  // An object without a single property that we know says nothing, and above all not that something is missing.
  return parsed.data.every((record) => Object.values(record).some((one) => one !== undefined))
    ? parsed.data
    : undefined;
}

const notAnAnswer: Reading<never> = unknown(say`The answer is neither an object of Exchange nor “not-found”.`);
