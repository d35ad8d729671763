import { type ErrorRecord, errorRecord } from './error-record.ts';
import type { Item } from './item.ts';
import { propertyOf, tellingNames } from './properties.ts';
import { type RawRecord, rawRecord } from './raw-record.ts';
import type { Segment } from './segments.ts';
import { rawText } from './values.ts';

/** Objects that one cmdlet printed. */
export interface Group {
  readonly records: readonly RawRecord[];
  readonly ofGraph: boolean;
  /** They are surely the output of the segment's command, and not of another whose line was not pasted. */
  readonly own: boolean;
}

/** The objects of an output, apart where they cannot be of one cmdlet. */
export function groupsOf(items: readonly Item[], { command }: Segment): readonly Group[] {
  const groups: { records: RawRecord[]; ofGraph: boolean; own: boolean }[] = [];
  let apart = false;
  for (const item of command?.expands ? items.map((one) => expanded(one, command.expands ?? '')) : items) {
    // Words between two outputs say that they are two; a command's own objects may have words between them.
    if (item.kind === 'text' && !command) apart = true;
    if (item.kind !== 'objects') continue;
    for (const record of item.records) {
      if (isError(record)) continue;
      if (!command && !isOutput(record)) continue;
      const last = groups.at(-1);
      if (last && !apart && areAlike(last.records.at(-1), record)) last.records.push(record);
      else
        groups.push({
          records: [record],
          ofGraph: item.format === 'graph',
          own: groups.length === 0 && command !== undefined,
        });
      apart = false;
    }
  }
  return groups;
}

/** All errors of an output, those included that were printed as an object: `$error[0] | Format-List -Force`. */
export const errorsOf = (items: readonly Item[]): readonly ErrorRecord[] =>
  items.flatMap((item) => {
    if (item.kind === 'error') return [item.error];
    return item.kind === 'objects' ? item.records.filter(isError).map(asError) : [];
  });

const isError = ({ names }: RawRecord): boolean => names.has('fullyqualifiederrorid') || names.has('categoryinfo');

/** Under which label an error prints what is kept in a property. */
const labels = {
  exception: '',
  message: '',
  categoryinfo: 'CategoryInfo: ',
  fullyqualifiederrorid: 'FullyQualifiedErrorId: ',
};

const asError = ({ values }: RawRecord): ErrorRecord =>
  errorRecord(
    Object.entries(labels).flatMap(([name, label]) =>
      (values.get(name)?.pieces ?? []).map((piece, i) => (i === 0 ? `${label}${piece}` : piece)),
    ),
  );

const telling = new Set(tellingNames.map((name) => name.toLowerCase()));

/** Whether an object without its command is one at all: "Name: Jane" is a word in a message, too. */
function isOutput({ names }: RawRecord): boolean {
  const known = [...names].filter((name) => propertyOf(name));
  return known.length > 1 || known.some((name) => telling.has(name));
}

/** Objects of one cmdlet have the same properties; a copy may lack some of them at its end. */
function areAlike(one: RawRecord | undefined, other: RawRecord): boolean {
  if (!one) return false;
  const [few, many] = one.names.size <= other.names.size ? [one.names, other.names] : [other.names, one.names];
  const shared = [...few].filter((name) => many.has(name)).length;
  return shared === few.size || shared * 2 > many.size;
}

/** The bare value that a command prints of one property. */
function expanded(item: Item, name: string): Item {
  if (item.kind === 'text' && !item.text.trim().includes('\n')) {
    return { kind: 'objects', format: 'list', records: [rawRecord([[name, rawText(item.text)]])] };
  }
  if (item.kind !== 'objects') return item;
  // A GUID by itself is printed as a table of its own.
  const records = item.records.map((record) => {
    const guid = record.names.size === 1 ? record.values.get('guid') : undefined;
    return guid ? rawRecord([[name, guid]]) : record;
  });
  return { ...item, records };
}
