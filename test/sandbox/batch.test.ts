import { strict as assert } from 'node:assert';
import { type Client, contoso, filter, open } from './client.ts';
import { metadataCheck } from './metadata.ts';

interface Item {
  readonly id: string;
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Record<string, unknown> & { value?: unknown[]; error?: { code: string } };
}

describe('$batch', () => {
  let graph: Client;
  before(async () => {
    graph = await open({ tenant: contoso });
  });
  after(() => graph.close());

  const get = (id: string, url: string, more: object = {}) => ({ id, method: 'GET', url, ...more });
  const send = async (requests: unknown) => {
    const { status, body } = await graph.post('/$batch', { requests });
    const responses = (body.responses ?? []) as Item[];
    return { status, code: body.error?.code, body, by: new Map(responses.map((item) => [item.id, item])), responses };
  };

  it('answers each request for itself, whatever the others are', async () => {
    const { status, by, body } = await send([
      get('1', '/users/jane@contoso.com?$select=id,displayName'),
      get('2', 'users/nobody@contoso.com'),
      get('3', '/users/felix@contoso.com/mailboxSettings/userPurpose'),
      get('4', `/users?${filter("mail eq 'nadia@contoso.com'")}&$select=displayName`),
      { id: '5', method: 'DELETE', url: '/users/jane@contoso.com' },
      get('6', '/nothing'),
      get('7', 'https://graph.microsoft.com/v1.0/users'),
      get('8', '/$batch'),
    ]);
    assert.equal(status, 200);
    assert.deepEqual([...by.values()].map((item) => [item.id, item.status]).sort(), [
      ['1', 200],
      ['2', 404],
      ['3', 404],
      ['4', 200],
      ['5', 405],
      ['6', 400],
      ['7', 400],
      ['8', 400],
    ]);
    assert.equal(by.get('1')?.body.displayName, 'Jane Fairweather');
    assert.equal(by.get('3')?.body.error?.code, 'MailboxNotEnabledForRESTAPI');
    assert.equal(by.get('4')?.body.value?.length, 1);
    assert.equal(by.get('1')?.headers['x-ms-resource-unit'], '1');
    assert.equal(metadataCheck()?.('batchResponse', body), undefined);
  });

  it('answers in another order than it was asked', async () => {
    const { responses } = await send([get('a', '/organization'), get('b', '/domains'), get('c', '/groups')]);
    assert.deepEqual(
      responses.map(({ id }) => id),
      ['c', 'b', 'a'],
    );
  });

  it('takes the headers of an item for that item alone', async () => {
    const url = `/users?$count=true&${filter("endswith(userPrincipalName,'jane@contoso.com')")}`;
    const { by } = await send([get('1', url), get('2', url, { headers: { ConsistencyLevel: 'eventual' } })]);
    assert.deepEqual([by.get('1')?.status, by.get('2')?.status], [400, 200]);
  });

  it('pays no attention to dependsOn', async () => {
    const { by } = await send([get('1', '/nothing'), get('2', '/organization', { dependsOn: ['1'] })]);
    assert.equal(by.get('2')?.status, 200);
  });

  it('is written down as one call with its items', async () => {
    graph.requests.length = 0;
    await send([get('1', '/organization?$select=id'), get('2', '/subscribedSkus')]);
    assert.deepEqual(
      graph.requests.map(({ method, url, inBatch, status, units }) => ({ method, url, inBatch, status, units })),
      [
        { method: 'POST', url: '/$batch', inBatch: false, status: 200, units: undefined },
        { method: 'GET', url: '/organization?$select=id', inBatch: true, status: 200, units: 1 },
        { method: 'GET', url: '/subscribedSkus', inBatch: true, status: 200, units: 3 },
      ],
    );
    assert.equal(new Set(graph.requests.map(({ httpCall }) => httpCall)).size, 1);
    assert.ok(graph.requests.every(({ headers }) => headers.authorization === undefined));
  });

  it('takes 1 to 20 requests with ids of their own', async () => {
    const many = (count: number) => Array.from({ length: count }, (_, i) => get(String(i), '/organization'));
    assert.equal((await send(many(20))).responses.length, 20);
    const wrong: readonly unknown[] = [
      [],
      many(21),
      [get('1', '/users'), get('1', '/groups')],
      'x',
      undefined,
      [{ id: '1' }],
      [{ id: 1, method: 'GET', url: '/users' }],
      [null],
    ];
    for (const requests of wrong) {
      const { status, code } = await send(requests);
      assert.deepEqual([status, code], [400, 'BadRequest'], JSON.stringify(requests)?.slice(0, 60));
    }
    assert.equal((await graph.post('/$batch', '{"requests":')).status, 400);
    assert.equal((await graph.get('/$batch')).status, 405);
  });
});
