import { isRecord } from './reply.ts';

/** The body of an answer as facts read it: Exchange's own properties, and what it warned of. */
export interface ExchangeAnswer {
  readonly value: readonly Readonly<Record<string, unknown>>[];
  readonly warnings: readonly string[];
}

type Item = Readonly<Record<string, unknown>>;

/**
 * The objects of a 200, without the type notes that stand beside each property (keys with `@`). Usually a list under
 * `value`; a list or an object by itself was seen, too. Undefined for anything else: that is no answer, least of all an
 * empty one. The list goes on elsewhere when there is a nextLink, which is not followed: it was seen to be refused.
 */
export function answerIn(body: unknown): ExchangeAnswer | undefined {
  const items = itemsOf(body);
  if (!items?.every(isRecord)) return undefined;
  const note = isRecord(body) ? body : {};
  const more = note['@odata.nextLink'] === undefined ? [] : ['There are more of these; only the first were read.'];
  return { value: items.map((item) => plain(item) as Item), warnings: [...warningsIn(note), ...more] };
}

function itemsOf(body: unknown): readonly unknown[] | undefined {
  if (Array.isArray(body)) return body;
  if (!isRecord(body)) return undefined;
  if (!('value' in body)) return isObjectOfExchange(body) ? [body] : undefined;
  if (isRecord(body.value)) return [body.value];
  return Array.isArray(body.value) ? body.value : undefined;
}

/** Some other server’s JSON must not pass for a person. */
const isObjectOfExchange = (body: Item): boolean =>
  ['Identity', 'Name', 'Guid', 'ExternalDirectoryObjectId', 'RecipientType'].some((name) => name in body);

function warningsIn(body: Item): readonly string[] {
  const warnings = body['@adminapi.warnings'];
  return Array.isArray(warnings) ? warnings.filter((warning) => typeof warning === 'string') : [];
}

function plain(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(plain);
  if (!isRecord(value)) return value;
  const own = Object.entries(value).filter(([key]) => !key.includes('@'));
  return Object.fromEntries(own.map(([key, inner]) => [key, plain(inner)]));
}
