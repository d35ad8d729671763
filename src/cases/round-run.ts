import { CardUpdates } from './card-updates.ts';
import type { Diagnose } from './case.ts';
import { warnRound } from './look-log.ts';
import { SLOW } from './look-run.ts';
import type { Round, RoundOutcome } from './round.ts';
import { isRunBy, withOutcome } from './round-changes.ts';
import { drawRound, type RoundDrawingParts } from './round-drawing.ts';
import { lookInRound } from './round-look.ts';

/** What the looks of a round need around them. */
export interface RoundParts extends RoundDrawingParts {
  readonly diagnose: Diagnose;
  readonly now: () => Date;
  /** Runs the work when there is room for one more look of a round. */
  readonly inTurn: (work: () => Promise<void>) => Promise<void>;
  /** For how many of them one round waits at a time, so that rounds that run together take turns. */
  readonly atOnce: number;
  /** The process is ending: who was not looked at is left to the next one. */
  readonly stopping: () => boolean;
}

/** The looks of one round, from its first summary to its last. */
export class RoundRun {
  readonly #parts: RoundParts;
  readonly #round: Round;
  readonly #summary: CardUpdates;
  readonly #stopped = new AbortController();
  readonly #waiting: number[];
  /** Names as typed, by place. */
  readonly #underWay = new Map<number, string>();
  #first: Round | undefined;
  #slow = false;
  #patience: unknown;

  constructor(parts: RoundParts, round: Round) {
    this.#parts = parts;
    this.#round = round;
    this.#first = round;
    this.#waiting = [...round.people.keys()].filter((place) => !round.people[place]?.outcome);
    this.#summary = new CardUpdates(() => this.#draw(), parts.timers);
  }

  /** Never rejects. The summary goes out before the looking begins: within a second a person sees that it does. */
  async run(): Promise<void> {
    this.#summary.changed();
    this.#beginPatience();
    const lines = Array.from({ length: this.#parts.atOnce }, () => this.#lookAtNext());
    await Promise.all(lines.map((line) => line.catch((error) => this.#warn(error, 'a round could not be stored'))));
    this.#parts.timers.clear(this.#patience);
    await ((await this.#isEnded()) ? this.#summary.finish() : this.#summary.stop());
  }

  /** Looks at nobody any more, and gives up the looks under way. */
  stop(): void {
    this.#stopped.abort();
  }

  async #lookAtNext(): Promise<void> {
    for (let place = this.#waiting.shift(); place !== undefined; place = this.#waiting.shift()) {
      const next = place;
      await this.#parts.inTurn(() => this.#lookAt(next));
    }
  }

  async #lookAt(place: number): Promise<void> {
    const { diagnose, timers, stopping } = this.#parts;
    const input = this.#round.people[place]?.input;
    if (input === undefined || this.#stopped.signal.aborted || stopping()) return;
    this.#underWay.set(place, input);
    const onBroken = (error: unknown) => this.#warn(error, 'a look of a round failed');
    const outcome = await lookInRound(input, this.#stopped.signal, { diagnose, timers, onBroken });
    this.#underWay.delete(place);
    if (!this.#stopped.signal.aborted) await this.#keep(place, outcome);
  }

  async #keep(place: number, outcome: RoundOutcome): Promise<void> {
    const { number, run } = this.#round;
    const { store, now } = this.#parts;
    const after = await store.update(number, (before) => withOutcome(before, run, place, outcome, now()));
    if (!isRunBy(after, run)) this.stop();
    this.#beginPatience();
    this.#summary.changed();
  }

  /** What goes on in another run, or will in the next process, is not ours to show. */
  async #isEnded(): Promise<boolean> {
    const round = await this.#parts.store.get(this.#round.number).catch(() => undefined);
    return round?.run === this.#round.run && round.state !== 'looking';
  }

  #beginPatience(): void {
    const { timers } = this.#parts;
    this.#slow = false;
    timers.clear(this.#patience);
    this.#patience = timers.set(() => {
      this.#slow = true;
      this.#summary.changed();
    }, SLOW);
  }

  #draw(): Promise<void> {
    const first = this.#first;
    this.#first = undefined;
    return drawRound(this.#parts, this.#round.number, this.#slow ? [...this.#underWay.values()] : [], first);
  }

  #warn(error: unknown, message: string): void {
    warnRound(this.#parts.log, this.#round.number, error, message);
  }
}
