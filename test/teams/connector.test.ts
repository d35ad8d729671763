import assert from 'node:assert/strict';
import type { Activity, TurnContext } from 'botbuilder-core';
import { createAdapter } from '../../src/teams/adapter.ts';
import { ConnectorDoor } from '../../src/teams/connector.ts';
import { Limiter } from '../../src/teams/limiter.ts';
import { BOT, PERSONAL } from './activities.ts';
import { FakeConnector } from './fake-connector.ts';

describe('the way out to the connector', () => {
  let connector: FakeConnector;
  let door: ConnectorDoor;
  let waits: number;
  beforeEach(async () => {
    connector = await new FakeConnector().start();
    waits = 0;
    const count = () => {
      waits += 1;
    };
    const pace = { now: () => 0, wait: async () => count() };
    door = new ConnectorDoor((url) => url.host === new URL(connector.url).host, new Limiter(pace));
  });
  afterEach(async () => {
    door.close();
    await connector.stop();
  });

  const continued = async (work: (context: TurnContext) => Promise<unknown>, serviceUrl = connector.url) => {
    const adapter = createAdapter({ id: '', type: '', tenantId: '', password: '' }, door, { warn: () => {} });
    const conversation = { ...PERSONAL, name: '', isGroup: false };
    const reference = { channelId: 'msteams', serviceUrl, conversation, bot: BOT };
    await adapter.continueConversationAsync('', reference, async (context) => void (await work(context)));
  };

  it('sends, updates and gives back the id', async () => {
    await continued(async (context) => {
      const sent = await context.sendActivity('hello');
      assert.equal(sent?.id, 'sent-1');
      await context.updateActivity({ id: 'sent-1', type: 'message', text: 'changed' } as Activity);
    });
    assert.deepEqual(
      connector.sent.map(({ method, conversationId, activityId, activity }) => [
        method,
        conversationId,
        activityId,
        activity.text,
      ]),
      [
        ['POST', 'a:personal', connector.sent[0]?.activityId, 'hello'],
        ['PUT', 'a:personal', 'sent-1', 'changed'],
      ],
    );
  });

  it('goes to no host that is not allowed', async () => {
    await assert.rejects(
      continued((context) => context.sendActivity('x'), 'http://127.0.0.1:1/'),
      /not allowed/,
    );
    await assert.rejects(
      continued((context) => context.sendActivity('x'), 'https://evil.example/'),
      /not allowed/,
    );
  });

  it('follows no redirect to another host', async () => {
    connector.answers.push({ status: 307, headers: { location: 'http://127.0.0.1:1/v3/conversations/x/activities' } });
    await assert.rejects(continued((context) => context.sendActivity('x')));
    assert.equal(connector.sent.length, 1);
  });

  for (const status of [500, 502, 503, 504])
    it(`does not send again after ${status}, when nobody knows whether it arrived`, async () => {
      connector.answers.push({ status });
      await assert.rejects(
        continued((context) => context.sendActivity('x')),
        { name: 'OutcomeUnknown', statusCode: status },
      );
      assert.equal(connector.sent.length, 1);
    });

  it('sends again when Teams says when', async () => {
    connector.answers.push({ status: 429, headers: { 'retry-after': '0' } });
    await continued((context) => context.sendActivity('x'));
    assert.equal(connector.sent.length, 2);
  });

  it('keeps the limit of a thread', async () => {
    await continued(async (context) => {
      for (let i = 0; i < 8; i += 1) await context.sendActivity(`${i}`);
    });
    assert.equal(waits, 1);
  });

  it('says what a person can look up when the card is gone', async () => {
    connector.answers.push({ status: 404 });
    const update = continued((context) => context.updateActivity({ id: 'gone', type: 'message' } as Activity));
    await assert.rejects(update, { statusCode: 404 });
  });
});
