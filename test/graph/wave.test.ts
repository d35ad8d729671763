import assert from 'node:assert/strict';
import { advanced, get } from '../../src/diagnosis/request.ts';
import { bodyOf, faultOf, reads, stubs } from './connected.ts';
import { errorBody } from './stub-graph.ts';

describe('a wave to Graph', () => {
  const { connect, end } = stubs();
  afterEach(end);

  it('sends nothing for no requests', async () => {
    const { graph, stub } = await connect();
    assert.deepEqual(await graph.send([]), { answers: [], cost: { requests: 0, httpCalls: 0, resourceUnits: 0 } });
    assert.equal(stub.calls.length, 0);
  });

  it('gets a single request, with our headers on it', async () => {
    const { graph, stub } = await connect();
    const request = advanced(get`/users?$filter=mail eq ${'jane@contoso.com'}&$select=id`);
    const { answers, cost } = await graph.send([request]);
    assert.deepEqual(bodyOf(answers[0]), { url: request.url });
    assert.deepEqual(cost, { requests: 1, httpCalls: 1, resourceUnits: 1 });
    const [call] = stub.calls;
    assert.equal(call?.method, 'GET');
    assert.equal(call?.url, `/v1.0${request.url}`);
    assert.equal(call?.headers.authorization, 'Bearer local');
    assert.equal(call?.headers.consistencylevel, 'eventual');
    assert.equal(call?.headers['x-ms-throttle-priority'], 'High');
    assert.match(call?.headers['client-request-id'] ?? '', /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/);
  });

  it('posts several requests as one batch, in order, each with its own headers', async () => {
    const { graph, stub } = await connect();
    const { answers, cost } = await graph.send([
      get`/users/${'a'}/licenseDetails`,
      advanced(get`/users?$count=true`),
      get`/subscribedSkus`,
    ]);
    assert.deepEqual(answers.map(bodyOf), [
      { url: '/users/a/licenseDetails' },
      { url: '/users?$count=true' },
      { url: '/subscribedSkus' },
    ]);
    assert.deepEqual(cost, { requests: 3, httpCalls: 1, resourceUnits: 2 + 2 + 3 });
    assert.equal(stub.calls[0]?.method, 'POST');
    assert.equal(stub.calls[0]?.url, '/v1.0/$batch');
    assert.deepEqual(JSON.parse(stub.calls[0]?.body ?? ''), {
      requests: [
        { id: '1', method: 'GET', url: '/users/a/licenseDetails' },
        { id: '2', method: 'GET', url: '/users?$count=true', headers: { ConsistencyLevel: 'eventual' } },
        { id: '3', method: 'GET', url: '/subscribedSkus' },
      ],
    });
  });

  it('takes a body left out for null, and an order of its own for what it is', async () => {
    const { graph } = await connect({
      call: () => ({
        body: {
          responses: [
            { id: '2', status: 200, body: { second: true } },
            { id: '9', status: 200, body: { stranger: true } },
            { id: '1', status: 204 },
          ],
        },
      }),
    });
    const { answers } = await graph.send(reads(2));
    assert.deepEqual(answers.map(bodyOf), [null, { second: true }]);
  });

  it('sends batches side by side', async () => {
    const together = gathering(3);
    const { graph, stub } = await connect({ call: () => together() }, { callMs: 3000 });
    const { answers, cost } = await graph.send(reads(60));
    assert.ok(answers.every((answer) => answer.ok));
    assert.equal(cost.httpCalls, 3);
    assert.equal(stub.mostAtOnce(), 3);
  });

  it('keeps Outlook requests at four at a time over all waves', async () => {
    let inFlight = 0;
    let most = 0;
    const { graph, stub } = await connect({
      item: async ({ url }) => {
        inFlight += 1;
        most = Math.max(most, inFlight);
        await new Promise((resolve) => setTimeout(resolve, 2));
        inFlight -= 1;
        return { body: { url } };
      },
    });
    const probes = Array.from({ length: 6 }, (_, i) => get`/users/${`u${i}`}/mailboxSettings/userPurpose`);
    const waves = await Promise.all([graph.send(probes), graph.send(probes), graph.send(probes)]);
    assert.ok(waves.every(({ answers }) => answers.every((answer) => answer.ok)));
    assert.equal(most, 4);
    assert.equal(stub.seen.length, 18);
    assert.equal(waves[0].cost.resourceUnits, 0);
  });

  it('counts the units that Graph says', async () => {
    const { graph } = await connect({
      item: ({ url }) => ({ body: {}, ...(url === '/users/u0' && { headers: { 'X-MS-Resource-Unit': '7' } }) }),
    });
    assert.equal((await graph.send(reads(2))).cost.resourceUnits, 8);
    assert.equal((await graph.send(reads(1))).cost.resourceUnits, 7);
  });

  it('asks the other request when Graph does not understand the first', async () => {
    const { graph, stub, sleeps } = await connect({
      item: ({ url }) =>
        url.includes('$filter') ? { status: 400, body: errorBody('Request_UnsupportedQuery') } : { body: { url } },
    });
    const narrow = get`/contacts?$filter=mail eq ${'a'}`;
    const { answers, cost } = await graph.send([
      { ...narrow, instead: get`/contacts` },
      { ...narrow, instead: { ...narrow, instead: get`/groups` } },
      narrow,
    ]);
    assert.deepEqual(answers.slice(0, 2).map(bodyOf), [{ url: '/contacts' }, { url: '/groups' }]);
    assert.equal(faultOf(answers[2]).code, 'Request_UnsupportedQuery');
    assert.equal(cost.requests, 6);
    assert.deepEqual(sleeps, []);
    assert.equal(stub.seen.length, 6);
  });

  it('asks no other request when it is refused for another reason', async () => {
    const { graph, stub } = await connect({ item: () => ({ status: 403, body: errorBody('Denied') }) });
    const { answers } = await graph.send([{ url: '/contacts', instead: { url: '/groups' } }]);
    assert.equal(faultOf(answers[0]).kind, 'forbidden');
    assert.equal(stub.calls.length, 1);
  });

  it('sends nothing that is not a read of ours, and still sends the rest', async () => {
    const { graph, stub } = await connect();
    const { answers } = await graph.send([
      { url: '/users/a/messages' },
      { url: '/users/a', headers: { Authorization: 'Bearer other' } },
      { url: '/users/a', headers: { Prefer: 'a\r\nHost: evil' } },
      { url: '/../beta/users/a' },
      { url: '//evil.example/users' },
      { url: '.evil.example/users' },
      { url: '/users?$select=id#fragment' },
      { url: '/users/a' },
    ]);
    assert.deepEqual(
      answers.slice(0, 7).map((answer) => faultOf(answer).kind),
      Array(7).fill('bad-request'),
    );
    assert.deepEqual(
      stub.calls.map(({ method, url }) => `${method} ${url}`),
      ['GET /v1.0/users/a'],
    );
  });

  it('sends each by itself where batches are refused', async () => {
    const { graph, stub } = await connect({
      call: ({ method }) => (method === 'POST' ? { status: 400, body: errorBody('BadRequest') } : undefined),
      item: ({ url }) => (url === '/users/u1' ? { status: 400, body: errorBody('BadUpn') } : { body: { url } }),
    });
    const { answers } = await graph.send(reads(3));
    assert.deepEqual(bodyOf(answers[2]), { url: '/users/u2' });
    assert.equal(faultOf(answers[1]).code, 'BadUpn');
    assert.equal(stub.calls.length, 4);
  });
});

/** Holds every call back until so many are there; alone they would wait for ever. */
function gathering(count: number): () => Promise<undefined> {
  let arrived = 0;
  let open: () => void = () => {};
  const all = new Promise<undefined>((resolve) => {
    open = () => resolve(undefined);
  });
  return () => {
    arrived += 1;
    if (arrived === count) open();
    return all;
  };
}
