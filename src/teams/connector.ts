import http from 'node:http';
import https from 'node:https';
import type { ConnectorClientOptions } from 'botframework-connector';
import type { Limiter } from './limiter.ts';

type HttpClient = NonNullable<ConnectorClientOptions['httpClient']>;
type Resource = Parameters<HttpClient['sendRequest']>[0];
type Reply = Awaited<ReturnType<HttpClient['sendRequest']>>;

/**
 * A message may or may not have arrived (a reset, a timeout, a server error). It carries no `code`, so the SDK's
 * retry, which sends a message up to four times, leaves it alone: posting has no idempotency key.
 */
export class OutcomeUnknown extends Error {
  override readonly name = 'OutcomeUnknown';
  readonly statusCode: number | undefined;
  constructor(message: string, statusCode?: number) {
    super(message);
    this.statusCode = statusCode;
  }
}

/** Milliseconds one request may take; the SDK itself would wait forever. */
const TIMEOUT = 10_000;

/** Failures before the first byte left: trying again cannot double anything. */
const NOTHING_SENT = new Set(['ECONNREFUSED', 'ENOTFOUND']);

/**
 * The only way out to the Bot Connector: hosts that `allows` accepts and no other (a redirect is checked like any
 * address), one timeout, no replay of a message whose outcome is unknown, and the limits of each thread kept.
 */
export class ConnectorDoor implements HttpClient {
  readonly #allows: (url: URL) => boolean;
  readonly #limiter: Limiter;
  readonly #agents = { 'http:': new http.Agent({ keepAlive: true }), 'https:': new https.Agent({ keepAlive: true }) };

  constructor(allows: (url: URL) => boolean, limiter: Limiter) {
    this.#allows = allows;
    this.#limiter = limiter;
  }

  async sendRequest(resource: Resource): Promise<Reply> {
    const url = new URL(resource.url);
    if (!this.#allows(url)) throw new Error(`The connector address ${url.origin} is not allowed.`);
    const thread = threadOf(url);
    if (thread && resource.method !== 'GET') await this.#limiter.take(thread);
    const reply = await this.#send(url, resource);
    if (resource.method === 'POST' && reply.status >= 500)
      throw new OutcomeUnknown(`The connector answered ${reply.status}.`, reply.status);
    return reply;
  }

  /** Ends idle connections. */
  close(): void {
    for (const agent of Object.values(this.#agents)) agent.destroy();
  }

  #send(url: URL, resource: Resource): Promise<Reply> {
    const secure = url.protocol === 'https:';
    const options = {
      method: resource.method,
      headers: resource.headers.rawHeaders(),
      agent: this.#agents[secure ? 'https:' : 'http:'],
      signal: AbortSignal.timeout(TIMEOUT),
    };
    return new Promise((resolve, reject) => {
      const failed = (error: NodeJS.ErrnoException) =>
        reject(
          resource.method === 'POST' && !NOTHING_SENT.has(error.code ?? '')
            ? new OutcomeUnknown(`The connector did not answer: ${error.message}`)
            : error,
        );
      const request = (secure ? https : http).request(url, options, (response) => {
        const chunks: Buffer[] = [];
        response.on('data', (chunk: Buffer) => chunks.push(chunk));
        response.on('error', failed);
        response.on('end', () => resolve(replyOf(resource, response, Buffer.concat(chunks).toString('utf8'))));
      });
      request.on('error', failed);
      request.end(typeof resource.body === 'string' ? resource.body : undefined);
    });
  }
}

/** The conversation a request is about: `/v3/conversations/{id}/activities…`. Creating some has a limit of its own. */
function threadOf({ pathname }: URL): string | undefined {
  const id = /\/v3\/conversations\/([^/]+)\/activities/.exec(pathname)?.[1];
  return id ? decodeURIComponent(id) : pathname.endsWith('/v3/conversations') ? 'new conversations' : undefined;
}

function replyOf(resource: Resource, response: http.IncomingMessage, bodyAsText: string): Reply {
  const headers = resource.headers.clone();
  for (const name of headers.headerNames()) headers.remove(name);
  for (const [name, value] of Object.entries(response.headers)) headers.set(name, String(value));
  return { request: resource, status: response.statusCode ?? 0, headers, bodyAsText };
}
