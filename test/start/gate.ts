import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A request as it stands before a gate. */
export interface Asking {
  readonly method: string;
  readonly body: string;
}

/**
 * Stands before a server of this machine and passes requests on; what it is shut for waits. So a test decides how far
 * a process gets before it dies, and no clock does.
 */
export class Gate {
  readonly #target: string;
  readonly #server: Server;
  #stops: ((asking: Asking) => boolean) | undefined;
  #waiting: (() => void)[] = [];
  #seen: (() => void)[] = [];

  /** `target`: an address without a path. */
  constructor(target: string) {
    this.#target = target;
    this.#server = createServer((request, response) => {
      this.#pass(request, response).catch(() => response.destroy());
    });
  }

  async start(): Promise<this> {
    await new Promise<void>((resolve) => this.#server.listen(0, '127.0.0.1', resolve));
    return this;
  }

  get url(): string {
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  /** From now on, requests that fit wait until the gate is opened. */
  shut(fits: (asking: Asking) => boolean = () => true): void {
    this.#stops = fits;
  }

  open(): void {
    this.#stops = undefined;
    for (const go of this.#waiting.splice(0)) go();
  }

  /** Resolves when a request stands before the shut gate. */
  async isKnockedAt(): Promise<void> {
    if (this.#waiting.length === 0) await new Promise<void>((resolve) => this.#seen.push(resolve));
  }

  /** Forgets who stood there: their process is dead, and what it asked is never to be passed on. */
  forget(): void {
    this.#waiting = [];
    this.open();
  }

  async stop(): Promise<void> {
    this.forget();
    this.#server.closeAllConnections();
    await new Promise((resolve) => this.#server.close(resolve));
  }

  async #pass(request: IncomingMessage, response: ServerResponse): Promise<void> {
    let body = '';
    for await (const chunk of request.setEncoding('utf8')) body += chunk;
    const method = request.method ?? 'GET';
    if (this.#stops?.({ method, body })) await this.#wait();
    const answer = await fetch(`${this.#target}${request.url}`, {
      method,
      headers: passedOn(Object.entries(request.headers)),
      ...(body && { body }),
    });
    response.writeHead(answer.status, passedOn([...answer.headers]));
    response.end(await answer.text());
  }

  #wait(): Promise<void> {
    return new Promise((resolve) => {
      this.#waiting.push(resolve);
      for (const tell of this.#seen.splice(0)) tell();
    });
  }
}

/** Of one connection only, or true of the packed body only. */
const left = ['host', 'connection', 'keep-alive', 'transfer-encoding', 'content-length', 'content-encoding'];

const passedOn = (headers: readonly (readonly [string, unknown])[]): Record<string, string> =>
  Object.fromEntries(headers.filter(([name]) => !left.includes(name)).map(([name, value]) => [name, String(value)]));
