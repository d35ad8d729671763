import { type RawRecord, rawRecord } from './raw-record.ts';

const settings = ['isdehydrated', 'delayeddelicensingenabled', 'blockexchangeprovisioningfromonpremenabled'];

/** What a person's object has, and an organization has not. */
const personal = [
  'userprincipalname',
  'primarysmtpaddress',
  'emailaddresses',
  'windowsliveid',
  'mail',
  'alias',
  'samaccountname',
  'recipienttype',
  'recipienttypedetails',
  'externaldirectoryobjectid',
  'exchangeguid',
  'skuassigned',
  'islicensed',
  'isinactivemailbox',
  'whensoftdeleted',
  'litigationholdenabled',
];

/** What jobs, counts, commands, sessions and the like have, and no object of Exchange or of a directory. */
const others = [
  ...['psjobtypename', 'hasmoredata', 'membertype', 'commandtype', 'moduletype', 'exportedcommands', 'linenumber'],
  ...[
    'average',
    'maximum',
    'minimum',
    'standarddeviation',
    'totalmilliseconds',
    'totalseconds',
    'connectionid',
    'tokenstatus',
    'typename',
  ],
  ...['computername', 'configurationname', 'patterns', 'inputobject'],
];

const has = ({ names }: RawRecord, list: readonly string[]): boolean => list.some((name) => names.has(name));

/** Whether it is an object of a person. */
export const isPersonal = (record: RawRecord): boolean => has(record, personal);

/** Whether it shows settings of the organization, and nobody's besides. */
export const isSettings = (record: RawRecord): boolean => has(record, settings) && !isPersonal(record);

/** Whether it is no object that anything is read from. */
export const isNobodys = (record: RawRecord): boolean => has(record, others) || isCount(record);

const isCount = ({ names }: RawRecord): boolean => names.size === 1 && (names.has('count') || names.has('length'));

/** One object as a list shows it, or two: a blank line between settings and a person's object is easily lost. */
export function apartFromSettings(record: RawRecord): readonly RawRecord[] {
  if (!has(record, settings) || !isPersonal(record)) return [record];
  const entries = [...record.names].map(
    (name) => [name, record.values.get(name) ?? { pieces: [], aligned: true }] as const,
  );
  const part = (inSettings: boolean) => rawRecord(entries.filter(([name]) => settings.includes(name) === inSettings));
  return settings.includes([...record.names][0] ?? '') ? [part(true), part(false)] : [part(false), part(true)];
}
