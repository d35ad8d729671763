import assert from 'node:assert/strict';
import type { Diagnosis } from '../../src/diagnosis/finding.ts';
import { say } from '../../src/diagnosis/message.ts';
import { linkIds, type Timeline } from '../../src/diagnosis/timeline.ts';
import { diagnosed } from '../cases/world.ts';
import { CHANNEL, mention, message } from './activities.ts';
import { cardIn, openStage, personFor, type Setup, type Stage, saysOnCard } from './bot-stage.ts';

const jane = 'jane@contoso.com';

const timeline: Timeline = {
  moments: [
    {
      at: '2026-11-20T09:00:00.000Z',
      what: say`The account was created`,
      ...{ link: 'account', fact: 'subject', source: 'graph', tone: 'good', future: false },
    },
  ],
  chain: linkIds.map((id) => ({
    id,
    state: id === 'license' ? 'broken' : 'unknown',
    says: say`seen`,
    fact: 'subject',
  })),
  brokeAt: { link: 'license' },
  summary: say`The way to a mailbox stops at the license: none is assigned.`,
  unseen: [],
};

const found = (times: boolean): Diagnosis => ({ ...diagnosed(personFor(jane)), ...(times && { timeline }) });

describe('timeline in a conversation', () => {
  let stage: Stage;
  const open = async (setup: Setup = {}) => {
    stage = await openStage({ held: true, ...setup });
  };
  afterEach(() => stage.close());

  const said = () => stage.connector.texts.join('\n');
  const looked = async (times = true, ask = message(`check ${jane}`)) => {
    await stage.send(ask);
    stage.asked.shift()?.answer(found(times));
    await until(async () => (await stage.cases.get(1001))?.diagnosis !== undefined);
    stage.connector.sent.length = 0;
  };
  /** The last card that was posted into this conversation; the case's own is updated beside it. */
  const card = (where = 'a:personal') =>
    stage.connector.sent.findLast((sent) => cardIn(sent) && sent.method === 'POST' && sent.conversationId === where);

  for (const text of ['timeline', 'timeline 1001', `timeline ${jane}`, 'why not yet?', 'show timeline']) {
    it(`answers "${text}" with a card of its own, in the reader’s zone`, async () => {
      await open();
      await looked();
      await stage.send(message(text));
      const sent = card();
      assert.ok(sent && saysOnCard('The way to a mailbox stops at the license: none is assigned.')(sent));
      assert.ok(saysOnCard('20 Nov 2026, 10:00 CET · The account was created')(sent));
      assert.ok(saysOnCard('stops here')(sent));
      assert.deepEqual(stage.warned, []);
      // The case's own card stays where it is.
      assert.notEqual((await stage.cases.get(1001))?.card?.activityId, sent.activityId);
    });
  }

  const without: readonly (readonly [string, RegExp])[] = [
    ['timeline', /no open case in this conversation/],
    ['timeline 4711', /There is no case 4711/],
    [`timeline ${jane}`, /no case for jane@contoso\.com yet\. Say "check jane@contoso\.com"/],
  ];
  for (const [text, expected] of without) {
    it(`says so where there is no case: "${text}"`, async () => {
      await open();
      await stage.send(message(text));
      assert.match(said(), expected);
      assert.equal(card(), undefined);
    });
  }

  it('says so while the first look runs', async () => {
    await open();
    await stage.send(message(`check ${jane}`));
    await stage.send(message('timeline'));
    assert.match(said(), /Case 1001 has no result yet/);
  });

  it('asks for another look where the last one kept no times', async () => {
    await open();
    await looked(false);
    await stage.send(message('timeline'));
    assert.match(said(), /did not keep times yet\. Say "recheck 1001", then "timeline 1001"/);
    assert.equal(card(), undefined);
  });

  it('tells times of a closed case too', async () => {
    await open();
    await looked();
    await stage.send(message('close 1001'));
    await stage.send(message('timeline 1001'));
    assert.ok(saysOnCard('stops here')(card() ?? assert.fail('no card')));
  });

  it('says no more in a channel than channels are shown', async () => {
    await open({ channelDetail: 'case-only' });
    await looked(true, mention(`check ${jane}`, { conversation: CHANNEL }));
    await stage.send(mention('timeline', { conversation: CHANNEL }));
    const sent = card(CHANNEL.id);
    assert.ok(sent);
    assert.doesNotMatch(JSON.stringify(sent.activity), /jane|stops|none is assigned|created/);
  });

  it('names it in the help', async () => {
    await open();
    await stage.send(message('help'));
    assert.match(said(), /\*\*timeline\*\*: Why not yet/);
  });
});

/** Waits for what ends in the background, within a second of turns of the event loop. */
async function until(done: () => Promise<boolean>): Promise<void> {
  for (const end = Date.now() + 1000; Date.now() < end; ) {
    if (await done()) return;
    await new Promise((resolve) => setImmediate(resolve));
  }
  throw new Error('It did not happen within a second.');
}
