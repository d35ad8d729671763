import type { IncomingMessage } from 'node:http';

/** Bytes of a request body that are read; more is refused. Teams' own activities stay far below. */
export const BODY_LIMIT = 256 * 1024;

/** A parsed JSON body, or the HTTP status that refuses it. */
export type Body = { readonly value: unknown } | { readonly status: 400 | 413 | 415 };

/**
 * Reads a JSON body. Our own reader, because restify's counts compressed bytes (a small gzip body could grow without
 * bound) and writes multipart uploads to disk. Never rejects.
 */
export async function readJson(request: IncomingMessage): Promise<Body> {
  const type = request.headers['content-type'] ?? '';
  const encoding = request.headers['content-encoding'] ?? 'identity';
  if (!/^application\/json\s*(;|$)/i.test(type) || encoding !== 'identity') return { status: 415 };
  if (Number(request.headers['content-length'] ?? 0) > BODY_LIMIT) return { status: 413 };
  try {
    const text = await readText(request);
    return text === undefined ? { status: 413 } : { value: JSON.parse(text) };
  } catch {
    return { status: 400 };
  }
}

/** Stops reading at the limit but leaves the connection up, so that the refusal still gets through. */
async function readText(request: IncomingMessage): Promise<string | undefined> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request.iterator({ destroyOnReturn: false })) {
    size += chunk.length;
    if (size > BODY_LIMIT) return undefined;
    chunks.push(chunk);
  }
  return new TextDecoder('utf-8', { fatal: true }).decode(Buffer.concat(chunks));
}
