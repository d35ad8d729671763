import { defineFact, type Fact } from '../../diagnosis/fact.ts';
import { say } from '../../diagnosis/message.ts';
import { known, type Reading, unknown } from '../../diagnosis/reading.ts';
import exchangeObject, { type ExchangeObject } from '../exchange-object.ts';
import input from '../input.ts';
import match from '../match.ts';
import { asTyped, cmdletFor, type LookUp, nothingSaid, recordsAnswered, requestFor, typedIdentity } from './look-up.ts';
import { type ExchangeRecord, guidsOf, isMailbox, recordsIn } from './record.ts';

/**
 * Mailboxes that hold this person's mail and show in no ordinary list, by one switch of Get-Mailbox: under what was
 * typed, under the object id and the user's names, and under the GUIDs that a mail user claims. An empty list means that
 * Exchange said there is none. Whose they are is not asked: a mailbox with this person's address or GUID must not be lost.
 */
export const lostMailboxes = (lookUp: LookUp): Fact<readonly ExchangeRecord[]> => {
  const typed = asTyped(lookUp);
  return defineFact<
    readonly ExchangeRecord[],
    { match: typeof match; input: typeof input },
    { typed: typeof typed; exchangeObject: typeof exchangeObject }
  >({
    id: lookUp.id,
    source: 'exchange',
    from: { match, input },
    uses: { typed, exchangeObject },
    ask: ({ from, uses }) => {
      if (uses.typed.state === 'unknown' || isInUse(uses.exchangeObject)) return [];
      const found = uses.typed.state === 'known' ? uses.typed.value : [];
      const seen = found.flatMap(guidsOf);
      const typed = typedIdentity(from.input)?.toLowerCase();
      const { id, userPrincipalName, mail } = from.match.user;
      const others = [
        id,
        userPrincipalName ?? id,
        mail ?? id,
        ...claimedBy(uses.exchangeObject).filter((guid) => !seen.includes(guid)),
      ];
      return [...new Set(others)]
        .filter((identity) => identity.toLowerCase() !== typed)
        .map((identity) => requestFor(lookUp, identity));
    },
    // One of several identities that finds nothing must not hide what another finds.
    none: 'there is none',
    read: (bodies, { uses }) => {
      if (uses.typed.state === 'unknown') return uses.typed;
      const before = uses.typed.state === 'known' ? uses.typed.value : [];
      const answers = bodies.filter((body) => body !== 'there is none').map(recordsIn);
      const all = [...before, ...answers.flat()];
      return all.length === 0 && answers.length > 0 ? nothingSaid : known(once(all));
    },
    answered: (value) => {
      const records = recordsAnswered(value);
      return records ? known(records) : unknown(say`The answer is neither a mailbox nor “not-found”.`);
    },
    takes: `a mailbox as JSON (${lookUp.shows.join(', ')}), a list of such, or "not-found"`,
    remedyForUnknown: ({ from }) => cmdletFor(lookUp, from.match.user),
  });
};

/** A mailbox in use is nothing that could be lost. */
const isInUse = (object: Reading<ExchangeObject>): boolean => object.state === 'known' && isMailbox(object.value.type);

/** The GUIDs of a mailbox that this user claims without having it. */
const claimedBy = (object: Reading<ExchangeObject>): readonly string[] =>
  object.state === 'known' && !isInUse(object) ? guidsOf(object.value) : [];

/** The same mailbox may be found under several names. */
const once = (records: readonly ExchangeRecord[]): readonly ExchangeRecord[] => [
  ...new Map(records.map((record) => [record.ExchangeGuid ?? JSON.stringify(record), record])).values(),
];
