import { strict as assert } from 'node:assert';
import { once } from 'node:events';
import { ServerResponse } from 'node:http';
import { connect } from 'node:net';
import type { Fault } from '../../src/sandbox/faults.ts';
import { type Client, open, small } from './client.ts';

const users = [
  { id: 'jane', userPrincipalName: 'jane@small.com', displayName: 'Jane', sandbox: { mailbox: 'user' as const } },
];

describe('things that go wrong on purpose', () => {
  let graph: Client;
  afterEach(() => graph.close());
  const start = async (...faults: Fault[]) => {
    graph = await open({ tenant: small({ users }), faults });
  };
  const status = async (url: string) => (await graph.get(url)).status;
  const batch = async (...urls: string[]) => {
    const requests = urls.map((url, at) => ({ id: String(at), method: 'GET', url }));
    const { body } = await graph.post('/$batch', { requests });
    return new Map(
      (body.responses as { id: string; status: number; headers: Record<string, string>; body: unknown }[]).map(
        (item) => [item.id, item],
      ),
    );
  };

  it('happen at a path, below it, and as often as told', async () => {
    await start({ path: '/users', status: 503, times: 2 });
    assert.deepEqual(
      [await status('/users'), await status('/users/jane@small.com'), await status('/users')],
      [503, 503, 200],
    );
    assert.equal(await status('/groups'), 200);
  });

  it('happen at a path and nowhere below when it is exact', async () => {
    await start({ path: '/users', exact: true, status: 500 });
    assert.deepEqual([await status('/users'), await status('/users/jane@small.com')], [500, 200]);
  });

  it('happen to a person under any name, and to any person', async () => {
    await start(
      { path: '/users/jane@small.com/mailboxSettings', status: 504 },
      { path: '/users/*/licenseDetails', status: 502 },
    );
    const { body } = await graph.get('/users/jane@small.com');
    assert.equal(await status(`/users/${body.id}/mailboxSettings/userPurpose`), 504);
    assert.equal(await status(`/users/${body.id}/licenseDetails`), 502);
  });

  it('happen to a query', async () => {
    await start({ path: '/users', query: 'proxyAddresses', status: 400, code: 'Request_UnsupportedQuery' });
    assert.equal(await status("/users?$filter=proxyAddresses/any(p:p%20eq%20'x')"), 400);
    assert.equal(await status("/users?$filter=mail%20eq%20'x'"), 200);
  });

  it('say when to come back, in seconds or as a date', async () => {
    const date = 'Fri, 20 Nov 2026 12:00:30 GMT';
    await start(
      { path: '/users', status: 429, retryAfter: 7, times: 1 },
      { path: '/users', status: 429, retryAfter: date },
    );
    const first = await graph.get('/users');
    assert.deepEqual(
      [first.status, first.body.error?.code, first.headers.get('retry-after')],
      [429, 'TooManyRequests', '7'],
    );
    assert.equal((await graph.get('/users')).headers.get('retry-after'), date);
  });

  it('reach single items of a batch', async () => {
    await start(
      { path: '/groups', status: 429, retryAfter: 3 },
      { path: '/domains', dropBatchItem: true },
      { path: '/contacts', malformed: true },
    );
    const items = await batch('/users', '/groups', '/domains', '/contacts');
    assert.deepEqual([...items.keys()].sort(), ['0', '1', '3']);
    assert.deepEqual([items.get('1')?.status, items.get('1')?.headers['Retry-After']], [429, '3']);
    assert.equal(typeof items.get('3')?.body, 'string');
    assert.equal(items.get('0')?.status, 200);
  });

  it('reach the batch itself, or the whole endpoint', async () => {
    await start({ path: '/$batch', status: 503, times: 1 }, { status: 500, times: 1 });
    assert.equal((await graph.post('/$batch', { requests: [] })).status, 503);
    assert.equal(await status('/organization'), 500);
    assert.equal(await status('/organization'), 200);
  });

  it('break an answer off in the middle', async () => {
    await start({ path: '/organization', malformed: true });
    const response = await fetch(`${graph.endpoint}/v1.0/organization`, {
      headers: { authorization: `Bearer ${graph.token}` },
    });
    assert.equal(response.status, 200);
    await assert.rejects(response.json(), SyntaxError);
  });

  it('cut the connection', async () => {
    await start({ path: '/organization', dropBatchItem: true });
    await assert.rejects(graph.get('/organization'));
  });

  it('keep a client waiting without end, and closing ends it', async () => {
    await start({ path: '/organization', hang: true });
    const waiting = graph.get('/organization').then(
      () => 'answered',
      () => 'cut',
    );
    assert.equal(await status('/domains'), 200);
    assert.equal(graph.requests[0]?.status, undefined);
    await graph.close();
    assert.equal(await waiting, 'cut');
  });

  it('make an answer late, and right all the same', async () => {
    await start({ path: '/organization', delayMs: 40 });
    const before = performance.now();
    assert.equal(await status('/organization'), 200);
    assert.ok(performance.now() - before >= 35);
  });

  it('may stand in the tenant file, behind those of the test', async () => {
    graph = await open({
      tenant: small({ faults: [{ path: '/domains', status: 500 }] }),
      faults: [{ path: '/domains', status: 503, times: 1 }],
    });
    assert.deepEqual([await status('/domains'), await status('/domains')], [503, 500]);
  });
});

