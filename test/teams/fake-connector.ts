import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Activity } from 'botbuilder-core';

/** One request that the bot made of the connector. */
export interface Sent {
  readonly method: string;
  readonly conversationId: string;
  readonly activityId?: string;
  readonly activity: Partial<Activity>;
}

/** A Bot Connector on this machine: records what the bot sends, and answers as told. */
export class FakeConnector {
  readonly sent: Sent[] = [];
  /** Statuses for the next answers to `POST` or `PUT`; 200 when empty. */
  readonly answers: { status: number; headers?: Record<string, string> }[] = [];
  readonly #server: Server;
  #next = 1;
  #arrived: (() => void)[] = [];

  constructor() {
    this.#server = createServer((request, response) => {
      let text = '';
      request.on('data', (chunk) => {
        text += chunk;
      });
      request.on('end', () => {
        const [, conversationId = '', activityId] =
          /\/v3\/conversations\/([^/]+)\/activities\/?([^/]*)/.exec(request.url ?? '') ?? [];
        const answer = this.answers.shift() ?? { status: 200 };
        this.sent.push({
          method: request.method ?? '',
          conversationId: decodeURIComponent(conversationId),
          ...(activityId && { activityId: decodeURIComponent(activityId) }),
          activity: text ? JSON.parse(text) : {},
        });
        response.writeHead(answer.status, { 'content-type': 'application/json', ...answer.headers });
        response.end(
          JSON.stringify(answer.status < 300 ? { id: `sent-${this.#next++}` } : { error: { code: 'Failed' } }),
        );
        for (const tell of this.#arrived.splice(0)) tell();
      });
    });
  }

  async start(): Promise<this> {
    await new Promise<void>((resolve) => this.#server.listen(0, '127.0.0.1', resolve));
    return this;
  }

  get url(): string {
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}/connector`;
  }

  /** Waits until something sent fits. */
  async until(fits: (sent: Sent) => boolean): Promise<Sent> {
    for (;;) {
      const found = this.sent.find(fits);
      if (found) return found;
      await new Promise<void>((resolve) => this.#arrived.push(resolve));
    }
  }

  /** The texts sent, without cards and typing. */
  get texts(): string[] {
    return this.sent.flatMap(({ activity }) => (activity.text ? [activity.text] : []));
  }

  async stop(): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise((resolve) => this.#server.close(resolve));
  }
}
