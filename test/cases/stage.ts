import sinon from 'sinon';
import type { CaseDisplay, CaseView, Clock, Diagnose, Progress } from '../../src/cases/case.ts';
import { Cases } from '../../src/cases/cases.ts';
import type { LookLog } from '../../src/cases/look-log.ts';
import { Looks } from '../../src/cases/looks.ts';
import type { Diagnosis } from '../../src/diagnosis/finding.ts';
import type { Documents } from '../../src/storage/documents.ts';
import { openSqlite } from '../../src/storage/sqlite.ts';
import { opening, place } from './world.ts';

/** One call of the engine, which the test ends. */
export interface Asked {
  readonly input: string;
  readonly signal: AbortSignal;
  readonly onProgress: (progress: Progress) => void;
  readonly answer: (diagnosis: Diagnosis) => void;
  readonly fail: (error: unknown) => void;
}

/** Looks whose engine and conversation the test plays, and whose time it moves. */
export class Stage {
  readonly documents: Documents = openSqlite(':memory:');
  readonly time = sinon.useFakeTimers({
    now: Date.parse('2026-11-20T09:00:00Z'),
    toFake: ['setTimeout', 'clearTimeout'],
  });
  readonly clock: Clock = { now: () => new Date(this.time.now) };
  readonly cases = new Cases(this);
  readonly asked: Asked[] = [];
  readonly shown: { readonly at: number; readonly view: CaseView }[] = [];
  readonly said: { readonly conversationId: string; readonly text: string }[] = [];
  readonly warned: Parameters<LookLog['warn']>[] = [];
  /** All that happened, in words, in order. */
  readonly events: string[] = [];
  /** What happens when a card is shown or a line said, beside being noted: a test may delay it or make it fail. */
  onShow: (view: CaseView) => Promise<void> = async () => undefined;
  onSay: () => Promise<void> = async () => undefined;

  readonly #start = this.time.now;
  #cards = 0;

  readonly #diagnose: Diagnose = (input, options) => {
    this.events.push(`ask ${input}`);
    return new Promise((answer, fail) => this.asked.push({ input, ...options, answer, fail }));
  };

  readonly #display: CaseDisplay = {
    show: async (view) => {
      this.events.push(`show ${view.case.number} ${view.case.look.state}`);
      this.shown.push({ at: this.time.now - this.#start, view });
      this.#cards += view.case.card ? 0 : 1;
      const card = view.case.card ?? { activityId: `card ${this.#cards}` };
      await this.onShow(view);
      return card;
    },
    say: async ({ conversationId }, text) => {
      this.events.push('say');
      this.said.push({ conversationId, text });
      await this.onSay();
    },
  };

  /** Looks over the same store, as a process has them after a restart. */
  readonly restarted = (): Looks =>
    new Looks({
      cases: new Cases(this),
      diagnose: this.#diagnose,
      display: this.#display,
      clock: this.clock,
      tenant: { name: 'Contoso', mode: 'sandbox' },
      log: { warn: (...warning) => this.warned.push(warning) },
    });

  readonly looks = this.restarted();

  /** Opens a case and requests its look. */
  readonly begin = async (input: string, conversationId?: string): Promise<number> => {
    const { case: opened } = await this.cases.openOrExisting(opening(input, { place: place(conversationId) }));
    await this.looks.request(opened.number);
    return opened.number;
  };

  /** Lets milliseconds pass, and everything that follows from them happen. */
  readonly pass = async (milliseconds = 0): Promise<void> => {
    await this.time.tickAsync(milliseconds);
  };

  /** The card that a case has on show. */
  readonly card = (number: number): CaseView | undefined =>
    this.shown.findLast(({ view }) => view.case.number === number)?.view;

  async close(): Promise<void> {
    this.time.restore();
    await this.documents.close();
  }
}

/** A new stage for each test of the enclosing suite; call the result for it. */
export function freshStage(): () => Stage {
  let stage: Stage | undefined;
  beforeEach(() => {
    stage = new Stage();
  });
  afterEach(() => stage?.close());
  return () => {
    if (!stage) throw new Error('no test is running');
    return stage;
  };
}
