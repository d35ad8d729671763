import type { Storage, StoreItem, StoreItems } from 'botbuilder-core';
import { DocumentConflict, type Documents } from '../storage/documents.ts';

const COLLECTION = 'bot-state';

/**
 * The bot SDK's storage over our documents, with eTags that bite: an item without one is created and must not
 * exist yet, an item with one replaces exactly that version, and `*` (the SDK's "whatever is there") overwrites.
 * A write that comes too late rejects with DocumentConflict.
 */
export class DocumentStorage implements Storage {
  readonly #documents: Documents;

  constructor(documents: Documents) {
    this.#documents = documents;
  }

  async read(keys: string[]): Promise<StoreItems> {
    const found = await Promise.all(keys.map((key) => this.#documents.read<object>(COLLECTION, key)));
    return Object.fromEntries(
      found.filter((stored) => stored !== undefined).map(({ key, value, eTag }) => [key, { ...value, eTag }]),
    );
  }

  async write(changes: StoreItems): Promise<void> {
    for (const [key, item] of Object.entries(changes)) await this.#writeOne(key, item as StoreItem);
  }

  async delete(keys: string[]): Promise<void> {
    for (const key of keys) await this.#documents.remove(COLLECTION, key);
  }

  async #writeOne(key: string, { eTag, ...value }: StoreItem): Promise<void> {
    if (eTag === undefined) await this.#documents.create(COLLECTION, key, value);
    else if (eTag !== '*') await this.#documents.replace(COLLECTION, key, value, eTag);
    else await this.#overwrite(key, value);
  }

  async #overwrite(key: string, value: object): Promise<void> {
    const now = await this.#documents.read(COLLECTION, key);
    try {
      if (now) await this.#documents.replace(COLLECTION, key, value, now.eTag);
      else await this.#documents.create(COLLECTION, key, value);
    } catch (error) {
      if (!(error instanceof DocumentConflict)) throw error;
      await this.#overwrite(key, value);
    }
  }
}
