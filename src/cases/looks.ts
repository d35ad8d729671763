import { Semaphore } from 'async-mutex';
import type { Case, CaseDisplay, CaseView, Clock, Diagnose, Look } from './case.ts';
import type { Cases } from './cases.ts';
import { drawCard } from './drawing.ts';
import { type LookLog, warn } from './look-log.ts';
import { type LookParts, LookRun } from './look-run.ts';
import { interrupted, interruptedAndClosed } from './look-words.ts';
import { realTimers, type Timers, within } from './timers.ts';

/** Looks that run side by side in one process; the others wait their turn with their card shown. */
const AT_ONCE = 8;
/** A running look of another process older than this (milliseconds) was left by one that died; it ends after 60 s. */
const ABANDONED = 2 * 60 * 1000;
/** A look older than this (milliseconds) is not run again after a restart: nobody waits for it any more. */
const TOO_OLD = 60 * 60 * 1000;
/** Milliseconds that running looks get to end before the process does. */
const DRAINING = 8_000;

/** What looks are made of. `log` fits pino. */
export interface LooksOptions {
  readonly cases: Cases;
  readonly diagnose: Diagnose;
  readonly display: CaseDisplay;
  readonly clock: Clock;
  readonly tenant: CaseView['tenant'];
  readonly log?: LookLog;
  readonly timers?: Timers;
}

/** Runs looks outside the chat turn, one at a time per case, and shows on the card how far they are. */
export class Looks {
  readonly #parts: LookParts;
  readonly #clock: Clock;
  readonly #running = new Map<number, { readonly lookId: string; readonly over: Promise<void> }>();
  readonly #listeners = new Set<(number: number) => void>();
  #stopping = false;

  constructor({ clock, log, timers, ...ports }: LooksOptions) {
    const room = new Semaphore(AT_ONCE);
    this.#clock = clock;
    this.#parts = {
      ...ports,
      clock,
      log: log ?? { warn: () => undefined },
      timers: timers ?? realTimers,
      inTurn: (work) => room.runExclusive(work),
      stopping: () => this.#stopping,
    };
  }

  /**
   * Stores a queued look, or joins the one under way, and starts it in the background; resolves once it is stored, so
   * a turn can wait for it. While the process is ending it is stored only. Fails with CaseNotFound and CaseClosed.
   */
  async request(number: number): Promise<Look> {
    const { look } = await this.#parts.cases.looks.request(number, (present) => this.#isUnderWay(number, present));
    if (look.state === 'queued') this.#start(number, look.id);
    return look;
  }

  /**
   * Called once at the start: runs again what a process left unfinished, and ends with a sentence what nobody waits
   * for any more. Resolves when the cards of the latter are drawn; no need to wait.
   */
  async resume(): Promise<void> {
    const left = (await this.#parts.cases.looks.unfinished()).filter(({ number }) => !this.#running.has(number));
    await Promise.all(left.map((found) => this.#resumeOne(found)));
  }

  /** Calls `tell` with the case's number whenever a look of this process is over and its last card is drawn. */
  onOver(tell: (number: number) => void): void {
    this.#listeners.add(tell);
  }

  /** Lets running looks end, within `milliseconds`; begins no new ones. Resolves to how many are left to resume. */
  async drain(milliseconds = DRAINING): Promise<number> {
    this.#stopping = true;
    const all = Promise.all([...this.#running.values()].map(({ over }) => over));
    await within(this.#parts.timers, milliseconds, all, () => new Error('not all looks ended')).catch(() => undefined);
    return this.#running.size;
  }

  /** A queued look is joined by starting it here too: whichever process marks it as running first has it. */
  #isUnderWay(number: number, { id, state, requestedAt }: Look): boolean {
    if (state !== 'running') return state === 'queued';
    return this.#running.get(number)?.lookId === id || this.#age(requestedAt) < ABANDONED;
  }

  #start(number: number, lookId: string): void {
    const present = this.#running.get(number);
    if (this.#stopping || present?.lookId === lookId) return;
    // The look before may still be drawing its last card.
    const over = (present?.over ?? Promise.resolve()).then(() => new LookRun(this.#parts, number, lookId).run());
    this.#running.set(number, { lookId, over });
    void over.then(() => {
      if (this.#running.get(number)?.over === over) this.#running.delete(number);
      for (const tell of this.#listeners) tell(number);
    });
  }

  async #resumeOne({ number, state, look }: Case): Promise<void> {
    const { cases, log } = this.#parts;
    try {
      if (look.undrawn) {
        await drawCard(this.#parts, number);
        await cases.looks.drawn(number, look.id);
      } else if (state === 'open' && this.#age(look.requestedAt) < TOO_OLD) {
        await cases.looks.requeue(number, look.id);
        this.#start(number, look.id);
      } else {
        const failure = state === 'open' ? interrupted(number) : interruptedAndClosed;
        await cases.looks.end(number, look.id, 'interrupted', failure);
        await drawCard(this.#parts, number);
        await cases.looks.drawn(number, look.id);
      }
    } catch (error) {
      warn(log, number, error, 'a look could not be resumed');
    }
  }

  #age(at: string): number {
    return this.#clock.now().getTime() - Date.parse(at);
  }
}
