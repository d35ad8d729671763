import { strict as assert } from 'node:assert';
import { readFileSync } from 'node:fs';
import { causes } from '../../src/diagnosis/causes.ts';
import type { TenantFile } from '../../src/sandbox/tenant/file.ts';
import { type Client, contoso, eventual, filter, open, type Reply } from './client.ts';
import { metadataCheck } from './metadata.ts';
import { type Shape, shapes, userProperties } from './shapes.ts';

const file = JSON.parse(readFileSync(contoso, 'utf8')) as TenantFile;
const people = (file.users ?? []).map((user) => user.userPrincipalName);
const select = `$select=${userProperties.join(',')}`;
const sku = '$select=skuId,skuPartNumber,servicePlans,id';

/** Asked for every person: path behind the user, our shape, Graph's schema, further statuses that are fine. */
const ofAPerson: readonly (readonly [string, Shape, string | undefined, readonly number[]])[] = [
  [`?${select}`, 'user', 'user', []],
  ['', 'defaultUser', 'user', []],
  [`/licenseDetails?${sku}`, 'licenseDetails', 'licenseDetailsCollection', []],
  ['/mailboxSettings/userPurpose', 'purpose', 'userPurposeValue', [403, 404]],
  ['/mailboxSettings', 'mailboxSettings', 'mailboxSettings', [403, 404]],
  ['/mailFolders/inbox', 'folder', 'mailFolder', [403, 404]],
  ['/memberOf?$select=id,displayName', 'memberOf', undefined, []],
  ['/transitiveMemberOf', 'memberOf', undefined, []],
  ['/transitiveMemberOf/microsoft.graph.group', 'groups', 'groupCollection', []],
  ['/transitiveMemberOf/microsoft.graph.directoryRole', 'roles', undefined, []],
];

const ofTheTenant: readonly (readonly [string, Shape, string])[] = [
  [`/users?${select}&$top=999`, 'users', 'userCollection'],
  ['/groups', 'groups', 'groupCollection'],
  ['/contacts', 'contacts', 'orgContactCollection'],
  [`/directory/deletedItems/microsoft.graph.user?${select},deletedDateTime`, 'deletedUsers', 'userCollection'],
  ['/directory/deletedItems/microsoft.graph.group', 'groups', 'groupCollection'],
  ['/subscribedSkus', 'subscribedSkus', 'subscribedSkuCollection'],
  ['/directory/subscriptions', 'subscriptions', 'companySubscriptionCollection'],
  ['/organization', 'organization', 'organizationCollection'],
  ['/domains', 'domains', 'domainCollection'],
  ['/admin/serviceAnnouncement/healthOverviews', 'overviews', 'serviceHealthCollection'],
  ['/admin/serviceAnnouncement/healthOverviews?$expand=issues', 'overviews', 'serviceHealthCollection'],
  [`/admin/serviceAnnouncement/issues?${filter('isResolved eq false')}`, 'issues', 'serviceHealthIssueCollection'],
  ['/auditLogs/directoryAudits', 'audits', 'directoryAuditCollection'],
];

