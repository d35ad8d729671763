import { DocumentConflict, type Documents, type Indexes } from '../storage/documents.ts';
import type { Round } from './round.ts';
import { Turns } from './turns.ts';

const COLLECTION = 'rounds';
/** The layout of a stored round that this version knows. */
const SCHEMA = 1;
/** Each conflict means that another process has written; so many in a row mean that something is wrong. */
const ATTEMPTS = 200;
/** The one value of the index `unfinished`. */
const UNFINISHED = 'round';

/** The message is a sentence for a person. */
export class RoundNotFound extends Error {
  override readonly name = 'RoundNotFound';
  constructor() {
    super('This summary is not known any more. Say "check" and the addresses to look at these people again.');
  }
}

/** Rounds as documents: found again by number, by conversation, and while they are unfinished. */
export class RoundStore {
  readonly #documents: Documents;
  readonly #turns = new Turns<number>();

  constructor(documents: Documents) {
    this.#documents = documents;
  }

  /** Undefined too for one that another version wrote in a way that this one does not know. */
  async get(number: number): Promise<Round | undefined> {
    return (await this.#read(number))?.value;
  }

  /** Stores a new round under the next number. */
  async create(make: (number: number) => Round): Promise<Round> {
    const round = make(await this.#documents.next('round', 1));
    return (await this.#documents.create(COLLECTION, String(round.number), round, indexesOf(round))).value;
  }

  /**
   * Stores what `change` makes of the round; decided again when another process was faster, so `change` must be pure.
   * Nothing is written when it gives back the same object. Fails with RoundNotFound.
   */
  update(number: number, change: (before: Round) => Round): Promise<Round> {
    return this.#turns.take(number, async () => {
      for (let attempt = 1; ; attempt += 1) {
        const found = await this.#read(number);
        if (!found) throw new RoundNotFound();
        const after = change(found.value);
        if (after === found.value) return after;
        try {
          return (await this.#documents.replace(COLLECTION, found.key, after, found.eTag, indexesOf(after))).value;
        } catch (error) {
          if (!(error instanceof DocumentConflict) || attempt === ATTEMPTS) throw error;
        }
      }
    });
  }

  /** The rounds of a conversation, newest first. */
  inConversation(conversationId: string, limit: number): Promise<readonly Round[]> {
    return this.#find('in', conversationId, limit);
  }

  /** Rounds that still look, oldest first. */
  async unfinished(): Promise<readonly Round[]> {
    return (await this.#find('unfinished', UNFINISHED)).toReversed();
  }

  async #find(index: string, value: string, limit?: number): Promise<readonly Round[]> {
    const found = await this.#documents.find<Round>(COLLECTION, index, value, limit);
    return found.map(({ value: stored }) => stored).filter(({ schema }) => schema === SCHEMA);
  }

  async #read(number: number) {
    const found = await this.#documents.read<Round>(COLLECTION, String(number));
    return found?.value.schema === SCHEMA ? found : undefined;
  }
}

const indexesOf = ({ place, state }: Round): Indexes => ({
  in: place.conversationId,
  ...(state === 'looking' && { unfinished: UNFINISHED }),
});
