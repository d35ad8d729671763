import assert from 'node:assert/strict';
import fc from 'fast-check';
import { CONTOSO } from '../cases/world.ts';
import { MEGAN, message, PERSONAL } from './activities.ts';
import { cardIn, execute, type Stage, submit } from './bot-stage.ts';
import type { Sent } from './fake-connector.ts';
import { WalkTalk } from './walk-talk.ts';

const paste = 'PS C:\\> Get-Recipient jane\nExchangeGuid : 0';
const words = [
  ...['next', 'back', 'skip', 'why', 'recheck', 'cancel', 'start over', 'help', 'status', 'guide', 'take over'],
  ...['yes', 'no', 'done', 'own', '1', '2', "don't know", 'close', 'check jane@contoso.com', 'details', 'go on'],
  ...['guide jane@contoso.com', 'guide bob@contoso.com', 'guide 1', 'finish', 'cases', '', '{"a":', paste],
  ...[
    'PS C:\\> Get-Recipient\nnothing',
    'I think bob@contoso.com knows',
    'it is 12',
    'shared or room',
    'about a day ago',
  ],
];

const step = fc.oneof(
  { weight: 10, arbitrary: fc.record({ text: fc.constantFrom(...words), other: fc.boolean() }) },
  { weight: 1, arbitrary: fc.record({ text: fc.string({ unit: 'grapheme', maxLength: 40 }), other: fc.boolean() }) },
  { weight: 4, arbitrary: fc.record({ press: fc.nat(), submits: fc.boolean(), other: fc.boolean() }) },
  // Somebody who goes along: a button of the newest card, or the output that it asks for.
  { weight: 12, arbitrary: fc.record({ along: fc.nat(), submits: fc.boolean(), other: fc.constant(false) }) },
);
type Step = typeof step extends fc.Arbitrary<infer One> ? One : never;

interface Button {
  readonly title: string;
  readonly data?: object;
}

const buttonsOn = (sent: Sent): readonly Button[] =>
  ((cardIn(sent)?.body ?? []) as { actions?: Button[] }[]).flatMap(({ actions = [] }) =>
    actions.filter(({ data }) => data),
  );

/** The button of a step, out of all that were ever shown in this conversation. */
function pressed(one: Step, sent: readonly Sent[]): Button | undefined {
  if ('press' in one) {
    const all = sent.flatMap(buttonsOn);
    return all[one.press % Math.max(1, all.length)];
  }
  const newest = sent.findLast((each) => each.method === 'POST' && buttonsOn(each).length > 0);
  const buttons = newest ? buttonsOn(newest) : [];
  return 'along' in one ? buttons[one.along % Math.max(1, buttons.length)] : undefined;
}

/** What a person must have said, in words or by a press, and before they confirmed it, for a fact to be kept. */
const saidFor: Readonly<Record<string, RegExp>> = {
  'mailbox-wanted': /^(?:own|1|2|shared or room|A (?:person’s own|shared or a room) mailbox)$/,
  recipient: /ExchangeGuid/,
};
const confirms = /^yes$/i;

describe('guided walks at random', () => {
  const talk = new WalkTalk();
  const heard = new Map<string, string[]>();
  before(() => talk.open());
  after(() => talk.close());

  async function converse(stage: Stage, id: string, steps: readonly Step[]): Promise<void> {
    const conversation = { ...PERSONAL, id };
    const more = (other: boolean) => ({ conversation, ...(other && { from: MEGAN }) });
    const said: string[] = [];
    heard.set(id, said);
    await stage.send(message(`guide ${id.slice(2)}@contoso.com`, more(false)));
    for (const one of steps) {
      const sent = stage.connector.sent.filter(({ conversationId }) => conversationId === id);
      const asksFor = JSON.stringify(sent.findLast(({ method }) => method === 'POST')?.activity ?? '');
      const pastes = 'along' in one && asksFor.includes('Please run') && one.along % 2 === 0;
      const press = pastes ? undefined : pressed(one, sent);
      const kind = 'submits' in one && one.submits ? submit : execute;
      const text = 'text' in one ? one.text : paste;
      said.push(press?.title ?? text);
      const draft = message(press ? undefined : text, more(one.other));
      const { status } = await stage.send(press ? kind(press.data, draft) : draft);
      assert.equal(status, 200);
    }
  }

  it('break in no conversation, and keep no answer that was not said and confirmed', async function () {
    this.timeout(180_000);
    const { stage } = talk;
    let conversations = 0;
    const property = fc.asyncProperty(fc.array(step, { minLength: 3, maxLength: 14 }), async (steps) => {
      conversations += 1;
      await converse(stage, `a:random-${conversations}`, steps);
      stage.connector.sent.length = 0;
    });
    await fc.assert(property, { numRuns: 1_000 });
    assert.ok(conversations >= 1_000);
    assert.doesNotMatch(JSON.stringify(stage.warned), /error/i);

    const cases = await stage.cases.openCases({ tenantId: CONTOSO, limit: 10_000 });
    const kept = cases.flatMap(({ place, answers = {} }) =>
      Object.keys(answers).map((fact) => ({ fact, said: heard.get(place.conversationId) ?? [] })),
    );
    // A property that nothing is ever kept would hold as well.
    assert.ok(kept.length >= 50, `only ${kept.length} answers were kept`);
    for (const { fact, said } of kept) {
      const first = said.findIndex((text) => saidFor[fact]?.test(text));
      assert.ok(first >= 0, `${fact} was never said: ${said.join(' | ')}`);
      assert.ok(
        said.slice(first + 1).some((text) => confirms.test(text)),
        `${fact} was never confirmed: ${said.join(' | ')}`,
      );
    }
  });
});
