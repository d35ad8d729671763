import { createHash, randomUUID, timingSafeEqual } from 'node:crypto';
import { type Answer, badRequest, Refusal } from './answer.ts';
import type { Clock } from './clock.ts';
import { RawBody } from './exchange/failure.ts';
import { cutShort } from './spoiling.ts';

/** An HTTP request as the service sees it; names of headers in lower case. */
export interface Incoming {
  readonly method: string;
  /** Path and query. */
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** An HTTP answer. */
export interface Outgoing {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly text: string;
}

/** The part behind `/v1.0`; no other version is spoken. */
export function withoutVersion(url: string): string {
  const found = /^\/v1\.0(?=[/?]|$)/i.exec(url);
  if (found) return url.slice(found[0].length) || '/';
  throw badRequest(`Invalid version: ${url.split(/[/?]/)[1] ?? ''}. The sandbox speaks v1.0.`);
}

/** Lets nobody in without the sandbox's own token. */
export function authorize({ headers }: Incoming, token: string): void {
  const given = /^bearer (.+)$/i.exec(headers.authorization ?? '')?.[1];
  if (given !== undefined && timingSafeEqual(digest(given), digest(token))) return;
  const message = given === undefined ? 'Access token is empty.' : 'Access token validation failure.';
  throw new Refusal(401, 'InvalidAuthenticationToken', message, { 'www-authenticate': 'Bearer realm=""' });
}

const digest = (text: string) => createHash('sha256').update(text).digest();

/** A batch's body. */
export function jsonOf({ body }: Incoming): unknown {
  try {
    return JSON.parse(body);
  } catch {
    throw badRequest('Invalid batch payload format: the body is no JSON.');
  }
}

/** An answer ready for the socket. The Date is the sandbox's own, as its clock may run faster. */
export function written(answer: Answer, incoming: Incoming, clock: Clock, cut: boolean): Outgoing {
  const text = textOf(answer.body, cut);
  const requestId = answer.headers['request-id'] ?? randomUUID();
  return {
    status: answer.status,
    text,
    headers: {
      'content-type':
        'application/json;odata.metadata=minimal;odata.streaming=true;IEEE754Compatible=false;charset=utf-8',
      ...answer.headers,
      'content-length': String(Buffer.byteLength(text)),
      'cache-control': 'no-cache',
      'odata-version': '4.0',
      'request-id': requestId,
      'client-request-id': incoming.headers['client-request-id'] ?? requestId,
      date: clock.now().toUTCString(),
    },
  };
}

function textOf(body: unknown, cut: boolean): string {
  if (body === undefined) return '';
  if (body instanceof RawBody) return body.text;
  return cut ? cutShort(body) : JSON.stringify(body);
}
