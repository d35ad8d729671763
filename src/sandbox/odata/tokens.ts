import { badRequest } from '../answer.ts';

/** A value that a filter compares with. Strings are in lower case: Graph compares them without regard to case. */
export type Literal =
  | { readonly type: 'string' | 'guid'; readonly value: string }
  | { readonly type: 'boolean'; readonly value: boolean }
  /** A date is milliseconds since 1970. */
  | { readonly type: 'number' | 'date'; readonly value: number }
  | { readonly type: 'null'; readonly value: null };

/** A piece of a filter. Words like `eq` are names until the parser says otherwise. `at`: position, for messages. */
export type Token =
  | { readonly kind: 'literal'; readonly literal: Literal; readonly at: number }
  | { readonly kind: 'name' | 'sign'; readonly text: string; readonly at: number };

/** Longer filters are refused: real addresses end at about this length. */
const longest = 8192;

const literals: readonly (readonly [RegExp, (text: string) => Literal])[] = [
  [/'(?:[^']|'')*'/y, (text) => ({ type: 'string', value: text.slice(1, -1).replaceAll("''", "'").toLowerCase() })],
  [/[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}\b/iy, (text) => ({ type: 'guid', value: text.toLowerCase() })],
  [
    /\d{4}-\d\d-\d\d(?:T\d\d:\d\d(?::\d\d(?:\.\d+)?)?(?:Z|[+-]\d\d:\d\d))?/y,
    (text) => ({ type: 'date', value: Date.parse(text) }),
  ],
  [/-?\d+(?:\.\d+)?\b/y, (text) => ({ type: 'number', value: Number(text) })],
  [/(?:true|false)\b/y, (text) => ({ type: 'boolean', value: text === 'true' })],
  [/null\b/y, () => ({ type: 'null', value: null })],
];
const name = /[A-Za-z_]\w*(?:\/[A-Za-z_$]\w*)*/y;
const sign = /[(),:]/y;
const blank = /\s*/y;

/** Cuts a filter into tokens. Whatever is none is a 400, so that nothing can hide in between. */
export function tokensOf(filter: string): readonly Token[] {
  if (filter.length > longest) throw badRequest(`Invalid filter clause: longer than ${longest} characters.`);
  const tokens: Token[] = [];
  let at = matched(blank, filter, 0).length;
  while (at < filter.length) {
    const { token, length } = tokenAt(filter, at);
    tokens.push(token);
    at += length;
    at += matched(blank, filter, at).length;
  }
  return tokens;
}

function tokenAt(filter: string, at: number): { readonly token: Token; readonly length: number } {
  for (const [pattern, read] of literals) {
    const text = matched(pattern, filter, at);
    if (text === '') continue;
    const literal = read(text);
    if (Number.isNaN(literal.value)) break;
    return { token: { kind: 'literal', literal, at }, length: text.length };
  }
  const word = matched(name, filter, at);
  if (word !== '') return { token: { kind: 'name', text: word, at }, length: word.length };
  const mark = matched(sign, filter, at);
  if (mark !== '') return { token: { kind: 'sign', text: mark, at }, length: 1 };
  throw badRequest(`Invalid filter clause: Syntax error at position ${at} in '${filter}'.`);
}

function matched(pattern: RegExp, text: string, at: number): string {
  pattern.lastIndex = at;
  return pattern.exec(text)?.[0] ?? '';
}
