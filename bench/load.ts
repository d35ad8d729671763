import { randomUUID } from 'node:crypto';
import { Agent, request } from 'node:http';

/** Turns under way at the same time. */
export const LANES = 8;

/** Milliseconds after which a turn has failed. */
const PATIENCE = 20_000;

const person = { id: '29:alex', name: 'Alex Wilber', aadObjectId: '5e1f2a40-9b31-4d0c-8a51-6f0f3d3b7a01' };
const bot = { id: '28:mailboxhelp', name: 'MailboxHelp' };

/** Teams as a bot meets it: posts messages of people over connections that stay open. */
export class Teams {
  readonly #url: string;
  readonly #serviceUrl: string;
  readonly #agent = new Agent({ keepAlive: true, maxSockets: LANES });

  /** `url`: the bot's endpoint; `serviceUrl`: where it sends its answers. */
  constructor(url: string, serviceUrl: string) {
    this.#url = url;
    this.#serviceUrl = serviceUrl;
  }

  /** One message in a personal chat. Resolves, when its turn was answered, to the milliseconds that took. */
  async say(text: string, conversationId: string): Promise<number> {
    const id = randomUUID();
    const timestamp = new Date().toISOString();
    const begun = performance.now();
    const status = await this.#post(
      JSON.stringify({
        ...{ type: 'message', id, timestamp, channelId: 'msteams', serviceUrl: this.#serviceUrl },
        ...{ from: person, recipient: bot, conversation: { id: conversationId, conversationType: 'personal' } },
        ...{ text, textFormat: 'plain', locale: 'en-US', localTimezone: 'Europe/Berlin' },
      }),
    );
    if (status !== 200 && status !== 202) throw new Error(`The turn “${text}” was answered with ${status}.`);
    return performance.now() - begun;
  }

  close(): void {
    this.#agent.destroy();
  }

  #post(body: string): Promise<number> {
    const headers = { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) };
    return new Promise((resolve, reject) => {
      const options = { method: 'POST', agent: this.#agent, headers, timeout: PATIENCE };
      const sending = request(this.#url, options, (response) => {
        response.on('error', reject);
        response.on('end', () => resolve(response.statusCode ?? 0));
        response.resume();
      });
      sending.on('timeout', () => sending.destroy(new Error('A turn was not answered in 20 seconds.')));
      sending.on('error', reject);
      sending.end(body);
    });
  }
}

/** Does `work` for each number below `count`, as many at a time as there are lanes. */
export async function inLanes(count: number, work: (index: number, lane: number) => Promise<void>): Promise<void> {
  let next = 0;
  const lane = async (_: unknown, own: number) => {
    for (let index = next++; index < count; index = next++) await work(index, own);
  };
  await Promise.all(Array.from({ length: LANES }, lane));
}
