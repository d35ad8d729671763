import type { Documents } from '../storage/documents.ts';
import type { Case } from './case.ts';
import { type CaseStore, personKey } from './case-store.ts';
import { type Claims, inputClaim } from './claims.ts';
import { newCase, type Opening } from './transitions.ts';
import { Turns } from './turns.ts';

const FIRST_NUMBER = 1001;

/** A case, and whether it was there before. */
export interface Opened {
  readonly case: Case;
  readonly existing: boolean;
}

/** The door through which every case comes in: it lets one person have one open case. */
export class CaseDoor {
  readonly #documents: Documents;
  readonly #store: CaseStore;
  readonly #claims: Claims;
  /** One opening of the same name at a time, so that those who only find it use up no number. */
  readonly #turns = new Turns<string>();

  constructor(documents: Documents, store: CaseStore, claims: Claims) {
    this.#documents = documents;
    this.#store = store;
    this.#claims = claims;
  }

  /** The open case of the person who has this name, by what was typed, the object id or the user principal name. */
  async openCaseOf(tenantId: string, name: string): Promise<Case | undefined> {
    const key = personKey(tenantId, name);
    for (const index of ['open-id', 'open-upn', 'open-input'] as const) {
      const [open] = await this.#store.find(index, key, 1);
      if (open) return open;
    }
    return undefined;
  }

  /** A new case, stored with its first look queued, unless the person has an open one. */
  async open(opening: Opening, at: Date): Promise<Opened> {
    const key = inputClaim(opening.tenantId, opening.input);
    return this.#turns.take(key, async () => {
      const open = await this.openCaseOf(opening.tenantId, opening.input);
      if (open) return { case: open, existing: true };
      return this.#create(key, newCase(await this.#documents.next('case', FIRST_NUMBER), opening, at));
    });
  }

  /**
   * The claim carries the whole case: when a process dies between the two writes, the next one that asks finishes
   * its opening. Whoever stores the case has opened it.
   */
  async #create(key: string, created: Case): Promise<Opened> {
    const claim = { number: created.number, opening: created };
    const held = await this.#claims.acquire(key, claim, async (other) => {
      const holder = await this.#store.get(other.number);
      return holder ? holder.state === 'open' : other.opening !== undefined;
    });
    const winner = held?.opening ?? created;
    const existing = !(await this.#store.create(winner));
    return { case: (await this.#store.get(winner.number)) ?? winner, existing };
  }
}
