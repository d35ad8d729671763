import type { RawRecord } from './raw-record.ts';
import { addressOf, listOf, stemOf } from './values.ts';

const SIGN_INS = ['userprincipalname', 'windowsliveid', 'microsoftonlineservicesid', 'signinname'];
const PRIMARY = ['primarysmtpaddress', 'mail', 'windowsemailaddress'];
const LISTS = ['emailaddresses', 'proxyaddresses'];

const singleIn = ({ values }: RawRecord, names: readonly string[]): readonly string[] =>
  names.flatMap((name) => {
    const raw = values.get(name);
    const address = raw && addressOf(raw);
    return address === undefined ? [] : [address.toLowerCase()];
  });

const listedIn = ({ values }: RawRecord, kind: RegExp): readonly string[] =>
  LISTS.flatMap((name) => {
    const raw = values.get(name);
    return (raw && listOf(raw)) ?? [];
  }).flatMap((one) => (kind.test(one) ? one.slice('smtp:'.length).toLowerCase() : []));

/** Its primary address: in capitals among all of them. */
export const primaryIn = (record: RawRecord): readonly string[] => [
  ...singleIn(record, PRIMARY),
  ...listedIn(record, /^SMTP:/),
];

/** Its sign-in names. */
export const signInsIn = (record: RawRecord): readonly string[] => singleIn(record, SIGN_INS);

/** The addresses that are nobody else's: its sign-in names and its primary address. */
export const ownAddressesIn = (record: RawRecord): readonly string[] => [...signInsIn(record), ...primaryIn(record)];

/** What is left of its addresses that are cut off. */
export const stemsIn = (
  { values }: RawRecord,
  names: readonly string[] = [...SIGN_INS, ...PRIMARY],
): readonly string[] =>
  names.flatMap((name) => {
    const raw = values.get(name);
    const stem = raw && stemOf(raw);
    return stem === undefined ? [] : [stem.toLowerCase()];
  });

/** All addresses of an object, in lower case. */
export const addressesIn = (record: RawRecord): readonly string[] => [
  ...ownAddressesIn(record),
  ...listedIn(record, /^smtp:/i),
];
