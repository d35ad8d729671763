import assert from 'node:assert/strict';
import { HandClock } from '../cases/world.ts';
import { CHANNEL, type Draft, MEGAN, mention, message, PERSONAL } from './activities.ts';
import { buttonData, execute, saysOnCard } from './bot-stage.ts';
import { asking, failing, finding, passing, question, usual } from './walk-stage.ts';
import { WalkTalk } from './walk-talk.ts';

const minute = 60_000;
const other = { ...CHANNEL, id: '19:general@thread.tacv2;messageid=18' };
const megan = { from: MEGAN };
const alex = {};

describe('a guided walk with several people', () => {
  const talk = new WalkTalk();
  afterEach(() => talk.close());
  const said = (text: string, more: Draft, expected?: string) => talk.send(mention(text, more), expected);

  it('takes answers from the owner alone, until somebody takes over', async () => {
    await talk.open();
    await said('guide jane@contoso.com', alex, 'about license');
    await said('I think it is green', megan);
    assert.equal(talk.told, '');
    await said('skip', megan, 'Alex Wilber is working on case 1001');
    await said('done', megan, 'Alex Wilber is working on case 1001');
    await said('guide 1001', megan, 'Alex Wilber is working on case 1001');
    await said('close 1001', megan, 'Alex Wilber is working on case 1001');
    await said('cases', megan, 'Open cases');
    await said('status', megan, 'about license');
    await said('take over', megan, 'Case 1001 is now with Megan Bowen');
    await said('skip', megan, 'the rest too');
    await said('skip', alex, 'Megan Bowen is working on case 1001');
    assert.equal((await talk.stage.cases.get(1001))?.owner.name, 'Megan Bowen');
  });

  it('can be taken over with a button', async () => {
    await talk.open();
    await said('guide jane@contoso.com', alex, 'about license');
    const offer = await said('skip', megan, 'Take over');
    const data = buttonData(offer ?? assert.fail(), 'Take over');
    await talk.send(execute(data, mention('', megan)), 'Case 1001 is now with Megan Bowen');
    await said('skip', megan, 'the rest too');
  });

  it('leaves others alone who paste something or talk about somebody', async () => {
    await talk.open();
    await said('guide jane@contoso.com', alex, 'about license');
    for (const text of [
      "Get-Mailbox : object 'bob@contoso.com' couldn't be found",
      'Name : Bob\nMail : bob@contoso.com',
    ]) {
      await said(text, megan);
      assert.equal(talk.told, '');
    }
    assert.equal(await talk.stage.cases.get(1002), undefined);
  });

  it('refuses the press of another, who reads why', async () => {
    await talk.open();
    const first = await said('guide jane@contoso.com', alex, 'about license');
    const { body } = await talk.stage.send(execute(buttonData(first ?? assert.fail(), 'Skip'), mention('', megan)));
    assert.match(JSON.stringify(body), /Alex Wilber is working on case 1001/);
    await said('status', alex, 'about license');
  });

  it('passes to whoever decides after its owner was silent for 15 minutes, and says so', async () => {
    const clock = new HandClock();
    await talk.open({ clock });
    await said('guide jane@contoso.com', alex, 'about license');
    clock.pass(14 * minute);
    await said('status', megan, 'about license');
    await said('skip', megan, 'Alex Wilber is working on');
    clock.pass(2 * minute);
    await said('I think it is green', megan);
    assert.equal(talk.told, '');
    await said('skip', megan, 'Alex Wilber has not been heard here for a while. Case 1001 is now with Megan Bowen.');
    await talk.soon('the rest too');
    await said('finish', alex, 'Megan Bowen is working on');
  });

  it('is kept by an owner who goes on deciding', async () => {
    const clock = new HandClock();
    await talk.open({ clock });
    await said('guide jane@contoso.com', alex, 'about license');
    for (const [text, expected] of [
      ['skip', 'the rest too'],
      ['yes', 'Please run Get-Recipient'],
      ['skip', 'Whose mailbox is it?'],
    ] as const) {
      clock.pass(10 * minute);
      await said(text, alex, expected);
    }
    await said('own', megan, 'Alex Wilber is working on');
  });

  it('is not cut off by another walk in the same thread', async () => {
    await talk.open();
    await said('guide jane@contoso.com', alex, 'about license');
    await said('guide bob@contoso.com', megan, 'Alex Wilber is working on case 1001');
    await said('skip', alex, 'the rest too');
  });

  it('goes on where it was after a walk through another case', async () => {
    await talk.open();
    await said('guide jane@contoso.com', alex, 'about license');
    await said('skip', alex, 'the rest too');
    await said('guide bob@contoso.com', alex, 'The walk through case 1001 stops here');
    await talk.soon('about license');
    await said('guide 1001', alex, 'We go on where we were');
    await talk.soon('the rest too');
  });

  it('goes through two people at once in two threads of one owner', async () => {
    await talk.open();
    const there = { conversation: other };
    await said('guide jane@contoso.com', alex, 'about license');
    await said('guide bob@contoso.com', there, 'Name of bob@contoso.com');
    await talk.soon('about license');
    await said('skip', alex, 'the rest too');
    await said('status', there, 'about license');
    await said('done', there, 'Please run Get-Recipient');
    await said('status', alex, 'the rest too');
  });

  it('points to the other thread for the same person, by number alone', async () => {
    await talk.open();
    const there = { ...megan, conversation: other };
    await said('guide jane@contoso.com', alex, 'about license');
    await said('guide jane@contoso.com', there, 'case 1001');
    assert.doesNotMatch(talk.told, /Name of jane/);
    await said('guide 1001', there, 'lives in another conversation');
    await said('skip', there, 'No guided walk is open here');
    await said('skip', alex, 'the rest too');
  });

  it('is not begun where no details of people may be shown, and no case is opened for it', async () => {
    await talk.open({ channelDetail: 'case-only' });
    await said('guide jane@contoso.com', alex, 'no details of people');
    assert.equal(await talk.stage.cases.get(1001), undefined);
  });

  it('goes on in a chat with the owner alone, where the channel shows no details', async () => {
    await talk.open({
      channelDetail: 'case-only',
      diagnose: finding((_, look) => [look < 2 ? failing('license') : passing('license')]),
    });
    await said('check jane@contoso.com', alex, 'case 1001');
    await talk.say('guide 1001', 'lives in another conversation', megan);
    await talk.say('guide jane@contoso.com', 'about license');
    const step = await talk.say('done', 'What happens next');
    assert.equal(step.conversationId, PERSONAL.id);
    const there = talk.stage.connector.sent.filter(({ conversationId }) => conversationId === CHANNEL.id);
    assert.doesNotMatch(JSON.stringify(there), /about license|Name of jane/);
  });

  it('takes no changed message for an answer', async () => {
    await talk.open({ diagnose: finding(() => [asking('wanted', question)]) });
    await talk.say('guide jane@contoso.com', 'Whose mailbox is it?');
    await talk.say('own', 'Is it right?');
    const edit = { type: 'messageUpdate', channelData: { eventType: 'editMessage' } };
    await talk.send(message('yes', edit), 'I do not take a changed message for an answer');
    assert.equal((await talk.stage.cases.get(1001))?.answers, undefined);
    await talk.say('yes', 'What happens next');
  });

  it('shows whom it is about on every step', async () => {
    await talk.open({ diagnose: usual() });
    const first = await talk.say('guide jane@contoso.com', 'about license');
    assert.ok(saysOnCard('SANDBOX · Contoso · Case 1001 · Name of jane@contoso.com')(first));
  });
});
