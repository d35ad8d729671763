import { GuidedWalks } from '../../dialogs/guided-walk.ts';
import type { PasteReader } from '../../dialogs/parts.ts';
import type { WalkState } from '../../dialogs/walk-state.ts';
import type { Case, Clock, Diagnose, Progress } from '../../src/cases/case.ts';
import { Cases } from '../../src/cases/cases.ts';
import { Looks } from '../../src/cases/looks.ts';
import { Rounds } from '../../src/cases/rounds.ts';
import type { Check } from '../../src/diagnosis/check.ts';
import type { Diagnosis } from '../../src/diagnosis/finding.ts';
import { say } from '../../src/diagnosis/message.ts';
import type { Remedy, RemedyId } from '../../src/diagnosis/remedies.ts';
import { isLoopback } from '../../src/settings.ts';
import type { Documents } from '../../src/storage/documents.ts';
import { openSqlite } from '../../src/storage/sqlite.ts';
import { createBot, createEdge } from '../../src/teams/bot.ts';
import { optionsFor } from '../../src/teams/draw.ts';
import { ConversationValue } from '../../src/teams/turn-memory.ts';
import { CONTOSO, diagnosed } from '../cases/world.ts';
import type { Draft } from './activities.ts';
import { FakeConnector, type Sent } from './fake-connector.ts';

/** A look that the test ends. */
export interface Asked {
  readonly input: string;
  readonly signal: AbortSignal;
  readonly onProgress: (progress: Progress) => void;
  readonly answer: (diagnosis: Diagnosis) => void;
  readonly fail: (error: unknown) => void;
}

/** Where a test needs another thing than usual. */
export interface Setup {
  readonly channelDetail?: 'full' | 'case-only';
  /** Looks wait for the test instead of ending at once. */
  readonly held?: boolean;
  /** The checks that a guided walk goes through. */
  readonly checks?: readonly Check[];
  readonly remedies?: ReadonlyMap<RemedyId, Remedy>;
  /** Who looks, in place of the test. */
  readonly diagnose?: Diagnose;
  readonly readPaste?: PasteReader;
  readonly clock?: Clock;
  /** A store that stays open when the stage closes, for a bot that comes after. */
  readonly store?: Documents;
  /** Likewise: the way back into conversations that began before. */
  readonly way?: FakeConnector;
}

export type Stage = Awaited<ReturnType<typeof openStage>>;

/** The person that a look finds for what was typed: each address is another one; a second look asks for the id. */
export const personFor = (input: string) => {
  const known = [...people.values()].find(({ id }) => id === input) ?? people.get(input);
  if (known) return known;
  const id = `00000000-0000-4000-8000-${String(people.size).padStart(12, '0')}`;
  const person = { id, userPrincipalName: input, displayName: `Name of ${input}` };
  people.set(input, person);
  return person;
};
const people = new Map<string, { id: string; userPrincipalName: string; displayName: string }>();

/** A reader of pastes that understands none. */
const readsNothing: PasteReader = () => ({ understood: {}, lines: [], whyNot: say`I could not read this.` });

