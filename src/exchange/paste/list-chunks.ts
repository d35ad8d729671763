import type { Raw } from './values.ts';

/** A value of a list that may go on, and the column of its colon. */
export type ListValue = Raw & { readonly pieces: string[]; aligned: boolean; readonly colon: number };

/** Lines of a list without a blank line or a repeated property among them. */
export interface Chunk {
  readonly indent: number;
  readonly colon: number;
  /** It may be the rest of the object before it: one blank line stands between them. */
  readonly joins: boolean;
  /** By name in lower case. */
  readonly entries: Map<string, ListValue>;
  last: string;
}

/** The objects that chunks are. */
export function objectsOf(chunks: readonly Chunk[]): readonly ReadonlyMap<string, ListValue>[] {
  const objects: Map<string, ListValue>[] = [];
  for (const { entries, joins } of chunks) {
    const before = objects.at(-1);
    const [first, ...rest] = parts([...entries]);
    if (joins && before && first && !first.some(([name]) => before.has(name)))
      for (const [name, value] of first) before.set(name, value);
    else if (first) objects.push(new Map(first));
    objects.push(...rest.map((part) => new Map(part)));
  }
  return objects;
}

type Entries = readonly (readonly [name: string, value: ListValue])[];

/** Properties that say whose object it is. */
const naming = new Set([
  'name',
  'displayname',
  'alias',
  'identity',
  'userprincipalname',
  'primarysmtpaddress',
  'samaccountname',
  'mail',
]);

/**
 * A console puts all colons of an object in one column. Where they stand in two columns, one after the other, there are
 * two objects whose blank line was lost, when both say whose they are; people who type are not that orderly.
 */
function parts(entries: Entries): readonly Entries[] {
  const first = entries[0]?.[1].colon;
  const at = entries.findIndex(([, { colon }]) => colon !== first);
  if (at < 0) return [entries];
  const [before, after] = [entries.slice(0, at), entries.slice(at)];
  const areTwo = isPadded(before) && isPadded(after) && after.every(([, { colon }]) => colon === after[0]?.[1].colon);
  return areTwo ? [before, after] : [entries];
}

/** Names of several lengths, among them one that says whose object it is. */
const isPadded = (entries: Entries): boolean =>
  new Set(entries.map(([name]) => name.length)).size > 1 && entries.some(([name]) => naming.has(name));
