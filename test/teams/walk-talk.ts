import { say } from '../../src/diagnosis/message.ts';
import { type Draft, message } from './activities.ts';
import { cardIn, openStage, type Setup, type Stage, saysOnCard } from './bot-stage.ts';
import type { Sent } from './fake-connector.ts';
import { checks, usual } from './walk-stage.ts';

/** Longer than anybody waits for an answer, in milliseconds. */
const patience = 1_500;

const whyNot = say`I could not read this.`;

/** A reader of pastes that understands one thing only. */
const reads: NonNullable<Setup['readPaste']> = (text) =>
  text.includes('ExchangeGuid')
    ? { understood: { recipient: 'not-found' }, lines: [say`Exchange has nobody of this name.`], whyNot }
    : { understood: {}, lines: [], whyNot };

const shows = (words: string) => (sent: Sent) => (sent.activity.text ?? '').includes(words) || saysOnCard(words)(sent);

/** Walks in conversations: what is said, and what is waited for. */
export class WalkTalk {
  #stage: Stage | undefined;

  get stage(): Stage {
    if (!this.#stage) throw new Error('The bot was not opened.');
    return this.#stage;
  }

  async open(more: Setup = {}): Promise<void> {
    this.#stage = await openStage({ checks, readPaste: reads, diagnose: usual(), ...more });
  }

  async close(): Promise<void> {
    await this.#stage?.close();
    this.#stage = undefined;
  }

  /** Everything said and shown since somebody spoke last, as one text. */
  get told(): string {
    const all = this.stage.connector.sent.map((sent) => sent.activity.text ?? JSON.stringify(cardIn(sent) ?? ''));
    return all.join('\n');
  }

  /** What was sent and shows this; fails with what was sent instead. */
  async soon(expected: string): Promise<Sent> {
    let timer: NodeJS.Timeout | undefined;
    const late = new Promise<never>((_, reject) => {
      timer = setTimeout(() => reject(new Error(`no "${expected}", but:\n${this.told}`)), patience);
    });
    return Promise.race([this.stage.connector.until(shows(expected)), late]).finally(() => clearTimeout(timer));
  }

  /** Sends something and waits until the bot answered with this. */
  async send(draft: Draft, expected?: string): Promise<Sent | undefined> {
    this.stage.connector.sent.length = 0;
    await this.stage.send(draft);
    return expected === undefined ? undefined : this.soon(expected);
  }

  /** The same for words in a personal chat. */
  async say(text: string, expected: string, more: Draft = {}): Promise<Sent> {
    await this.send(message(text, more));
    return this.soon(expected);
  }
}
