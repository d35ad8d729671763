import assert from 'node:assert/strict';
import { ConversationState, MemoryStorage, TestAdapter, type TurnContext } from 'botbuilder-core';
import type { DialogState } from 'botbuilder-dialogs';
import { GuidedWalks } from '../../dialogs/guided-walk.ts';
import type { Heard, Move } from '../../dialogs/heard.ts';
import type { WalkParts } from '../../dialogs/parts.ts';
import type { WalkState } from '../../dialogs/walk-state.ts';
import type { Place } from '../../src/cases/case.ts';
import { Cases } from '../../src/cases/cases.ts';
import { Looks } from '../../src/cases/looks.ts';
import { say } from '../../src/diagnosis/message.ts';
import { openSqlite } from '../../src/storage/sqlite.ts';
import { bob, CONTOSO, HandClock } from '../cases/world.ts';
import { asking, checks, cmdlet, failing, finding, passing, question, usual } from '../teams/walk-stage.ts';

const place: Place = { conversationId: 'Convo1', scope: 'personal', reference: {} };
const tenant = { name: 'Contoso', mode: 'sandbox' } as const;
const moves: readonly string[] = ['next', 'back', 'skip', 'why', 'recheck', 'cancel', 'start over', 'help', 'status'];

/** The dialogs alone, on the Bot Framework's own adapter for tests; "(look over)" is the news that a look has ended. */
async function dialogsFor(diagnose = usual()) {
  const documents = openSqlite(':memory:');
  const clock = new HandClock();
  const cases = new Cases({ documents, clock });
  const display = { show: async () => ({ activityId: 'card' }), say: async () => undefined };
  // A look ends when the test says so.
  let end: () => void = () => undefined;
  const held: typeof diagnose = async (...asked) => {
    await new Promise<void>((resolve) => {
      end = resolve;
    });
    return diagnose(...asked);
  };
  const looks = new Looks({ cases, diagnose: held, display, clock, tenant });
  const { case: opened } = await cases.openOrExisting({
    tenantId: CONTOSO,
    input: 'jane@contoso.com',
    owner: bob,
    place,
  });
  const listeners = new Set<() => void>();
  looks.onOver(() => {
    for (const tell of listeners) tell();
    listeners.clear();
  });
  const lookOver = async () => {
    const over = new Promise<void>((resolve) => listeners.add(resolve));
    // The look begins after what it was asked for in was stored.
    while ((await cases.get(opened.number))?.look.state !== 'running') await new Promise(setImmediate);
    await new Promise(setImmediate);
    end();
    await over;
  };
  await looks.request(opened.number);
  await lookOver();

  const state = new ConversationState(new MemoryStorage());
  const parts: WalkParts = {
    ...{ cases, looks, checks, clock, tenant, staleHours: 8 },
    readPaste: (text) =>
      text.includes('ExchangeGuid')
        ? { understood: { recipient: 'not-found' }, lines: [say`Nobody of this name.`], whyNot: say`No.` }
        : { understood: {}, lines: [], whyNot: say`I could not read this.` },
    options: () => ({ locale: 'en', timeZone: 'UTC', now: clock.now(), remedies: () => undefined }),
    memory: state.createProperty<WalkState>('walk'),
    parked: state.createProperty<Readonly<Record<string, WalkState>>>('parked'),
  };
  const walks = new GuidedWalks(parts, state.createProperty<DialogState>('dialog'));
  const heard = (text: string): Heard => {
    if (text === '(look over)') return { kind: 'look-over' };
    return moves.includes(text) ? { kind: 'move', move: text as Move } : { kind: 'text', text };
  };
  const adapter = new TestAdapter(async (context: TurnContext) => {
    const { text } = context.activity;
    const shown = await cases.get(opened.number);
    if (text === 'guide' && shown) await walks.begin(context, shown, place);
    else await walks.hear(context, heard(text));
    await state.saveChanges(context);
  });
  // What is sent is kept; an updated card is not sent anew.
  const says = async (text: string): Promise<string> => {
    adapter.activeQueue.length = 0;
    if (text === '(look over)') await lookOver();
    await adapter.receiveActivity(text);
    return adapter.activeQueue
      .map((sent) => sent.text ?? JSON.stringify(sent.attachments?.[0]?.content ?? ''))
      .join('\n');
  };
  return { says, cases, close: () => documents.close() };
}

