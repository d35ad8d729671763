import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** One HTTP call as Exchange would see it. */
export interface HttpCall {
  readonly method: string;
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** `text` in place of JSON; `drop`: the connection is cut, after `text`; `hang`: never answered. */
export interface Said {
  readonly status?: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: unknown;
  readonly text?: string | Buffer;
  readonly drop?: boolean;
  readonly hang?: boolean;
}

export interface StubExchange {
  readonly endpoint: string;
  readonly calls: HttpCall[];
  /** The most calls that were open at the same time. */
  readonly mostAtOnce: () => number;
  close(): Promise<void>;
}

export type Answers = (call: HttpCall, count: number) => Said | Promise<Said>;

/** A loopback server that answers each call as it is told. */
export async function stubExchange(answers: Answers): Promise<StubExchange> {
  const calls: HttpCall[] = [];
  let open = 0;
  let most = 0;
  const server = createServer((request, response) => {
    open += 1;
    most = Math.max(most, open);
    response.once('close', () => {
      open -= 1;
    });
    respond(request, response, calls, answers).catch((error: unknown) => response.destroy(error as Error));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    endpoint: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    calls,
    mostAtOnce: () => most,
    close: () => {
      server.closeAllConnections();
      return new Promise((resolve) => server.close(() => resolve()));
    },
  };
}

async function respond(request: IncomingMessage, response: ServerResponse, calls: HttpCall[], answers: Answers) {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  const call = {
    method: request.method ?? '',
    url: request.url ?? '',
    headers: request.headers as Record<string, string>,
    body: Buffer.concat(chunks).toString('utf8'),
  };
  calls.push(call);
  const { status = 200, headers = {}, body, text, drop, hang } = await answers(call, calls.length);
  if (hang) return;
  if (!drop || text !== undefined) response.writeHead(status, { 'Content-Type': 'application/json', ...headers });
  if (drop) {
    if (text !== undefined) await new Promise<void>((sent) => response.write(text, () => sent()));
    request.socket.destroy();
    return;
  }
  response.end(text ?? (body === undefined ? '' : JSON.stringify(body)));
}
