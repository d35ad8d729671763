import type { Documents } from '../storage/documents.ts';
import { type Press, pressOn } from './actions.ts';
import type { Case, CaseAnswer, Clock, Person, Place } from './case.ts';
import { type CaseIndex, CaseStore, personKey, WALKED } from './case-store.ts';
import { Claims, inputClaim } from './claims.ts';
import { LookRecords } from './look-records.ts';
import { CaseDoor, type Opened } from './opening.ts';
import { type Opening, withChoice, withClosing } from './transitions.ts';

/** Cases that a list shows unless told otherwise. */
const LIST_LENGTH = 20;

/**
 * The cases of all tenants; at most one open case per user, over all processes that share the documents. What
 * changes a case fails with CaseNotFound, and everything that reads one with CaseTooNew.
 */
export class Cases {
  /** The looks at the cases; {@link Looks} runs them. */
  readonly looks: LookRecords;
  readonly #clock: Clock;
  readonly #store: CaseStore;
  readonly #claims: Claims;
  readonly #door: CaseDoor;

  constructor({ documents, clock }: { readonly documents: Documents; readonly clock: Clock }) {
    this.#clock = clock;
    this.#store = new CaseStore(documents);
    this.#claims = new Claims(documents);
    this.looks = new LookRecords(this.#store, this.#claims, clock);
    this.#door = new CaseDoor(documents, this.#store, this.#claims);
  }

  /** The person's open case, else a new one, stored with its first look queued; {@link Looks.request} starts that. */
  openOrExisting(opening: Opening): Promise<Opened> {
    return this.#door.open(opening, this.#clock.now());
  }

  get(number: number): Promise<Case | undefined> {
    return this.#store.get(number);
  }

  /** The open case of the person who has this name, by what was typed, the object id or the user principal name. */
  openCaseOf(tenantId: string, name: string): Promise<Case | undefined> {
    return this.#door.openCaseOf(tenantId, name);
  }

  /** Newest first. */
  openCases({ tenantId, limit = LIST_LENGTH }: { tenantId: string; limit?: number }): Promise<readonly Case[]> {
    return this.#store.find('open', tenantId, limit);
  }

  /** The latest open case of a conversation: what `status`, `recheck` and `close` mean without a number. */
  async inConversation(conversationId: string): Promise<Case | undefined> {
    return (await this.#store.find('open-in', conversationId, 1))[0];
  }

  /**
   * A person's cases, open and closed, newest first: by what was typed, the object id or the user principal name.
   * A user who was found under this name brings along the cases opened under other names.
   */
  async history(tenantId: string, name: string, limit = LIST_LENGTH): Promise<readonly Case[]> {
    const named = await this.#of(tenantId, [name], ['input', 'id', 'upn'], limit);
    const ids = new Set(named.flatMap(({ subject }) => (subject && !subject.chosen ? [subject.id] : [])));
    const all = [...named, ...(await this.#of(tenantId, [...ids], ['id'], limit))];
    const byNumber = new Map(all.map((found) => [found.number, found]));
    return [...byNumber.values()].sort((a, b) => b.number - a.number).slice(0, limit);
  }

  async #of(tenantId: string, names: readonly string[], indexes: readonly CaseIndex[], limit: number) {
    const keys = names.map((name) => personKey(tenantId, name));
    const lists = keys.flatMap((key) => indexes.map((index) => this.#store.find(index, key, limit)));
    return (await Promise.all(lists)).flat();
  }

  /** `change` must be pure: it is called again when another process changed the case meanwhile. */
  update(number: number, change: (before: Case) => Case): Promise<Case> {
    return this.#store.update(number, change);
  }

  /** Closing a closed case changes nothing. `by` is null where the bot closes. */
  async close(number: number, by: Person | null, why: string): Promise<Case> {
    const closed = await this.update(number, (before) => withClosing(before, by, why, this.#clock.now()));
    await this.#claims.release(number);
    return closed;
  }

  /** The helpdesk's own ticket number, on open and closed cases. */
  setTicket(number: number, ticket: string): Promise<Case> {
    return this.update(number, (before) => ({ ...before, ticket: ticket.trim() }));
  }

  /**
   * Keeps what a person said, by fact id; the next look goes by it. A later answer to the same takes its place. `lasts`:
   * milliseconds that it counts, where it is true for a time only.
   */
  answer(number: number, said: Readonly<Record<string, unknown>>, by: Person, lasts?: number): Promise<Case> {
    const now = this.#clock.now();
    const until = lasts === undefined ? {} : { until: new Date(now.getTime() + lasts).toISOString() };
    const told = (value: unknown): CaseAnswer => ({ value, by, at: now.toISOString(), ...until });
    const answers = Object.fromEntries(Object.entries(said).map(([fact, value]) => [fact, told(value)]));
    return this.update(number, (before) => ({ ...before, answers: { ...before.answers, ...answers } }));
  }

  /** Takes back what a person told: of one fact, or everything. */
  forget(number: number, fact?: string): Promise<Case> {
    return this.update(number, (before) => {
      const { answers = {}, ...rest } = before;
      const left = Object.entries(answers).filter(([id]) => fact !== undefined && id !== fact);
      return left.length > 0 ? { ...rest, answers: Object.fromEntries(left) } : rest;
    });
  }

  /** Makes somebody else the one who answers for the case. A closed one stays as it is. */
  takeOver(number: number, owner: Person): Promise<Case> {
    return this.update(number, (before) =>
      before.state === 'closed' ? before : { ...before, owner, decidedAt: this.#clock.now().toISOString() },
    );
  }

  /** Notes that the owner has decided something just now. */
  decided(number: number): Promise<Case> {
    const decidedAt = this.#clock.now().toISOString();
    return this.update(number, (before) => ({ ...before, decidedAt }));
  }

  /** Open cases that a guided walk goes through, of all conversations. */
  walked(): Promise<readonly Case[]> {
    return this.#store.find('walking', WALKED);
  }

  /** Notes that a guided walk has begun, in the case's conversation or at this place, or that none goes on. */
  walking(number: number, goesOn: boolean, place?: Place): Promise<Case> {
    return this.update(number, (before) => {
      const { walking, walkPlace: _, ...without } = before;
      if (!goesOn) return walking ? without : before;
      const elsewhere = place && place.conversationId !== before.place.conversationId;
      return { ...without, walking: true, ...(elsewhere && { walkPlace: place }) };
    });
  }

  /**
   * Makes the case about one of the candidates of its diagnosis; a look at that user should follow. The name that was
   * typed is free again: the next person who types it may mean another of them.
   */
  async choose(number: number, userId: string): Promise<Case> {
    const chosen = await this.update(number, (before) => withChoice(before, userId));
    if (chosen.subject?.chosen) await this.#claims.release(number, inputClaim(chosen.tenantId, chosen.input));
    return chosen;
  }

  /** What a press on the case's card means now. Ids of cards that were drawn before are out of date. */
  async resolveAction(number: number, actionId: string): Promise<Press> {
    return pressOn(await this.#store.get(number), actionId);
  }
}
