import assert from 'node:assert/strict';
import type { Activity } from 'botbuilder-core';
import type { Case, CaseView } from '../../src/cases/case.ts';
import type { RoundView } from '../../src/cases/round.ts';
import { createAdapter } from '../../src/teams/adapter.ts';
import { ConnectorDoor } from '../../src/teams/connector.ts';
import { TeamsDisplay } from '../../src/teams/display.ts';
import { Limiter } from '../../src/teams/limiter.ts';
import { placeOf } from '../../src/teams/place.ts';
import { CHANNEL, mention } from './activities.ts';
import { FakeConnector } from './fake-connector.ts';

describe('the display of cases', () => {
  let connector: FakeConnector;
  let door: ConnectorDoor;
  let display: TeamsDisplay;
  beforeEach(async () => {
    connector = await new FakeConnector().start();
    const allows = (url: URL) => url.host === new URL(connector.url).host;
    door = new ConnectorDoor(allows, new Limiter());
    const adapter = createAdapter({ id: '', type: '', tenantId: '', password: '' }, door, { warn: () => {} });
    const draw = (view: CaseView) => ({
      card: { body: `case ${view.case.number}` },
      summary: `Case ${view.case.number}`,
    });
    const drawRound = ({ round }: RoundView) => ({
      card: { body: `round ${round.number}` },
      summary: `Round ${round.number}`,
    });
    display = new TeamsDisplay({ adapter, botId: '', allows, draw, drawRound });
  });
  afterEach(async () => {
    door.close();
    await connector.stop();
  });

  const place = () => placeOf(mention('check jane', { serviceUrl: connector.url }) as unknown as Activity);
  const view = (more: Partial<Case> = {}): CaseView => ({
    case: { number: 1001, place: place(), ...more } as Case,
    tenant: { name: 'Contoso', mode: 'sandbox' },
    detailed: false,
  });

  it('posts a card into the thread where it was asked, as an answer to nobody', async () => {
    assert.deepEqual(await display.show(view()), { activityId: 'sent-1' });
    const [sent] = connector.sent;
    assert.deepEqual([sent?.method, sent?.conversationId, sent?.activityId], ['POST', CHANNEL.id, undefined]);
    assert.equal(sent?.activity.replyToId, undefined);
    assert.equal(sent?.activity.summary, 'Case 1001');
    assert.deepEqual(sent?.activity.attachments, [
      { contentType: 'application/vnd.microsoft.card.adaptive', content: { body: 'case 1001' } },
    ]);
  });

  it('updates the card that is there', async () => {
    assert.deepEqual(await display.show(view({ card: { activityId: 'card-7' } })), { activityId: 'card-7' });
    assert.deepEqual(
      connector.sent.map(({ method, activityId }) => [method, activityId]),
      [['PUT', 'card-7']],
    );
  });

  it('posts a card anew when the old one is gone', async () => {
    connector.answers.push({ status: 404 });
    assert.deepEqual(await display.show(view({ card: { activityId: 'card-7' } })), { activityId: 'sent-1' });
    assert.deepEqual(
      connector.sent.map(({ method }) => method),
      ['PUT', 'POST'],
    );
  });

  it('tells who asked when the conversation is gone', async () => {
    connector.answers.push({ status: 403 });
    await assert.rejects(display.show(view()), { statusCode: 403 });
  });

  it('says a line of text', async () => {
    await display.say(place(), 'hello');
    assert.deepEqual(connector.texts, ['hello']);
  });

  it('keeps the order within a conversation', async () => {
    const numbers = [1, 2, 3, 4, 5];
    await Promise.all(numbers.map((number) => display.show(view({ number }))));
    assert.deepEqual(
      connector.sent.map(({ activity }) => activity.summary),
      numbers.map((number) => `Case ${number}`),
    );
  });

  it('goes on after a card that could not be sent', async () => {
    connector.answers.push({ status: 500 });
    const [first, second] = await Promise.allSettled([display.show(view()), display.show(view())]);
    assert.deepEqual([first?.status, second?.status], ['rejected', 'fulfilled']);
  });

  const edits: readonly [string, (reference: Record<string, unknown>) => object][] = [
    ['another address', (reference) => ({ ...reference, serviceUrl: 'https://evil.example' })],
    ['another conversation', (reference) => ({ ...reference, conversation: { id: 'a:somebody-else' } })],
    ['another channel', (reference) => ({ ...reference, channelId: 'directline' })],
    ['no shape at all', () => []],
  ];
  for (const [name, edit] of edits)
    it(`sends nothing when the stored place was edited: ${name}`, async () => {
      const stored = place();
      const edited = { ...stored, reference: edit(stored.reference as Record<string, unknown>) };
      await assert.rejects(display.say(edited, 'x'));
      assert.deepEqual(connector.sent, []);
    });
});
