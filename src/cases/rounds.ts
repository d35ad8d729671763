import { Semaphore } from 'async-mutex';
import type { Documents } from '../storage/documents.ts';
import type { CaseView, Clock, Diagnose } from './case.ts';
import type { Cases } from './cases.ts';
import { type LookLog, warnRound } from './look-log.ts';
import type { Round, RoundDisplay, RoundView } from './round.ts';
import { type Asking, newRound, takenOver, withAnotherLook, withEnd } from './round-changes.ts';
import { drawRound, viewOf } from './round-drawing.ts';
import { type RoundParts, RoundRun } from './round-run.ts';
import { RoundStore } from './round-store.ts';
import { realTimers, type Timers, within } from './timers.ts';

/**
 * Looks of all rounds that run side by side in one process. They have their own places, so that a case never waits for
 * a round; no more than Exchange takes of one app at a time, so that they do not fill its queue either.
 */
const AT_ONCE = 4;
/** A round asked for longer ago than this (milliseconds) is not gone on with after a restart: nobody waits for it. */
const TOO_OLD = 60 * 60 * 1000;
/** Milliseconds in which the same people in the same conversation are the same round: Teams delivers anew after 30 s. */
const SAME = 60 * 1000;
/** Milliseconds that looks under way get to end before the process does. */
const DRAINING = 8_000;
/** Rounds of a conversation that are looked through for one that runs. */
const LATEST = 10;

/** What rounds are made of. `log` fits pino. */
export interface RoundsOptions {
  readonly documents: Documents;
  readonly cases: Cases;
  readonly diagnose: Diagnose;
  readonly display: RoundDisplay;
  readonly clock: Clock;
  readonly tenant: CaseView['tenant'];
  readonly log?: LookLog;
  readonly timers?: Timers;
}

/** A round, and whether it was there before. */
export interface Begun {
  readonly round: Round;
  readonly existing: boolean;
}

/** Looks at several people together, outside the chat turn, and shows one summary of what was found. */
export class Rounds {
  readonly #parts: RoundParts;
  readonly #running = new Map<number, { readonly run: RoundRun; readonly over: Promise<void> }>();
  #stopping = false;

  constructor({ documents, clock, log, timers, ...ports }: RoundsOptions) {
    const room = new Semaphore(AT_ONCE);
    this.#parts = {
      ...ports,
      store: new RoundStore(documents),
      log: log ?? { warn: () => undefined },
      timers: timers ?? realTimers,
      now: () => clock.now(),
      inTurn: (work) => room.runExclusive(work),
      atOnce: AT_ONCE,
      stopping: () => this.#stopping,
    };
  }

  /** Stores a round and starts it in the background; the one that the same person has just begun is not begun twice. */
  async begin(asking: Asking): Promise<Begun> {
    const { store, now } = this.#parts;
    const latest = await store.inConversation(asking.place.conversationId, LATEST);
    const same = latest.find((round) => this.#isSame(round, asking));
    if (same) return { round: same, existing: true };
    const round = await store.create((number) => newRound(number, asking, now()));
    this.#start(round);
    return { round, existing: false };
  }

  get(number: number): Promise<Round | undefined> {
    return this.#parts.store.get(number);
  }

  /** The latest rounds of a conversation, newest first. */
  inConversation(conversationId: string): Promise<readonly Round[]> {
    return this.#parts.store.inConversation(conversationId, LATEST);
  }

  /** What the summary shows now, with the cases that its people have open. */
  view(round: Round): Promise<RoundView> {
    return viewOf(round, this.#parts);
  }

  /** Ends the looking; what was found stays. A round that has ended stays as it is. Fails with RoundNotFound. */
  async stop(number: number): Promise<Round> {
    const { store, now } = this.#parts;
    const stopped = await store.update(number, (before) => withEnd(before, 'stopped', now()));
    const running = this.#running.get(number);
    if (running) running.run.stop();
    else void drawRound(this.#parts, number);
    return stopped;
  }

  /** Looks at everybody of an ended round who is missing. Fails with RoundNotFound. */
  async again(number: number): Promise<Round> {
    const { store, now } = this.#parts;
    let begun = false;
    const round = await store.update(number, (before) => {
      const after = withAnotherLook(before, now());
      begun = after !== before;
      return after;
    });
    if (begun) this.#start(round);
    return round;
  }

  /** The summary was posted anew and is updated there from now on. */
  async moved(number: number, activityId: string): Promise<void> {
    await this.#parts.store.update(number, (before) => ({ ...before, card: { activityId } }));
  }

  /**
   * Called once at the start: goes on with what a process left unfinished, with those only who were not looked at, and
   * ends what nobody waits for any more. Resolves when the summaries of the latter are drawn; no need to wait.
   */
  async resume(): Promise<void> {
    const left = (await this.#parts.store.unfinished()).filter(({ number }) => !this.#running.has(number));
    await Promise.all(left.map((round) => this.#resumeOne(round)));
  }

  /** Lets looks under way end, within `milliseconds`; begins no new ones. Resolves to how many rounds are left. */
  async drain(milliseconds = DRAINING): Promise<number> {
    this.#stopping = true;
    const all = Promise.all([...this.#running.values()].map(({ over }) => over));
    await within(this.#parts.timers, milliseconds, all, () => new Error('not all looks ended')).catch(() => undefined);
    return this.#running.size;
  }

  #isSame({ owner, state, askedAt, people, left }: Round, asking: Asking): boolean {
    const names = [...people.map(({ input }) => input), ...left];
    const isFresh = state === 'looking' || this.#age(askedAt) < SAME;
    return isFresh && owner.id === asking.owner.id && names.join('\n') === asking.people.join('\n');
  }

  #start(round: Round): void {
    if (this.#stopping) return;
    const run = new RoundRun(this.#parts, round);
    // The run before may still be drawing its last summary.
    const over = (this.#running.get(round.number)?.over ?? Promise.resolve()).then(() => run.run());
    this.#running.set(round.number, { run, over });
    void over.then(() => {
      if (this.#running.get(round.number)?.over === over) this.#running.delete(round.number);
    });
  }

  async #resumeOne({ number, askedAt }: Round): Promise<void> {
    const { store, now, log } = this.#parts;
    try {
      if (this.#age(askedAt) < TOO_OLD) return this.#start(await store.update(number, takenOver));
      await store.update(number, (before) => withEnd(before, 'interrupted', now()));
      await drawRound(this.#parts, number);
    } catch (error) {
      warnRound(log, number, error, 'a round could not be resumed');
    }
  }

  #age(at: string): number {
    return this.#parts.now().getTime() - Date.parse(at);
  }
}
