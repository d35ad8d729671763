import sinon from 'sinon';
import type { Clock, Diagnose } from '../../src/cases/case.ts';
import { Cases } from '../../src/cases/cases.ts';
import type { LookLog } from '../../src/cases/look-log.ts';
import type { Round, RoundDisplay, RoundView } from '../../src/cases/round.ts';
import { Rounds } from '../../src/cases/rounds.ts';
import type { Documents } from '../../src/storage/documents.ts';
import { openSqlite } from '../../src/storage/sqlite.ts';
import type { Asked } from './stage.ts';
import { bob, CONTOSO, place } from './world.ts';

/** Rounds whose engine and conversation the test plays, and whose time it moves. */
export class RoundStage {
  readonly documents: Documents = openSqlite(':memory:');
  readonly time = sinon.useFakeTimers({
    now: Date.parse('2026-11-20T09:00:00Z'),
    toFake: ['setTimeout', 'clearTimeout'],
  });
  readonly clock: Clock = { now: () => new Date(this.time.now) };
  readonly cases = new Cases(this);
  readonly asked: Asked[] = [];
  readonly shown: { readonly at: number; readonly view: RoundView }[] = [];
  readonly warned: Parameters<LookLog['warn']>[] = [];
  /** What happens when a summary is shown, beside being noted: a test may delay it or make it fail. */
  onShow: (view: RoundView) => Promise<void> = async () => undefined;

  readonly #start = this.time.now;

  readonly #diagnose: Diagnose = (input, options) =>
    new Promise((answer, fail) => this.asked.push({ input, ...options, answer, fail }));

  readonly #display: RoundDisplay = {
    showRound: async (view) => {
      this.shown.push({ at: this.time.now - this.#start, view });
      await this.onShow(view);
      return view.round.card ?? { activityId: `card of round ${view.round.number}` };
    },
  };

  /** Rounds over the same store, as a process has them after a restart. */
  readonly restarted = (): Rounds =>
    new Rounds({
      documents: this.documents,
      cases: this.cases,
      diagnose: this.#diagnose,
      display: this.#display,
      clock: this.clock,
      tenant: { name: 'Contoso', mode: 'sandbox' },
      log: { warn: (...warning) => this.warned.push(warning) },
    });

  readonly rounds = this.restarted();

  /** Begins a round with so many people: user0, user1… */
  readonly begin = async (people: number | readonly string[], conversationId?: string): Promise<Round> => {
    const names = typeof people === 'number' ? Array.from({ length: people }, (_, i) => `user${i}`) : people;
    const asking = { tenantId: CONTOSO, people: names, owner: bob, place: place(conversationId) };
    return (await this.rounds.begin(asking)).round;
  };

  /** Lets milliseconds pass, and everything that follows from them happen. */
  readonly pass = async (milliseconds = 0): Promise<void> => {
    await this.time.tickAsync(milliseconds);
  };

  /** Who was asked about, in order. */
  readonly inputs = (): readonly string[] => this.asked.map(({ input }) => input);

  /** The summary on show. */
  readonly card = (number = 1): RoundView | undefined =>
    this.shown.findLast(({ view }) => view.round.number === number)?.view;

  async close(): Promise<void> {
    this.time.restore();
    await this.documents.close();
  }
}

/** A new stage for each test of the enclosing suite; call the result for it. */
export function freshRoundStage(): () => RoundStage {
  let stage: RoundStage | undefined;
  beforeEach(() => {
    stage = new RoundStage();
  });
  afterEach(() => stage?.close());
  return () => {
    if (!stage) throw new Error('no test is running');
    return stage;
  };
}

/** What was found about each person, in a word. */
export const foundIn = ({ people }: Round): readonly (string | undefined)[] =>
  people.map(({ outcome }) => outcome?.found);
