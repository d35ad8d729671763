import { badRequest } from './answer.ts';

/** Query options that Graph's v1.0 knows; the `$` may be left out there. */
const options = [
  'filter',
  'select',
  'top',
  'count',
  'search',
  'orderby',
  'expand',
  'skiptoken',
  'skip',
  'format',
] as const;

export type QueryOption = (typeof options)[number];

/** One logical request: an HTTP request, or an item of a batch. */
export interface Call {
  readonly method: string;
  /** As it was asked, relative to the version: `/users/x?$select=id`. */
  readonly url: string;
  /** Decoded, keys in parentheses unfolded: `users('a')/x` becomes `['users', 'a', 'x']`. */
  readonly segments: readonly string[];
  /** The decoded query without `$`. */
  readonly query: ReadonlyMap<QueryOption, string>;
  /** What is asked for outside of the address: the parameters of a cmdlet. */
  readonly text?: string;
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, string>>;
}

/** Reads a URL relative to the version. Throws a Refusal for what no service could understand. */
export function callOf(method: string, url: string, headers: Readonly<Record<string, string>>): Call {
  const mark = url.indexOf('?');
  const path = mark < 0 ? url : url.slice(0, mark);
  return {
    method: method.toUpperCase(),
    url: url.startsWith('/') ? url : `/${url}`,
    segments: path.split('/').filter(Boolean).flatMap(segment),
    query: mark < 0 ? new Map() : queryOf(url.slice(mark + 1)),
    headers: Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value])),
  };
}

/** A path segment, decoded; a key in parentheses is a segment of its own. A bare key may not start with `$`. */
function segment(raw: string): readonly string[] {
  const text = decoded(raw);
  const keyed = /^(\w+)\('((?:[^']|'')*)'\)$/.exec(text);
  if (keyed) return [keyed[1] ?? '', (keyed[2] ?? '').replaceAll("''", "'")];
  if (text.startsWith('$') && text !== '$batch') {
    throw badRequest("The request URI is not valid: a key that starts with '$' needs the form users('{key}').");
  }
  return [text];
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    throw badRequest(`Malformed URI: '${text}' is not percent-encoded text.`);
  }
}

function queryOf(text: string): ReadonlyMap<QueryOption, string> {
  const query = new Map<QueryOption, string>();
  for (const pair of text.split('&').filter(Boolean)) {
    const equals = pair.indexOf('=');
    const name = decoded((equals < 0 ? pair : pair.slice(0, equals)).replaceAll('+', ' '));
    const option = options.find((known) => known === name.replace(/^\$/, '').toLowerCase());
    if (!option) {
      if (name.startsWith('$')) throw badRequest(`The query parameter '${name}' is not supported.`);
      continue;
    }
    if (query.has(option)) throw badRequest(`Query option '$${option}' was specified more than once.`);
    query.set(option, equals < 0 ? '' : decoded(pair.slice(equals + 1).replaceAll('+', ' ')));
  }
  return query;
}

/** The advanced query mode: without it some operators and `$search` are refused, and `$count` is ignored. */
export const isEventual = (call: Call): boolean => call.headers.consistencylevel?.toLowerCase() === 'eventual';
