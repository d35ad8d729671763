import type { Diagnosis } from '../diagnosis/finding.ts';
import { CardUpdates } from './card-updates.ts';
import { type Case, type Clock, type Diagnose, LookFailed, type Progress } from './case.ts';
import { type DrawingParts, drawCard, sayInCase } from './drawing.ts';
import { warn } from './look-log.ts';
import type { Completed } from './look-records.ts';
import { broken, joinedCase, slowWords, tooLate } from './look-words.ts';
import { within } from './timers.ts';
import { toldNow } from './told.ts';

/** Milliseconds after which a look is ended without its answers. */
export const DEADLINE = 60_000;
/** Milliseconds after which the card says what the look still waits for. */
export const SLOW = 10_000;

/** What a look needs around it. */
export interface LookParts extends DrawingParts {
  readonly diagnose: Diagnose;
  readonly clock: Clock;
  /** Runs the work when there is room for one more look. */
  readonly inTurn: (work: () => Promise<void>) => Promise<void>;
  /** The process is ending: what has not begun stays in the queue for the next one. */
  readonly stopping: () => boolean;
}

/** One look, from its first card to its last. */
export class LookRun {
  readonly #parts: LookParts;
  readonly #number: number;
  readonly #lookId: string;
  readonly #card: CardUpdates;
  #progress: Progress = { findings: [], checks: 0 };
  #state: 'waiting' | 'running' | 'ended' = 'waiting';
  #slow = false;
  /** The case as the first card shows it. */
  #first: Case | undefined;
  #completed: Completed | undefined;

  constructor(parts: LookParts, number: number, lookId: string) {
    this.#parts = parts;
    this.#number = number;
    this.#lookId = lookId;
    this.#card = new CardUpdates(() => this.#draw(), parts.timers);
  }

  /** Never rejects. The card goes out before the looking begins: within a second a person sees that it does. */
  async run(): Promise<void> {
    const { cases, timers, log, inTurn } = this.#parts;
    const slow = timers.set(() => this.#becomeSlow(), SLOW);
    try {
      this.#first = await cases.get(this.#number);
      this.#card.changed();
      await inTurn(() => this.#lookInTurn());
    } catch (error) {
      warn(log, this.#number, error, 'a look could not be stored');
    }
    timers.clear(slow);
    await (this.#state === 'waiting' ? this.#card.stop() : this.#finish());
  }

  async #lookInTurn(): Promise<void> {
    if (this.#parts.stopping()) return;
    const begun = await this.#parts.cases.looks.begin(this.#number, this.#lookId);
    if (!begun) return;
    this.#state = 'running';
    try {
      const diagnosis = await this.#diagnose(begun);
      this.#completed = await this.#parts.cases.looks.complete(this.#number, this.#lookId, diagnosis);
    } catch (error) {
      await this.#fail(error);
    } finally {
      this.#state = 'ended';
    }
  }

  async #diagnose(found: Case): Promise<Diagnosis> {
    const input = found.subject?.id ?? found.input;
    const { diagnose, timers, clock } = this.#parts;
    const answers = toldNow(found, clock.now());
    const abort = new AbortController();
    const onProgress = (progress: Progress) => this.#advance(progress);
    const work = async () => diagnose(input, { signal: abort.signal, onProgress, answers });
    try {
      return await within(timers, DEADLINE, work(), () => new LookFailed(tooLate(this.#number)));
    } catch (error) {
      abort.abort();
      throw error;
    }
  }

  async #finish(): Promise<void> {
    const { cases, log } = this.#parts;
    await this.#card.finish();
    try {
      await cases.looks.drawn(this.#number, this.#lookId);
    } catch (error) {
      warn(log, this.#number, error, 'a look could not be stored');
    }
    await this.#sayWhereJoined();
  }

  async #sayWhereJoined(): Promise<void> {
    if (this.#completed?.joined === undefined) return;
    await sayInCase(this.#parts, this.#number, this.#completed.case.place, joinedCase(this.#completed.joined));
  }

  #advance(progress: Progress): void {
    this.#progress = progress;
    this.#card.changed();
  }

  #becomeSlow(): void {
    this.#slow = true;
    this.#card.changed();
  }

  async #fail(error: unknown): Promise<void> {
    const foreseen = error instanceof LookFailed;
    if (!foreseen) warn(this.#parts.log, this.#number, error, 'a look failed');
    const failure = foreseen ? error.message : broken(this.#number);
    await this.#parts.cases.looks.end(this.#number, this.#lookId, 'failed', failure);
  }

  #draw(): Promise<void> {
    const first = this.#first;
    this.#first = undefined;
    return drawCard(this.#parts, this.#number, this.#shownProgress(), first);
  }

  #shownProgress(): Progress | undefined {
    if (this.#state === 'ended') return undefined;
    if (!this.#slow) return this.#progress;
    return { ...this.#progress, slow: this.#progress.slow ?? slowWords(this.#progress, this.#state === 'running') };
  }
}
