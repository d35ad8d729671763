import type { Connector, Sent } from './connector.ts';
import type { Teams } from './load.ts';

/** Milliseconds after which a card has failed to come. */
const PATIENCE = 30_000;

/** Milliseconds from the question on. */
export interface Checked {
  /** The turn was answered over HTTP. */
  readonly answered: number;
  /** The card was there, empty or not. */
  readonly firstCard: number;
  /** The card had its verdict. */
  readonly verdict: number;
}

/** A person's case in a conversation of its own: opened and looked at, later closed. */
export class Checking {
  readonly #teams: Teams;
  readonly #connector: Connector;
  readonly #conversation: string;

  constructor(teams: Teams, connector: Connector, conversation: string) {
    this.#teams = teams;
    this.#connector = connector;
    this.#conversation = conversation;
  }

  /** Resolves when the verdict is on the card. */
  async check(address: string): Promise<Checked> {
    const begun = performance.now();
    let firstCard = 0;
    const seen = this.#seen(`The verdict of ${address}`, ({ json }) => {
      if (json.includes('vnd.microsoft.card.adaptive')) firstCard ||= performance.now() - begun;
      return json.includes('"Look again"');
    });
    const [answered, at] = await Promise.all([this.#teams.say(`check ${address}`, this.#conversation), seen]);
    return { answered, firstCard, verdict: at - begun };
  }

  /** Resolves when the card says that the case is closed: then nothing of it is under way any more. */
  async close(): Promise<void> {
    const seen = this.#seen(
      'The closed card',
      ({ json, method }) => method === 'PUT' && json.includes('was closed by'),
    );
    await Promise.all([this.#teams.say('close', this.#conversation), seen]);
  }

  /** When something was sent that fits. */
  #seen(what: string, fits: (sent: Sent) => boolean): Promise<number> {
    return new Promise((resolve, reject) => {
      const late = setTimeout(() => reject(new Error(`${what} did not come in 30 seconds.`)), PATIENCE);
      this.#connector.watch(this.#conversation, (sent) => {
        if (!fits(sent)) return;
        clearTimeout(late);
        this.#connector.forget(this.#conversation);
        resolve(performance.now());
      });
    });
  }
}
