import { DocumentConflict, type Documents, type Stored } from '../storage/documents.ts';
import type { Case } from './case.ts';
import { personKey } from './case-store.ts';

const COLLECTION = 'case-claims';
/** Each round somebody else has won; so many in a row mean that something is wrong. */
const ATTEMPTS = 20;

/** Says that a person is a case's: by what was typed, or by object id. */
export interface Claim {
  readonly number: number;
  /** The case in the making, so that whoever meets the claim of a process that died can finish opening it. */
  readonly opening?: Case;
}

/** The key of the claim on what was typed. */
export const inputClaim = (tenantId: string, input: string): string => `input ${personKey(tenantId, input)}`;
/** The key of the claim on a user's object id. */
export const subjectClaim = (tenantId: string, id: string): string => `subject ${personKey(tenantId, id)}`;

/** Create-only documents that keep a person from having two open cases, over all processes. */
export class Claims {
  readonly #documents: Documents;

  constructor(documents: Documents) {
    this.#documents = documents;
  }

  /**
   * Takes the claim, unless one of another case is there that `stands`; that one is given back. A claim that does not
   * stand was left by a process that died while closing its case, and is taken over.
   */
  async acquire(key: string, claim: Claim, stands: (held: Claim) => Promise<boolean>): Promise<Claim | undefined> {
    for (let attempt = 1; ; attempt += 1) {
      const held = await this.#documents.read<Claim>(COLLECTION, key);
      if (held?.value.number === claim.number) return undefined;
      if (held && (await stands(held.value))) return held.value;
      try {
        await this.#write(key, claim, held);
        return undefined;
      } catch (error) {
        if (!(error instanceof DocumentConflict) || attempt === ATTEMPTS) throw error;
      }
    }
  }

  /** Gives up the case's claims: all, or the one with this key. */
  async release(number: number, key?: string): Promise<void> {
    for (const held of await this.#documents.find<Claim>(COLLECTION, 'case', number)) {
      if (key === undefined || held.key === key) await this.#remove(held);
    }
  }

  async #write(key: string, claim: Claim, held: Stored<Claim> | undefined): Promise<void> {
    const indexes = { case: claim.number };
    if (held) await this.#documents.replace(COLLECTION, key, claim, held.eTag, indexes);
    else await this.#documents.create(COLLECTION, key, claim, indexes);
  }

  async #remove({ key, eTag }: Stored<Claim>): Promise<void> {
    try {
      await this.#documents.remove(COLLECTION, key, eTag);
    } catch (error) {
      // Another case has taken it over meanwhile: no longer ours to remove.
      if (!(error instanceof DocumentConflict)) throw error;
    }
  }
}
