import { guidOf, type Raw } from './values.ts';

const LENGTH = 16;

/** The bytes of a GUID that Active Directory keeps as binary: all sixteen, or the first of them that the text shows. */
function bytesIn(raw: Raw): readonly number[] | undefined {
  if (Array.isArray(raw.json)) return inRange(raw.json.map(Number));
  const text = raw.pieces.join(' ').trim();
  const braced = /^\{([\d,\s]{1,120})(?:…|\.{3})?\}$/.exec(text)?.[1];
  if (braced !== undefined)
    return inRange(
      braced
        .split(',')
        .map((one) => one.trim())
        .filter(Boolean)
        .map(Number),
    );
  const bare = /^\d{1,3}(?:\s\d{1,3}){15}$/.test(text) ? text.split(/\s/).map(Number) : undefined;
  if (bare) return inRange(bare);
  const hex = text.replaceAll(/0x|[\s,-]/gi, '');
  return /^[0-9a-f]{32}$/i.test(hex) ? [...Buffer.from(hex, 'hex')] : undefined;
}

const inRange = (bytes: readonly number[]): readonly number[] | undefined =>
  bytes.length > 0 && bytes.length <= LENGTH && bytes.every((byte) => Number.isInteger(byte) && byte >= 0 && byte < 256)
    ? bytes
    : undefined;

/** Whether binary holds a GUID: more than zeros. Undefined when the zeros that are shown need not be all. */
export function bytesSet(raw: Raw): boolean | undefined {
  if (raw.pieces.length === 1 && /^System\.Byte\[\]$/.test(raw.pieces[0] ?? '')) return true;
  const guid = guidOf(raw);
  if (guid) return /[1-9a-f]/.test(guid);
  const bytes = bytesIn(raw);
  if (bytes?.some((byte) => byte !== 0)) return true;
  return bytes?.length === LENGTH ? false : undefined;
}

/** The GUID that sixteen bytes stand for: .NET keeps its first three parts with the lowest byte first. */
export function guidOfBytes(raw: Raw): string | undefined {
  const guid = guidOf(raw);
  if (guid) return guid;
  const bytes = bytesIn(raw);
  if (bytes?.length !== LENGTH) return undefined;
  const part = (order: readonly number[]) => Buffer.from(order.map((i) => bytes[i] ?? 0)).toString('hex');
  return [
    [3, 2, 1, 0],
    [5, 4],
    [7, 6],
    [8, 9],
    [10, 11, 12, 13, 14, 15],
  ]
    .map(part)
    .join('-');
}
