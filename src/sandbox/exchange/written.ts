import { type Clock, isTime, timeAt } from '../clock.ts';
import { type Properties, type PropertyKind, properties } from './properties.ts';

/**
 * A record as InvokeCommand writes it: each property that JSON has no type for has its type beside it, in keys with an
 * `@`. Only the properties in `names`; what is not set is null, or an empty list.
 */
export function writtenRecord(
  record: Properties,
  names: readonly string[],
  clock: Clock,
): Readonly<Record<string, unknown>> {
  return Object.fromEntries(
    names.flatMap((name) => {
      const kind = properties.get(name);
      const value = shownValue(name, record[name], kind, clock);
      return [...typesOf(value, kind).map(([suffix, type]) => [`${name}@${suffix}`, type]), [name, value]];
    }),
  );
}

function shownValue(name: string, value: unknown, kind: PropertyKind | undefined, clock: Clock): unknown {
  if (value === undefined || value === null) return kind === 'texts' ? [] : null;
  return kind === 'date' && typeof value === 'string' && isTime(value)
    ? exchangeTime(timeAt(value, clock), name)
    : value;
}

/** Seven digits behind the second; an offset, or Z where the name says UTC. */
const exchangeTime = (time: string, name: string): string =>
  new Date(time).toISOString().replace(/Z$/, name.endsWith('UTC') ? '0000Z' : '0000+00:00');

type TypeKey = readonly [suffix: string, type: string];

function typesOf(value: unknown, kind: PropertyKind | undefined): readonly TypeKey[] {
  if (Array.isArray(value)) return [['odata.type', '#Collection(String)']];
  if (value === null) return [];
  if (kind === 'guid') {
    return [
      ['data.type', 'System.Guid'],
      ['odata.type', '#Guid'],
    ];
  }
  if (kind === 'date') return [['data.type', 'System.DateTime']];
  return typeof value === 'number' ? [['data.type', 'System.Int32']] : [];
}
