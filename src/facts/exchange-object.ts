import { defineFact } from '../diagnosis/fact.ts';
import { say } from '../diagnosis/message.ts';
import { absentBecause, known, type Reading, unknown } from '../diagnosis/reading.ts';
import type { ExchangeRecord } from './exchange/record.ts';
import exchangeMailbox from './exchange-mailbox.ts';
import exchangeUser from './exchange-user.ts';
import mailUser from './mail-user.ts';
import recipient from './recipient.ts';

/** What Exchange Online holds for this user, put together from all its cmdlets; undefined where none of them showed it. */
export interface ExchangeObject extends ExchangeRecord {
  /** UserMailbox, MailUser, User, …: what Exchange calls the object. */
  readonly type: string;
}

/** A mail user whose answer does not show whether it claims the GUID of a mailbox. */
export const isGuidUnseen = ({ type, ExchangeGuid }: ExchangeObject): boolean =>
  type === 'MailUser' && ExchangeGuid === undefined;

/** A user that is no recipient: Get-User shows it, Get-Recipient does not. */
export const isPlainUser = (type: string): boolean => type === 'User' || type === 'DisabledUser';

/**
 * The user's object in Exchange, from whichever cmdlet could tell. Absent only when Get-User said that there is none:
 * Get-Recipient says so of everybody without a mailbox. Sources: Exchange, or what a person pasted.
 */
export default defineFact<
  ExchangeObject,
  Record<never, never>,
  {
    recipient: typeof recipient;
    exchangeMailbox: typeof exchangeMailbox;
    mailUser: typeof mailUser;
    exchangeUser: typeof exchangeUser;
  }
>({
  id: 'exchange-object',
  source: 'exchange',
  uses: { recipient, exchangeMailbox, mailUser, exchangeUser },
  read: (_, { uses }) => {
    // The most telling first: later ones fill in only what it does not show.
    const found = [uses.recipient, uses.exchangeMailbox, uses.mailUser, uses.exchangeUser].flatMap(recordIn);
    const type = found.map((record) => record.RecipientTypeDetails).find(Boolean);
    if (type) return known({ ...merged(found), type });
    if (found.length > 0) return unknown(say`What Exchange answered does not show RecipientTypeDetails.`);
    if (uses.exchangeUser.state === 'absent') return absentBecause(say`Exchange has no object of this user.`);
    const unread = [uses.recipient, uses.exchangeUser].find((reading) => reading.state === 'unknown');
    return unread?.state === 'unknown' ? unknown(unread.reason, unread.ask) : unknown(say`Exchange did not say.`);
  },
});

const recordIn = (reading: Reading<ExchangeRecord>): readonly ExchangeRecord[] =>
  reading.state === 'known' ? [reading.value] : [];

function merged(records: readonly ExchangeRecord[]): ExchangeRecord {
  const all: Record<string, unknown> = {};
  for (const record of records) {
    for (const [name, value] of Object.entries(record)) if (all[name] === undefined) all[name] = value;
  }
  return all as unknown as ExchangeRecord;
}
