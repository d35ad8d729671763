import assert from 'node:assert/strict';
import { get } from '../../src/diagnosis/request.ts';
import { connectGraph } from '../../src/graph/connect.ts';
import { localToken } from '../../src/graph/local-token.ts';
import { bodyOf, faultOf, reads, stubs } from './connected.ts';
import { errorBody, type Said } from './stub-graph.ts';

interface Case {
  readonly name: string;
  readonly said: Said;
  readonly kind: string;
  readonly message: RegExp;
}

const cases: readonly Case[] = [
  { name: '400', said: refused(400, 'BadRequest'), kind: 'bad-request', message: /did not understand/ },
  { name: '401', said: refused(401, 'InvalidToken'), kind: 'unauthorized', message: /sign-in.*Check/ },
  { name: '403', said: refused(403, 'Denied'), kind: 'forbidden', message: /lacks a permission/ },
  { name: '404', said: refused(404, 'MailboxNotEnabledForRESTAPI'), kind: 'not-found', message: /nothing under/ },
  { name: '409', said: refused(409, 'Conflict'), kind: 'bad-request', message: /did not understand/ },
  { name: '501', said: refused(501, 'NotImplemented'), kind: 'server', message: /trouble of its own \(501\)/ },
  {
    name: '404 of another server',
    said: { status: 404, body: { code: 'x' } },
    kind: 'malformed',
    message: /GRAPH_ENDPOINT/,
  },
  { name: '404 in HTML', said: { status: 404, text: '<h1>no</h1>' }, kind: 'malformed', message: /GRAPH_ENDPOINT/ },
  { name: 'HTML', said: { text: '<html></html>' }, kind: 'malformed', message: /could not be read/ },
  { name: 'half a body', said: { text: '{"id":' }, kind: 'malformed', message: /could not be read/ },
  {
    name: 'a redirect',
    said: { status: 302, headers: { Location: 'https://evil.example/' } },
    kind: 'malformed',
    message: /never follow/,
  },
];

function refused(status: number, code: string): Said {
  return { status, body: errorBody(code) };
}

