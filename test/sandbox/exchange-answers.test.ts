import { strict as assert } from 'node:assert';
import { contoso } from './client.ts';
import { appAnchor, type ExchangeClient, openExchange } from './exchange-client.ts';
import { mailboxShape, typeKeys } from './mailbox-shape.ts';

const users = [
  {
    id: '0c1d2e3f-4a5b-4c6d-a7e8-091a2b3c4d5e',
    userPrincipalName: 'jane@small.com',
    displayName: 'Jane Doe',
    licenses: [{ sku: 'SPE_E3', assignedAt: 'now-3d' }],
    usageLocation: 'IE',
    sandbox: { mailbox: 'user' as const },
  },
  { userPrincipalName: 'felix@small.com', displayName: 'Felix' },
];
describe('Exchange’s answers', () => {
  let exchange: ExchangeClient;
  before(async () => {
    exchange = await openExchange({ users, clock: '2026-11-20T12:00:00Z' });
  });
  after(() => exchange.close());

  it('come in the wrapping of InvokeCommand', async () => {
    const { status, headers, body } = await exchange.run('Get-Mailbox', { Identity: 'jane@small.com' });
    assert.equal(status, 200);
    assert.match(headers.get('content-type') ?? '', /^application\/json/);
    assert.deepEqual(Object.keys(body ?? {}), [
      '@odata.context',
      'adminapi.warnings@odata.type',
      '@adminapi.warnings',
      'value',
    ]);
    assert.equal(
      body?.['@odata.context'],
      `https://outlook.office365.com/adminapi/beta/${exchange.tenantId}/$metadata#Collection(Exchange.GenericHashTable)`,
    );
    assert.equal(body?.['adminapi.warnings@odata.type'], '#Collection(String)');
  });

  it('have types beside GUIDs, times, numbers and lists, before the value', async () => {
    const [mailbox = {}] = await exchange.rows('Get-Mailbox', { Identity: 'jane@small.com' });
    const about = (name: string) =>
      Object.entries(mailbox).filter(([key]) => key === name || key.startsWith(`${name}@`));
    assert.deepEqual(about('WhenMailboxCreated'), [
      ['WhenMailboxCreated@data.type', 'System.DateTime'],
      ['WhenMailboxCreated', '2026-11-17T12:00:00.0000000+00:00'],
    ]);
    assert.equal(about('WhenChangedUTC')[1]?.[1], '2026-11-19T12:00:00.0000000Z');
    assert.deepEqual(about('ExchangeGuid').slice(0, 2), [
      ['ExchangeGuid@data.type', 'System.Guid'],
      ['ExchangeGuid@odata.type', '#Guid'],
    ]);
    assert.deepEqual(about('RecipientSoftDeletedStatus'), [
      ['RecipientSoftDeletedStatus@data.type', 'System.Int32'],
      ['RecipientSoftDeletedStatus', 0],
    ]);
    assert.deepEqual(about('InPlaceHolds'), [
      ['InPlaceHolds@odata.type', '#Collection(String)'],
      ['InPlaceHolds', []],
    ]);
    assert.deepEqual(about('WhenSoftDeleted'), [['WhenSoftDeleted', null]]);
    assert.deepEqual(about('ExternalDirectoryObjectId'), [['ExternalDirectoryObjectId', users[0]?.id]]);
    assert.equal(mailbox.UsageLocation, 'Ireland');
  });

  it('have no property of a mailbox that a real one lacks, and each is written like the real one', async () => {
    const [ours = {}] = await exchange.rows('Get-Mailbox', { Identity: 'jane@small.com' });
    const ways = Object.entries(mailboxShape).flatMap(([way, names]) =>
      names.split(' ').map((name) => [name, way as keyof typeof mailboxShape] as const),
    );
    const wayOf = new Map(ways);
    for (const [name, value] of Object.entries(ours)) {
      if (name.includes('@')) continue;
      const way = wayOf.get(name);
      assert.ok(way, `${name} is none of a mailbox`);
      if (way === 'empty' || value === null) continue;
      const kind = Array.isArray(value) ? 'list' : typeof value;
      assert.equal(kind, { flag: 'boolean', number: 'number', list: 'list' }[way as string] ?? 'string', name);
      const beside = Object.entries(ours).filter(([key]) => key.startsWith(`${name}@`));
      const wanted = Object.entries(typeKeys[way]).map(([key, type]) => [`${name}@${key}`, type]);
      assert.deepEqual(beside, wanted, name);
    }
    assert.ok(Object.keys(ours).length > 60);
  });

  it('show of each cmdlet what that cmdlet shows', async () => {
    const has = async (cmdlet: string, name: string) =>
      name in ((await exchange.rows(cmdlet, { Identity: 'jane@small.com' }))[0] ?? {});
    const table: readonly (readonly [string, boolean, boolean, boolean])[] = [
      // property, Get-User, Get-Recipient, Get-Mailbox
      ['RecipientTypeDetails', true, true, true],
      ['SKUAssigned', true, true, true],
      ['PreviousRecipientTypeDetails', true, false, false],
      ['ExchangeGuid', false, true, true],
      ['EmailAddresses', false, true, true],
      ['UserPrincipalName', true, false, true],
      ['IsInactiveMailbox', false, false, true],
      ['ExternalEmailAddress', false, true, false],
    ];
    for (const [name, user, recipient, mailbox] of table) {
      const seen = [await has('Get-User', name), await has('Get-Recipient', name), await has('Get-Mailbox', name)];
      assert.deepEqual(seen, [user, recipient, mailbox], name);
    }
  });

  it('are the same for cmdlets and parameters in any case, and for the tenant by id, domain or zeros', async () => {
    assert.equal((await exchange.rows('get-user', { identity: 'JANE@SMALL.COM' })).length, 1);
    const zeros = '00000000-0000-0000-0000-000000000000';
    for (const tenant of [exchange.tenantId, 'small.onmicrosoft.com', zeros]) {
      const headers = { 'x-anchormailbox': appAnchor(tenant) };
      const { status } = await exchange.run('Get-User', { Identity: 'jane@small.com' }, { tenant, headers });
      assert.equal(status, 200, tenant);
    }
    const headers = { 'x-anchormailbox': 'UPN:jane@small.com' };
    assert.equal((await exchange.run('Get-User', { Identity: 'jane@small.com' }, { headers })).status, 200);
  });

  it('keep to $select', async () => {
    const { body } = await exchange.run('Get-Mailbox', { Identity: 'jane@small.com' }, { query: '?$select=Name,Guid' });
    assert.deepEqual(Object.keys(body?.value?.[0] ?? {}).sort(), ['Guid', 'Guid@data.type', 'Guid@odata.type', 'Name']);
  });

  it('tell the settings of the organization, which takes no identity', async () => {
    const [settings = {}] = await exchange.rows('Get-OrganizationConfig');
    assert.deepEqual(
      [
        settings.Name,
        settings.IsDehydrated,
        settings.DelayedDelicensingEnabled,
        settings.BlockExchangeProvisioningFromOnPremEnabled,
      ],
      ['small.onmicrosoft.com', false, false, false],
    );
    assert.equal((await exchange.run('Get-OrganizationConfig', { Identity: 'small.com' })).status, 400);
  });

  it('list everybody without an identity, or with an empty one', async () => {
    assert.equal((await exchange.rows('Get-User')).length, 2);
    assert.equal((await exchange.rows('Get-User', { Identity: '' })).length, 2);
    assert.equal((await exchange.rows('Get-User', { ResultSize: 1 })).length, 1);
    assert.equal((await exchange.rows('Get-User', { ResultSize: 'Unlimited' })).length, 2);
    assert.deepEqual(await exchange.rows('Get-Mailbox', { SoftDeletedMailbox: true }), []);
  });

  it('write down what was asked', async () => {
    exchange.requests.length = 0;
    await exchange.run('Get-Mailbox', { Identity: 'x', SoftDeletedMailbox: true });
    const [{ cmdlet, status, headers } = { headers: {} }] = exchange.requests as {
      cmdlet?: object;
      status?: number;
      headers: object;
    }[];
    assert.deepEqual(cmdlet, { name: 'Get-Mailbox', parameters: { Identity: 'x', SoftDeletedMailbox: true } });
    assert.equal(status, 404);
    assert.ok(!('authorization' in headers));
  });
});

