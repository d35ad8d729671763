import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Incoming, Outgoing } from './wire.ts';

/** A listening server. */
export interface Listening {
  readonly port: number;
  close(): Promise<void>;
}

/** Bodies above are refused; a batch of 20 reads is far smaller. */
const mostBytes = 4 * 1024 * 1024;

/** Serves over HTTP on 127.0.0.1 and nowhere else. Port 0 picks a free one. */
export async function serve(
  port: number,
  service: (incoming: Incoming) => Promise<Outgoing | undefined>,
): Promise<Listening> {
  const server = createServer((request, response) => {
    void handle(request, response, service);
  });
  // Longer than any client keeps idle connections, so that none meets a closing one.
  server.keepAliveTimeout = 75_000;
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', resolve);
  });
  return { port: (server.address() as AddressInfo).port, close: () => closed(server) };
}

function closed(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections();
  });
}

async function handle(
  request: IncomingMessage,
  response: ServerResponse,
  service: (incoming: Incoming) => Promise<Outgoing | undefined>,
): Promise<void> {
  try {
    const body = await bodyOf(request);
    if (body === undefined) {
      response.writeHead(413, { connection: 'close' });
      response.end();
      return;
    }
    const { method = 'GET', url = '/' } = request;
    const headers = Object.fromEntries(
      Object.entries(request.headers).map(([name, value]) => [
        name,
        Array.isArray(value) ? value.join(',') : (value ?? ''),
      ]),
    );
    const outgoing = await service({ method, url, headers, body });
    if (!outgoing) {
      response.destroy();
      return;
    }
    response.sendDate = false;
    // Not chained: restify, loaded in the same process by a test, replaces writeHead by one that returns nothing.
    response.writeHead(outgoing.status, outgoing.headers);
    response.end(outgoing.text);
  } catch (error) {
    // The client went away in the middle of its request: nobody is left to answer.
    if (!request.complete && request.destroyed) return;
    // A mistake of the sandbox itself: said aloud, and never taken for an answer of Graph.
    process.stderr.write(`sandbox: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
    response.destroy();
  }
}

/** The body as text; undefined when it is too long. */
async function bodyOf(request: IncomingMessage): Promise<string | undefined> {
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of request) {
    length += (chunk as Buffer).length;
    if (length > mostBytes) return undefined;
    chunks.push(chunk as Buffer);
  }
  return Buffer.concat(chunks).toString('utf8');
}
