import { createHash } from 'node:crypto';
import { badRequest, Refusal } from '../answer.ts';
import type { Call } from '../call.ts';

/** A page of a list, and the address of the next one where there is more. */
export interface Page<T> {
  readonly items: readonly T[];
  readonly nextLink?: string;
}

/** How long pages are: without `$top`, and at most. */
export interface PageSize {
  readonly usual: number;
  readonly most: number;
}

/**
 * Cuts the page that `$top` and `$skiptoken` ask for. A token is good for the very query it was made for, like
 * Graph's: the rest of a nextLink may not be changed.
 */
export function pageOf<T>(all: readonly T[], call: Call, size: PageSize, linkBase: string): Page<T> {
  const length = lengthOf(call, size);
  const from = call.query.has('skiptoken') ? offsetOf(call) : 0;
  const items = all.slice(from, from + length);
  if (from + length >= all.length) return { items };
  const rest = call.url.replace(/([?&])(?:\$|%24)?skiptoken=[^&]*&?/i, '$1').replace(/[?&]$/, '');
  const joint = rest.includes('?') ? '&' : '?';
  return { items, nextLink: `${linkBase}/v1.0${rest}${joint}$skiptoken=${tokenFor(call, from + length)}` };
}

function lengthOf(call: Call, { usual, most }: PageSize): number {
  const top = call.query.get('top') ?? /\bodata\.maxpagesize=(\d+)/i.exec(call.headers.prefer ?? '')?.[1];
  if (top === undefined) return usual;
  if (!/^\d+$/.test(top)) throw badRequest(`Invalid value '${top}' for $top query option.`);
  const length = Number(top);
  if (length >= 1 && length <= most) return length;
  throw new Refusal(
    400,
    'Request_BadRequest',
    `Invalid page size specified: '${top}'. Must be between 1 and ${most} inclusive.`,
  );
}

function tokenFor(call: Call, offset: number): string {
  return Buffer.from(JSON.stringify([offset, mark(call)])).toString('base64url');
}

function offsetOf(call: Call): number {
  const token = call.query.get('skiptoken') ?? '';
  try {
    const [offset, made] = JSON.parse(Buffer.from(token, 'base64url').toString('utf8')) as [unknown, unknown];
    if (Number.isSafeInteger(offset) && made === mark(call)) return offset as number;
  } catch {
    // Falls through: whatever it is, it is no token of ours.
  }
  throw new Refusal(400, 'Directory_ExpiredPageToken', 'The specified page token value has expired or is invalid.');
}

const mark = (call: Call): string =>
  createHash('sha256')
    .update(
      JSON.stringify([call.segments, ['filter', 'search', 'orderby'].map((name) => call.query.get(name as 'filter'))]),
    )
    .digest('base64url')
    .slice(0, 12);
