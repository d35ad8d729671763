import assert from 'node:assert/strict';
import fc from 'fast-check';
import { say } from '../../src/diagnosis/message.ts';
import { CONTOSO } from '../cases/world.ts';
import { MEGAN, message, PERSONAL } from './activities.ts';
import { cardIn, execute, openStage, type Stage, submit } from './bot-stage.ts';
import { checks, usual } from './walk-stage.ts';

const words = [
  ...['next', 'back', 'skip', 'why', 'recheck', 'cancel', 'start over', 'help', 'status', 'guide', 'take over'],
  ...['yes', 'no', 'done', 'own', '1', '2', "don't know", 'close', 'check jane@contoso.com', 'details', 'go on'],
  ...['guide jane@contoso.com', 'guide bob@contoso.com', 'guide 1', 'PS C:\\> Get-Recipient\nnothing', '', '{"a":'],
];

const step = fc.oneof(
  { weight: 8, arbitrary: fc.record({ text: fc.constantFrom(...words), other: fc.boolean() }) },
  { weight: 1, arbitrary: fc.record({ text: fc.string({ unit: 'grapheme', maxLength: 40 }), other: fc.boolean() }) },
  { weight: 4, arbitrary: fc.record({ press: fc.nat(), submits: fc.boolean(), other: fc.boolean() }) },
);

/** A press on any button that was ever shown in this conversation. */
function buttonsIn(stage: Stage, conversationId: string): readonly object[] {
  return stage.connector.sent
    .filter((sent) => sent.conversationId === conversationId)
    .flatMap((sent) => (cardIn(sent)?.body ?? []) as { actions?: { data?: object }[] }[])
    .flatMap(({ actions = [] }) => actions.flatMap(({ data }) => data ?? []));
}

describe('guided walks at random', () => {
  it('break in no conversation, and keep no answer that was not confirmed', async function () {
    this.timeout(60_000);
    const stage = await openStage({
      checks,
      diagnose: usual(),
      readPaste: () => ({ understood: {}, lines: [], whyNot: say`I could not read this.` }),
    });
    let conversations = 0;
    const talk = fc.asyncProperty(fc.array(step, { minLength: 3, maxLength: 12 }), async (steps) => {
      conversations += 1;
      const conversation = { ...PERSONAL, id: `a:random-${conversations}` };
      const more = (other: boolean) => ({ conversation, ...(other && { from: MEGAN }) });
      await stage.send(message(`guide person${conversations}@contoso.com`, more(false)));
      for (const one of steps) {
        const drafts = message('text' in one ? one.text : undefined, more(one.other));
        const shown = buttonsIn(stage, conversation.id);
        const press = 'press' in one && shown.length > 0 ? shown[one.press % shown.length] : undefined;
        const kind = 'submits' in one && one.submits ? submit : execute;
        const { status } = await stage.send(press ? kind(press, drafts) : drafts);
        assert.equal(status, 200);
      }
      stage.connector.sent.length = 0;
    });
    try {
      await fc.assert(talk, { numRuns: 300 });
      assert.doesNotMatch(JSON.stringify(stage.warned), /error/i);
      for (const { answers = {} } of await stage.cases.openCases({ tenantId: CONTOSO, limit: 1_000 }))
        assert.ok(Object.keys(answers).every((fact) => fact === 'mailbox-wanted'));
    } finally {
      await stage.close();
    }
  });
});
