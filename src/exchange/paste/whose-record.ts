import { addressesIn, ownAddressesIn, primaryIn, signInsIn, stemsIn } from './addresses.ts';
import { isCalled, isGuid, local, shareAPart } from './names.ts';
import type { RawRecord } from './raw-record.ts';
import { guidOf, textOf } from './values.ts';
import { type Meant, type Whose, whoseName } from './whose.ts';

const IDS = ['externaldirectoryobjectid', 'objectid', 'id', 'guid', 'exchangeguid', 'objectguid', 'exchangeobjectid'];
/** Ids that say for sure whose object it is, when they are another's. */
const OWN_IDS = ['externaldirectoryobjectid', 'objectid'];
const NAMES = ['alias', 'samaccountname', 'mailnickname', 'displayname', 'name', 'identity', 'id'];

/** Whose object it is. An address or a linked account decides; names alone can only speak against. */
export function whoseRecord(record: RawRecord, person: Meant): Whose {
  const known = [person.name, ...person.others].map((one) => one.toLowerCase());
  const [meant = '', ...others] = known;
  if (ownAddressesIn(record).some((address) => isOf(address, known))) return 'own';
  if (guidsIn(record, OWN_IDS).some((id) => others.includes(id))) return 'own';
  if (isGuid(meant)) {
    const ids = guidsIn(record, IDS);
    if (ids.includes(meant)) return 'own';
    return guidsIn(record, OWN_IDS).length > 0 ? 'other' : 'open';
  }
  if (meant.includes('@')) {
    if (holds(record, person) !== undefined) return whoseHolder(record, known);
    if (addressesIn(record).length > 0 || isCutElsewhere(record, known)) return 'other';
  }
  return whoseNamed(record, person);
}

/** Whose object it is by its names alone. */
function whoseNamed(record: RawRecord, person: Meant): Whose {
  const names = namesIn(record);
  const called = names.filter(isCalled);
  const telling = !isCalled(person.name) ? names : called.length > 0 ? called : [...names, ...ownAddressesIn(record)];
  const whose = telling.map((name) => whoseName(name, person));
  if (whose.includes('own')) return 'own';
  return whose.length === 0 || whose.includes('open') ? 'open' : 'other';
}

/** A further address may have been given to somebody else: the sign-in name decides, or else the primary address. */
function whoseHolder(record: RawRecord, known: readonly string[]): Whose {
  const own = known.filter((one) => one.includes('@')).map(local);
  const signIns = signInsIn(record);
  const isLike = (address: string) =>
    signIns.length > 0
      ? // Of the same name in the domain that every tenant is given.
        address.endsWith('.onmicrosoft.com') && own.includes(local(address))
      : own.some((one) => shareAPart(local(address), one));
  const deciding = signIns.length > 0 ? signIns : primaryIn(record);
  return deciding.some(isLike) && !isCutElsewhere(record, known) ? 'own' : 'other';
}

/** The person's address that is a further one of this object, and neither its sign-in name nor its primary address. */
export function holds(record: RawRecord, { name, others }: Meant): string | undefined {
  const known = [name, ...others].map((one) => one.toLowerCase());
  if (ownAddressesIn(record).some((address) => isOf(address, known))) return undefined;
  return addressesIn(record).find((address) => isOf(address, known));
}

/**
 * Whether the object shows that it is another's, even where the command asked for the person: Exchange finds an object by
 * any of its addresses, and by several of its names.
 */
export function isAnothers(record: RawRecord, person: Meant): boolean {
  if (whoseRecord(record, person) !== 'other') return false;
  if (isCalled(person.name)) return namesIn(record).some(isCalled);
  if (
    signInsIn(record).length > 0 ||
    stemsIn(record, ['userprincipalname']).length > 0 ||
    holds(record, person) !== undefined
  )
    return true;
  const names = namesIn(record);
  return primaryIn(record).length > 0 && names.length > 0 && names.every((name) => whoseName(name, person) === 'other');
}

const isOf = (address: string, known: readonly string[]): boolean =>
  known.some((one) => address === one || (one.includes('@') && isRenamed(address, one)));

/** Whether the object is linked to another account than the person's, where that account's id is known. */
export function isLinkedElsewhere(record: RawRecord, { name, others }: Meant): boolean {
  const own = [name, ...others].map((one) => one.toLowerCase()).filter(isGuid);
  const linked = guidsIn(record, OWN_IDS);
  return own.length > 0 && linked.length > 0 && !linked.some((id) => own.includes(id));
}

/** A deleted account's sign-in name begins with its object id. */
const isRenamed = (address: string, meant: string): boolean =>
  address.endsWith(meant) && /^[0-9a-f]{32}$/.test(address.slice(0, -meant.length));

/** Whether what is left of an address that is cut off begins none of these; an object id may stand before one. */
const isCutElsewhere = (record: RawRecord, own: readonly string[]): boolean =>
  stemsIn(record).some((stem) => !own.some((one) => one.startsWith(stem)) && !/^[0-9a-f]{8,32}/.test(stem));

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
