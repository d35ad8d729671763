import type { Fault } from '../diagnosis/request.ts';

/** What came back for one call. Header names are in lower case. */
export interface Reply {
  readonly status: number;
  readonly headers: ReadonlyMap<string, string>;
  /** The parsed JSON, where there was any. */
  readonly body: unknown;
  readonly content: 'json' | 'none' | 'unreadable' | 'too-long';
  /** The application permissions inside the token that was sent, where it shows them. */
  readonly appRoles?: readonly string[];
}

/** Why there is no reply. `sent`: Exchange may have seen the question. */
export interface NoReply {
  readonly fault: Fault;
  readonly mayPass: boolean;
  readonly sent: boolean;
}

export const isReply = (result: Reply | NoReply): result is Reply => 'status' in result;

/** A JSON object, as opposed to a list, null or a plain value. */
export const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/**
 * Reads a body of at most so many bytes as JSON. Rejects when the connection breaks off, and when what came is not
 * packed as its header says: a refusal is at times a run of zero bytes that is declared as gzip.
 */
export async function readBody(response: Response, mostBytes: number): Promise<Pick<Reply, 'body' | 'content'>> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of response.body ?? []) {
    length += chunk.length;
    // Leaving the loop closes the connection: a flood is not read to its end.
    if (length > mostBytes) return { body: undefined, content: 'too-long' };
    chunks.push(chunk);
  }
  const text = new TextDecoder().decode(Buffer.concat(chunks));
  if (text.trim() === '') return { body: undefined, content: 'none' };
  try {
    return { body: JSON.parse(text), content: 'json' };
  } catch {
    return { body: undefined, content: 'unreadable' };
  }
}
