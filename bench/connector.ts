import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** Something that a bot sent into a conversation: a new message, or one in the place of another. */
export interface Sent {
  readonly method: 'POST' | 'PUT';
  /** The activity as JSON. Read by its text: parsing would take the machine from the bot that is measured. */
  readonly json: string;
}

const path = /\/v3\/conversations\/([^/]+)\/activities/;

/** A Bot Connector on this machine that takes everything, gives ids, and counts. */
export class Connector {
  /** Messages that bots posted; typing does not count. */
  replies = 0;
  readonly #watchers = new Map<string, (sent: Sent) => void>();
  readonly #server: Server;
  #ids = 0;

  constructor() {
    this.#server = createServer((request, response) => this.#take(request, response));
    // Longer than a round, so that no bot meets a closing connection.
    this.#server.keepAliveTimeout = 75_000;
  }

  /** Listens on 127.0.0.1. Resolves to the address that activities carry as their serviceUrl. */
  start(): Promise<string> {
    return new Promise((resolve, reject) => {
      this.#server.once('error', reject);
      this.#server.listen(0, '127.0.0.1', () => {
        resolve(`http://127.0.0.1:${(this.#server.address() as AddressInfo).port}/connector`);
      });
    });
  }

  /** Calls `watcher` with everything sent into the conversation, until it is called for another watcher or `forget`. */
  watch(conversationId: string, watcher: (sent: Sent) => void): void {
    this.#watchers.set(conversationId, watcher);
  }

  forget(conversationId: string): void {
    this.#watchers.delete(conversationId);
  }

  close(): Promise<void> {
    return new Promise((resolve) => {
      this.#server.close(() => resolve());
      this.#server.closeAllConnections();
    });
  }

  #take(request: IncomingMessage, response: ServerResponse): void {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      this.#ids += 1;
      response.setHeader('content-type', 'application/json');
      response.end(`{"id":"sent-${this.#ids}"}`);
      const { method, url = '' } = request;
      if (method !== 'POST' && method !== 'PUT') return;
      const json = Buffer.concat(chunks).toString();
      if (method === 'POST' && json.includes('"type":"message"')) this.replies += 1;
      const conversationId = path.exec(url)?.[1];
      if (conversationId) this.#watchers.get(decodeURIComponent(conversationId))?.({ method, json });
    });
  }
}
