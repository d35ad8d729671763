import { strict as assert } from 'node:assert';
import { type Client, eventual, filter, open, small } from './client.ts';

const people = (count: number) =>
  Array.from({ length: count }, (_, i) => ({ userPrincipalName: `p${i}@small.com`, displayName: `Person ${i}` }));

describe('paging', () => {
  let graph: Client;
  afterEach(() => graph.close());

  /** All items, page by page; the length of each page. */
  async function walk(first: string): Promise<{ readonly names: unknown[]; readonly pages: number[] }> {
    const [names, pages]: [unknown[], number[]] = [[], []];
    let url: string | undefined = first;
    while (url !== undefined && pages.length < 50) {
      const { status, body } = await graph.get(url);
      assert.equal(status, 200, url);
      pages.push(body.value?.length ?? 0);
      names.push(...(body.value ?? []).map((user) => user.displayName));
      const next = body['@odata.nextLink'] as string | undefined;
      url = next?.replace(/^https?:\/\/[^/]+\/v1\.0/, '');
    }
    return { names, pages };
  }

  it('cuts pages of 100 without $top, and loses nobody', async () => {
    graph = await open({ tenant: small({ users: people(250) }) });
    const { names, pages } = await walk('/users?$select=displayName');
    assert.deepEqual(pages, [100, 100, 50]);
    assert.equal(new Set(names).size, 250);
  });

  it('cuts pages as $top says, keeping the rest of the query', async () => {
    graph = await open({ tenant: small({ users: people(25) }) });
    const { names, pages } = await walk(
      `/users?$top=10&$select=displayName&${filter("startswith(displayName,'Person 1')")}`,
    );
    assert.deepEqual(pages, [10, 1]);
    assert.ok(names.every((name) => String(name).startsWith('Person 1')));
  });

  it('takes the page lengths of the tenant file, another one for deleted items', async () => {
    graph = await open({
      tenant: small({ users: people(5), deletedUsers: people(5), paging: { usual: 4, deletedItems: 2 } }),
    });
    assert.deepEqual((await walk('/users')).pages, [4, 1]);
    assert.deepEqual((await walk('/directory/deletedItems/microsoft.graph.user')).pages, [2, 2, 1]);
    assert.deepEqual((await walk('/directory/deletedItems/microsoft.graph.user?$top=999')).pages, [5]);
  });

  it('points to Graph’s own address, or to itself when told so', async () => {
    const tenant = small({ users: people(3), paging: { usual: 2 } });
    graph = await open({ tenant });
    assert.match(
      String((await graph.get('/users')).body['@odata.nextLink']),
      /^https:\/\/graph\.microsoft\.com\/v1\.0\/users\?\$skiptoken=/,
    );
    await graph.close();
    graph = await open({ tenant, links: 'loopback' });
    assert.ok(
      String((await graph.get('/users')).body['@odata.nextLink']).startsWith(
        `${graph.endpoint}/v1.0/users?$skiptoken=`,
      ),
    );
  });

  it('counts all pages together', async () => {
    graph = await open({ tenant: small({ users: people(30) }) });
    assert.equal((await graph.get('/users?$top=5&$count=true', eventual)).body['@odata.count'], 30);
  });

  it('refuses page lengths and tokens that are none', async () => {
    graph = await open({ tenant: small({ users: people(30) }) });
    for (const top of ['0', '1000', '-1', 'x', '1.5']) {
      assert.equal((await graph.get(`/users?$top=${top}`)).status, 400, top);
    }
    const code = async (url: string) => (await graph.get(url)).body.error?.code;
    assert.equal(await code('/users?$skiptoken=nonsense'), 'Directory_ExpiredPageToken');
    const next = String((await graph.get('/users?$top=5')).body['@odata.nextLink']);
    const token = /skiptoken=(.*)$/.exec(next)?.[1];
    assert.equal(await code(`/groups?$skiptoken=${token}`), 'Directory_ExpiredPageToken');
    assert.equal(await code(`/users?$skiptoken=${token}&${filter("mail eq 'x'")}`), 'Directory_ExpiredPageToken');
  });
});
