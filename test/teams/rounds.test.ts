import assert from 'node:assert/strict';
import { LookFailed } from '../../src/cases/case.ts';
import { diagnosed, objectId } from '../cases/world.ts';
import { ALEX, CHANNEL, GROUP, MEGAN, mention, message } from './activities.ts';
import { cardIn, execute, openStage, personFor, type Setup, type Stage, saysOnCard, submit } from './bot-stage.ts';
import type { Sent } from './fake-connector.ts';

interface Button {
  readonly title: string;
  readonly data: { readonly action: string; readonly round: number };
}
interface Body {
  readonly type: string;
  readonly actions?: readonly Button[];
  readonly choices?: readonly { readonly title: string; readonly value: string }[];
}
const bodyOf = (sent: Sent) => (cardIn(sent)?.body ?? []) as readonly Body[];
const titlesOn = (sent: Sent) => bodyOf(sent).flatMap(({ actions }) => actions?.map(({ title }) => title) ?? []);
const choicesOn = (sent: Sent) => bodyOf(sent).flatMap(({ choices }) => choices ?? []);

/** What the button with this title sends, with the person that was picked. */
function pressed(sent: Sent, title: string, name?: string) {
  const found = bodyOf(sent).flatMap(({ actions }) => actions ?? []);
  const button = found.find((one) => one.title === title);
  assert.ok(button, `no button "${title}" among ${titlesOn(sent)}`);
  const person = name && choicesOn(sent).find((choice) => choice.title.includes(name))?.value;
  return { ...button.data, ...(person && { person }) };
}

const users = (count: number) => Array.from({ length: count }, (_, i) => `user${i}@contoso.com`);
const ended = (sent: Sent) => saysOnCard('Looked at ')(sent) && saysOnCard(' people: ')(sent);

