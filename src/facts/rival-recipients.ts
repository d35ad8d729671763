import { defineFact } from '../diagnosis/fact.ts';
import { say } from '../diagnosis/message.ts';
import { known, unknown } from '../diagnosis/reading.ts';
import { powershellLiteral } from '../diagnosis/remedies.ts';
import type { ExchangeRequest } from '../diagnosis/request.ts';
import conflict, { type Clash } from './conflict.ts';
import { nothingSaid, recordsAnswered } from './exchange/look-up.ts';
import { type ExchangeRecord, isOf, recordsIn } from './exchange/record.ts';
import match from './match.ts';
import { recipientAsTyped } from './recipient.ts';
import { bare } from './search/holding.ts';

/**
 * The recipient of Exchange that holds the contested address and is not this user. Exchange also knows holders that the
 * directory has no list of, such as public folders. Asked only where an error proves a conflict; what was typed has been
 * asked for already.
 */
export default defineFact<
  readonly ExchangeRecord[],
  { match: typeof match; conflict: typeof conflict },
  { recipientAsTyped: typeof recipientAsTyped }
>({
  id: 'rival-recipients',
  source: 'exchange',
  from: { match, conflict },
  uses: { recipientAsTyped },
  ask: ({ from, uses }) => {
    if (uses.recipientAsTyped.state === 'unknown') return [];
    const address = contested(from.conflict);
    const own = from.match.user;
    const searched = uses.recipientAsTyped.state === 'known' ? uses.recipientAsTyped.value : [];
    if (!address || searched.some((record) => !isOf(record, own) && carriesIt(record, address))) return [];
    return [lookUp(address)];
  },
  read: ([body], { from, uses }) => {
    // Without a conflict there is no owner to look for.
    if (uses.recipientAsTyped.state === 'unknown')
      return from.conflict.length === 0 ? known([]) : uses.recipientAsTyped;
    const typed = uses.recipientAsTyped.state === 'known' ? uses.recipientAsTyped.value : [];
    const found = body === undefined ? [] : recordsIn(body);
    if (body !== undefined && found.length === 0) return nothingSaid;
    return known([...found, ...typed].filter((record) => !isOf(record, from.match.user)));
  },
  fault: (fault) => (fault.kind === 'not-found' ? known([]) : undefined),
  answered: (value) => {
    const records = recordsAnswered(value);
    return records ? known(records) : unknown(say`The answer is neither a recipient nor “not-found”.`);
  },
  takes: 'the recipient as JSON (RecipientTypeDetails, DisplayName, EmailAddresses), a list of such, or "not-found"',
  remedyForUnknown: ({ from }) => {
    const address = contested(from.conflict);
    return address === undefined ? undefined : whoHolds(address);
  },
});

/** The address that an error names, or that a license would add: the first is the most telling. */
const contested = (clashes: readonly Clash[]): string | undefined => clashes.flatMap(({ addresses }) => addresses)[0];

const lookUp = (address: string): ExchangeRequest => ({ cmdlet: 'Get-Recipient', parameters: { Identity: address } });

const carriesIt = ({ EmailAddresses, PrimarySmtpAddress }: ExchangeRecord, address: string): boolean =>
  [PrimarySmtpAddress, ...(EmailAddresses ?? [])].some((one) => one && bare(one) === address);

/** How a person finds out who holds an address, deleted recipients and public folders included. */
export const whoHolds = (address: string) => ({
  cmdlet: `Get-Recipient -IncludeSoftDeletedRecipients -Filter ${powershellLiteral(`EmailAddresses -eq 'smtp:${address.replaceAll("'", "''")}'`)} | Format-List DisplayName, RecipientTypeDetails, EmailAddresses, ExternalDirectoryObjectId`,
  where: 'Exchange Online PowerShell',
  fact: 'rival-recipients',
});
