/** A piece of a PowerShell line: `string` holds what a single-quoted literal means, everything else is text. */
export interface Token {
  readonly kind: 'string' | 'text';
  readonly value: string;
}

/** PowerShell takes the typographic single quotes for plain ones (language specification, 2.3.5.2). */
const singleQuote = /['\u2018\u2019\u201a\u201b]/;
/** What must not stand outside a literal: more ways to quote, comments, and control characters other than a new line. */
const surprising = /["\u201c\u201d\u201e#`]|(?!\n)\p{Cc}/u;

/**
 * Splits PowerShell into literals and the rest, the way its tokenizer does: a quote ends a literal unless a second
 * one follows. Throws where a literal has no end, or where the rest holds what no instruction of ours needs.
 */
export function tokenize(line: string): readonly Token[] {
  const tokens: Token[] = [];
  let text = '';
  for (let at = 0; at < line.length; at++) {
    if (!singleQuote.test(line.charAt(at))) {
      text += line.charAt(at);
      continue;
    }
    const { value, end } = readLiteral(line, at);
    tokens.push({ kind: 'text', value: text }, { kind: 'string', value });
    text = '';
    at = end;
  }
  tokens.push({ kind: 'text', value: text });
  for (const token of tokens) {
    if (token.kind === 'text' && surprising.test(token.value)) throw new Error(`outside a literal: ${token.value}`);
  }
  return tokens;
}

function readLiteral(line: string, start: number): { readonly value: string; readonly end: number } {
  let value = '';
  for (let at = start + 1; at < line.length; at++) {
    const isQuote = singleQuote.test(line.charAt(at));
    if (isQuote && !singleQuote.test(line.charAt(at + 1))) return { value, end: at };
    value += line.charAt(at);
    if (isQuote) at++;
  }
  throw new Error(`a literal without an end: ${line.slice(start)}`);
}