describe('a check of several people', () => {
  let stage: Stage;
  const open = async (setup?: Setup) => {
    stage = await openStage(setup);
  };
  afterEach(() => stage.close());

  const said = () => stage.connector.texts.join('\n');
  const cards = () => stage.connector.sent.filter((sent) => cardIn(sent));
  const posts = () => cards().filter(({ method }) => method === 'POST');
  const answerTo = async (data: unknown, from = message('')) => (await stage.send(execute(data, from))).body.value;

  const lists: readonly [string, string, readonly string[]][] = [
    ['commas', 'check ann@contoso.com, bob@contoso.com', ['ann@contoso.com', 'bob@contoso.com']],
    ['semicolons and lines', 'check\nann@contoso.com;\nbob@contoso.com', ['ann@contoso.com', 'bob@contoso.com']],
    [
      'address book entries',
      'check "Doe, Ann" <ann@contoso.com>; Bob Roe <bob@contoso.com>',
      ['ann@contoso.com', 'bob@contoso.com'],
    ],
    ['a list that says no command', 'ann@contoso.com\nbob@contoso.com', ['ann@contoso.com', 'bob@contoso.com']],
    ['one twice', 'check ann@contoso.com bob@contoso.com ANN@contoso.com', ['ann@contoso.com', 'bob@contoso.com']],
    ['names and addresses', 'check Ann Doe, bob@contoso.com', ['bob@contoso.com', 'Ann Doe']],
  ];
  for (const [what, text, expected] of lists)
    it(`brings one summary: ${what}`, async () => {
      await open();
      assert.equal((await stage.send(message(text))).status, 200);
      await stage.connector.until(ended);
      assert.deepEqual(
        stage.asked.map(({ input }) => input),
        expected,
      );
      assert.equal(posts().length, 1);
      assert.deepEqual(await stage.cases.openCases({ tenantId: '11111111-1111-4111-8111-111111111111' }), []);
    });

  it('stays a case for one person, however often named', async () => {
    await open();
    await stage.send(message('check jane@contoso.com, Jane@contoso.com'));
    await stage.connector.until(saysOnCard('Case 1001'));
    assert.equal((await stage.rounds.inConversation('a:personal')).length, 0);
  });

  it('shows at once how many, ends its turn without waiting, and updates the same card', async () => {
    await open({ held: true });
    const began = performance.now();
    await stage.send(message(`check ${users(12).join(' ')}`));
    const first = await stage.connector.until(saysOnCard('12 people: 0 of 12 looked at'));
    assert.ok(performance.now() - began < 1_000);
    assert.equal(first.method, 'POST');
    assert.deepEqual(titlesOn(first), ['Stop looking']);
    for (let i = 0; i < 12; i += 1) {
      stage.asked[i]?.answer(diagnosed(personFor(`user${i}@contoso.com`)));
      await new Promise(setImmediate);
    }
    const last = await stage.connector.until(saysOnCard('12 people: 12 of 12 looked at'));
    assert.deepEqual([last.method, last.activityId], ['PUT', 'sent-2']);
  });

  it('takes twenty and says who is left, and where thousands go', async () => {
    await open();
    await stage.send(message(`check ${users(23).join('; ')}`));
    const card = await stage.connector.until(ended);
    assert.equal(stage.asked.length, 20);
    assert.ok(saysOnCard('Not yet: user20@contoso.com, user21@contoso.com and user22@contoso.com')(card));
    assert.ok(saysOnCard('npm run -s cli -- check --file users.csv')(card));
  });

  it('tells apart who was found, who was not, and who could not be looked at', async () => {
    await open({ held: true });
    await stage.send(message('check ann@contoso.com bob@contoso.com cyd@contoso.com dan@contoso.com'));
    await stage.connector.until(saysOnCard('0 of 4'));
    const [ann, bob, cyd, dan] = stage.asked;
    ann?.answer(diagnosed(personFor('ann@contoso.com'), 'exchange-plan-disabled-in-license'));
    bob?.answer(diagnosed(null));
    cyd?.answer(
      diagnosed(
        [1, 2].map((n) => ({ ...personFor(`${n}@contoso.com`), id: objectId(n) })),
        'undetermined',
      ),
    );
    dan?.fail(new LookFailed('Microsoft Graph did not answer.'));
    const card = await stage.connector.until(ended);
    for (const words of ['3 of 4 looked at', 'Name of ann@contoso.com · ann@contoso.com', 'Nobody has this name'])
      assert.ok(saysOnCard(words)(card), words);
    for (const words of ['Several people have this name', 'Could not be looked at', 'Microsoft Graph did not answer.'])
      assert.ok(saysOnCard(words)(card), words);
    assert.deepEqual(titlesOn(card), ['Open a case', 'Look at the one that is missing']);
    stage.connector.sent.length = 0;
    assert.match(await answerTo(pressed(card, 'Look at the one that is missing')), /I am looking/);
    await stage.connector.until(saysOnCard('3 of 4'));
    assert.deepEqual(
      stage.asked.slice(4).map(({ input }) => input),
      ['dan@contoso.com'],
    );
  });

  it('handles a message once that is delivered again, under the same id and under another', async () => {
    await open({ held: true });
    const once = message('check ann@contoso.com bob@contoso.com');
    await Promise.all([stage.send(once), stage.send(once)]);
    await stage.send({ ...once, id: 'another' });
    await stage.connector.until(saysOnCard('0 of 2'));
    assert.equal((await stage.rounds.inConversation('a:personal')).length, 1);
    assert.equal(stage.asked.length, 2);
  });

  it('does not keep the check of one person waiting', async () => {
    await open({ held: true });
    await stage.send(message(`check ${users(20).join(' ')}`));
    await stage.connector.until(saysOnCard('0 of 20'));
    await stage.send(message('check jane@contoso.com'));
    await stage.connector.until(saysOnCard('Looking at'));
    stage.asked.find(({ input }) => input === 'jane@contoso.com')?.answer(diagnosed(personFor('jane@contoso.com')));
    await stage.connector.until(saysOnCard('There is no license.'));
  });

  it('is stopped by who asked, in words, and by nobody else', async () => {
    await open({ held: true });
    await stage.send(mention('check ann@contoso.com bob@contoso.com', { conversation: GROUP }));
    await stage.connector.until(saysOnCard('0 of 2'));
    await stage.send(mention('cancel', { conversation: GROUP, from: MEGAN }));
    assert.match(said(), /Only who asked can stop it/);
    assert.ok(!stage.asked.some(({ signal }) => signal.aborted));
    await stage.send(mention('cancel', { conversation: GROUP }));
    assert.match(said(), /I have stopped/);
    await stage.connector.until(saysOnCard('Stopped before everybody'));
    assert.ok(stage.asked.every(({ signal }) => signal.aborted));
    await stage.send(mention('cancel', { conversation: GROUP }));
    assert.match(said(), /There is nothing to cancel/);
  });

  it('is stopped by its button, by who asked only', async () => {
    await open({ held: true });
    await stage.send(mention('check ann@contoso.com bob@contoso.com'));
    const card = await stage.connector.until(saysOnCard('0 of 2'));
    const data = pressed(card, 'Stop looking');
    assert.match(await answerTo(data, mention('', { from: MEGAN })), /Only who asked/);
    assert.match(await answerTo(data, mention('')), /I have stopped/);
    const stopped = await stage.connector.until(saysOnCard('Stopped before everybody'));
    assert.match(await answerTo(data, mention('')), /This card is out of date/);
    assert.deepEqual(titlesOn(stopped), ['Open a case', 'Look at the 2 that are missing']);
  });

  it('shows the summary again for status, and updates it there from then on', async () => {
    await open({ held: true });
    await stage.send(message('check ann@contoso.com bob@contoso.com'));
    await stage.connector.until(saysOnCard('0 of 2'));
    await stage.send(message('status'));
    const [first, second] = posts();
    assert.ok(first && second && saysOnCard('0 of 2')(second));
    assert.match(said(), /The summary is further down/);
    for (const one of stage.asked) one.answer(diagnosed(personFor(one.input)));
    const last = await stage.connector.until(ended);
    const moved = (await stage.rounds.get(1))?.card?.activityId;
    assert.equal(last.activityId, moved);
  });

  it('leaves status to the case that was opened after it', async () => {
    await open();
    await stage.send(message('check ann@contoso.com bob@contoso.com'));
    await stage.connector.until(ended);
    await stage.send(message('check jane@contoso.com'));
    await stage.connector.until(saysOnCard('There is no license.'));
    stage.connector.sent.length = 0;
    await stage.send(message('status'));
    assert.ok(saysOnCard('Case 1001')(posts()[0] as Sent));
  });
});

