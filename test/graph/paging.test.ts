import assert from 'node:assert/strict';
import { advanced, get } from '../../src/diagnosis/request.ts';
import { bodyOf, faultOf, reads, stubs } from './connected.ts';
import type { Said, Seen } from './stub-graph.ts';

/** A list of `pages` pages with one entry each; `link` writes the nextLink. */
const list =
  (pages: number, link: (path: string) => unknown) =>
  ({ url }: Seen): Said => {
    const page = Number(/skiptoken=(\d+)/.exec(url)?.[1] ?? '1');
    const next = page < pages ? { '@odata.nextLink': link(`/v1.0/groups?$select=id&$skiptoken=${page + 1}`) } : {};
    return { body: { '@odata.context': `page ${page}`, ...next, value: [{ page }] } };
  };

const pagesOf = (body: unknown) => (body as { value: { page: number }[] }).value.map(({ page }) => page);

describe('lists of several pages', () => {
  const { connect, start, end } = stubs();
  afterEach(end);

  const forms: readonly (readonly [string, (endpoint: string) => string])[] = [
    ["Graph's own address", () => 'https://graph.microsoft.com'],
    ['the address of the stand-in', (endpoint) => endpoint],
  ];
  it('stops after the first page where no more is wanted', async () => {
    const { graph, stub } = await connect({ item: list(3, (path) => `https://graph.microsoft.com${path}`) });
    const { answers, cost } = await graph.send([{ ...get`/groups?$select=id`, firstPageOnly: true }]);
    assert.deepEqual(bodyOf(answers[0]), { '@odata.context': 'page 1', value: [{ page: 1 }] });
    assert.equal(cost.httpCalls, 1);
    assert.equal(stub.seen.length, 1);
  });

  for (const [name, origin] of forms) {
    for (const others of [0, 2]) {
      it(`follows links to ${name}, ${others ? 'in a batch' : 'by itself'}`, async () => {
        let endpoint = '';
        const answer = list(3, (path) => origin(endpoint) + path);
        const { graph, stub } = await connect({
          item: (seen) => (seen.url.startsWith('/groups') ? answer(seen) : { body: { url: seen.url } }),
        });
        endpoint = stub.endpoint;
        const { answers, cost } = await graph.send([advanced(get`/groups?$select=id`), ...reads(others)]);
        assert.deepEqual(bodyOf(answers[0]), {
          '@odata.context': 'page 1',
          value: [{ page: 1 }, { page: 2 }, { page: 3 }],
        });
        assert.deepEqual(cost, { requests: 3 + others, httpCalls: 3, resourceUnits: 3 + others });
        const pages = stub.seen.filter(({ url }) => url.startsWith('/groups'));
        assert.deepEqual(
          pages.map(({ url }) => url),
          ['/groups?$select=id', '/groups?$select=id&$skiptoken=2', '/groups?$select=id&$skiptoken=3'],
        );
        const level = pages.map(({ headers }) => headers.ConsistencyLevel ?? headers.consistencylevel);
        assert.deepEqual(level, ['eventual', 'eventual', 'eventual']);
        assert.ok(stub.calls.every(({ headers }) => headers.authorization === 'Bearer local'));
      });
    }
  }

  it('turns the pages of several lists together', async () => {
    const { graph, stub } = await connect({ item: list(4, (path) => `https://graph.microsoft.com${path}`) });
    const { answers } = await graph.send([get`/groups`, get`/groups?$top=${5}`]);
    assert.deepEqual(answers.map(bodyOf).map(pagesOf), [
      [1, 2, 3, 4],
      [1, 2, 3, 4],
    ]);
    assert.equal(stub.calls.length, 4);
  });

  it('stops after ten pages of an endless list, and says that it is cut', async () => {
    const { graph, stub } = await connect({
      item: list(Number.POSITIVE_INFINITY, (path) => `https://graph.microsoft.com${path}`),
    });
    const body = bodyOf((await graph.send([get`/groups`])).answers[0]) as Record<string, unknown>;
    assert.deepEqual(pagesOf(body), [1, 2, 3, 4, 5, 6, 7, 8, 9, 10]);
    assert.equal(body['@mailboxhelp.truncated'], true);
    assert.equal('@odata.nextLink' in body, false);
    assert.equal(stub.calls.length, 10);
  });

  it('does not mark a list that ends with the tenth page', async () => {
    const { graph } = await connect({ item: list(10, (path) => `https://graph.microsoft.com${path}`) });
    const body = bodyOf((await graph.send([get`/groups`])).answers[0]) as Record<string, unknown>;
    assert.equal(pagesOf(body).length, 10);
    assert.equal('@mailboxhelp.truncated' in body, false);
  });

  it('follows no link to anywhere else', async () => {
    const stranger = await start();
    const port = new URL(stranger.endpoint).port;
    const links: readonly ((path: string, own: string) => unknown)[] = [
      (path) => stranger.endpoint + path,
      (path) => `http://localhost:${port}${path}`,
      (path) => `http://graph.microsoft.com${path}`,
      (path) => `https://graph.microsoft.com.evil.example${path}`,
      (path) => `https://graph.microsoft.com@127.0.0.1:${port}${path}`,
      (path) => `https://graph.microsoft.com:${port}${path}`,
      (path) => `https://graph.microsoft.us${path}`,
      (path, own) => own.replace('http://', 'http://user:password@') + path,
      (path, own) => own + path.replace('/v1.0/', '/v1.0/../beta/'),
      (path, own) => own + path.replace('/v1.0/', '/beta/'),
      (path, own) => own + path.replace('/v1.0/', '/v1.0.evil.example/'),
      (path) => path,
      () => '',
      () => 'javascript:alert(1)',
      () => 42,
      () => ({ href: 'https://graph.microsoft.com/v1.0/groups' }),
    ];
    for (const link of links) {
      let own = '';
      const { graph, stub } = await connect({ item: list(2, (path) => link(path, own)) });
      own = stub.endpoint;
      const fault = faultOf((await graph.send([get`/groups`])).answers[0]);
      assert.equal(fault.kind, 'malformed');
      assert.match(fault.message, /another address/);
      assert.equal(stub.calls.length, 1);
    }
    assert.equal(stranger.calls.length, 0);
  });

  it('gives no half list when a later page fails', async () => {
    const answer = list(3, (path) => `https://graph.microsoft.com${path}`);
    const { graph } = await connect({
      item: (seen) =>
        seen.url.includes('skiptoken=2') ? { status: 403, body: { error: { code: 'No' } } } : answer(seen),
    });
    assert.equal(faultOf((await graph.send([get`/groups`])).answers[0]).kind, 'forbidden');
  });

  it('tries a later page again', async () => {
    const answer = list(3, (path) => `https://graph.microsoft.com${path}`);
    let refused = false;
    const { graph, sleeps } = await connect({
      item: (seen) => {
        if (refused || !seen.url.includes('skiptoken=2')) return answer(seen);
        refused = true;
        return { status: 429, headers: { 'retry-after': '1' }, body: { error: { code: 'Slow' } } };
      },
    });
    assert.deepEqual(pagesOf(bodyOf((await graph.send([get`/groups`])).answers[0])), [1, 2, 3]);
    assert.deepEqual(sleeps, [1000]);
  });

  it('does not take a page without a list', async () => {
    const { graph } = await connect({
      item: () => ({ body: { '@odata.nextLink': 'https://graph.microsoft.com/v1.0/groups', value: 'none' } }),
    });
    assert.equal(faultOf((await graph.send([get`/groups`])).answers[0]).kind, 'malformed');
  });
});
