/** One read of Microsoft Graph, written but not sent. `url` is relative to `/v1.0` and fully encoded. */
export interface GraphRequest {
  readonly url: string;
  readonly headers?: Readonly<Record<string, string>>;
  /** Sent in its place when Graph refuses the query (400): some filters are not documented for every cloud. */
  readonly instead?: GraphRequest;
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
  /** Graph's request id, for support. */
  readonly requestId?: string;
}

/** What came back for one request: its body (all pages of a list folded into `value`), or why not. */
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

/** A value that a request may carry. Lists are joined with commas (for `$select`). */
export type RequestValue = string | number | boolean | readonly string[];

/**
 * Writes a Graph request: get`/users/${id}?$filter=mail eq ${address}`. Each value is encoded for its place:
 * a path segment, an OData literal inside `$filter` (quoted, quotes doubled), or a plain query value.
 * The template's own text is encoded where a URL needs it. Sends nothing.
 */
export function get(strings: TemplateStringsArray, ...values: readonly RequestValue[]): GraphRequest {
  let url = '';
  strings.forEach((part, i) => {
    url += url.includes('?') || part.includes('?') ? encodeQueryText(url, part) : part;
    const value = values[i];
    if (i < values.length && value !== undefined) url += encodeFor(url, value);
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

/** Joins filter terms with `or`: one request can look for many addresses. Each value becomes an OData literal. */
export const anyOf = (terms: readonly FilterTerm[]): FilterText => ({
  filter: terms.map((term) => term.filter).join(' or '),
});

/** A piece of `$filter`, already safe: written by {@link where}. */
export interface FilterTerm {
  readonly filter: string;
}
export type FilterText = FilterTerm;

/** Writes a filter term: where`mail eq ${address}`. */
export const where = (
  strings: TemplateStringsArray,
  ...values: readonly (string | number | boolean)[]
): FilterTerm => ({
  filter: strings.map((part, i) => part + (i < values.length ? odataLiteral(values[i] as string) : '')).join(''),
});

/** Adds a `$filter` to a request that has a query already. */
export const filtered = (request: GraphRequest, term: FilterTerm): GraphRequest => ({
  ...request,
  url: `${request.url}${request.url.includes('?') ? '&' : '?'}$filter=${encodeURIComponent(term.filter)}`,
});

/** An OData literal: strings in single quotes with quotes doubled, numbers and booleans as they are. */
export const odataLiteral = (value: string | number | boolean): string =>
  typeof value === 'string' ? `'${value.replaceAll("'", "''")}'` : String(value);

const encodeQueryText = (before: string, part: string): string => {
  const start = before.includes('?') ? 0 : part.indexOf('?') + 1;
  return part.slice(0, start) + part.slice(start).replaceAll(' ', '%20').replaceAll("'", '%27');
};

function encodeFor(urlSoFar: string, value: RequestValue): string {
  const query = urlSoFar.split('?')[1];
  if (query === undefined) return pathSegment(String(value));
  const inFilter = /(^|&)\$(filter)=[^&]*$/.test(query);
  if (Array.isArray(value)) return value.map((item) => encodeURIComponent(item)).join(',');
  if (inFilter) return encodeURIComponent(odataLiteral(value as string | number | boolean));
  return encodeURIComponent(String(value));
}

function pathSegment(value: string): string {
  if (value === '' || value === '.' || value === '..') throw new RangeError('a path segment cannot be empty or dots');
  return encodeURIComponent(value);
}
