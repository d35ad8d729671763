import assert from 'node:assert/strict';
import { diagnosed } from '../cases/world.ts';
import { BOT, CHANNEL, MEGAN, mention, message } from './activities.ts';
import { cardIn, openStage, personFor, type Setup, type Stage, saysOnCard } from './bot-stage.ts';

describe('the bot, over time', () => {
  let stage: Stage;
  const open = async (setup?: Setup) => {
    stage = await openStage(setup);
  };
  afterEach(() => stage.close());

  const arrival = (more: object = {}) => ({
    ...message(undefined),
    type: 'installationUpdate',
    action: 'add',
    ...more,
  });
  const joined = (more: object = {}) => ({
    ...message(undefined),
    type: 'conversationUpdate',
    membersAdded: [BOT, MEGAN],
    ...more,
  });

  it('says hello once, however Teams tells of its arrival', async () => {
    await open();
    await Promise.all([stage.send(arrival()), stage.send(joined())]);
    assert.equal(stage.connector.texts.length, 1);
    assert.match(stage.connector.texts[0] ?? '', /check jane@contoso\.com/);
  });

  it('says nothing when somebody else joins, or the app is updated', async () => {
    await open();
    await stage.send(joined({ membersAdded: [MEGAN] }));
    await stage.send(arrival({ action: 'add-upgrade' }));
    assert.deepEqual(stage.connector.sent, []);
  });

  it('says hello again when it was taken out and comes back', async () => {
    await open();
    await stage.send(arrival());
    await stage.send(arrival({ action: 'remove' }));
    await stage.send(arrival());
    assert.equal(stage.connector.texts.length, 2);
  });

  it('answers help while a look runs', async () => {
    await open({ held: true });
    await stage.send(message('check jane@contoso.com'));
    await stage.connector.until(saysOnCard('Looking at'));
    await stage.send(message('help'));
    assert.match(stage.connector.texts.join(), /I find out why/);
    stage.asked[0]?.answer(diagnosed(personFor('jane@contoso.com')));
    await stage.connector.until(saysOnCard('There is no license.'));
  });

  it('joins a look that runs when asked again', async () => {
    await open({ held: true });
    await stage.send(message('check jane@contoso.com'));
    await stage.send(message('recheck'));
    await stage.send(message('check jane@contoso.com'));
    assert.equal(stage.asked.length, 1);
  });

  it('loses nothing of ten messages at once in one conversation', async () => {
    await open();
    const users = Array.from({ length: 10 }, (_, i) => `user${i}@contoso.com`);
    const answers = await Promise.all(users.map((user) => stage.send(message(`check ${user}`))));
    assert.deepEqual(
      answers.map(({ status }) => status),
      users.map(() => 200),
    );
    for (const user of users)
      await stage.connector.until((sent) => saysOnCard(user)(sent) && saysOnCard('There is no license.')(sent));
    assert.deepEqual(stage.warned, []);
  });

  it('counts ten misses at once one after the other', async () => {
    await open();
    await Promise.all(Array.from({ length: 10 }, (_, i) => stage.send(message(`lovely weather no ${'x'.repeat(i)}`))));
    const state = await stage.documents.read<{ misses: number }>(
      'bot-state',
      `msteams/${BOT.id}/conversations/a:personal`,
    );
    assert.equal(state?.value.misses, 10);
    assert.equal(stage.connector.texts.filter((text) => /colleague/.test(text)).length, 9);
  });

  it('one case for two conversations that ask at the same moment', async () => {
    await open();
    await Promise.all([
      stage.send(message('check jane@contoso.com')),
      stage.send(mention('check jane@contoso.com', { from: MEGAN })),
    ]);
    await stage.connector.until(saysOnCard('There is no license.'));
    assert.equal(stage.asked.length, 1);
    await stage.connector.until(saysOnCard('Start a fresh case'));
  });

  it('keeps names out of a channel where that is set, and tells the person who asked', async () => {
    await open({ channelDetail: 'case-only' });
    await stage.send(mention('check jane@contoso.com'));
    const inPrivate = await stage.connector.until(
      (sent) => sent.conversationId !== CHANNEL.id && saysOnCard('There is no license.')(sent),
    );
    assert.ok(saysOnCard('jane@contoso.com')(inPrivate));
    await stage.send(mention('details'));
    await stage.send(mention('cases'));
    await stage.send(mention('history jane@contoso.com'));
    await stage.send(mention('status'));
    const inChannel = stage.connector.sent.filter(({ conversationId }) => conversationId === CHANNEL.id);
    const cards = JSON.stringify(inChannel.map(cardIn));
    const texts = inChannel.map(({ activity }) => activity.text).join('\n');
    assert.doesNotMatch(cards + texts.replace(/Cases of .*/, ''), /jane|license/i);
  });

  it('ends cleanly with a look under way', async () => {
    await open({ held: true });
    await stage.send(message('check jane@contoso.com'));
    await stage.connector.until(saysOnCard('Looking at'));
  });
});
