import { badRequest } from '../answer.ts';
import { Cursor } from './cursor.ts';
import type { Literal } from './tokens.ts';

export type Comparison = 'eq' | 'ne' | 'gt' | 'ge' | 'lt' | 'le';
export type Path = readonly string[];

/** A filter as a tree. Paths are segments; inside an `any`, the first one is its variable. */
export type Node =
  | { readonly kind: 'or' | 'and'; readonly terms: readonly Node[] }
  | { readonly kind: 'not'; readonly term: Node }
  | { readonly kind: 'compare'; readonly path: Path; readonly operator: Comparison; readonly value: Literal }
  | { readonly kind: 'in'; readonly path: Path; readonly values: readonly Literal[] }
  | { readonly kind: 'startswith' | 'endswith'; readonly path: Path; readonly value: string }
  | { readonly kind: 'any'; readonly path: Path; readonly variable: string; readonly term: Node };

/** Deeper nesting is refused. */
const deepest = 20;

const comparisons: readonly Comparison[] = ['eq', 'ne', 'gt', 'ge', 'lt', 'le'];

/** Reads a `$filter`. Everything outside the grammar is a 400; there is no partial reading. */
export function parseFilter(text: string): Node {
  const cursor = new Cursor(text);
  const whole = joined('or', cursor, 0);
  cursor.takeEnd();
  return whole;
}

/** Terms joined by one word; `and` binds closer than `or`. */
function joined(word: 'or' | 'and', cursor: Cursor, depth: number): Node {
  const term = () => (word === 'or' ? joined('and', cursor, depth) : single(cursor, depth));
  const first = term();
  const terms = [first];
  while (cursor.skips('name', word)) terms.push(term());
  return terms.length > 1 ? { kind: word, terms } : first;
}

function single(cursor: Cursor, depth: number): Node {
  if (depth > deepest) throw badRequest(`Invalid filter clause: nested deeper than ${deepest} levels.`);
  if (cursor.skips('name', 'not')) return { kind: 'not', term: single(cursor, depth + 1) };
  if (!cursor.skips('sign', '(')) return clause(cursor, depth);
  const inner = joined('or', cursor, depth + 1);
  cursor.takeSign(')');
  return inner;
}

function clause(cursor: Cursor, depth: number): Node {
  const path = cursor.takeName().split('/');
  const last = path.at(-1) ?? '';
  if (cursor.skips('sign', '(')) {
    if (path.length === 1) return textFunction(last, cursor);
    if (last === 'any') return any(path.slice(0, -1), cursor, depth);
    throw badRequest(`Invalid filter clause: the function '${last}' is not supported.`);
  }
  if (cursor.skips('name', 'in')) return { kind: 'in', path, values: literals(cursor) };
  const operator = comparisons.find((known) => cursor.skips('name', known));
  if (!operator) throw cursor.failed();
  return { kind: 'compare', path, operator, value: cursor.takeLiteral() };
}

/** `startswith(mail,'a')`; the opening parenthesis is behind us. Graph minds neither spelling of the name. */
function textFunction(name: string, cursor: Cursor): Node {
  const kind = name.toLowerCase();
  if (kind !== 'startswith' && kind !== 'endswith') {
    throw badRequest(`Invalid filter clause: the function '${name}' is unknown or not supported.`);
  }
  const path = cursor.takeName().split('/');
  cursor.takeSign(',');
  const value = cursor.takeLiteral();
  if (value.type !== 'string') throw badRequest(`Invalid filter clause: '${name}' needs text in single quotes.`);
  cursor.takeSign(')');
  return { kind, path, value: value.value };
}

function any(path: Path, cursor: Cursor, depth: number): Node {
  const variable = cursor.takeName();
  cursor.takeSign(':');
  const term = joined('or', cursor, depth + 1);
  cursor.takeSign(')');
  return { kind: 'any', path, variable, term };
}

function literals(cursor: Cursor): readonly Literal[] {
  cursor.takeSign('(');
  const values = [cursor.takeLiteral()];
  while (cursor.skips('sign', ',')) values.push(cursor.takeLiteral());
  cursor.takeSign(')');
  return values;
}
