import { badRequest, unsupported } from '../answer.ts';
import type { Predicate } from './compile.ts';
import type { EntityType } from './types.ts';

/** Properties whose words are searched one by one; all others match from their beginning. */
const tokenized: ReadonlySet<string> = new Set(['displayName', 'description']);

/**
 * Reads a `$search`: `"displayName:jane"`, several joined by AND or OR, read from left to right.
 * Works in the advanced query mode only.
 */
export function compileSearch(text: string, type: EntityType, eventual: boolean): Predicate {
  if (!eventual) {
    throw unsupported(
      "Request with $search query parameter only works through MSGraph with a special request header: 'ConsistencyLevel: eventual'",
    );
  }
  const parts = text.trim().split(/\s+(AND|OR)\s+/);
  const [first = '', ...rest] = parts;
  let whole = clause(first, type);
  for (let at = 0; at < rest.length; at += 2) {
    const [left, right] = [whole, clause(rest[at + 1] ?? '', type)];
    whole = rest[at] === 'AND' ? (object) => left(object) && right(object) : (object) => left(object) || right(object);
  }
  return whole;
}

function clause(text: string, type: EntityType): Predicate {
  const parts = /^"(\w+):((?:[^"\\]|\\.)*)"$/.exec(text.trim());
  if (!parts) throw badRequest(`Syntax error in $search: '${text}' is not of the form "property:value".`);
  const [property = '', wanted = ''] = [parts[1], (parts[2] ?? '').replaceAll(/\\(.)/g, '$1').toLowerCase()];
  const known = Object.hasOwn(type.properties, property) ? type.properties[property] : undefined;
  if (known?.kind !== 'string' || known.many) throw badRequest(`Unrecognized property '${property}' in $search.`);
  const words = wordsOf(wanted);
  return (object) => {
    const value = (object as Record<string, unknown>)[property];
    if (typeof value !== 'string') return false;
    if (!tokenized.has(property)) return value.toLowerCase().startsWith(wanted);
    const there = wordsOf(value.toLowerCase());
    return words.length > 0 && words.every((word) => there.some((one) => one.startsWith(word)));
  };
}

const wordsOf = (text: string): readonly string[] => text.split(/[\s.,;:_\-()@']+/).filter(Boolean);