describe('rights, quota and token', () => {
  let graph: Client;
  afterEach(() => graph.close());

  it('refuses what a missing permission would show, each service in its own words', async () => {
    graph = await open({
      tenant: small({
        users,
        permissions: {
          missing: [
            'ServiceHealth.Read.All',
            'MailboxSettings.Read',
            'LicenseAssignment.Read.All',
            'GroupMember.Read.All',
          ],
        },
        groups: [{ id: 'g', displayName: 'G' }],
        memberships: { g: ['jane'] },
      }),
    });
    const code = async (url: string) => {
      const { status, body } = await graph.get(url);
      return [status, body.error?.code];
    };
    const denied = [403, 'Authorization_RequestDenied'];
    assert.deepEqual(await code('/admin/serviceAnnouncement/issues'), denied);
    assert.deepEqual(await code('/users/jane@small.com/mailboxSettings/userPurpose'), [403, 'ErrorAccessDenied']);
    assert.deepEqual(await code('/subscribedSkus'), denied);
    assert.deepEqual(await code('/users/jane@small.com/transitiveMemberOf/microsoft.graph.group'), denied);
    assert.deepEqual(await code('/users/jane@small.com'), [200, undefined]);
    const { body } = await graph.get('/users/jane@small.com/memberOf');
    assert.deepEqual(Object.keys(body.value?.[0] ?? {}), ['@odata.type', 'id']);
  });

  it('throttles when the units of 10 seconds are spent, and forgets them afterwards', async () => {
    let milliseconds = 0;
    graph = await open({ quota: 6, milliseconds: () => milliseconds });
    const skus = () => graph.get('/subscribedSkus');
    assert.equal((await skus()).headers.get('x-ms-throttle-limit-percentage'), null);
    assert.equal((await skus()).headers.get('x-ms-throttle-limit-percentage'), '1.00');
    milliseconds = 4000;
    const throttled = await skus();
    assert.deepEqual(
      [throttled.status, throttled.body.error?.code, throttled.headers.get('retry-after')],
      [429, 'TooManyRequests', '6'],
    );
    assert.equal((await graph.get('/admin/serviceAnnouncement/issues')).status, 200, 'a service of its own');
    milliseconds = 10_000;
    assert.equal((await skus()).status, 200);
  });

  it('lets nobody in without its token, and speaks no other version', async () => {
    graph = await open({ token: 'right' });
    const ask = async (headers: Record<string, string>, path = '/v1.0/organization') => {
      const response = await fetch(graph.endpoint + path, { headers });
      return [response.status, ((await response.json()) as { error?: { code: string } }).error?.code];
    };
    const refused = [401, 'InvalidAuthenticationToken'];
    assert.deepEqual(await ask({}), refused);
    assert.deepEqual(await ask({ authorization: 'Bearer wrong' }), refused);
    assert.deepEqual(await ask({ authorization: 'Basic right' }), refused);
    assert.deepEqual(await ask({ authorization: 'bearer right' }), [200, undefined]);
    assert.deepEqual(await ask({ authorization: 'Bearer right' }, '/beta/organization'), [400, 'BadRequest']);
    assert.deepEqual(await ask({ authorization: 'Bearer right' }, '/'), [400, 'BadRequest']);
  });

  it('takes its time when told so, a batch once', async () => {
    graph = await open({ latency: 30 });
    const before = performance.now();
    const requests = ['1', '2', '3', '4'].map((id) => ({ id, method: 'GET', url: '/organization' }));
    await graph.post('/$batch', { requests });
    const took = performance.now() - before;
    assert.ok(took >= 25 && took < 4 * 30 + 60, `${took} ms`);
  });

  it('closes at once, even with a request that never ends', async () => {
    graph = await open();
    const socket = connect(Number(new URL(graph.endpoint).port), '127.0.0.1');
    const cut = once(socket, 'close');
    await once(socket, 'connect');
    socket.write('POST /v1.0/$batch HTTP/1.1\r\nhost: x\r\ncontent-length: 9\r\n\r\n{');
    assert.equal((await graph.get('/organization')).status, 200);
    await graph.close();
    await cut;
  });

  it('serves beside restify, which replaces writeHead for the whole process by one that returns nothing', async () => {
    const right = ServerResponse.prototype.writeHead;
    ServerResponse.prototype.writeHead = function (...args: unknown[]) {
      Reflect.apply(right, this, args);
      return undefined as never;
    };
    try {
      graph = await open();
      assert.equal((await graph.get('/organization')).status, 200);
    } finally {
      ServerResponse.prototype.writeHead = right;
    }
  });

  it('refuses a body that is far too long', async () => {
    graph = await open();
    const response = await fetch(`${graph.endpoint}/v1.0/$batch`, {
      method: 'POST',
      body: 'x'.repeat(5_000_000),
    }).catch(() => undefined);
    assert.ok(response === undefined || response.status === 413);
    assert.equal((await graph.get('/organization')).status, 200);
  });
});
