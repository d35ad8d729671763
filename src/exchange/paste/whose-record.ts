import type { RawRecord } from './raw-record.ts';
import { addressOf, guidOf, listOf, stemOf, textOf } from './values.ts';
import { isGuid, type Meant, type Whose, whoseName } from './whose.ts';

const ADDRESSES = [
  'userprincipalname',
  'primarysmtpaddress',
  'mail',
  'windowsliveid',
  'microsoftonlineservicesid',
  'windowsemailaddress',
  'signinname',
];
const LISTS = ['emailaddresses', 'proxyaddresses'];
const IDS = ['externaldirectoryobjectid', 'objectid', 'id', 'guid', 'exchangeguid', 'objectguid', 'exchangeobjectid'];
/** Ids that say for sure whose object it is, when they are another's. */
const OWN_IDS = ['externaldirectoryobjectid', 'objectid'];
const NAMES = ['alias', 'samaccountname', 'mailnickname', 'displayname', 'name', 'identity', 'id'];

/** Whose object it is. An address or a linked account decides; names alone can only speak against. */
export function whoseRecord(record: RawRecord, person: Meant): Whose {
  const meant = person.name.toLowerCase();
  const others = person.others.map((other) => other.toLowerCase());
  const addresses = addressesIn(record);
  if (addresses.some((address) => address === meant || others.includes(address) || isRenamed(address, meant)))
    return 'own';
  if (guidsIn(record, OWN_IDS).some((id) => others.includes(id))) return 'own';
  if (isGuid(meant)) {
    const ids = guidsIn(record, IDS);
    if (ids.includes(meant)) return 'own';
    return guidsIn(record, OWN_IDS).length > 0 ? 'other' : 'open';
  }
  if (meant.includes('@') && (addresses.length > 0 || isCutElsewhere(record, [meant, ...others]))) return 'other';
  const names = namesIn(record);
  if (names.length === 0) return 'open';
  const whose = names.map((name) => whoseName(name, person));
  return whose.includes('own') ? 'own' : whose.includes('open') ? 'open' : 'other';
}

/** Whether the object is linked to another account than the person's, where that account's id is known. */
export function isLinkedElsewhere(record: RawRecord, { name, others }: Meant): boolean {
  const own = [name, ...others].map((one) => one.toLowerCase()).filter(isGuid);
  const linked = guidsIn(record, OWN_IDS);
  return own.length > 0 && linked.length > 0 && !linked.some((id) => own.includes(id));
}

/** Whether the record says whose it is by an address that is only a further one: the sign-in name is not shown. */
export const showsSignIn = (record: RawRecord): boolean => {
  const raw = record.values.get('userprincipalname');
  return raw !== undefined && (addressOf(raw) ?? stemOf(raw)) !== undefined;
};

/** A deleted account's sign-in name begins with its object id. */
const isRenamed = (address: string, meant: string): boolean =>
  address.endsWith(meant) && /^[0-9a-f]{32}$/.test(address.slice(0, -meant.length));

/** Whether what is left of an address that is cut off begins none of these; an object id may stand before one. */
const isCutElsewhere = ({ values }: RawRecord, own: readonly string[]): boolean =>
  ADDRESSES.some((name) => {
    const raw = values.get(name);
    const stem = raw && stemOf(raw)?.toLowerCase();
    return stem !== undefined && !own.some((one) => one.startsWith(stem)) && !/^[0-9a-f]{8,32}/.test(stem);
  });

/** All addresses of an object, in lower case. */
export function addressesIn({ values }: RawRecord): readonly string[] {
  const single = ADDRESSES.flatMap((name) => {
    const raw = values.get(name);
    return (raw && addressOf(raw)) ?? [];
  });
  const listed = LISTS.flatMap((name) => {
    const raw = values.get(name);
    return (raw && listOf(raw)) ?? [];
  }).flatMap((one) => (/^smtp:/i.test(one) ? one.slice('smtp:'.length) : []));
  return [...single, ...listed].map((one) => one.toLowerCase());
}

const guidsIn = ({ values }: RawRecord, names: readonly string[]): readonly string[] =>
  names.flatMap((name) => {
    const raw = values.get(name);
    return (raw && guidOf(raw)) ?? [];
  });

/** Names of people: no ids, and no place in the directory. */
const namesIn = ({ values }: RawRecord): readonly string[] =>
  NAMES.flatMap((name) => {
    const raw = values.get(name);
    const text = raw && textOf(raw);
    return text && !isGuid(text) && !text.includes('/') && !/^\{.*\}$/.test(text) ? [text] : [];
  });
