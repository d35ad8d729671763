import fc from 'fast-check';

/** An object to print, and what a reader may say of it. */
export interface Printable {
  readonly values: Readonly<Record<string, string>>;
  readonly truth: Readonly<Record<string, unknown>>;
}

/** How an object gets to the reader. */
export interface Way {
  readonly format: 'list' | 'table' | 'json' | 'csv';
  /** The width of the console; what is longer breaks. */
  readonly width: number;
  readonly breaksWords: boolean;
  readonly keepsIndent: boolean;
  readonly noise: readonly string[];
}

const types = ['UserMailbox', 'MailUser', 'User', 'SharedMailbox', 'RemoteUserMailbox', 'DisabledUser'];
const guid = fc.oneof(fc.uuid(), fc.constant('00000000-0000-0000-0000-000000000000'));
const isSet = (text: string) => /[1-9a-f]/.test(text);
const flag = fc.constantFrom('True', 'False');
const word = fc.stringMatching(/^[a-z][a-z0-9.-]{0,24}[a-z]$/).filter((text) => !/[.-]{2}/.test(text));
const address = fc.tuple(word, word).map(([name, host]) => `${name}@${host}.onmicrosoft.com`);
const name = fc.oneof(
  fc.stringMatching(/^[A-Z][a-z]{1,12} [A-Z][a-z]{1,12}$/),
  fc.stringMatching(/^[ -~]{1,60}$/),
  fc.constantFrom(
    'True',
    'x SKUAssigned : True',
    'a | b',
    '{a, b…}',
    'IsDehydrated',
    '----',
    'O’Brien, “Pat”',
    'PS C:\\>',
  ),
);
const day = fc.date({ min: new Date('2001-01-01'), max: new Date('2030-01-01'), noInvalidDate: true });

const pad = (value: number) => String(value).padStart(2, '0');
const parts = (date: Date) => ({
  y: date.getUTCFullYear(),
  m: date.getUTCMonth() + 1,
  d: date.getUTCDate(),
  clock: `${pad(date.getUTCHours())}:${pad(date.getUTCMinutes())}:${pad(date.getUTCSeconds())}`,
});
const cultures: readonly ((date: Date) => string)[] = [
  (date) => `${parts(date).m}/${parts(date).d}/${parts(date).y} ${parts(date).clock}`,
  (date) => `${pad(parts(date).d)}/${pad(parts(date).m)}/${parts(date).y} ${parts(date).clock}`,
  (date) => `${pad(parts(date).d)}.${pad(parts(date).m)}.${parts(date).y} ${parts(date).clock}`,
  (date) => `${parts(date).y}-${pad(parts(date).m)}-${pad(parts(date).d)} ${parts(date).clock}`,
];
const truthOf = (date: Date) => date.toISOString().slice(0, 19);

const all = fc.record({
  display: name,
  upn: address,
  smtp: address,
  type: fc.constantFrom(...types),
  previous: fc.constantFrom(...types, 'None'),
  exchange: guid,
  archive: guid,
  linked: fc.uuid(),
  sku: fc.constantFrom('True', 'False', ''),
  held: flag,
  inactive: flag,
  was: flag,
  synced: flag,
  created: day,
  culture: fc.constantFrom(...cultures),
});

/** Objects with some of Exchange's properties. */
export const printable: fc.Arbitrary<Printable> = fc
  .tuple(all, fc.array(fc.nat(13), { minLength: 1, maxLength: 14 }), fc.boolean())
  .map(([one, chosen, plainName]) => {
    const rows: readonly (readonly [string, string, string?, unknown?])[] = [
      ['DisplayName', plainName ? 'Jane Doe' : one.display],
      ['UserPrincipalName', one.upn, 'userPrincipalName', one.upn],
      ['PrimarySmtpAddress', one.smtp, 'primarySmtpAddress', one.smtp],
      ['RecipientTypeDetails', one.type, 'recipientTypeDetails', one.type],
      ['PreviousRecipientTypeDetails', one.previous, 'previousRecipientTypeDetails', one.previous],
      ['ExchangeGuid', one.exchange, 'exchangeGuidSet', isSet(one.exchange)],
      ['ArchiveGuid', one.archive, 'archiveGuidSet', isSet(one.archive)],
      ['ExternalDirectoryObjectId', one.linked, 'externalDirectoryObjectId', one.linked],
      ['SKUAssigned', one.sku, 'skuAssigned', one.sku === '' ? null : one.sku === 'True'],
      ['LitigationHoldEnabled', one.held, 'litigationHold', one.held === 'True'],
      ['IsInactiveMailbox', one.inactive, 'inactive', one.inactive === 'True'],
      ['WasInactiveMailbox', one.was, 'wasInactive', one.was === 'True'],
      ['IsDirSynced', one.synced, 'synced', one.synced === 'True'],
      ['WhenMailboxCreated', one.culture(one.created), 'whenMailboxCreated', truthOf(one.created)],
    ];
    const some = [...new Set(chosen)].flatMap((i) => rows[i] ?? []).length > 0 ? [...new Set(chosen)] : [0];
    const shown = some.flatMap((i) => (rows[i] ? [rows[i]] : []));
    return {
      values: Object.fromEntries(shown.map(([property, text]) => [property, text])),
      truth: Object.fromEntries(shown.flatMap(([, , fact, value]) => (fact ? [[fact, value]] : []))),
    };
  });

