import assert from 'node:assert/strict';
import { get } from '../../src/diagnosis/request.ts';
import { connectGraph } from '../../src/graph/connect.ts';
import { localToken } from '../../src/graph/local-token.ts';
import { bodyOf, faultOf, reads, stubs } from './connected.ts';

const never = () => new Promise<never>(() => {});

describe('the patience of a wave', () => {
  const { connect, start, end } = stubs();
  afterEach(end);

  it('gives a slow call up after its time, and tries again', async () => {
    let calls = 0;
    const { graph, stub } = await connect(
      {
        call: () => {
          calls += 1;
          return calls === 1 ? never() : undefined;
        },
      },
      { callMs: 150 },
    );
    assert.deepEqual(bodyOf((await graph.send(reads(1))).answers[0]), { url: '/users/u0' });
    assert.equal(stub.calls.length, 2);
  });

  it('says timeout when every try was slow', async () => {
    const { graph, stub, sleeps } = await connect({ call: never }, { callMs: 60 });
    const { answers, cost } = await graph.send(reads(2));
    const fault = faultOf(answers[0]);
    assert.equal(fault.kind, 'timeout');
    assert.equal(fault.message, 'Graph did not answer within 1 second.');
    // Together, then each by itself.
    assert.equal(stub.calls.length, 3);
    assert.deepEqual(sleeps, []);
    assert.deepEqual(cost, { requests: 4, httpCalls: 3, resourceUnits: 4 });
  });

  it('lets one slow part of a batch spoil nobody else', async () => {
    const answer = (body: unknown) =>
      new Response(JSON.stringify(body), { headers: { 'content-type': 'application/json' } });
    const hang = (signal: AbortSignal | null | undefined) =>
      new Promise<Response>((_, reject) => signal?.addEventListener('abort', () => reject(signal.reason)));
    const graph = connectGraph({
      credential: localToken('local'),
      cloud: 'global',
      endpoint: 'http://127.0.0.1:9',
      limits: { callMs: 30 },
      fetch: async (url, options) =>
        String(url).includes('$batch') || String(url).includes('/contacts')
          ? hang(options?.signal)
          : answer({ value: [] }),
    });
    const { answers } = await graph.send([get`/groups?$select=id`, get`/contacts?$select=id`, get`/users?$select=id`]);
    assert.deepEqual(
      answers.map((each) => each.ok),
      [true, false, true],
    );
    assert.equal(faultOf(answers[1]).kind, 'timeout');
  });

  it('asks service health in a call of its own', async () => {
    const { graph, stub } = await connect({});
    await graph.send([...reads(2), get`/admin/serviceAnnouncement/issues`]);
    assert.equal(stub.calls.length, 2);
  });

  it('times a body that never ends, too', async () => {
    const stub = await start();
    const graph = connectGraph({
      credential: localToken('local'),
      cloud: 'global',
      endpoint: stub.endpoint,
      limits: { callMs: 15, retries: 0 },
      fetch: async () => new Response(new ReadableStream({ start: (stream) => stream.enqueue(new Uint8Array([123])) })),
    });
    assert.equal(faultOf((await graph.send(reads(1))).answers[0]).kind, 'timeout');
  });

  it('ends the whole wave after its time, and keeps what has come', async () => {
    const { graph } = await connect(
      { item: ({ url }) => (url.startsWith('/users/u2') ? never() : { body: { url } }) },
      { callMs: 10_000, waveMs: 300 },
    );
    const { answers } = await graph.send(reads(25));
    assert.equal(faultOf(answers[0]).kind, 'timeout');
    assert.equal(faultOf(answers[0]).message, 'Graph did not answer within 1 second.');
    assert.equal(faultOf(answers[24]).kind, 'timeout');
    const split = await connect(
      { item: ({ url }) => (url === '/users/u20' ? never() : { body: { url } }) },
      { callMs: 10_000, waveMs: 300 },
    );
    const { answers: some } = await split.graph.send(reads(22));
    assert.deepEqual(bodyOf(some[0]), { url: '/users/u0' });
    assert.equal(faultOf(some[20]).kind, 'timeout');
  });

  it('reports what it waited for when the time of the wave runs out', async () => {
    const stub = await start({ item: () => ({ status: 503, body: { error: { code: 'Busy' } } }) });
    const graph = connectGraph({
      credential: localToken('local'),
      cloud: 'global',
      endpoint: stub.endpoint,
      limits: { waveMs: 300 },
      clock: { sleep: never, now: () => 0, random: () => 0.01 },
    });
    const { answers } = await graph.send(reads(1));
    assert.equal(faultOf(answers[0]).kind, 'server');
  });

  it('starts no wait that the wave has no time for', async () => {
    const { graph, sleeps } = await connect(
      { item: () => ({ status: 429, headers: { 'retry-after': '5' }, body: { error: {} } }) },
      { waveMs: 4000 },
    );
    assert.equal(faultOf((await graph.send(reads(1))).answers[0]).kind, 'throttled');
    assert.deepEqual(sleeps, []);
  });

  const stops: readonly (readonly [string, readonly ReturnType<typeof get>[]])[] = [
    ['a call', reads(1)],
    ['batches', reads(45)],
    ['Outlook calls that wait for a seat', reads(9).map(({ url }) => ({ url: `${url}/mailboxSettings` }))],
  ];
  for (const [name, requests] of stops) {
    it(`stops at once for its caller in the middle of ${name}`, async () => {
      const stop = new AbortController();
      const { graph } = await connect({
        call: () => {
          stop.abort();
          return never();
        },
      });
      const { answers } = await graph.send(requests, stop.signal);
      assert.equal(answers.length, requests.length);
      for (const answer of answers) {
        assert.equal(faultOf(answer).kind, 'timeout');
        assert.equal(faultOf(answer).message, 'The check was stopped before Graph answered.');
      }
    });
  }

  it('gives its Outlook seats back when it is stopped', async () => {
    const stop = new AbortController();
    const probes = reads(12).map(({ url }) => ({ url: `${url}/mailboxSettings` }));
    const stuck = await connect({
      call: () => {
        stop.abort();
        return never();
      },
    });
    await stuck.graph.send(probes, stop.signal);
    const { graph } = await connect();
    assert.ok((await graph.send(probes)).answers.every(({ ok }) => ok));
  });

  it('stops in the middle of a wait, and before it starts', async () => {
    const stub = await start({ item: () => ({ status: 503, body: { error: { code: 'Busy' } } }) });
    const stop = new AbortController();
    const sleep = () => {
      stop.abort();
      return never();
    };
    const options = { credential: localToken('local'), cloud: 'global', endpoint: stub.endpoint } as const;
    const graph = connectGraph({ ...options, clock: { sleep } });
    assert.equal(faultOf((await graph.send(reads(1), stop.signal)).answers[0]).kind, 'timeout');
    const before = stub.calls.length;
    assert.equal(faultOf((await graph.send(reads(3), stop.signal)).answers[2]).kind, 'timeout');
    assert.equal(stub.calls.length, before);
  });

  it('stops while signing in', async () => {
    const stop = new AbortController();
    const credential = {
      getToken: () => {
        stop.abort();
        return never();
      },
    };
    const graph = connectGraph({ credential, cloud: 'global', fetch: never });
    const { answers, cost } = await graph.send(reads(2), stop.signal);
    assert.equal(faultOf(answers[1]).kind, 'timeout');
    assert.equal(cost.httpCalls, 0);
  });
});
