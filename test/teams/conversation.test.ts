import assert from 'node:assert/strict';
import { ALEX, CHANNEL, GROUP, MEGAN, mention, message } from './activities.ts';
import { cardIn, openStage, type Stage, saysOnCard } from './bot-stage.ts';

describe('a conversation with the bot', () => {
  let stage: Stage;
  beforeEach(async () => {
    stage = await openStage();
  });
  afterEach(() => stage.close());

  const said = () => stage.connector.texts.join('\n');
  const cards = () => stage.connector.sent.filter((sent) => cardIn(sent));

  it('answers a check with a card that ends with the verdict', async () => {
    assert.equal((await stage.send(message('check jane@contoso.com'))).status, 200);
    const last = await stage.connector.until(saysOnCard('There is no license.'));
    assert.equal(last.conversationId, 'a:personal');
    assert.deepEqual(
      stage.asked.map(({ input }) => input),
      ['jane@contoso.com'],
    );
    assert.equal(
      stage.connector.sent.filter(({ method, activity }) => method === 'POST' && activity.type === 'message').length,
      1,
    );
  });

  it('answers in the thread of a channel, only when mentioned', async () => {
    await stage.send(message('check jane@contoso.com', { conversation: CHANNEL }));
    assert.deepEqual(stage.connector.sent, []);
    await stage.send(mention('check jane@contoso.com'));
    const last = await stage.connector.until(saysOnCard('There is no license.'));
    assert.equal(last.conversationId, CHANNEL.id);
  });

  it('answers in a group chat', async () => {
    await stage.send(mention('help', { conversation: GROUP }));
    assert.match(said(), /check jane@contoso\.com/);
  });

  const answers: readonly [string, RegExp][] = [
    ['help', /I find out why/],
    ['hi', /I find out why/],
    ['about', /Contoso.*\n*.*SANDBOX[\s\S]*\*\*OrgContact\.Read\.All\*\*, for: Who has it\?[\s\S]*Grant admin consent/],
    ['status', /no open case in this conversation/],
    ['cases', /There is no open case/],
    ['case 4711', /There is no case 4711/],
    ['recheck 4711', /There is no case 4711/],
    ['close 4711', /There is no case 4711/],
    ['ticket 4711 INC1', /There is no case 4711/],
    ['history jane@contoso.com', /no case for jane@contoso\.com yet/],
    ['cancel', /nothing to cancel/],
    ['check', /Whose mailbox is it\?/],
    ['hlep', /Did you mean \*\*help\*\*/],
    ['the weather is nice', /do not understand/],
  ];
  for (const [text, expected] of answers)
    it(`answers "${text}"`, async () => {
      await stage.send(message(text));
      assert.match(said(), expected);
      assert.deepEqual(stage.warned, []);
    });

  it('shows a way to a human after two misses, until something is understood', async () => {
    await stage.send(message('the weather is nice'));
    assert.doesNotMatch(said(), /colleague/);
    await stage.send(message('really nice weather'));
    assert.match(said(), /colleague/);
    await stage.send(message('help'));
    stage.connector.sent.length = 0;
    await stage.send(message('so nice weather'));
    assert.doesNotMatch(said(), /colleague/);
  });

  it('runs an edited message again', async () => {
    const first = message('check jan@contoso.com');
    await stage.send(first);
    const edited = {
      ...first,
      type: 'messageUpdate',
      text: 'check jane@contoso.com',
      channelData: { eventType: 'editMessage' },
    };
    await stage.send(edited);
    await stage.send(edited);
    assert.deepEqual(
      stage.asked.map(({ input }) => input),
      ['jan@contoso.com', 'jane@contoso.com'],
    );
    await stage.send({ ...first, type: 'messageUpdate', channelData: { eventType: 'undeleteMessage' } });
    assert.equal(stage.asked.length, 2);
  });

  it('handles a message once that is delivered twice', async () => {
    const once = message('help');
    await Promise.all([stage.send(once), stage.send(once), stage.send(once)]);
    assert.equal(stage.connector.texts.length, 1);
  });

  it('takes the same id in two conversations for two messages', async () => {
    await stage.send(message('help', { id: '1' }));
    await stage.send(mention('help', { id: '1' }));
    assert.equal(stage.connector.texts.length, 2);
  });

  it('shows the card again when the same conversation asks again, and updates it from then on', async () => {
    await stage.send(message('check jane@contoso.com'));
    await stage.connector.until(saysOnCard('There is no license.'));
    stage.connector.sent.length = 0;
    await stage.send(message('check jane@contoso.com'));
    assert.equal(stage.asked.length, 1);
    assert.match(said(), /Case 1001 is open for this person/);
    const [again] = cards();
    assert.equal(again?.method, 'POST');
    const pointer = stage.connector.sent.find(({ method }) => method === 'PUT');
    assert.match(pointer?.activity.text ?? '', /further down/);
    assert.notEqual((await stage.cases.get(1001))?.card?.activityId, pointer?.activityId);
  });

  it('points to the case of another conversation by number only', async () => {
    await stage.send(message('check jane@contoso.com'));
    await stage.connector.until(saysOnCard('There is no license.'));
    stage.connector.sent.length = 0;
    await stage.send(mention('check jane@contoso.com', { from: MEGAN }));
    assert.equal(stage.asked.length, 1);
    const [offer] = cards();
    assert.equal(offer?.conversationId, CHANNEL.id);
    assert.ok(offer && saysOnCard('case 1001')(offer));
    assert.ok(offer && !saysOnCard('jane@contoso.com')(offer) && !saysOnCard('license')(offer));
  });

  it('shows, details, closes and finds a case by words', async () => {
    await stage.send(message('check jane@contoso.com'));
    await stage.connector.until(saysOnCard('There is no license.'));
    await stage.send(message('ticket 1001 INC0012345'));
    await stage.connector.until(saysOnCard('INC0012345'));
    await stage.send(message('details'));
    await stage.send(message('cases'));
    assert.match(said(), /\*\*1001\*\* · jane@contoso\.com · open/);
    await stage.send(message('close'));
    assert.match(said(), /Case 1001 is closed\./);
    await stage.connector.until(saysOnCard('closed by Alex Wilber'));
    await stage.send(message('close 1001'));
    assert.match(said(), /closed already/);
    await stage.send(message('recheck 1001'));
    assert.match(said(), /Case 1001 is closed\. Say "check"/);
    await stage.send(message('history jane@contoso.com'));
    assert.match(said(), /1001\*\* · jane@contoso\.com · closed.*no license.*INC0012345/);
  });

  it('names no person of another conversation in a list', async () => {
    await stage.send(message('check jane@contoso.com'));
    await stage.send(mention('cases'));
    assert.match(said(), /\*\*1001\*\* · in another conversation/);
    assert.doesNotMatch(said(), /jane/);
  });

  it('looks again on request, and brings the card down', async () => {
    await stage.send(message('check jane@contoso.com'));
    await stage.connector.until(saysOnCard('There is no license.'));
    stage.connector.sent.length = 0;
    await stage.send(message('again'));
    await stage.connector.until((sent) => sent.method === 'PUT' && saysOnCard('There is no license.')(sent));
    assert.equal(stage.asked.length, 2);
    assert.equal(cards()[0]?.method, 'POST');
  });

  it('says that it failed, and goes on, when the store does', async () => {
    const original = stage.documents.find;
    stage.documents.find = () => Promise.reject(new Error('disk of jane@contoso.com is full'));
    assert.equal((await stage.send(message('cases'))).status, 200);
    stage.documents.find = original;
    assert.match(said(), /something went wrong on my side/);
    assert.doesNotMatch(JSON.stringify(stage.warned), /jane/);
    await stage.send(message('cases'));
    assert.match(said(), /There is no open case/);
  });

  it('takes what people are called for data', async () => {
    await stage.send(
      message('history [x](https://evil.example)<at>CEO</at>@contoso.com', { from: { ...ALEX, name: '<at>CEO</at>' } }),
    );
    assert.doesNotMatch(said(), /\[x\]\(/);
  });
});
