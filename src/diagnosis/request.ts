/** One read of Microsoft Graph, written but not sent. `url` is relative to `/v1.0` and fully encoded. */
export interface GraphRequest {
  readonly url: string;
  readonly headers?: Readonly<Record<string, string>>;
  /** Sent in its place when Graph refuses the query (400): some filters are not documented for every cloud. */
  readonly instead?: GraphRequest;
  /** Further pages are not wanted: the first holds enough to choose from. */
  readonly firstPageOnly?: true;
}

/** One read cmdlet of Exchange Online, written but not sent. Switches are `true`. */
export interface ExchangeRequest {
  readonly cmdlet: string;
  readonly parameters: Readonly<Record<string, string | boolean>>;
}

export type Request = GraphRequest | ExchangeRequest;

/** Why a request brought no answer. `kind` is what the engine acts on, `message` is for the log and the curious. */
export interface Fault {
  readonly kind:
    | 'bad-request'
    | 'unauthorized'
    | 'forbidden'
    | 'not-found'
    | 'throttled'
    | 'server'
    | 'timeout'
    | 'unreachable'
    | 'malformed'
    | 'missing';
  readonly status?: number;
  /** Graph's own code, e.g. `MailboxNotEnabledForRESTAPI`. */
  readonly code?: string;
  readonly message: string;
  /** The source's own words, shortened. Data, never markup. */
  readonly raw?: string;
  /** Graph's request id, for support. */
  readonly requestId?: string;
}

/**
 * What came back for one request: its body (all pages of a list folded into `value`), or why not. A list that was
 * too long to read to its end carries `'@mailboxhelp.truncated': true`.
 */
export type Answer = { readonly ok: true; readonly body: unknown } | { readonly ok: false; readonly fault: Fault };

/** What a transport spent on a wave. Units: Graph's resource units for identity requests. */
export interface WaveCost {
  readonly requests: number;
  readonly httpCalls: number;
  readonly resourceUnits: number;
}

/**
 * The port to a source of answers. Never rejects: trouble is an answer. `answers[i]` belongs to `requests[i]`.
 */
export interface Transport<R extends Request = Request> {
  send(requests: readonly R[], signal?: AbortSignal): Promise<{ answers: readonly Answer[]; cost: WaveCost }>;
}

/** What can stand in a filter as a literal. A date becomes an instant without quotes, as OData wants it. */
export type Literal = string | number | boolean | Date;

/** A piece of `$filter`, already safe: written by {@link where} or {@link anyOf}. */
export interface FilterTerm {
  readonly filter: string;
}

/** A value that a request may carry. Lists are for `$select` (names) and for `in` inside `$filter`. */
export type RequestValue = Literal | readonly string[] | FilterTerm;

/**
 * Writes a Graph request: get`/users/${id}?$filter=mail eq ${address}`. Each value is encoded for its place, so
 * that it cannot leave it: a path segment, a key in parentheses, an OData literal inside `$filter` (quoted, quotes
 * doubled), a phrase inside `$search`, names inside `$select`, `$expand` and `$orderby`, or a plain query value.
 * The template's own text is encoded where a URL needs it. Sends nothing.
 *
 * Throws RangeError for a value that no place can hold: broken Unicode, an empty or dotted path segment, a name
 * with punctuation, a filter value inside hand-written quotes.
 */
export function get(strings: TemplateStringsArray, ...values: readonly RequestValue[]): GraphRequest {
  let url = '';
  strings.forEach((text, i) => {
    url += encodeText(url, text);
    const value = values[i];
    if (value !== undefined) url = place(url, value);
  });
  return { url };
}

/** The same request with Graph's advanced query mode, which `endsWith` and `$search` need. */
export const advanced = (request: GraphRequest): GraphRequest => ({
  ...request,
  headers: { ...request.headers, ConsistencyLevel: 'eventual' },
});

/** `request`, or `instead` when Graph answers that it does not support the first. */
export const orElse = (request: GraphRequest, instead: GraphRequest): GraphRequest => ({ ...request, instead });

/** Writes a filter term: where`mail eq ${address}`. Each value becomes an OData literal. */
export function where(strings: TemplateStringsArray, ...values: readonly Literal[]): FilterTerm {
  let filter = '';
  strings.forEach((text, i) => {
    filter += text;
    const value = values[i];
    if (value !== undefined) filter += literalAfter(filter, value);
  });
  return { filter };
}

/** Joins filter terms with `or`: one request can look for many addresses. Throws RangeError when there are none. */
export function anyOf(terms: readonly FilterTerm[]): FilterTerm {
  if (terms.length === 0) throw new RangeError('anyOf needs at least one term: an empty filter would find everything');
  return { filter: terms.map((term) => term.filter).join(' or ') };
}

