import fc from 'fast-check';

/**
 * A strict reader of what a request says, written apart from the writer: it splits first and decodes after, as
 * OData does, and throws where anything is left over.
 */

/** The path's segments, decoded; a key in parentheses counts as a segment. */
export function segmentsOf(url: string): string[] {
  const path = new URL(`https://graph.example${url}`).pathname;
  if (!path.startsWith('/')) throw new Error(`No path: ${url}`);
  return path
    .slice(1)
    .split('/')
    .flatMap((segment) => {
      const key = /^(\w+)\('(.*)'\)$/s.exec(segment);
      return key
        ? [decodeURIComponent(key[1] ?? ''), unquoted(`'${decodeURIComponent(key[2] ?? '')}'`)]
        : [decodeURIComponent(segment)];
    });
}

/** The query's parameters, decoded. Throws when one appears twice, or when the url has a fragment. */
export function queryOf(url: string): Map<string, string> {
  if (url.includes('#')) throw new Error(`A fragment: ${url}`);
  const parameters = new Map<string, string>();
  for (const part of url.split('?').slice(1).join('?').split('&')) {
    const [name = '', ...value] = part.split('=');
    if (parameters.has(name)) throw new Error(`Twice: ${name}`);
    if (/[+\s"'<>\\^`{|}]/.test(part)) throw new Error(`Not encoded: ${part}`);
    parameters.set(decodeURIComponent(name), decodeURIComponent(value.join('=')));
  }
  return parameters;
}

/** The string literals of a filter, and the filter with a `?` in the place of each. */
export function literalsOf(filter: string): { literals: string[]; rest: string } {
  const literals: string[] = [];
  const rest = filter.replaceAll(/'(?:[^']|'')*'/g, (literal) => {
    literals.push(unquoted(literal));
    return '?';
  });
  if (rest.includes("'")) throw new Error(`A quote without its pair: ${filter}`);
  return { literals, rest };
}

function unquoted(literal: string): string {
  const inner = literal.slice(1, -1);
  if (inner.replaceAll("''", '').includes("'")) throw new Error(`More than one literal: ${literal}`);
  return inner.replaceAll("''", "'");
}

const nasty = [
  "O'Brien",
  "') or startswith(displayName,'",
  "x' or 'a' eq 'a",
  "''",
  "'",
  '%27',
  '%2527',
  "')%20or%20(",
  '../',
  '../groups',
  '..%2f..%2fgroups',
  '.%2e',
  '$count',
  "$jane's@contoso.com",
  "$')/messages",
  'jane_fabrikam.com#EXT#@contoso.com',
  'a&$select=passwordProfile',
  'a?$expand=manager',
  'a+b c',
  'a/b\\c',
  'a;b=c,d',
  '(a)',
  'line\r\nHost: evil',
  '\u0000\u007f\u2028',
  '👩‍💻 علی‌رضا ẞ \uffff',
  '//evil.example/',
  'https://evil.example/v1.0/users',
  ' ',
];

/** Any text without broken characters, with a taste for trouble. */
export const text: fc.Arbitrary<string> = fc.oneof(
  fc.constantFrom(...nasty),
  fc.string({ unit: 'binary' }),
  fc.string({ unit: fc.constantFrom(...`'"%#&+?/\\.$()=,; \n27a`) }),
  fc.tuple(fc.constantFrom(...nasty), fc.constantFrom(...nasty)).map((parts) => parts.join('')),
);