/** Ways to print and to mangle. */
export const way: fc.Arbitrary<Way> = fc.record({
  format: fc.constantFrom('list', 'table', 'json', 'csv'),
  width: fc.integer({ min: 50, max: 160 }),
  breaksWords: fc.boolean(),
  keepsIndent: fc.boolean(),
  noise: fc.array(
    fc.constantFrom(
      '',
      'PS C:\\>',
      'hello, this is what it says:',
      'WARNING: something is odd.',
      'thanks',
      '----',
      '...',
    ),
    { maxLength: 3 },
  ),
});

/** The object as a console prints it. */
export function print({ values }: Printable, { format, width, breaksWords, keepsIndent, noise }: Way): string {
  const lines = { list: asList, table: asTable, json: asJson, csv: asCsv }[format](values, width, breaksWords);
  const body = keepsIndent || format === 'table' ? lines : lines.map((line) => line.trimStart());
  return [...noise, '', ...body, '', ...noise].join('\n');
}

type Values = Printable['values'];

function asList(values: Values, width: number, breaksWords: boolean): readonly string[] {
  const longest = Math.max(...Object.keys(values).map((key) => key.length));
  const room = Math.max(8, width - longest - 3);
  return Object.entries(values).flatMap(([key, value]) => {
    const [first = '', ...more] = broken(value, room, breaksWords);
    return [`${key.padEnd(longest)} : ${first}`, ...more.map((line) => `${' '.repeat(longest + 3)}${line}`)];
  });
}

function broken(value: string, room: number, breaksWords: boolean): readonly string[] {
  const lines: string[] = [];
  let rest = value;
  while (rest.length > room) {
    const blank = breaksWords ? -1 : rest.lastIndexOf(' ', room);
    const at = blank > 0 ? blank : room;
    lines.push(rest.slice(0, at));
    rest = rest.slice(at).trimStart();
  }
  return [...lines, rest];
}

function asTable(values: Values, width: number): readonly string[] {
  const columns = Object.entries(values);
  const each = Math.max(6, Math.floor(width / columns.length) - 1);
  const cut = (text: string, size: number) => (text.length > size ? `${text.slice(0, size - 1)}…` : text);
  const sizes = columns.map(([key, value]) => Math.min(each, Math.max(key.length, value.length)));
  const row = (cells: readonly string[]) =>
    cells
      .map((cell, i) => cut(cell, sizes[i] ?? 0).padEnd(sizes[i] ?? 0))
      .join(' ')
      .trimEnd();
  return [
    row(columns.map(([key]) => key)),
    row(columns.map(([key], i) => '-'.repeat(Math.min(key.length, sizes[i] ?? 0)))),
    row(columns.map(([, value]) => value)),
  ];
}

function asJson(values: Values): readonly string[] {
  const typed = Object.entries(values).map(([key, value]) => [
    key,
    value === 'True' ? true : value === 'False' ? false : value === '' ? null : value,
  ]);
  return JSON.stringify(Object.fromEntries(typed), null, 2).split('\n');
}

const asCsv = (values: Values): readonly string[] => {
  const quoted = (cell: string) => `"${cell.replaceAll('"', '""')}"`;
  return [Object.keys(values).map(quoted).join(','), Object.values(values).map(quoted).join(',')];
};
