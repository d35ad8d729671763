import assert from 'node:assert/strict';
import { z } from 'zod';
import { defineFact, type Fact } from '../../src/diagnosis/fact.ts';
import { type GatherOptions, gather, memoryCache, type Sources } from '../../src/diagnosis/gather.ts';
import { say } from '../../src/diagnosis/message.ts';
import { absent, known, type Reading, unknown } from '../../src/diagnosis/reading.ts';
import type { Answer, ExchangeRequest, Fault, GraphRequest } from '../../src/diagnosis/request.ts';
import { get, orElse } from '../../src/diagnosis/request.ts';
import { forbidden, now } from '../world.ts';
import { atOnce, byHand, ok, settled } from './transports.ts';

const notFound: Fault = { kind: 'not-found', status: 404, message: 'Not there.' };
const timeout: Fault = { kind: 'timeout', message: 'It took too long.' };
const no = (fault: Fault): Answer => ({ ok: false, fault });
const never: Sources['graph'] = { send: () => assert.fail('nothing was to be asked') };

const run = (facts: readonly Fact<unknown>[], sources: Partial<Sources>, options: Partial<GatherOptions> = {}) =>
  gather(facts, { graph: never, cache: memoryCache(), now: () => now, ...sources }, { answers: {}, ...options });

/** A fact that asks for `/<id>` and takes the body as it is. */
const plain = (id: string, more: Partial<Parameters<typeof defineFact<unknown>>[0]> = {}) =>
  defineFact<unknown>({ id, ask: () => [{ url: `/${id}` }], read: ([body]) => known(body), ...more });

const a = plain('a');
const b = plain('b');
const afterA = defineFact<unknown, { a: typeof a }>({
  id: 'after-a',
  from: { a },
  ask: ({ from }) => [get`/after/${String(from.a)}`],
  read: ([body]) => known(body),
});
const joined = defineFact<string, { afterA: typeof afterA; b: typeof b }>({
  id: 'joined',
  from: { afterA, b },
  read: (_, { from }) => known(`${from.afterA}+${from.b}`),
});
const echo = (url: string): Answer => ok(url.slice(1).replaceAll('/', '-'));

async function reading(fact: Fact<unknown>, reply: (url: string) => Answer): Promise<Reading<unknown> | undefined> {
  return (await run([fact], { graph: atOnce(reply) })).readings.get(fact.id)?.reading;
}
const reasonOf = (of: Reading<unknown> | undefined) =>
  of?.state === 'unknown' ? of.reason : assert.fail('not unknown');

describe('gathering in waves', () => {
  it('asks everything that is ready at once, and what depends on it next', async () => {
    const asked: string[][] = [];
    const { readings, spent, answered, faults } = await run([joined], { graph: atOnce(echo, asked) });
    assert.deepEqual(
      asked,
      [['/b', '/a'].toSorted(), ['/after/a']].map((wave) => [...wave].toSorted()),
    );
    assert.deepEqual(readings.get('joined')?.reading, known('after-a+b'));
    assert.deepEqual(spent, { graphRequests: 3, httpCalls: 2, waves: 2, resourceUnits: 6, exchangeCalls: 0 });
    assert.deepEqual([answered, faults], [3, []]);
  });

  it('asks an equal request once and gives its answer to all', async () => {
    const asked: string[][] = [];
    const twice = (id: string) => plain(id, { ask: () => [get`/same`, get`/same`], read: (bodies) => known(bodies) });
    const { readings } = await run([twice('x'), twice('y')], { graph: atOnce(echo, asked) });
    assert.deepEqual(asked, [['/same']]);
    assert.deepEqual(readings.get('x')?.reading, known(['same', 'same']));
    assert.deepEqual(readings.get('y')?.reading, known(['same', 'same']));
  });

  it('takes requests with other headers for others', async () => {
    const asked: string[][] = [];
    const x = plain('x', {
      ask: () => [{ url: '/same' }, { url: '/same', headers: { ConsistencyLevel: 'eventual' } }],
    });
    await run([x], { graph: atOnce(echo, asked) });
    assert.deepEqual(asked, [['/same', '/same']]);
  });

  it('asks a fact that several need once', async () => {
    const asked: string[][] = [];
    await run([joined, afterA, a, b], { graph: atOnce(echo, asked) });
    assert.equal(asked.flat().length, 3);
  });

  it('has one wave of Graph under way at a time', async () => {
    const graph = byHand<GraphRequest>(echo);
    const done = run([joined], { graph: graph.transport });
    await settled();
    assert.equal(graph.waves.length, 1);
    await graph.waves[0]?.answer();
    assert.equal(graph.waves.length, 2);
    await graph.waves[1]?.answer();
    assert.deepEqual((await done).readings.get('joined')?.reading, known('after-a+b'));
  });

  it('leaves `instead` to the transport', async () => {
    const seen: GraphRequest[] = [];
    const request = orElse(get`/first`, get`/second`);
    const transport: Sources['graph'] = {
      send: async (requests) => {
        seen.push(...requests);
        return { answers: [ok('x')], cost: { requests: 1, httpCalls: 1, resourceUnits: 1 } };
      },
    };
    await run([plain('x', { ask: () => [request] })], { graph: transport });
    assert.deepEqual(seen, [request]);
  });

  it('hands the caller’s signal on', async () => {
    const graph = byHand<GraphRequest>(() => no(timeout));
    const { signal } = new AbortController();
    const done = run([a], { graph: graph.transport }, { signal });
    await settled();
    assert.equal(graph.waves[0]?.signal, signal);
    await graph.waves[0]?.answer();
    assert.equal((await done).readings.get('a')?.reading.state, 'unknown');
  });

  it('tells what is known so far, and everything in the end', async () => {
    const counts: number[] = [];
    await run([joined], { graph: atOnce(echo) }, { onReadings: (so) => counts.push(so.size) });
    assert.deepEqual(counts, [0, 2, 4]);
  });

  it('ends without a question when there is nothing to ask', async () => {
    const { readings, spent } = await run([defineFact<number>({ id: 'one', read: () => known(1) })], {});
    assert.deepEqual(readings.get('one')?.reading, known(1));
    assert.equal(spent.waves, 0);
  });
});

