import type { Fault } from '../diagnosis/request.ts';

/** What Graph said to one request, alone or inside a batch. Header names are in lower case. */
export interface Reply {
  readonly status: number;
  readonly headers: ReadonlyMap<string, string>;
  /** The parsed JSON; undefined when there was no body, or none that could be read. */
  readonly body: unknown;
  /** There was a body, and it was not JSON. */
  readonly unreadable: boolean;
}

/**
 * Why there is no reply, and what to try: `later` (it may pass), `once` more, `alone` (outside a batch), or nothing.
 * `sent`: Graph may have seen the request, so it counts as spent.
 */
export interface NoReply {
  readonly fault: Fault;
  readonly retry: 'no' | 'later' | 'once' | 'alone';
  readonly sent: boolean;
}

export const isReply = (result: Reply | NoReply): result is Reply => 'status' in result;

/** A JSON object, as opposed to a list, null or a plain value. */
export const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Reads text as Graph's JSON. No text at all is a body left out, not an error. */
export function readBody(text: string): Pick<Reply, 'body' | 'unreadable'> {
  if (text === '') return { body: undefined, unreadable: false };
  try {
    return { body: JSON.parse(text), unreadable: false };
  } catch {
    return { body: undefined, unreadable: true };
  }
}
