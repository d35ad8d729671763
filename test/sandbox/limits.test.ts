import { strict as assert } from 'node:assert';
import { type Client, filter, open, small } from './client.ts';

const people = Array.from({ length: 12 }, (_, at) => ({
  userPrincipalName: `p${at}@small.com`,
  displayName: `P${at}`,
  sandbox: { mailbox: 'user' as const },
}));
const purpose = (at: number) => `/users/p${at}@small.com/mailboxSettings/userPurpose`;
const all = (count: number) => Array.from({ length: count }, (_, at) => at);

describe('limits of services', () => {
  let graph: Client;
  afterEach(() => graph.close());

  it('let five questions through to the audit log in ten seconds', async () => {
    let milliseconds = 0;
    graph = await open({ milliseconds: () => milliseconds });
    const log = () => graph.get('/auditLogs/directoryAudits');
    for (const _ of all(5)) assert.equal((await log()).status, 200);
    milliseconds = 3000;
    const sixth = await log();
    assert.deepEqual(
      [sixth.status, sixth.body.error?.code, sixth.headers.get('retry-after')],
      [429, 'TooManyRequests', '7'],
    );
    assert.equal((await graph.get('/organization')).status, 200, 'a service of its own');
    milliseconds = 10_000;
    assert.equal((await log()).status, 200);
  });

  it('let four questions at a time through to Outlook, whoever’s mailbox it is', async () => {
    graph = await open({ tenant: small({ users: people }), latency: 200 });
    const replies = await Promise.all(all(6).map((at) => graph.get(purpose(at))));
    const statuses = replies.map(({ status }) => status).sort();
    assert.deepEqual(statuses, [200, 200, 200, 200, 429, 429]);
    const refused = replies.find(({ status }) => status === 429);
    assert.deepEqual([refused?.body.error?.code, refused?.headers.get('retry-after')], ['ApplicationThrottled', '1']);
    assert.equal((await graph.get(purpose(0))).status, 200, 'the seats are free again');
    const others = await Promise.all(all(6).map((at) => graph.get(`/users/p${at}@small.com`)));
    assert.ok(others.every(({ status }) => status === 200));
  });

  it('let the items of one batch wait for each other instead', async () => {
    graph = await open({ tenant: small({ users: people }), latency: 20 });
    const requests = all(10).map((at) => ({ id: String(at), method: 'GET', url: purpose(at) }));
    const { body } = await graph.post('/$batch', { requests });
    assert.deepEqual(
      (body.responses as { status: number }[]).map(({ status }) => status),
      all(10).map(() => 200),
    );
  });

  it('free the seat of a question that never ends, and of one that fails', async () => {
    const faults = [
      { path: '/users/p0@small.com/mailboxSettings', hang: true },
      { path: '/users/p1@small.com/mailboxSettings', status: 503 },
    ];
    graph = await open({ tenant: small({ users: people }), limits: { outlook: 1 }, faults });
    const waiting = graph.get(purpose(0)).catch(() => 'cut');
    assert.equal((await graph.get(purpose(1))).status, 503);
    assert.equal((await graph.get(purpose(2))).status, 200);
    await graph.close();
    assert.equal(await waiting, 'cut');
  });

  it('may be others in the tenant file', async () => {
    graph = await open({ tenant: small({ limits: { auditLogs: 1 } }) });
    const status = async () => (await graph.get('/auditLogs/directoryAudits')).status;
    assert.deepEqual([await status(), await status()], [200, 429]);
  });
});

describe('the audit log', () => {
  let graph: Client;
  afterEach(() => graph.close());

  it('says what was done, to whom, and with which group', async () => {
    graph = await open({
      tenant: small({
        users: people.slice(0, 1),
        deletedUsers: [{ id: 'gone', userPrincipalName: 'gone@small.com', displayName: 'Gone' }],
        groups: [{ id: 'g-staff', displayName: 'Staff' }],
        directoryAudits: [
          { activityDisplayName: 'Change user license', activityDateTime: 'now-1d', target: 'p0@small.com' },
          {
            activityDisplayName: 'Add member to group',
            activityDateTime: 'now-2d',
            target: 'p0@small.com',
            group: 'g-staff',
          },
          { activityDisplayName: 'Delete user', activityDateTime: 'now-3d', target: 'gone' },
          { activityDisplayName: 'Restore user', activityDateTime: 'now-4d', target: 'p0@small.com' },
        ],
      }),
    });
    const person = (await graph.get('/users/p0@small.com')).body.id;
    const group = (await graph.get('/groups')).body.value?.[0]?.id;
    const { body } = await graph.get('/auditLogs/directoryAudits');
    type Target = { id: string; type: string; modifiedProperties: { displayName: string; newValue: string }[] };
    const of = (name: string) => body.value?.find((record) => record.activityDisplayName === name);
    const targets = (name: string) => of(name)?.targetResources as Target[];
    assert.deepEqual(
      targets('Add member to group').map(({ id, type }) => [id, type]),
      [
        [person, 'User'],
        [group, 'Group'],
      ],
    );
    assert.deepEqual(
      targets('Add member to group')[0]?.modifiedProperties.map(({ newValue }) => newValue),
      [`"${group}"`, '"Staff"'],
    );
    assert.deepEqual([targets('Delete user')[0]?.type, of('Delete user')?.operationType], ['User', 'Delete']);
    assert.equal(of('Change user license')?.category, 'UserManagement');
    const about = filter(`targetResources/any(t:t/id eq '${person}') and activityDisplayName eq 'Restore user'`);
    assert.equal((await graph.get(`/auditLogs/directoryAudits?${about}`)).body.value?.length, 1);
    const refused = await graph.get(`/auditLogs/directoryAudits?${filter("result eq 'failure'")}`);
    assert.deepEqual([refused.status, refused.body.error?.code], [400, 'Request_UnsupportedQuery']);
  });
});
