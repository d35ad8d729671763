import { mayGoOn, recipientType, remoteType } from './recipient-types.ts';

/** The value of a property as it was printed. */
export interface Raw {
  /** The lines of the value, without their indentation; one for most values, none for a blank. */
  readonly pieces: readonly string[];
  /** Further lines stood under the value, as a console puts them; else they may belong to something else. */
  readonly aligned: boolean;
  /** From JSON: the value itself. */
  readonly json?: unknown;
}

/** A value on one line. */
export const rawText = (text: string): Raw => ({ pieces: text.trim() === '' ? [] : [text.trim()], aligned: true });

/** A value from JSON. */
export const rawJson = (json: unknown): Raw => {
  const plain = plainJson(json);
  const text = plain === null || plain === undefined || typeof plain === 'object' ? '' : String(plain);
  return { ...rawText(text), json: plain };
};

/** ConvertTo-Json unfolds some of .NET's types: addresses, enumerations, dates. */
function plainJson(json: unknown): unknown {
  if (typeof json !== 'object' || json === null || Array.isArray(json)) return json;
  const inner = json as Readonly<Record<string, unknown>>;
  for (const name of ['Address', 'Guid', 'Value', 'value', 'DateTime'])
    if (typeof inner[name] === 'string') return inner[name];
  return json;
}

/** Shown, and nothing there. */
export const isBlank = ({ pieces, json }: Raw): boolean =>
  pieces.length === 0 && (json === undefined || json === null || json === '');

const first = ({ pieces }: Raw): string => pieces[0] ?? '';
const squeezed = ({ pieces }: Raw): string => pieces.join('').replaceAll(/\s/g, '');

const yes = new Set(['true', '$true', 'wahr', 'vrai', 'verdadero', 'vero', 'waar', 'prawda', 'verdadeiro']);
const no = new Set(['false', '$false', 'falsch', 'faux', 'falso', 'onwaar', 'fałsz']);

/** A flag; consoles always print `True` and `False`, spreadsheets their own language's words. */
export function flagOf(raw: Raw): boolean | undefined {
  if (typeof raw.json === 'boolean') return raw.json;
  for (const text of [squeezed(raw), first(raw)]) {
    if (yes.has(text.toLowerCase())) return true;
    if (no.has(text.toLowerCase())) return false;
  }
  return undefined;
}

const GUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
const CUT_GUID = /^[0-9a-f]{8}[0-9a-f-]{0,28}(…|\.{3})$/i;

/** A whole GUID in lower case. */
export function guidOf(raw: Raw): string | undefined {
  return [squeezed(raw), first(raw)].find((text) => GUID.test(text))?.toLowerCase();
}

/** Whether a GUID is more than zeros; one that is cut off still shows it when what is left does. */
export function guidSet(raw: Raw): boolean | undefined {
  const guid = guidOf(raw);
  if (guid) return /[1-9a-f]/.test(guid);
  return CUT_GUID.test(squeezed(raw)) && /[1-9a-f]/i.test(squeezed(raw)) ? true : undefined;
}

/** A type of recipient, as Exchange spells it. */
export function typeOf(raw: Raw): string | undefined {
  const whole = recipientType(squeezed(raw));
  if (whole || raw.pieces.length < 2) return whole;
  return mayGoOn(first(raw)) ? undefined : recipientType(first(raw));
}

/** RemoteRecipientType in words. */
export const remoteTypeOf = (raw: Raw): string | undefined => remoteType(raw.pieces.join(' '));

/** A number of Active Directory or of Exchange. */
export function numberOf(raw: Raw): number | undefined {
  return raw.pieces.length === 1 && /^-?\d{1,15}$/.test(first(raw)) ? Number(first(raw)) : undefined;
}

const ADDRESS = /^[^\s@<>"(){}[\],;:\\|…]{1,300}@[^\s@<>"(){}[\],;:\\|…_]{1,255}$/u;

/** What is left of an address that is cut off, with or without a sign of it. */
export const stemOf = (raw: Raw): string | undefined =>
  /^(.{2,}?)(?:…|\.{3})$/s.exec(squeezed(raw))?.[1] ?? /^[^@]{1,300}@[^@.]{0,200}$/s.exec(squeezed(raw))?.[0];

/** An address or a sign-in name. Without a dot in its domain, its end is missing. */
export function addressOf(raw: Raw): string | undefined {
  const { pieces, aligned } = raw;
  const plain = (text: string): string | undefined => {
    const bare = text.replace(/^smtp:/i, '').replace(/^<(.*)>$/, '$1');
    return ADDRESS.test(bare) && !/\.$|\.\.|@[^.]+$/.test(bare) ? bare : undefined;
  };
  const [line = '', next] = pieces;
  if (next === undefined) return plain(line);
  if (aligned) return plain(pieces.join(''));
  // A sentence goes on with blanks, the rest of an address does not.
  return next.includes(' ') ? plain(line) : undefined;
}

/** Several values: `{a, b…}` of a console, without one that is cut off, or a list of JSON. */
export function listOf(raw: Raw): readonly string[] | undefined {
  if (Array.isArray(raw.json)) return raw.json.map((one) => (typeof one === 'string' ? one : JSON.stringify(one)));
  const text = raw.pieces.join(' ').trim();
  const inner = /^\{(.*)\}$/s.exec(text)?.[1];
  if (inner === undefined) return undefined;
  const values = inner.split(/,\s/).map((one) => one.trim());
  return values.filter((one) => one !== '' && !/(…|\.{3})$/.test(one));
}

/** Whether a list holds anything, even when all of it is cut off. */
export function listFilled(raw: Raw): boolean | undefined {
  if (Array.isArray(raw.json)) return raw.json.length > 0;
  const text = raw.pieces.join(' ').trim();
  if (/^\{\s*\}$/.test(text)) return false;
  return /^\{\s*[^\s}.…]/.test(text) ? true : undefined;
}

/** Plain text on one line that is not cut off. */
export function textOf(raw: Raw): string | undefined {
  if (raw.pieces.length !== 1 || /(…|\.{3})$/.test(first(raw))) return undefined;
  return first(raw).slice(0, 500);
}
