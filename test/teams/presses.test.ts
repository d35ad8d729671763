import assert from 'node:assert/strict';
import fc from 'fast-check';
import { diagnosed, objectId } from '../cases/world.ts';
import { CHANNEL, MEGAN, mention, message } from './activities.ts';
import { buttonData, cardIn, execute, openStage, type Stage, saysOnCard, submit } from './bot-stage.ts';
import type { Sent } from './fake-connector.ts';

const ended = (sent: Sent) => saysOnCard('There is no license.')(sent) && !saysOnCard('Looking at')(sent);

describe('a press on a button', () => {
  let stage: Stage;
  let card: Sent;
  const asked = message('check jane@contoso.com');
  beforeEach(async () => {
    stage = await openStage();
    await stage.send(asked);
    card = await stage.connector.until(ended);
    stage.connector.sent.length = 0;
  });
  afterEach(() => stage.close());

  const bodyOf = async (data: unknown, from = asked) => (await stage.send(execute(data, from))).body;

  it('looks again, once however often it is pressed', async () => {
    const data = buttonData(card, 'Look again');
    const bodies = await Promise.all([bodyOf(data), bodyOf(data), bodyOf(data)]);
    assert.deepEqual(
      bodies.map(({ statusCode }) => statusCode),
      [200, 200, 200],
    );
    assert.equal(bodies.filter(({ value }) => /I am looking/.test(value)).length, 1);
    await stage.connector.until(ended);
    assert.equal(stage.asked.length, 2);
  });

  it('shows the details in place of the card', async () => {
    const body = await bodyOf(buttonData(card, 'Show details'));
    assert.equal(body.type, 'application/vnd.microsoft.card.adaptive');
    assert.notDeepEqual(body.value, cardIn(card));
    assert.ok(!JSON.stringify(body.value).includes('Show details'));
  });

  it('closes the case, for everybody', async () => {
    const body = await bodyOf(buttonData(card, 'Close case 1001'));
    assert.match(JSON.stringify(body.value), /closed by Alex Wilber/);
    await stage.connector.until((sent) => sent.method === 'PUT' && saysOnCard('closed by Alex Wilber')(sent));
    assert.equal((await stage.cases.get(1001))?.state, 'closed');
  });

  it('works as Action.Submit where a client knows no other', async () => {
    await stage.send(submit(buttonData(card, 'Close case 1001'), asked, 'sent-9'));
    const replaced = stage.connector.sent.find(({ activityId }) => activityId === 'sent-9');
    assert.equal(replaced?.method, 'PUT');
    assert.ok(replaced && saysOnCard('closed by Alex Wilber')(replaced));
  });

  it('on an old card says so, and brings the present one', async () => {
    const old = buttonData(card, 'Close case 1001');
    await stage.send(message('recheck 1001'));
    await stage.connector.until((sent) => sent.method === 'PUT' && ended(sent));
    stage.connector.sent.length = 0;
    const body = await bodyOf(old);
    assert.equal(body.value, 'This card is out of date.');
    assert.deepEqual(
      stage.connector.sent.map(({ method, activityId }) => [method, activityId]),
      [['PUT', 'sent-1']],
    );
    assert.equal((await stage.cases.get(1001))?.state, 'open');
  });

  it('chooses who was meant', async () => {
    const both = [1, 2].map((digit) => ({
      id: objectId(digit),
      userPrincipalName: `jane${digit}@contoso.com`,
      displayName: `Jane ${digit}`,
    }));
    const held = await openStage({ held: true });
    try {
      await held.send(message('check Jane Doe'));
      held.asked[0]?.answer(diagnosed(both));
      const choice = await held.connector.until(saysOnCard('Who do you mean'));
      await held.send(execute(buttonData(choice, 'Jane 2 (jane2@contoso.com)'), asked));
      assert.deepEqual(
        held.asked.map(({ input }) => input),
        ['Jane Doe', objectId(2)],
      );
    } finally {
      await held.close();
    }
  });

  it('starts fresh where it was pressed, once', async () => {
    await stage.send(mention('check jane@contoso.com', { from: MEGAN }));
    const offer = await stage.connector.until(saysOnCard('Start a fresh case'));
    const data = buttonData(offer, 'Start a fresh case');
    const from = mention('', { from: MEGAN });
    assert.match((await bodyOf(data, from)).value, /Case 1001 is closed\. Case 1002 begins here\./);
    const fresh = await stage.connector.until((sent) => sent.conversationId === CHANNEL.id && ended(sent));
    assert.ok(saysOnCard('1002')(fresh));
    assert.equal((await bodyOf(data, from)).value, 'This card is out of date.');
    assert.deepEqual(
      [(await stage.cases.get(1001))?.state, (await stage.cases.get(1002))?.owner.name],
      ['closed', 'Megan Bowen'],
    );
  });

  it('on an offer that is out of date does not bring the card of another conversation', async () => {
    await stage.send(mention('check jane@contoso.com', { from: MEGAN }));
    const offer = await stage.connector.until(saysOnCard('Start a fresh case'));
    await stage.send(message('recheck 1001'));
    await stage.connector.until((sent) => sent.method === 'PUT' && ended(sent));
    stage.connector.sent.length = 0;
    const body = await bodyOf(buttonData(offer, 'Start a fresh case'), mention('', { from: MEGAN }));
    assert.equal(body.value, 'This card is out of date.');
    assert.deepEqual(stage.connector.sent, []);
  });

  const wrong: readonly [string, unknown, RegExp][] = [
    ['of no known case', { action: 'x', case: 9999 }, /There is no case 9999/],
    ['of a guessed action', { action: 'x', case: 1001 }, /out of date/],
    ['of a name that every object has', { action: '__proto__', case: 1001 }, /out of date/],
    ['of another', { action: 'constructor', case: 1001 }, /out of date/],
  ];
  for (const [name, data, expected] of wrong)
    it(`does nothing: ${name}`, async () => {
      assert.match((await bodyOf(data)).value, expected);
      assert.equal((await stage.cases.get(1001))?.state, 'open');
    });

  it('with anything else in it does nothing, and is told so', async () => {
    // Nothing but a press may change the case from here on.
    await stage.looks.drain(1_000);
    const before = await stage.cases.get(1001);
    await fc.assert(
      fc.asyncProperty(fc.jsonValue(), async (data) => {
        for (const draft of [execute(data, asked), { ...execute(null, asked), value: data }, submit(data, asked)]) {
          const { status, body } = await stage.send(draft);
          assert.equal(status, 200);
          if (draft.type === 'invoke') assert.equal(body.type, 'application/vnd.microsoft.error');
        }
      }),
      { numRuns: 40 },
    );
    assert.deepEqual(await stage.cases.get(1001), before);
  });

  it('of another kind is answered, not left open', async () => {
    for (const name of ['composeExtension/query', 'task/fetch', 'signin/verifyState', undefined]) {
      const { status, body } = await stage.send({ ...execute({}, asked), name });
      assert.deepEqual([status, body.type, body.statusCode], [200, 'application/vnd.microsoft.error', 404]);
    }
  });

  it('that fails inside is answered kindly', async () => {
    stage.documents.read = () => Promise.reject(new Error('disk of jane@contoso.com is full'));
    const { status, body } = await stage.send(execute(buttonData(card, 'Look again'), asked));
    assert.deepEqual([status, body.statusCode, body.type], [200, 500, 'application/vnd.microsoft.error']);
    assert.doesNotMatch(JSON.stringify(body), /jane/);
  });
});