/** Adds a `$filter` to a request. Throws RangeError when it has one: of two, Graph's client sends the last alone. */
export function filtered(request: GraphRequest, term: FilterTerm): GraphRequest {
  if (/[?&]\$filter=/.test(request.url)) throw new RangeError('The request has a $filter already; join the terms');
  const joint = request.url.includes('?') ? '&' : '?';
  return { ...request, url: `${request.url}${joint}$filter=${encode(term.filter)}` };
}

/** An OData literal: strings in single quotes with quotes doubled; dates, numbers and booleans as they are. */
export function odataLiteral(value: Literal): string {
  if (value instanceof Date) return value.toISOString();
  return typeof value === 'string' ? `'${wellFormed(value).replaceAll("'", "''")}'` : String(value);
}

/** Appends a value to the url in the way its place needs. */
function place(url: string, value: RequestValue): string {
  const query = url.split('?', 2)[1];
  if (query === undefined) return inPath(url, value);
  const parameter = query.slice(query.lastIndexOf('&') + 1);
  if (parameter.startsWith('$filter=')) return url + encode(inFilter(parameter, value));
  if (isTerm(value)) throw new RangeError('A filter term belongs into $filter');
  if (parameter.startsWith('$search=')) return url + inSearch(parameter, plain(value));
  if (/^\$(select|expand|orderby)=/.test(parameter)) return url + names(value);
  return url + encode(plain(value));
}

function inPath(url: string, value: RequestValue): string {
  if (isTerm(value)) throw new RangeError('A filter term belongs into $filter');
  const segment = plain(value);
  if (/[(=]$/.test(url)) return url + key(segment);
  if (['', '.', '..'].includes(segment)) throw new RangeError('A path segment cannot be empty or dots');
  // A segment that starts with $ is a command to OData (`$count`); Graph's page on getting a user asks for the
  // key form when a sign-in name starts so: /users('$jane@contoso.com').
  if (segment.startsWith('$') && url.endsWith('/')) return `${url.slice(0, -1)}(${key(segment)})`;
  return url + encode(segment);
}

const key = (value: string): string => `'${encode(odataLiteral(value).slice(1, -1))}'`;

function inFilter(parameter: string, value: RequestValue): string {
  if (isTerm(value)) return value.filter;
  if (isList(value)) return `(${value.map(odataLiteral).join(',')})`;
  return literalAfter(parameter.replaceAll('%27', "'"), value);
}

/** A literal never stands inside quotes that the author wrote: `'SMTP:${x}'` would end where x begins. */
function literalAfter(text: string, value: Literal): string {
  if (occurrences(text, "'") % 2 === 1) {
    throw new RangeError(`Pass the whole literal as one value, without quotes around it: …${text.slice(-20)}`);
  }
  return odataLiteral(value);
}

/** `$search` takes phrases in double quotes, where quotes and backslashes are escaped with a backslash. */
function inSearch(parameter: string, value: string): string {
  const open = occurrences(parameter.replaceAll(/%5C(%5C|%22)/g, ''), '%22') % 2 === 1;
  const phrase = value.replaceAll(/["\\]/g, '\\$&');
  return encode(open ? phrase : `"${phrase}"`);
}

function names(value: Exclude<RequestValue, FilterTerm>): string {
  const list = plain(value);
  if (!/^[\w.,/@* -]+$/.test(list)) throw new RangeError(`Not a list of property names: ${list}`);
  return list.replaceAll(' ', '%20');
}

function plain(value: Exclude<RequestValue, FilterTerm>): string {
  if (value instanceof Date) return value.toISOString();
  return isList(value) ? value.join(',') : String(value);
}

const isList = (value: RequestValue): value is readonly string[] => Array.isArray(value);

const isTerm = (value: RequestValue): value is FilterTerm => Object.hasOwn(Object(value), 'filter');

const occurrences = (text: string, part: string): number => text.split(part).length - 1;

/** The author's text: only what a query cannot hold is encoded; the path is written as it is. */
function encodeText(urlSoFar: string, text: string): string {
  const start = urlSoFar.includes('?') ? 0 : text.indexOf('?') + 1;
  if (start === 0 && !urlSoFar.includes('?')) return text;
  return text.slice(0, start) + text.slice(start).replaceAll(/[^\w\-.~!$&()*,;=:@/?%]/gu, encode);
}

/** Percent-encoding that leaves nothing with a meaning in OData: encodeURIComponent spares `!'()*`. */
const encode = (value: string): string =>
  encodeURIComponent(wellFormed(value)).replaceAll(
    /[!'()*]/g,
    (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`,
  );

/** Half a surrogate pair has no UTF-8 form, so no URL can carry it. */
function wellFormed(value: string): string {
  if (!value.isWellFormed()) throw new RangeError('The text has a broken character; type it again');
  return value;
}
