import { namesAhead } from './ahead.ts';
import type { Command } from './command.ts';
import type { Item } from './item.ts';
import { apartFromSettings, isNobodys, isPersonal, isSettings } from './kinds.ts';
import { isError } from './object-errors.ts';
import { areAmong } from './printing.ts';
import { propertyOf, tellingNames } from './properties.ts';
import { type RawRecord, rawRecord } from './raw-record.ts';
import type { Segment } from './segments.ts';
import { rawText } from './values.ts';

/** Objects that one cmdlet printed. */
export interface Group {
  readonly records: readonly RawRecord[];
  readonly ofGraph: boolean;
  /** The place of their first item. */
  readonly at: number;
  /** The one command whose objects they surely are, and not of another whose line was not pasted. */
  readonly command?: Command;
  /** Whom the output names last before them. */
  readonly ahead: readonly string[];
}

/** The objects of an output, apart where they cannot be of one cmdlet. `failed`: commands that found nothing. */
export function groupsOf(items: readonly Item[], segment: Segment, failed: readonly Command[]): readonly Group[] {
  const { commands } = segment;
  const groups: (Group & { records: RawRecord[] })[] = [];
  let ahead: readonly string[] = [];
  let apart = false;
  const expands = commands.length === 1 ? commands[0]?.expands : undefined;
  const shown = expands === undefined ? items : items.map((one) => expanded(one, expands));
  for (const [at, item] of shown.entries()) {
    // Words between two outputs say that they are two; a command's own objects may have words between them.
    if (item.kind === 'text' && commands.length === 0) apart = true;
    for (const record of recordsIn(item, commands.length > 0)) {
      const command = sourceOf(record, segment, failed);
      const last = groups.at(-1);
      const isSame =
        last && !apart && areAlike(last.records.at(-1), record) && (commands.length < 2 || last.command === command);
      // What a command prints further below, and is of another kind, may be of another command.
      const own = command && (commands.length < 2 ? !last : groups.every((group) => group.command !== command));
      if (isSame) last.records.push(record);
      else
        groups.push({
          records: [record],
          ofGraph: isOfGraph(item),
          at,
          ahead,
          ...(own && { command }),
        });
      apart = false;
    }
    const names = namesAhead(item);
    if (names.length > 0) ahead = names;
  }
  return groups;
}

const isOfGraph = (item: Item): boolean => item.kind === 'objects' && item.format === 'graph';

function recordsIn(item: Item, isCommanded: boolean): readonly RawRecord[] {
  if (item.kind !== 'objects') return [];
  const records = item.format === 'list' ? item.records.flatMap(apartFromSettings) : item.records;
  return records.filter((record) => !isError(record) && !isNobodys(record) && (isCommanded || isOutput(record)));
}

/** The one command of a segment that can have printed an object. */
function sourceOf(record: RawRecord, { echoed, commands }: Segment, failed: readonly Command[]): Command | undefined {
  const [only, ...others] = [...echoed, ...commands].filter((one) => !failed.includes(one) && canPrint(one, record));
  return only && others.length === 0 && commands.includes(only) ? only : undefined;
}

/** Whether an object can be what a command prints. */
function canPrint({ cmdlet, prints, expands, direct }: Command, record: RawRecord): boolean {
  if (cmdlet === null || !direct) return false;
  if (cmdlet === 'Get-OrganizationConfig' ? isPersonal(record) : isSettings(record)) return false;
  if (expands !== undefined || prints === undefined) return true;
  return prints.length > 0 ? areAmong(record.names, prints) : [...record.names].some((name) => propertyOf(name));
}

const telling = new Set(tellingNames.map((name) => name.toLowerCase()));

/** Whether an object without its command is one at all: "Name: Jane" is a word in a message, too. */
function isOutput({ names }: RawRecord): boolean {
  const known = [...names].filter((name) => propertyOf(name));
  return known.length > 1 || known.some((name) => telling.has(name));
}

/** Objects of one cmdlet have the same properties; a copy may lack some of them at its end. */
function areAlike(one: RawRecord | undefined, other: RawRecord): boolean {
  if (!one || isSettings(one) !== isSettings(other)) return false;
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
