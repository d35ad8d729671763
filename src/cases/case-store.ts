import { DocumentConflict, type Documents, type Indexes } from '../storage/documents.ts';
import type { Case } from './case.ts';
import { Turns } from './turns.ts';

/** The layout of a stored case that this version knows. */
const SCHEMA = 1;
/**
 * Conflicts come from other processes only, and each means that one of them has written; so many in a row mean that
 * something is wrong.
 */
const ATTEMPTS = 200;

/** The message is a sentence for a person. */
export class CaseNotFound extends Error {
  override readonly name = 'CaseNotFound';
  constructor(number: number) {
    super(`There is no case ${number}. Say "cases" for the open ones.`);
  }
}

/** The message is a sentence for a person. */
export class CaseTooNew extends Error {
  override readonly name = 'CaseTooNew';
  constructor(number: number) {
    super(
      `Case ${number} was written by a newer version of MailboxHelp. Ask the people who run this bot to update it.`,
    );
  }
}

/** Cases as documents: key is the number, and the indexes below say how they are found again. */
export class CaseStore {
  readonly #documents: Documents;
  readonly #turns = new Turns<number>();

  constructor(documents: Documents) {
    this.#documents = documents;
  }

  /** Fails with CaseTooNew on a case that a newer version wrote. */
  async get(number: number): Promise<Case | undefined> {
    return (await this.#read(number))?.value;
  }

  /** False when the number exists already. */
  async create(created: Case): Promise<boolean> {
    try {
      await this.#documents.create('cases', String(created.number), created, indexesOf(created));
      return true;
    } catch (error) {
      if (error instanceof DocumentConflict) return false;
      throw error;
    }
  }

  /**
   * Stores what `change` makes of the case; decided again when another process was faster, so `change` must be pure.
   * Nothing is written when it gives back the same object. Fails with CaseNotFound.
   */
  async update(number: number, change: (before: Case) => Case): Promise<Case> {
    return this.#turns.take(number, async () => {
      for (let attempt = 1; ; attempt += 1) {
        const found = await this.#read(number);
        if (!found) throw new CaseNotFound(number);
        const after = change(found.value);
        if (after === found.value) return after;
        try {
          return (await this.#documents.replace('cases', String(number), after, found.eTag, indexesOf(after))).value;
        } catch (error) {
          if (!(error instanceof DocumentConflict) || attempt === ATTEMPTS) throw error;
        }
      }
    });
  }

  /** Newest first, without those that a newer version wrote. */
  async find(index: CaseIndex, value: string, limit?: number): Promise<readonly Case[]> {
    const found = await this.#documents.find<Case>('cases', index, value, limit);
    return found.map(({ value: stored }) => stored).filter(({ schema }) => schema === SCHEMA);
  }

  async #read(number: number) {
    const found = await this.#documents.read<Case>('cases', String(number));
    if (found && found.value.schema !== SCHEMA) throw new CaseTooNew(number);
    return found;
  }
}

/**
 * How cases are found: `open` by tenant, `open-in` by conversation, `unfinished` where a look was not ended or its end not
 * shown, `walking` where a guided walk goes on; a person's cases by what was typed, the object id and the user principal
 * name, all of them and the open one.
 */
export type CaseIndex = 'open' | 'open-in' | 'unfinished' | 'walking' | `${'open-' | ''}${'input' | 'id' | 'upn'}`;

/** The one value of the index `unfinished`. */
export const UNFINISHED = 'look';
/** The one value of the index `walking`. */
export const WALKED = 'walk';

/** The value of a person's index: a name of theirs in a tenant, however it was typed. */
export const personKey = (tenantId: string, name: string): string =>
  `${tenantId} ${name.toWellFormed().normalize('NFC').trim().toLowerCase()}`;

function indexesOf({ tenantId, input, subject, place, state, look, walking }: Case): Indexes {
  const person = {
    input: personKey(tenantId, input),
    ...(subject && { id: personKey(tenantId, subject.id), upn: personKey(tenantId, subject.userPrincipalName) }),
  };
  return {
    ...person,
    ...((look.state === 'queued' || look.state === 'running' || look.undrawn) && { unfinished: UNFINISHED }),
    ...(state === 'open' && {
      open: tenantId,
      ...(walking && { walking: WALKED }),
      'open-in': place.conversationId,
      // A name that fits several users leads to none of them once one was picked.
      ...(!subject?.chosen && { 'open-input': person.input }),
      ...(subject && { 'open-id': person.id, 'open-upn': person.upn }),
    }),
  };
}