describe('Exchange’s side of Contoso', () => {
  it('answers about everybody, by sign-in name and by id, with one object or none', async () => {
    const exchange = await openExchange(contoso);
    try {
      const { body } = await exchange.get('/users?$select=id,userPrincipalName&$top=999');
      const kinds = new Set<unknown>();
      for (const { id, userPrincipalName } of body.value ?? []) {
        const kind = async (cmdlet: string, Identity: unknown) => {
          const { status, body } = await exchange.run(cmdlet, { Identity });
          assert.ok(status === 404 || body?.value?.length === 1, `${cmdlet} ${Identity}: ${status}`);
          return body?.value?.[0]?.RecipientTypeDetails;
        };
        const user = await kind('Get-User', id);
        assert.equal(await kind('Get-User', userPrincipalName), user, String(userPrincipalName));
        assert.equal(await kind('Get-Recipient', id), user === 'User' || user === 'DisabledUser' ? undefined : user);
        kinds.add(user);
      }
      for (const kind of ['User', 'UserMailbox', 'GuestMailUser']) assert.ok(kinds.has(kind), kind);
    } finally {
      await exchange.close();
    }
  });
});

describe('Exchange’s lists', () => {
  it('end at 1000 with a warning, or at a page whose next one is never there', async () => {
    const many = Array.from({ length: 1005 }, (_, at) => ({
      userPrincipalName: `p${at}@small.com`,
      displayName: `P${at}`,
    }));
    const exchange = await openExchange({ users: many });
    try {
      const { body } = await exchange.run('Get-User');
      assert.equal(body?.value?.length, 1000);
      assert.match(String(body?.['@adminapi.warnings']), /only the first 1000/);
      assert.equal((await exchange.rows('Get-User', { ResultSize: 'Unlimited' })).length, 1005);
      const paged = await exchange.run('Get-User', {}, { headers: { prefer: 'odata.maxpagesize=10' } });
      assert.equal(paged.body?.value?.length, 10);
      const next = new URL(String(paged.body?.['@odata.nextLink']));
      const replay = await exchange.run('Get-User', {}, { query: next.search });
      assert.deepEqual(
        [replay.status, replay.body?.error?.message],
        [400, 'Expired or Invalid pagination request. Default Expiry time is 00:30:00'],
      );
    } finally {
      await exchange.close();
    }
  });
});
