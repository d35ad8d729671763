import assert from 'node:assert/strict';
import { defineFact } from '../../src/diagnosis/fact.ts';
import { gather, memoryCache, type Sources } from '../../src/diagnosis/gather.ts';
import { known } from '../../src/diagnosis/reading.ts';
import { get } from '../../src/diagnosis/request.ts';
import { type Connected, errorBody, NOW, notFound, stubs, WAVE_MS } from './connected.ts';
import type { Said } from './stub-exchange.ts';

const user = defineFact({
  id: 'user',
  ask: () => [get`/users/${'jane@contoso.com'}`],
  read: ([body]) => known(body),
});

const groups = defineFact({
  id: 'groups',
  from: { user },
  ask: () => [get`/users/${'jane@contoso.com'}/memberOf`],
  read: ([body]) => known(body),
});

const recipient = defineFact({
  id: 'recipient',
  source: 'exchange',
  ask: () => [{ cmdlet: 'Get-Recipient', parameters: { Identity: 'jane@contoso.com' } }],
  read: ([body]) => known(body),
});

const facts = [user, groups, recipient];
const graph: Sources['graph'] = {
  send: async (requests) => ({
    answers: requests.map(({ url }) => ({ ok: true, body: { url } })),
    cost: { requests: requests.length, httpCalls: 1, resourceUnits: 1 },
  }),
};

const sources = (exchange?: Connected['exchange']): Sources => ({
  graph,
  ...(exchange && { exchange }),
  cache: memoryCache(),
  now: () => new Date(NOW),
});

const graphPart = ({ readings }: Awaited<ReturnType<typeof gather>>) => [readings.get('user'), readings.get('groups')];

describe('Exchange beside Graph', () => {
  const { connect, end } = stubs();
  afterEach(end);

  const ways: readonly (readonly [name: string, said: Said, state: string])[] = [
    ['answers', { body: { value: [{ Name: 'jane' }] } }, 'known'],
    ['has nobody of this name', { status: 500, body: errorBody(notFound()) }, 'absent'],
    ['refuses', { status: 403 }, 'unknown'],
    ['does not accept the sign-in', { status: 401 }, 'unknown'],
    ['is throttled', { status: 429 }, 'unknown'],
    ['is down', { status: 503 }, 'unknown'],
    ['is some other server', { status: 404 }, 'unknown'],
    ['talks nonsense', { text: '<html>' }, 'unknown'],
    ['hangs up', { drop: true }, 'unknown'],
  ];
  for (const [name, said, state] of ways) {
    it(`changes nothing that Graph tells when it ${name}`, async () => {
      const { exchange, stub } = await connect(() => said);
      const alone = await gather(facts, sources(), { answers: {} });
      const both = await gather(facts, sources(exchange), { answers: {} });
      assert.deepEqual(graphPart(both), graphPart(alone));
      assert.equal(both.readings.get('recipient')?.reading.state, state);
      assert.deepEqual(both.faults, []);
      assert.deepEqual(both.spent, { ...alone.spent, exchangeCalls: stub.calls.length });
    });
  }

  it('lets all of Graph come first when it is slow, and gives the report back in time', async () => {
    const { exchange, stub, clock } = await connect(() => ({ hang: true }));
    let seen = 0;
    const gathering = gather(facts, sources(exchange), {
      answers: {},
      onReadings: ({ size }) => {
        seen = size;
      },
    });
    // Everything of Graph is known, and Exchange has been asked: then its time runs out.
    while (seen < 2 || stub.calls.length === 0) await new Promise((soon) => setImmediate(soon));
    clock.expire(WAVE_MS);
    const { readings } = await gathering;
    assert.deepEqual([...readings.keys()], ['user', 'groups', 'recipient']);
    assert.equal(readings.get('recipient')?.reading.state, 'unknown');
  });
});