describe('a case out of a summary', () => {
  let stage: Stage;
  let card: Sent;
  const list = 'check ann@contoso.com bob@contoso.com';
  beforeEach(async () => {
    stage = await openStage();
    await stage.send(mention(list));
    card = await stage.connector.until(ended);
    stage.connector.sent.length = 0;
  });
  afterEach(() => stage.close());

  const answerTo = async (data: unknown, from = mention('')) => (await stage.send(execute(data, from))).body.value;

  it('is the ordinary one, here, for whoever asks, and the summary names it', async () => {
    const from = mention('', { from: MEGAN });
    assert.match(await answerTo(pressed(card, 'Open a case', 'bob@contoso.com'), from), /Case 1001 begins here\./);
    const opened = await stage.connector.until(
      (sent) => saysOnCard('There is no license.')(sent) && saysOnCard('Case 1001')(sent),
    );
    assert.equal(opened.conversationId, CHANNEL.id);
    const { owner, input } = (await stage.cases.get(1001)) ?? {};
    assert.deepEqual([owner?.name, input], ['Megan Bowen', 'bob@contoso.com']);
    const summary = stage.connector.sent.find(({ activityId }) => activityId === 'sent-1');
    assert.ok(summary && saysOnCard('bob@contoso.com · case 1001')(summary));
    assert.deepEqual(
      choicesOn(summary).map(({ title }) => title),
      ['Name of ann@contoso.com (ann@contoso.com)'],
    );
  });

  it('is opened once, however often it is pressed', async () => {
    const data = pressed(card, 'Open a case', 'ann@contoso.com');
    const values = await Promise.all([answerTo(data), answerTo(data), answerTo(data)]);
    assert.equal(values.filter((value) => /begins here/.test(value)).length, 1);
    assert.equal(values.filter((value) => /Case 1001 is open for this person already/.test(value)).length, 2);
    assert.equal(await stage.cases.get(1002), undefined);
  });

  it('is not opened for a person who has one elsewhere, under whatever name: it is told by number', async () => {
    const { id } = personFor('ann@contoso.com');
    await stage.send(message(`check ${id}`));
    await stage.connector.until(saysOnCard('There is no license.'));
    assert.match(await answerTo(pressed(card, 'Open a case', 'ann@contoso.com')), /Case 1001 is open for this person/);
    assert.equal(await stage.cases.get(1002), undefined);
  });

  it('has a twin in words', async () => {
    await stage.send(mention('case ann@contoso.com'));
    await stage.connector.until(saysOnCard('There is no license.'));
    assert.equal((await stage.cases.get(1001))?.input, 'ann@contoso.com');
  });

  it('works as Action.Submit where a client knows no other', async () => {
    await stage.send(submit(pressed(card, 'Open a case', 'ann@contoso.com'), mention(''), 'sent-1'));
    assert.match(stage.connector.texts.join(), /Case 1001 begins here/);
    const replaced = stage.connector.sent.find(({ activityId }) => activityId === 'sent-1');
    assert.ok(replaced && saysOnCard('case 1001')(replaced));
  });

  const wrong: readonly [string, (data: object) => object, RegExp][] = [
    ['with nobody chosen', (data) => data, /choose a person/],
    ['with an empty choice', (data) => ({ ...data, person: '' }), /choose a person/],
    ['with somebody who is not there', (data) => ({ ...data, person: '2' }), /choose a person/],
    ['with no number', (data) => ({ ...data, person: '__proto__' }), /choose a person/],
    ['of no known round', (data) => ({ ...data, round: 99 }), /not known any more/],
    ['of a guessed action', (data) => ({ ...data, action: 'x' }), /out of date/],
    ['of a name that every object has', (data) => ({ ...data, action: '__proto__' }), /out of date/],
  ];
  for (const [name, change, expected] of wrong)
    it(`is not opened by a press ${name}`, async () => {
      assert.match(await answerTo(change(pressed(card, 'Open a case'))), expected);
      assert.equal(await stage.cases.get(1001), undefined);
    });

  it('out of date brings the present summary in its place', async () => {
    await stage.send(mention('check cyd@contoso.com'));
    await stage.send(mention('case bob@contoso.com'));
    stage.connector.sent.length = 0;
    const data = { ...pressed(card, 'Open a case'), action: 'old' };
    assert.equal(await answerTo(data), 'This card is out of date.');
    const [replaced] = stage.connector.sent.filter(({ activityId }) => activityId === 'sent-1');
    assert.ok(replaced && saysOnCard('bob@contoso.com · case 1002')(replaced));
  });

  it('of another conversation does not bring its summary along', async () => {
    const data = { ...pressed(card, 'Open a case'), action: 'old' };
    const elsewhere = message('', { from: MEGAN });
    assert.equal(await answerTo(data, elsewhere), 'This card is out of date.');
    assert.deepEqual(stage.connector.sent, []);
  });
});