describe('gathering beside Exchange', () => {
  const recipient = defineFact<unknown>({
    id: 'recipient',
    source: 'exchange',
    ask: () => [{ cmdlet: 'Get-Recipient', parameters: {} }],
    read: ([body]) => known(body),
    remedyForUnknown: () => ({ cmdlet: 'Get-Recipient x', where: 'PowerShell' }),
  });
  const fromRecipient = defineFact<unknown, { recipient: typeof recipient }>({
    id: 'from-recipient',
    from: { recipient },
    ask: () => [get`/for/recipient`],
    read: ([body]) => known(body),
  });

  it('never keeps Graph waiting', async () => {
    const graph = byHand<GraphRequest>(echo);
    const exchange = byHand<ExchangeRequest>(ok);
    const done = run([joined, recipient], { graph: graph.transport, exchange: exchange.transport });
    await settled();
    assert.deepEqual([graph.waves.length, exchange.waves.length], [1, 1]);
    await graph.waves[0]?.answer();
    await graph.waves[1]?.answer();
    assert.equal(graph.waves.length, 2);
    await exchange.waves[0]?.answer();
    const { readings, spent } = await done;
    assert.deepEqual(readings.get('recipient')?.reading, known('Get-Recipient'));
    assert.equal(readings.get('recipient')?.source, 'exchange');
    assert.deepEqual([spent.exchangeCalls, spent.waves], [1, 2]);
  });

  it('asks Graph again for what Exchange brought, once Graph is free', async () => {
    const graph = byHand<GraphRequest>(echo);
    const exchange = byHand<ExchangeRequest>(ok);
    const done = run([a, fromRecipient], { graph: graph.transport, exchange: exchange.transport });
    await settled();
    await exchange.waves[0]?.answer();
    assert.equal(graph.waves.length, 1, 'one wave at a time');
    await graph.waves[0]?.answer();
    assert.deepEqual(graph.waves[1]?.asked, ['/for/recipient']);
    await graph.waves[1]?.answer();
    assert.deepEqual((await done).readings.get('from-recipient')?.reading, known('for-recipient'));
  });

  it('without Exchange says how to look by hand', async () => {
    const { readings } = await run([recipient, fromRecipient], {});
    const without = readings.get('recipient')?.reading;
    assert.equal(without?.state, 'unknown');
    assert.deepEqual(without?.state === 'unknown' && without.ask, { cmdlet: 'Get-Recipient x', where: 'PowerShell' });
    assert.equal(readings.get('from-recipient')?.reading.state, 'unknown');
  });
});