describe('faults of Graph', () => {
  const { connect, start, end } = stubs();
  afterEach(end);

  for (const { name, said, kind, message } of cases) {
    for (const count of [1, 2]) {
      it(`${name}, ${count === 1 ? 'by itself' : 'in a batch'}, is ${kind}`, async () => {
        const { graph, sleeps } = await connect({
          item: ({ url }) => (url === '/users/u0' ? said : { body: { url } }),
        });
        const { answers } = await graph.send(reads(count));
        const fault = faultOf(answers[0]);
        assert.equal(fault.kind, kind);
        assert.match(fault.message, message);
        assert.equal(fault.status, said.status ?? 200);
        assert.deepEqual(sleeps, []);
        if (count === 2) assert.deepEqual(bodyOf(answers[1]), { url: '/users/u1' });
      });
    }
  }

  it("keeps Graph's code, words and request id", async () => {
    const { graph } = await connect({ item: () => refused(403, 'Authorization_RequestDenied') });
    assert.deepEqual(faultOf((await graph.send(reads(1))).answers[0]), {
      kind: 'forbidden',
      status: 403,
      code: 'Authorization_RequestDenied',
      message: 'Graph refused: the app lacks a permission for this, or a policy forbids it.',
      raw: 'In words of Graph.',
      requestId: 'inner-request-id',
    });
  });

  it('reads the other spelling of the inner error, too', async () => {
    const error = { code: 'x', message: 'y', innererror: { 'request-id': 'small' } };
    const { graph } = await connect({ item: () => ({ status: 403, body: { error } }) });
    assert.equal(faultOf((await graph.send(reads(1))).answers[0]).requestId, 'small');
  });

  const broken: readonly (readonly [code: string, kind: string, message: RegExp, tries: number])[] = [
    ['UND_ERR_CONNECT_TIMEOUT', 'timeout', /did not answer in time/, 2],
    ['ETIMEDOUT', 'timeout', /did not answer in time/, 2],
    ['ENOTFOUND', 'unreachable', /its name is not known here/, 1],
    ['EAI_AGAIN', 'unreachable', /could not be looked up/, 4],
    ['ECONNRESET', 'unreachable', /broke off/, 4],
    ['CERT_HAS_EXPIRED', 'unreachable', /certificate has expired/, 1],
  ];
  for (const [code, kind, message, tries] of broken) {
    it(`${code} on the network is ${kind}`, async () => {
      let calls = 0;
      const fake: typeof fetch = async () => {
        calls += 1;
        throw new TypeError('fetch failed', { cause: Object.assign(new Error('s3cr3t'), { code }) });
      };
      const clock = { sleep: async () => {} };
      const credential = localToken('local');
      const options = { credential, cloud: 'global', endpoint: 'http://127.0.0.1:9', clock, fetch: fake } as const;
      const { answers } = await connectGraph(options).send(reads(1));
      assert.equal(faultOf(answers[0]).kind, kind);
      assert.match(faultOf(answers[0]).message, message);
      assert.doesNotMatch(JSON.stringify(answers), /s3cr3t/);
      assert.equal(calls, tries);
    });
  }

  it('takes the request id of the header, or of the whole batch, where the error has none', async () => {
    const item = (): Said => ({ status: 403, headers: { 'request-id': 'header-id' }, body: { error: { code: 'x' } } });
    const { graph } = await connect({ item });
    const [alone] = (await graph.send(reads(1))).answers;
    assert.equal(faultOf(alone).requestId, 'header-id');
    const plain = await connect({ item: () => ({ status: 403, body: { error: { code: 'x' } } }) });
    assert.equal(faultOf((await plain.graph.send(reads(2))).answers[0]).requestId, 'batch-request-id');
  });

  for (const status of [401, 403]) {
    it(`${status} for a whole batch is said of each`, async () => {
      const { graph, stub } = await connect({ call: () => refused(status, 'No') });
      const { answers } = await graph.send(reads(3));
      assert.deepEqual(
        answers.map((answer) => faultOf(answer).status),
        [status, status, status],
      );
      assert.equal(stub.calls.length, 1);
    });
  }

  const batches: readonly (readonly [string, Said])[] = [
    ['no JSON', { text: 'oops' }],
    ['no responses', { body: {} }],
    ['responses that are no list', { body: { responses: { '1': {} } } }],
    ['nothing', {}],
    ['a list', { body: [] }],
    ['statuses in words', { body: { responses: [1, 2].map((id) => ({ id: `${id}`, status: '200', body: {} })) } }],
    ['everything twice', { body: { responses: ['1', '1', '2', '2'].map((id) => ({ id, status: 200, body: {} })) } }],
    ['a redirect', { status: 307, headers: { Location: 'http://127.0.0.1:9/' } }],
  ];
  for (const [name, said] of batches) {
    it(`a batch answered with ${name} is malformed`, async () => {
      const { graph, stub } = await connect({ call: () => said });
      const { answers } = await graph.send(reads(2));
      assert.deepEqual(
        answers.map((answer) => faultOf(answer).kind),
        ['malformed', 'malformed'],
      );
      assert.equal(stub.calls.length, 1);
    });
  }

  it('asks once more for what a batch left out, and only for that', async () => {
    let left = 1;
    const { graph, stub, sleeps } = await connect({
      item: ({ url }) => {
        left -= url === '/users/u1' ? 1 : 0;
        return { body: { url }, drop: url === '/users/u1' && left >= 0 };
      },
    });
    const { answers, cost } = await graph.send(reads(3));
    assert.deepEqual(answers.map(bodyOf), [{ url: '/users/u0' }, { url: '/users/u1' }, { url: '/users/u2' }]);
    assert.deepEqual(
      stub.seen.map(({ url }) => url),
      ['/users/u0', '/users/u1', '/users/u2', '/users/u1'],
    );
    assert.equal(cost.requests, 4);
    assert.deepEqual(sleeps, []);
  });

  it('says missing when it is left out again', async () => {
    const { graph, stub } = await connect({ item: ({ url }) => ({ body: {}, drop: url !== '/users/u2' }) });
    const { answers } = await graph.send(reads(3));
    assert.deepEqual(
      answers.slice(0, 2).map((answer) => faultOf(answer).kind),
      ['missing', 'missing'],
    );
    assert.equal(stub.calls.length, 2);
  });

  it('follows no redirect, so no other server sees the token', async () => {
    const stranger = await start();
    const { graph } = await connect({
      call: ({ url }) => ({ status: 302, headers: { Location: stranger.endpoint + url } }),
    });
    assert.equal(faultOf((await graph.send(reads(1))).answers[0]).kind, 'malformed');
    assert.equal(faultOf((await graph.send(reads(2))).answers[0]).kind, 'malformed');
    assert.equal(stranger.calls.length, 0);
  });

  it('says so at once when nothing listens', async () => {
    const { graph, stub, sleeps } = await connect();
    await stub.close();
    const { answers, cost } = await graph.send(reads(2));
    const fault = faultOf(answers[0]);
    assert.equal(fault.kind, 'unreachable');
    assert.equal(fault.code, 'ECONNREFUSED');
    assert.match(fault.message, /nothing answers at its address/);
    assert.deepEqual(sleeps, []);
    assert.deepEqual(cost, { requests: 0, httpCalls: 0, resourceUnits: 0 });
  });

  it('tries again when the connection is cut, then says so', async () => {
    const { graph, stub, sleeps } = await connect({ call: () => ({ drop: true }) });
    const { answers, cost } = await graph.send([get`/users/${'a'}`]);
    assert.equal(faultOf(answers[0]).kind, 'unreachable');
    assert.match(faultOf(answers[0]).message, /broke off/);
    assert.equal(stub.calls.length, 4);
    assert.equal(cost.httpCalls, 4);
    assert.deepEqual(sleeps, [500, 1000, 2000]);
  });

  it('never rejects, whatever JSON comes back', async () => {
    const odd = JSON.parse('{"toString":1,"valueOf":1,"__proto__":{"status":200}}');
    for (const responses of [
      [null],
      [odd],
      [{ id: odd, status: odd }],
      [{ id: '1', status: 200, headers: { a: odd } }],
    ]) {
      const { graph } = await connect({ call: () => ({ body: { responses } }) });
      assert.equal((await graph.send(reads(2))).answers.length, 2);
    }
  });
});