describe('the dialogs on the adapter for tests', () => {
  const onlyAsks = finding((answers) => [
    answers['mailbox-wanted'] === undefined ? asking('wanted', question) : passing('wanted'),
    answers.recipient === undefined ? asking('recipient', cmdlet) : passing('recipient'),
  ]);
  type Line = readonly [says: string, answers: string];
  const tables: readonly (readonly [string, typeof onlyAsks, readonly Line[]])[] = [
    [
      'found, done, a paste, an answer, the end',
      usual(),
      [
        ['guide', 'There is something about license.'],
        ['done', 'I am looking'],
        ['(look over)', 'Please run Get-Recipient'],
        ['ExchangeGuid : 0', 'I understood this. Is it right?'],
        ['yes', 'I am looking'],
        ['(look over)', 'Whose mailbox is it?'],
        ['2', 'A shared or a room mailbox'],
        ['yes', 'I am looking'],
        ['(look over)', 'What you tried'],
      ],
    ],
    [
      'found and left, the rest left too',
      finding(() => [failing('license'), asking('recipient', cmdlet)]),
      [
        ['guide', 'about license'],
        ['could not', 'Shall we go through the rest too?'],
        ['finish', 'Get-Recipient was not run.'],
      ],
    ],
    [
      'why, help, status, back, skip, cancel, and taken up again',
      onlyAsks,
      [
        ['guide', 'Please run Get-Recipient'],
        ['why', 'documented steps'],
        ['help', 'And in every step'],
        ['back', 'This is the first step.'],
        ['skip', 'Whose mailbox is it?'],
        ['back', 'Please run Get-Recipient'],
        ['next', 'Whose mailbox is it?'],
        ['cancel', 'I have stopped the walk'],
        ['guide', 'We go on where we were'],
        ['status', 'Whose mailbox is it?'],
        ['start over', 'We begin again'],
        ['status', 'Please run Get-Recipient'],
      ],
    ],
    [
      'not understood, twice, and not counted',
      onlyAsks,
      [
        ['guide', 'Please run Get-Recipient'],
        ['something', 'ConvertTo-Json'],
        ['something else', 'take over'],
        ['skip', 'Whose mailbox is it?'],
        ['blue', 'I do not understand'],
        ['green', 'take over'],
        ['no, wait', 'I do not understand'],
      ],
    ],
    [
      'an answer denied, given anew, and taken back',
      onlyAsks,
      [
        ['guide', 'Please run Get-Recipient'],
        ['skip', 'Whose mailbox is it?'],
        ['own', 'Is it right?'],
        ['no', 'Whose mailbox is it?'],
        ['shared or room', 'Is it right?'],
        ['what', 'I do not understand'],
        ['yes', 'I am looking'],
        ['(look over)', 'What happens next'],
      ],
    ],
    [
      'what was told can be taken back',
      onlyAsks,
      [
        ['guide', 'Please run Get-Recipient'],
        ['ExchangeGuid : 0', 'Is it right?'],
        ['yes', 'I am looking'],
        ['(look over)', 'Whose mailbox is it?'],
        ['back', 'Please run Get-Recipient'],
        ["don't know", 'I am looking'],
        ['(look over)', 'Whose mailbox is it?'],
      ],
    ],
  ];
  for (const [what, diagnose, lines] of tables)
    it(what, async () => {
      const { says, close } = await dialogsFor(diagnose);
      try {
        for (const [text, expected] of lines) {
          const answer = await says(text);
          assert.ok(answer.includes(expected), `"${text}" → no "${expected}" in:\n${answer}`);
        }
      } finally {
        await close();
      }
    });
});