/** The whole bot over HTTP, with a connector and an engine that the test plays. */
export async function openStage(setup: Setup = {}) {
  const { channelDetail = 'full', held = false, checks = [], remedies = new Map(), readPaste = readsNothing } = setup;
  const connector = setup.way ?? (await new FakeConnector().start());
  const documents = setup.store ?? openSqlite(':memory:');
  const clock = setup.clock ?? { now: () => new Date() };
  const cases = new Cases({ documents, clock });
  const asked: Asked[] = [];
  const warned: unknown[] = [];
  const log = { warn: (...warning: unknown[]) => void warned.push(warning) };
  const tenant = { id: CONTOSO, name: 'Contoso', mode: 'sandbox' } as const;
  const asking: Diagnose = (input, options) =>
    new Promise((answer, fail) => {
      asked.push({ input, ...options, answer, fail });
      if (!held) answer(diagnosed(personFor(input)));
    });
  const diagnose = setup.diagnose ?? asking;
  const drawing = { clock, remedies, timeZone: 'UTC', channelDetail };
  const edge = createEdge({
    ...drawing,
    registration: { id: '', type: '', tenantId: '', password: '' },
    allows: (url) => isLoopback(url.hostname),
    documents,
    log,
    pace: { now: () => 0, wait: async () => undefined },
  });
  const looking = { cases, diagnose, display: edge.display, clock, tenant, log };
  const looks = new Looks(looking);
  const rounds = new Rounds({ ...looking, documents });
  const walking = {
    ...{ cases, looks, clock, checks, readPaste, staleHours: 8 },
    options: (shown: Case) => optionsFor({ case: { ...shown, place: shown.walkPlace ?? shown.place } }, drawing),
    tenant,
    memory: new ConversationValue<WalkState>('walk'),
    parked: new ConversationValue<Readonly<Record<string, WalkState>>>('parked-walks'),
  };
  const walks = new GuidedWalks(walking, new ConversationValue('dialog'));
  const bot = createBot({
    walks,
    edge,
    cases,
    looks,
    rounds,
    tenant,
    version: '0.0.0',
    exchange: false,
    missingPermissions: () => [{ permission: 'OrgContact.Read.All', questions: ['Who has it?'] }],
  });
  await new Promise<void>((resolve) => bot.server.listen(0, '127.0.0.1', resolve));
  const address = `http://127.0.0.1:${bot.server.address().port}/api/messages`;

  /** Sends an activity; resolves when its turn has ended, to what came back. */
  const send = async (draft: Draft) => {
    const body = JSON.stringify({ serviceUrl: connector.url, ...draft });
    const headers = { 'content-type': 'application/json' };
    const response = await fetch(address, { method: 'POST', body, headers });
    const text = await response.text();
    return { status: response.status, body: text && JSON.parse(text) };
  };
  const close = async () => {
    await Promise.all([looks.drain(100), rounds.drain(100)]);
    await bot.close();
    await bot.settled();
    edge.close();
    if (!setup.way) await connector.stop();
    if (!setup.store) await documents.close();
  };
  return { connector, documents, cases, looks, rounds, bot, asked, warned, send, close, clock };
}

/** The Adaptive Card in something sent. */
export const cardIn = ({ activity }: Sent): Record<string, unknown> | undefined => activity.attachments?.[0]?.content;

/** A card that says this somewhere. */
export const saysOnCard = (words: string) => (sent: Sent) => JSON.stringify(cardIn(sent) ?? '').includes(words);

/** What the button with this title carries; fails the test when it is not there. */
export function buttonData(sent: Sent, title: string): { action: string; case: number } {
  const found = buttonsOf(cardIn(sent)).find((button) => button.title === title);
  if (!found) throw new Error(`no button "${title}" on ${JSON.stringify(cardIn(sent))}`);
  return found.data;
}

interface Button {
  readonly title: string;
  readonly data: { action: string; case: number };
}
const buttonsOf = (card: Record<string, unknown> | undefined): readonly Button[] =>
  ((card?.body ?? []) as { type: string; actions?: Button[] }[]).flatMap(({ actions }) => actions ?? []);

/** A press on a button, as an Action.Execute. */
export const execute = (data: unknown, from: Draft, replyToId = 'sent-1'): Draft => ({
  ...from,
  ...{ type: 'invoke', name: 'adaptiveCard/action', text: undefined, id: crypto.randomUUID(), replyToId },
  value: { action: { type: 'Action.Execute', verb: 'mailboxhelp', data }, trigger: 'manual' },
});

/** The same as its fallback, an Action.Submit. */
export const submit = (data: unknown, from: Draft, replyToId = 'sent-1'): Draft => ({
  ...from,
  ...{ type: 'message', text: undefined, id: crypto.randomUUID(), replyToId, value: data },
});
