import type { Diagnosis } from '../diagnosis/finding.ts';
import type { Case, Clock, Look } from './case.ts';
import { type CaseStore, UNFINISHED } from './case-store.ts';
import { type Claims, subjectClaim } from './claims.ts';
import { subjectOf, withClosing, withDiagnosis, withNewLook, withoutDiagnosis } from './transitions.ts';

/** A closed case is not looked at again. The message is a sentence for a person. */
export class CaseClosed extends Error {
  override readonly name = 'CaseClosed';
  constructor(number: number) {
    super(`Case ${number} is closed. Say "check" and the address to open a new one.`);
  }
}

/** A case after its look. `joined`: the number of another open case of the user, for which this one was closed. */
export interface Completed {
  readonly case: Case;
  readonly joined?: number;
}

/** What is stored of looks: queued, running, and how they ended. Changes fail with CaseNotFound. */
export class LookRecords {
  readonly #store: CaseStore;
  readonly #claims: Claims;
  readonly #clock: Clock;

  constructor(store: CaseStore, claims: Claims, clock: Clock) {
    this.#store = store;
    this.#claims = claims;
    this.#clock = clock;
  }

  /** Queues a look, unless the present one `isUnderWay`. Fails with CaseClosed. */
  request(number: number, isUnderWay: (look: Look) => boolean): Promise<Case> {
    return this.#store.update(number, (before) => {
      if (before.state === 'closed') throw new CaseClosed(number);
      return isUnderWay(before.look) ? before : withNewLook(before, this.#clock.now());
    });
  }

  /** Marks a queued look as running. Undefined when somebody else did so first: it is theirs to run. */
  async begin(number: number, lookId: string): Promise<Case | undefined> {
    let begun = false;
    const found = await this.#store.update(number, (before) => {
      begun = before.look.id === lookId && before.look.state === 'queued';
      return begun ? { ...before, look: { ...before.look, state: 'running' } } : before;
    });
    return begun ? found : undefined;
  }

  /** Puts a look back in the queue that a process left unfinished. */
  requeue(number: number, lookId: string): Promise<Case> {
    return this.#change(number, lookId, (before) => ({ ...before, look: { ...before.look, state: 'queued' } }));
  }

  /** Stores what a look found. When the user turns out to have another open case, this one is closed. */
  async complete(number: number, lookId: string, diagnosis: Diagnosis): Promise<Completed> {
    const joined = await this.#claimSubject(number, diagnosis);
    const completed = await this.#change(number, lookId, (before) => {
      const found = withDiagnosis(before, diagnosis, this.#clock.now());
      return joined === undefined ? found : withClosing(found, null, `joined case ${joined}`, this.#clock.now());
    });
    if (completed.state === 'open') return { case: completed };
    await this.#claims.release(number);
    return { case: completed, ...(joined !== undefined && { joined }) };
  }

  /** Ends a look that has no result; `failure` says why, to a person. The diagnosis of an earlier look stays. */
  end(number: number, lookId: string, state: 'failed' | 'interrupted', failure: string): Promise<Case> {
    return this.#change(number, lookId, (before) => withoutDiagnosis(before, state, failure, this.#clock.now()));
  }

  /** Notes that the last card of a look was shown. */
  drawn(number: number, lookId: string): Promise<Case> {
    return this.#store.update(number, (before) => {
      const { undrawn, ...look } = before.look;
      return undrawn && look.id === lookId ? { ...before, look } : before;
    });
  }

  /** Cases whose look was not ended, or whose end was not shown, oldest first. */
  async unfinished(): Promise<readonly Case[]> {
    return (await this.#store.find('unfinished', UNFINISHED)).toReversed();
  }

  /** Only a look that is still the case's own and not ended changes it: a straggler must not undo a later one. */
  #change(number: number, lookId: string, change: (before: Case) => Case): Promise<Case> {
    const isUnfinished = ({ id, state }: Look) => id === lookId && (state === 'queued' || state === 'running');
    return this.#store.update(number, (before) => (isUnfinished(before.look) ? change(before) : before));
  }

  /** The number of the other open case that has this user already. */
  async #claimSubject(number: number, diagnosis: Diagnosis): Promise<number | undefined> {
    const subject = subjectOf(diagnosis);
    const found = subject && (await this.#store.get(number));
    if (!found || found.state === 'closed') return undefined;
    const held = await this.#claims.acquire(subjectClaim(found.tenantId, subject.id), { number }, async (other) => {
      return (await this.#store.get(other.number))?.state === 'open';
    });
    return held?.number;
  }
}