describe('the sandbox’s answers', () => {
  const described = metadataCheck();
  let graph: Client;
  before(async () => {
    graph = await open({ tenant: contoso });
    if (!described)
      console.log('      Graph’s own description is not here: answers are checked against our shapes only.');
  });
  after(() => graph.close());

  function fits(url: string, reply: Reply, shape: Shape, schema: string | undefined): void {
    const checked = shapes[shape].safeParse(reply.body);
    assert.ok(
      checked.success,
      `${url}: ${checked.error?.issues.map((issue) => `${issue.path.join('.')} ${issue.message}`)}`,
    );
    const wrong = schema && described?.(schema, reply.body);
    assert.equal(wrong || undefined, undefined, url);
  }

  for (const [path, shape, schema, others] of ofAPerson) {
    it(`have the shape of Graph for /users/{}${path.slice(0, 60)}, for everybody`, async () => {
      const replies = await Promise.all(
        people.map(async (name) => ({ name, reply: await graph.get(`/users/${encodeURIComponent(name)}${path}`) })),
      );
      for (const { name, reply } of replies) {
        if (reply.status === 200) fits(`${name}${path}`, reply, shape, schema);
        else {
          assert.ok(others.includes(reply.status), `${name}${path}: ${reply.status}`);
          fits(`${name}${path}`, reply, 'error', 'odataError');
        }
      }
      assert.ok(replies.some(({ reply }) => reply.status === 200));
    });
  }
  for (const [url, shape, schema] of ofTheTenant) {
    it(`have the shape of Graph for ${url.slice(0, 70)}`, async () => {
      const reply = await graph.get(url);
      assert.equal(reply.status, 200);
      assert.ok((reply.body.value?.length ?? 0) > 0, 'an empty list would show nothing');
      fits(url, reply, shape, schema);
    });
  }

  it('show a deleted user, a deleted group and a group one by one', async () => {
    const one = async (list: string) => (await graph.get(list)).body.value?.[0]?.id as string;
    const user = await graph.get(
      `/directory/deletedItems/${await one('/directory/deletedItems/microsoft.graph.user')}`,
    );
    fits('deleted user', user, 'deletedItem', 'user');
    assert.equal(user.body['@odata.type'], '#microsoft.graph.user');
    const group = await graph.get(
      `/directory/deletedItems/${await one('/directory/deletedItems/microsoft.graph.group')}`,
    );
    fits('deleted group', group, 'deletedItem', 'group');
    const id = await one('/groups');
    fits('group', await graph.get(`/groups/${id}?$select=id,displayName,licenseProcessingState`), 'group', 'group');
  });

  it('refuse in Graph’s shape, with the ids that support asks for', async () => {
    const cases: readonly (readonly [string, number, string])[] = [
      ['/users/nobody@contoso.com', 404, 'Request_ResourceNotFound'],
      ['/users/nobody@contoso.com/mailboxSettings/userPurpose', 404, 'Request_ResourceNotFound'],
      ['/users/felix@contoso.com/mailboxSettings/userPurpose', 404, 'MailboxNotEnabledForRESTAPI'],
      ['/users/leon@contoso.com/mailboxSettings/userPurpose', 403, 'ErrorAccessDenied'],
      ['/directory/deletedItems/00000000-0000-4000-8000-000000000000', 404, 'Request_ResourceNotFound'],
      ['/directory/deletedItems', 400, 'Request_UnsupportedQuery'],
      ['/nothing/here', 400, 'BadRequest'],
      ['/users/$x', 400, 'BadRequest'],
      ['/users/%E0%A4%A', 400, 'BadRequest'],
      ['/users/jane@contoso.com?$select=nonsense', 400, 'BadRequest'],
      ['/users/jane@contoso.com?$expand=manager', 400, 'BadRequest'],
      ['/users?$select=id&$select=mail', 400, 'BadRequest'],
      ['/users?$nonsense=1', 400, 'BadRequest'],
      ['/subscribedSkus?$top=1', 400, 'BadRequest'],
    ];
    for (const [url, status, code] of cases) {
      const reply = await graph.get(url);
      assert.deepEqual([reply.status, reply.body.error?.code], [status, code], url);
      fits(url, reply, 'error', 'odataError');
      assert.match(reply.headers.get('request-id') ?? '', /^[0-9a-f-]{36}$/);
    }
  });

  it('know a user by id, by sign-in name in any case and by key, but not by an alias', async () => {
    const { body } = await graph.get('/users/nadia@contoso.com');
    const status = async (key: string) => (await graph.get(`/users${key}`)).status;
    assert.equal(await status(`/${body.id}`), 200);
    assert.equal(await status('/NADIA@Contoso.com'), 200);
    assert.equal(await status("('nadia@contoso.com')"), 200);
    assert.equal(await status("('nadia@contoso.com')/licenseDetails"), 200);
    assert.equal(await status('/nadia@contoso.onmicrosoft.com'), 404);
    assert.equal(await status(`/${encodeURIComponent('fabia_fabrikam.com#EXT#@contoso.onmicrosoft.com')}`), 200);
  });

  it('find who is in a group directly, and through another one', async () => {
    const names = async (path: string) =>
      (await graph.get(`/users/dario@contoso.com/${path}`)).body.value?.map((group) => group.displayName);
    assert.deepEqual(await names('memberOf'), ['Team North']);
    assert.deepEqual(await names('transitiveMemberOf'), ['License: Microsoft 365 E3', 'Team North']);
    const roles = await graph.get('/users/hana@contoso.com/transitiveMemberOf/microsoft.graph.directoryRole');
    assert.deepEqual(
      roles.body.value?.map((role) => role.displayName),
      ['Exchange Administrator', 'Global Administrator'],
    );
  });

  it('count only when asked for in the advanced mode', async () => {
    assert.equal((await graph.get('/groups?$count=true')).body['@odata.count'], undefined);
    assert.equal((await graph.get('/groups?$count=true', eventual)).body['@odata.count'], file.groups?.length);
  });

  it('tell the units, cheaper with $select and a small $top', async () => {
    const units = async (url: string) => (await graph.get(url)).headers.get('x-ms-resource-unit');
    assert.equal(await units('/users'), '2');
    assert.equal(await units('/users?$select=id'), '1');
    assert.equal(await units('/subscribedSkus'), '3');
    assert.equal(await units('/users?$select=id&$top=10'), '1');
    assert.equal(await units('/admin/serviceAnnouncement/issues'), null);
  });
});

describe('Contoso', () => {
  const stories = [...(file.users ?? []), ...(file.deletedUsers ?? [])].map((user) => user.sandbox);
  const expected = [...stories, ...(file.asks ?? [])].flatMap((story) => (story?.expect ? [story.expect] : []));

  it('has a story for everybody, each another one', () => {
    assert.ok(stories.every((story) => story?.story));
    assert.equal(new Set(stories.map((story) => story?.story)).size, stories.length);
    assert.ok(stories.length >= 20);
  });

  it('expects causes of the catalogue, in every row that Graph alone can show', () => {
    const known: Record<string, { row: number }> = causes;
    const rows = new Set(expected.map(({ cause }) => known[cause]?.row));
    assert.deepEqual(
      [...rows].filter((row) => row === undefined),
      [],
    );
    for (const row of [0, 1, 2, 3, 4, 5, 6, 7, 8, 10, 11]) assert.ok(rows.has(row), `row ${row}`);
  });
});
