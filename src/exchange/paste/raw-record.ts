import { isoOf } from './dates.ts';
import { type Kind, type Property, propertyOf } from './properties.ts';
import { addressOf, flagOf, guidOf, isBlank, type Raw, typeOf } from './values.ts';

/** An object as it was printed: the values of the properties that something is read from. */
export interface RawRecord {
  /** The names of all its properties, in lower case. */
  readonly names: ReadonlySet<string>;
  /** By name in lower case. */
  readonly values: ReadonlyMap<string, Raw>;
}

/** Builds a record from names and values; names that mean nothing to us are kept as names only. */
export function rawRecord(entries: readonly (readonly [name: string, value: Raw])[]): RawRecord {
  const values = new Map<string, Raw>();
  for (const [name, value] of entries) if (propertyOf(name)) values.set(name.toLowerCase(), value);
  return { names: new Set(entries.map(([name]) => name.toLowerCase())), values };
}

const valid: Readonly<Partial<Record<Kind, (raw: Raw) => boolean>>> = {
  flag: (raw) => flagOf(raw) !== undefined,
  guid: (raw) => guidOf(raw) !== undefined,
  type: (raw) => typeOf(raw) !== undefined,
  address: (raw) => addressOf(raw) !== undefined,
  // Either order does: the question is only whether this can be a date at all.
  date: (raw) => raw.pieces.length === 1 && isoOf(raw.pieces[0] ?? '', 'day-first') !== undefined,
};

const CUT = /(…|\.{3})$/;

/** Whether the value can be one of this property: blank, cut off, or of its kind. Text can be anything. */
export function fits(property: Property | undefined, raw: Raw): boolean {
  const check = property && valid[property.kind];
  return check === undefined || isBlank(raw) || CUT.test(raw.pieces[0] ?? '') || check(raw);
}

/** Whether the value is a whole one of a kind that can be told from other text. */
export const isTelling = (property: Property | undefined, raw: Raw): boolean =>
  property !== undefined && valid[property.kind]?.(raw) === true;
