import { type Activity, BotAdapter, type ResourceResponse, TurnContext } from 'botbuilder-core';
import { GuidedWalks } from '../../dialogs/guided-walk.ts';
import type { Heard, Move } from '../../dialogs/heard.ts';
import { isUnderWay } from '../../dialogs/look-dialog.ts';
import type { PasteReader } from '../../dialogs/parts.ts';
import type { WalkState } from '../../dialogs/walk-state.ts';
import type { AdaptiveCard } from '../../src/cards/elements.ts';
import type { Case } from '../../src/cases/case.ts';
import { Cases } from '../../src/cases/cases.ts';
import { Looks } from '../../src/cases/looks.ts';
import type { Clinic } from '../../src/compose.ts';
import { openSqlite } from '../../src/storage/sqlite.ts';
import { optionsFor } from '../../src/teams/draw.ts';
import { CONTOSO, opening } from '../cases/world.ts';
import { pseudoReading } from './pseudo-language.ts';

/** More than this, and a walk would never end. */
const mostSteps = 40;
/** The words that mean a move in every step; in English, which every conversation takes. */
const moves: readonly string[] = ['back', 'skip', 'why', 'help', 'status', 'start over', 'cancel'] satisfies Move[];

/** Keeps what is sent, in place of Teams. */
class Ears extends BotAdapter {
  readonly sent: Partial<Activity>[] = [];

  override async sendActivities(_: TurnContext, sent: Partial<Activity>[]): Promise<ResourceResponse[]> {
    return sent.map((one) => ({ id: `${this.sent.push(one)}` }));
  }
  override async updateActivity(_: TurnContext, changed: Partial<Activity>): Promise<undefined> {
    this.sent.push(changed);
  }
  override async deleteActivity(): Promise<void> {}
  override async continueConversation(): Promise<void> {}
}

/** A value of the one conversation that there is. */
class Kept<T> {
  #value: T | undefined;
  get(context: TurnContext): Promise<T | undefined>;
  get(context: TurnContext, initial: T): Promise<T>;
  async get(_: TurnContext, initial?: T): Promise<T | undefined> {
    this.#value ??= initial;
    return this.#value;
  }
  async set(_: TurnContext, value: T): Promise<void> {
    this.#value = value;
  }
  async delete(): Promise<void> {
    this.#value = undefined;
  }
}

/**
 * One person's walk with the dialogs alone, in the pretend language, up to its end. `answers`: what is said to the card
 * of each step, in its order. Gives back everything that was sent.
 */
export async function pseudoWalk(
  input: string,
  { look, checks, remedies }: Clinic,
  now: Date,
  readPaste: PasteReader,
  answers: (card: AdaptiveCard) => readonly string[],
): Promise<readonly Partial<Activity>[]> {
  const documents = openSqlite(':memory:');
  const clock = { now: () => now };
  const cases = new Cases({ documents, clock });
  const tenant = { id: CONTOSO, name: 'Contoso', mode: 'sandbox' } as const;
  const display = { show: async () => ({ activityId: 'card' }), say: async () => undefined };
  const looks = new Looks({
    cases,
    display,
    clock,
    tenant,
    diagnose: (said, { answers: told = {} }) => look(said, { answers: told }),
  });
  const drawing = { clock, remedies, timeZone: 'UTC', channelDetail: 'full' } as const;
  const options = (shown: Case) => ({ ...optionsFor({ case: shown }, drawing), ...pseudoReading });
  const kept = { memory: new Kept<WalkState>(), parked: new Kept<Readonly<Record<string, WalkState>>>() };
  const walks = new GuidedWalks(
    { cases, looks, checks, clock, tenant, readPaste, options, staleHours: 8, ...kept },
    new Kept(),
  );
  const ears = new Ears();
  const turn = () => new TurnContext(ears, { type: 'message', conversation: { id: 'a:pseudo' } } as Activity);
  const { case: opened } = await cases.openOrExisting(opening(input));
  let news = false;
  let wake = () => {};
  looks.onOver(() => {
    news = true;
    wake();
  });
  /** Looks end by themselves; the walk hears of it like in Teams. */
  const settle = async (): Promise<void> => {
    const shown = await cases.get(opened.number);
    if (!news && !(shown && isUnderWay(shown))) return;
    if (!news) await new Promise<void>((heard) => (wake = heard));
    news = false;
    await walks.hear(turn(), { kind: 'look-over' });
    return settle();
  };
  const hear = async (text: string) => {
    const heard: Heard = moves.includes(text) ? { kind: 'move', move: text as Move } : { kind: 'text', text };
    await walks.hear(turn(), heard);
    await settle();
  };
  try {
    await looks.request(opened.number);
    await walks.begin(turn(), opened, opened.place);
    await settle();
    for (let steps = 0; (await cases.get(opened.number))?.walking; steps += 1) {
      if (steps > mostSteps) throw new Error(`${input} never ends.`);
      const card = ears.sent.findLast(({ attachments }) => attachments)?.attachments?.[0]?.content as AdaptiveCard;
      for (const text of answers(card)) await hear(text);
    }
    return ears.sent;
  } finally {
    await looks.drain(100);
    await documents.close();
  }
}
