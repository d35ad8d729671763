import { guidOfBytes } from './bytes.ts';
import { isoOf } from './dates.ts';
import { type Kind, propertyOf } from './properties.ts';
import type { RawRecord } from './raw-record.ts';
import type { PasteRecord } from './reading.ts';
import { typeOfNumber } from './recipient-types.ts';
import { blankIsAnswer, type Context } from './shown.ts';
import {
  addressOf,
  flagOf,
  guidOf,
  isBlank,
  listOf,
  numberOf,
  type Raw,
  remoteTypeOf,
  textOf,
  typeOf,
} from './values.ts';

const read: Readonly<Record<Kind, (raw: Raw, context: Context) => unknown>> = {
  flag: flagOf,
  guid: guidOf,
  date: (raw, { order }) => isoOf(raw.pieces.join(' '), order),
  type: typeOf,
  'remote-type': remoteTypeOf,
  address: addressOf,
  bytes: guidOfBytes,
  number: numberOf,
  list: listOf,
  text: textOf,
};

/** A GUID that is set always has a value; a blank says that the cmdlet does not know the property. */
const neverBlank = new Set(['exchangeguid', 'archiveguid', 'recipienttypedetails']);

/** The object in the shape in which facts take Exchange's objects. */
export function recordOf(record: RawRecord, context: Context): PasteRecord {
  const entries = [...record.values].flatMap(([key, raw]) => {
    const property = propertyOf(key);
    if (!property) return [];
    if (isBlank(raw)) {
      return !neverBlank.has(key) && blankIsAnswer(property.name, record, context)
        ? [[property.name, null] as const]
        : [];
    }
    const value = read[property.kind](raw, context);
    return value === undefined ? [] : [[property.name, value] as const];
  });
  return inExchangesWords(Object.fromEntries(entries));
}

/** Active Directory has Exchange's properties under names of its own, and in numbers. */
function inExchangesWords(record: Readonly<Record<string, unknown>>): PasteRecord {
  const { msExchMailboxGuid: guid, msExchRemoteRecipientType: remote, msExchRecipientTypeDetails: type } = record;
  const typed = typeof type === 'number' ? typeOfNumber(type) : undefined;
  return {
    ...(guid !== undefined && { ExchangeGuid: guid }),
    ...(typeof remote === 'number' && { RemoteRecipientType: String(remote) }),
    ...(typed !== undefined && { RecipientTypeDetails: typed }),
    ...record,
  };
}