describe('a check of several people in a channel without details', () => {
  let stage: Stage;
  beforeEach(async () => {
    stage = await openStage({ channelDetail: 'case-only' });
  });
  afterEach(() => stage.close());

  it('counts by cause there, and names people to who asked, who opens a case in the own chat', async () => {
    await stage.send(mention('check ann@contoso.com bob@contoso.com nobody@contoso.com'));
    const inPrivate = await stage.connector.until(
      (sent) => sent.conversationId !== CHANNEL.id && saysOnCard('Name of ann@contoso.com')(sent),
    );
    await stage.send(mention('status'));
    const inChannel = stage.connector.sent.filter(({ conversationId }) => conversationId === CHANNEL.id);
    assert.ok(inChannel.some(saysOnCard('· 3 people')));
    assert.doesNotMatch(JSON.stringify(inChannel.map(({ activity }) => activity)), /ann@|bob@|nobody@|Name of/);

    const own = message('', { from: ALEX });
    const data = pressed(inPrivate, 'Open a case', 'ann@contoso.com');
    stage.connector.sent.length = 0;
    const { body } = await stage.send(execute(data, own, 'private-1'));
    assert.match(body.value, /Case 1001 begins here/);
    assert.equal((await stage.cases.get(1001))?.place.scope, 'personal');
    const replaced = stage.connector.sent.find(({ activityId }) => activityId === 'private-1');
    assert.ok(replaced && saysOnCard('ann@contoso.com · case 1001')(replaced));
  });

  it('sends the names once', async () => {
    await stage.send(mention('check ann@contoso.com bob@contoso.com'));
    await stage.connector.until((sent) => sent.conversationId !== CHANNEL.id && saysOnCard('Name of')(sent));
    await stage.send(mention('status'));
    await stage.send(mention('help'));
    const inPrivate = stage.connector.sent.filter(
      (sent) => sent.conversationId !== CHANNEL.id && saysOnCard('Name of')(sent),
    );
    assert.equal(inPrivate.length, 1);
  });
});
