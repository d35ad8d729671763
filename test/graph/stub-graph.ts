import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { isRecord } from '../../src/graph/reply.ts';

/** One request as Graph would see it, by itself or out of a batch. `url` is relative to `/v1.0`. */
export interface Seen {
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly batch: number | undefined;
}

/** `text` in place of JSON; `drop`: left out of a batch's answer, or the connection is cut. */
export interface Said {
  readonly status?: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: unknown;
  readonly text?: string;
  readonly drop?: boolean;
}

export interface HttpCall {
  readonly method: string;
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

export interface StubHandlers {
  /** Answers each request, in a batch or by itself. */
  readonly item?: (seen: Seen) => Said | Promise<Said>;
  /** Comes before everything: a whole HTTP answer, or undefined to go on. */
  readonly call?: (call: HttpCall) => Said | undefined | Promise<Said | undefined>;
}

export interface StubGraph {
  readonly endpoint: string;
  readonly calls: HttpCall[];
  readonly seen: Seen[];
  /** The most HTTP calls that were open at the same time. */
  readonly mostAtOnce: () => number;
  close(): Promise<void>;
}

/** A loopback server that speaks just enough of Graph to be told what to answer. */
export async function stubGraph(handlers: StubHandlers = {}): Promise<StubGraph> {
  const calls: HttpCall[] = [];
  const seen: Seen[] = [];
  let open = 0;
  let most = 0;
  const item = async (each: Seen): Promise<Said> => {
    seen.push(each);
    return (await handlers.item?.(each)) ?? { body: { url: each.url } };
  };
  const respond = async (request: IncomingMessage, response: ServerResponse) => {
    open += 1;
    most = Math.max(most, open);
    response.once('close', () => {
      open -= 1;
    });
    const call = await readCall(request);
    calls.push(call);
    const said = (await handlers.call?.(call)) ?? (await answer(call, calls.length, item));
    if (said.drop) request.socket.destroy();
    else write(response, said);
  };
  const server = createServer((request, response) => {
    respond(request, response).catch((error: unknown) => response.destroy(error as Error));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    endpoint: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    calls,
    seen,
    mostAtOnce: () => most,
    close: () => {
      server.closeAllConnections();
      return new Promise((resolve) => server.close(() => resolve()));
    },
  };
}

async function readCall(request: IncomingMessage): Promise<HttpCall> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  const headers = request.headers as Record<string, string>;
  return {
    method: request.method ?? '',
    url: request.url ?? '',
    headers,
    body: Buffer.concat(chunks).toString('utf8'),
  };
}

async function answer(call: HttpCall, batch: number, item: (seen: Seen) => Promise<Said>): Promise<Said> {
  const url = call.url.replace(/^\/v1\.0/, '');
  if (url !== '/$batch') return item({ url, headers: call.headers, batch: undefined });
  const asked = (JSON.parse(call.body) as { requests: { id: string; url: string; headers?: Record<string, string> }[] })
    .requests;
  const said = await Promise.all(asked.map(async (each) => ({ id: each.id, said: await item(seenIn(each, batch)) })));
  return {
    headers: { 'request-id': 'batch-request-id' },
    body: {
      responses: said
        .filter((each) => !each.said.drop)
        .map((each) => ({
          id: each.id,
          status: each.said.status ?? 200,
          headers: { 'Content-Type': 'application/json', ...each.said.headers },
          body: each.said.text === undefined ? each.said.body : Buffer.from(each.said.text).toString('base64'),
        })),
    },
  };
}

const seenIn = (each: { url: string; headers?: Record<string, string> }, batch: number): Seen => ({
  url: each.url,
  headers: isRecord(each.headers) ? (each.headers as Record<string, string>) : {},
  batch,
});

function write(response: ServerResponse, { status = 200, headers = {}, body, text }: Said): void {
  response.writeHead(status, { 'Content-Type': 'application/json', ...headers });
  response.end(text ?? (body === undefined ? '' : JSON.stringify(body)));
}

/** Graph's shape of an error. */
export const errorBody = (code: string, message = 'In words of Graph.', requestId = 'inner-request-id') => ({
  error: { code, message, innerError: { date: '2026-11-21T10:00:00', 'request-id': requestId } },
});