describe('gathering what goes wrong', () => {
  it('takes a 404 for absent', async () => assert.deepEqual(await reading(a, () => no(notFound)), absent));

  it('takes a refusal for unknown and names the permission', async () => {
    const reason = reasonOf(await reading(plain('a', { permission: 'X.Read.All' }), () => no(forbidden)));
    assert.deepEqual(reason, say`Microsoft Graph refused it; this needs ${'X.Read.All'}.`);
  });

  it('takes any other fault for unknown and says it', async () => {
    assert.deepEqual(reasonOf(await reading(a, () => no(timeout))), say`${'It took too long.'}`);
  });

  for (const order of [
    ['/gone', '/refused'],
    ['/refused', '/gone'],
  ]) {
    it(`takes ${order.join(' and ')} together for unknown: “could not look” is not “not there”`, async () => {
      const both = plain('x', { ask: () => order.map((url) => ({ url })) });
      const found = await reading(both, (url) => no(url === '/gone' ? notFound : forbidden));
      assert.equal(found?.state, 'unknown');
    });
  }

  it('lets a fact read its own fault', async () => {
    const own = plain('x', { fault: ({ code }) => (code === 'Special' ? known('special') : undefined) });
    assert.deepEqual(await reading(own, () => no({ ...notFound, code: 'Special' })), known('special'));
    assert.deepEqual(await reading(own, () => no(notFound)), absent);
  });

  it('passes absent and unknown on to what stands on them', async () => {
    const { readings } = await run([joined], { graph: atOnce((url) => (url === '/a' ? no(notFound) : ok('b'))) });
    assert.deepEqual(readings.get('after-a')?.reading, absent);
    assert.deepEqual(readings.get('joined')?.reading, absent);
    const other = await run([joined], { graph: atOnce((url) => (url === '/a' ? no(forbidden) : ok('b'))) });
    assert.equal(other.readings.get('joined')?.reading.state, 'unknown');
  });

  const odd: readonly (readonly [string, Fact<unknown>])[] = [
    [
      'a body of another shape',
      plain('x', { read: ([body]) => known(z.object({ value: z.array(z.string()) }).parse(body)) }),
    ],
    [
      'a reader that throws',
      plain('x', {
        read: () => {
          throw new TypeError('x');
        },
      }),
    ],
    [
      'an asker that throws',
      plain('x', {
        ask: () => {
          throw new TypeError('x');
        },
      }),
    ],
    ['a value that no request can carry', plain('x', { ask: () => [get`/users/${'..'}`] })],
    [
      'a fault reader that throws',
      plain('x', {
        ask: () => [{ url: '/fault' }],
        fault: () => {
          throw new TypeError('x');
        },
      }),
    ],
    [
      'a worked-out fact that throws',
      defineFact({
        id: 'x',
        read: () => {
          throw new TypeError('x');
        },
      }),
    ],
  ];
  for (const [title, fact] of odd) {
    it(`takes ${title} for unknown, and the others go on`, async () => {
      const { readings } = await run([fact, a], {
        graph: atOnce((url) => (url === '/fault' ? no(timeout) : ok('fine'))),
      });
      assert.equal(readings.get('x')?.reading.state, 'unknown');
      assert.deepEqual(readings.get('a')?.reading, known('fine'));
    });
  }

  it('survives a fact whose advice throws', async () => {
    const x = plain('x', {
      remedyForUnknown: () => {
        throw new TypeError('x');
      },
    });
    const found = await reading(x, () => no(timeout));
    assert.ok(found?.state === 'unknown' && found.ask === undefined);
  });

  it('keeps the faults in order, and counts what was an answer', async () => {
    const facts = ['x', 'y', 'z'].map((id) => plain(id));
    const { faults, answered } = await run(facts, {
      graph: atOnce((url) => (url === '/x' ? no(timeout) : url === '/y' ? no(forbidden) : ok(1))),
    });
    assert.deepEqual(faults, [timeout, forbidden]);
    assert.equal(answered, 2);
  });
});

describe('gathering what a person said', () => {
  const elsewhere = defineFact<string>({
    id: 'elsewhere',
    source: 'person',
    read: () => unknown(say`Nobody said.`),
    answered: (value) => known(String(value)),
  });

  it('takes the answer, with its source', async () => {
    const { readings } = await run([elsewhere], {}, { answers: { elsewhere: 'nowhere' } });
    assert.deepEqual(readings.get('elsewhere'), { reading: known('nowhere'), source: 'person', at: now.toISOString() });
  });

  it('is unknown without one', async () => {
    assert.equal((await run([elsewhere], {})).readings.get('elsewhere')?.reading.state, 'unknown');
  });

  it('takes no answer for a fact that people cannot answer', async () => {
    const { readings } = await run([a], { graph: atOnce(echo) }, { answers: { a: 'forged' } });
    assert.deepEqual(readings.get('a')?.reading, known('a'));
  });
});

describe('gathering facts of the tenant', () => {
  const tenant = plain('tenant', { cacheSeconds: 60 });
  const later = (seconds: number) => () => new Date(now.getTime() + seconds * 1000);

  it('keeps them for their time and not longer', async () => {
    const cache = memoryCache();
    const asked: string[][] = [];
    const graph = atOnce(echo, asked);
    await run([tenant], { graph, cache });
    const kept = await run([tenant], { graph, cache, now: later(59) });
    assert.equal(asked.length, 1);
    assert.equal(kept.readings.get('tenant')?.at, now.toISOString(), 'with the time it was read');
    await run([tenant], { graph, cache, now: later(60) });
    assert.equal(asked.length, 2);
  });

  it('never keeps what could not be read', async () => {
    const cache = memoryCache();
    await run([tenant], { graph: atOnce(() => no(forbidden)), cache });
    assert.deepEqual(
      (await run([tenant], { graph: atOnce(echo), cache })).readings.get('tenant')?.reading,
      known('tenant'),
    );
  });

  it('never keeps what is about one person', async () => {
    const cache = memoryCache();
    const asked: string[][] = [];
    for (let i = 0; i < 2; i += 1) await run([a], { graph: atOnce(echo, asked), cache });
    assert.equal(asked.length, 2);
  });
});
