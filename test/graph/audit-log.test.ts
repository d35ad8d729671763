import assert from 'node:assert/strict';
import { orElse } from '../../src/diagnosis/request.ts';
import { connectGraph } from '../../src/graph/connect.ts';
import { localToken } from '../../src/graph/local-token.ts';
import { bodyOf, faultOf, NOW, reads, stubs } from './connected.ts';

const audit = (id = 'a') => ({ url: `/auditLogs/directoryAudits?$filter=x%20eq%20'${id}'` });

describe('the audit log', () => {
  const { start, connect, end } = stubs();
  afterEach(end);

  it('has a call of its own beside the batch, and each answer finds its question', async () => {
    const { graph, stub } = await connect();
    const { answers, cost } = await graph.send([...reads(2), audit(), ...reads(2, 'v')]);
    assert.deepEqual(
      answers.map((answer) => (bodyOf(answer) as { url: string }).url.slice(0, 12)),
      ['/users/u0', '/users/u1', '/auditLogs/d', '/users/v0', '/users/v1'],
    );
    const alone = stub.seen.filter(({ url }) => url.startsWith('/auditLogs'));
    assert.deepEqual(
      alone.map(({ batch }) => batch),
      [undefined],
    );
    assert.equal(cost.httpCalls, 2);
    assert.equal(cost.requests, 5);
  });

  for (const status of [429, 500, 503, 504]) {
    it(`is not asked again after ${status}, and nothing waits`, async () => {
      const said = { status, headers: { 'retry-after': '5' }, body: { error: { code: 'x', message: 'x' } } };
      const { graph, stub, sleeps } = await connect({
        item: ({ url }) => (url.startsWith('/auditLogs') ? said : { body: {} }),
      });
      const { answers } = await graph.send([audit(), ...reads(1)]);
      assert.equal(faultOf(answers[0]).kind, status === 429 ? 'throttled' : 'server');
      assert.deepEqual(bodyOf(answers[1]), {});
      assert.equal(stub.seen.filter(({ url }) => url.startsWith('/auditLogs')).length, 1);
      assert.deepEqual(sleeps, []);
    });
  }

  it('is asked in other words once where the query is refused', async () => {
    const { graph, stub } = await connect({
      item: ({ url }) => (url.includes('again') ? { body: { value: [] } } : { status: 400, body: { error: {} } }),
    });
    const { answers, cost } = await graph.send([orElse(audit(), audit('again'))]);
    assert.deepEqual(bodyOf(answers[0]), { value: [] });
    assert.equal(stub.seen.length, 2);
    assert.equal(cost.httpCalls, 2);
  });

  it('gets five questions in ten seconds; the sixth is answered here, at once', async () => {
    const stub = await start();
    let now = NOW;
    const graph = connectGraph({
      credential: localToken('local'),
      cloud: 'global',
      endpoint: stub.endpoint,
      clock: { now: () => now },
    });
    const kinds = async (count: number) => {
      const { answers } = await graph.send(Array.from({ length: count }, (_, i) => audit(`${i}`)));
      return answers.map((answer) => (answer.ok ? 'ok' : answer.fault.kind));
    };
    assert.deepEqual(await kinds(3), ['ok', 'ok', 'ok']);
    now += 9_000;
    assert.deepEqual((await kinds(4)).toSorted(), ['ok', 'ok', 'throttled', 'throttled']);
    assert.equal(stub.seen.length, 5);
    const { answers } = await graph.send([audit()]);
    assert.match(faultOf(answers[0]).message, /5 questions in 10 seconds/);
    now += 1_000;
    assert.deepEqual((await kinds(4)).toSorted(), ['ok', 'ok', 'ok', 'throttled']);
  });

  it('is left alone when it takes too long, and the others’ answers stand', async () => {
    let release = () => {};
    const slow = new Promise<void>((resolve) => {
      release = resolve;
    });
    const { graph } = await connect(
      {
        item: async ({ url }) => {
          if (url.startsWith('/auditLogs')) await slow;
          return { body: { url } };
        },
      },
      { auditMs: 50 },
    );
    const { answers } = await graph.send([audit(), ...reads(1)]);
    release();
    assert.equal(faultOf(answers[0]).kind, 'timeout');
    assert.match(faultOf(answers[0]).message, /audit log did not answer/);
    assert.deepEqual(bodyOf(answers[1]), { url: '/users/u0' });
  });

  it('reads one page and no more', async () => {
    const { graph, stub } = await connect({
      item: ({ url }) => ({
        body: { value: [1], '@odata.nextLink': `https://graph.microsoft.com/v1.0${url}&$skiptoken=x` },
      }),
    });
    const { answers } = await graph.send([{ ...audit(), firstPageOnly: true }]);
    assert.deepEqual((bodyOf(answers[0]) as { value: unknown }).value, [1]);
    assert.equal(stub.seen.length, 1);
  });

  it('is not asked once the look was stopped', async () => {
    const { graph, stub } = await connect();
    const { answers } = await graph.send([audit()], AbortSignal.abort());
    assert.equal(faultOf(answers[0]).kind, 'timeout');
    assert.equal(stub.seen.length, 0);
  });
});
