import { strict as assert } from 'node:assert';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TenantFile } from '../../src/sandbox/tenant/file.ts';
import { loadTenant, TenantFileError } from '../../src/sandbox/tenant/load.ts';
import { contoso, small } from './client.ts';

const user = (more: object) => ({ userPrincipalName: 'jane@small.com', displayName: 'Jane', ...more });
const likely = { cause: 'user-deleted', certainty: 'likely' } as const;
const refused = async (file: string | TenantFile): Promise<readonly string[]> => {
  const error = await loadTenant(file).then(
    () => undefined,
    (reason: unknown) => reason,
  );
  assert.ok(error instanceof TenantFileError, String(error));
  return error.sentences;
};

describe('a tenant file', () => {
  it('of Contoso is right', async () => {
    assert.ok((await loadTenant(contoso)).tenant.users.length >= 20);
  });

  it('makes ids from names, the same ones each time, and keeps those that are given', async () => {
    const file = small({
      users: [user({}), { ...user({ userPrincipalName: 'b@small.com' }), id: 'C0FFEE00-0000-4000-8000-000000000001' }],
    });
    const ids = async () => (await loadTenant(file)).tenant.users.map(({ id }) => id);
    assert.deepEqual(await ids(), await ids());
    assert.match((await ids())[0] ?? '', /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-a[0-9a-f]{3}-[0-9a-f]{12}$/);
    assert.equal((await ids())[1], 'c0ffee00-0000-4000-8000-000000000001');
  });

  it('puts a deleted user’s id in front of the sign-in name', async () => {
    const { tenant } = await loadTenant(small({ deletedUsers: [user({ mail: 'jane@small.com' })] }));
    const [deleted] = tenant.deletedUsers;
    assert.equal(deleted?.userPrincipalName, `${deleted?.id.replaceAll('-', '')}jane@small.com`);
    assert.equal(deleted?.mail, 'jane@small.com');
  });

  it('derives what a synced user and a mailbox plan bring along, unless the file says otherwise', async () => {
    const { tenant } = await loadTenant(
      small({
        users: [
          user({ onPremisesSyncEnabled: true, licenses: [{ sku: 'SPE_E3' }] }),
          user({ userPrincipalName: 'b@small.com', mail: null, mailNickname: null, licenses: [{ sku: 'SPE_E3' }] }),
          user({ userPrincipalName: 'c@small.com' }),
        ],
      }),
    );
    const [jane, b, c] = tenant.users;
    assert.deepEqual(jane?.proxyAddresses, ['SMTP:jane@small.com', 'smtp:jane@small.onmicrosoft.com']);
    assert.equal(jane?.mail, 'jane@small.com');
    assert.equal(Buffer.from(String(jane?.onPremisesImmutableId), 'base64').length, 16);
    assert.deepEqual([b?.mail, b?.mailNickname, b?.onPremisesImmutableId], [null, null, undefined]);
    assert.deepEqual([c?.mail, c?.proxyAddresses, c?.usageLocation], [null, [], 'US']);
  });

  it('takes a product that is not known when it is spelled out', async () => {
    const plan = { servicePlanId: '9AAF7827-d63c-4b61-89c3-182f06f82e5c', servicePlanName: 'EXCHANGE_S_STANDARD' };
    const { tenant } = await loadTenant(
      small({
        subscribedSkus: [{ sku: 'OWN', skuId: '11111111-2222-4333-8444-555555555555', servicePlans: [plan], seats: 7 }],
        users: [user({ licenses: [{ sku: 'OWN' }] })],
      }),
    );
    const [owner, sku] = [tenant.users[0], tenant.subscribedSkus[0]];
    const plans = (owner?.assignedPlans ?? []) as { servicePlanId: string }[];
    assert.deepEqual(
      plans.map(({ servicePlanId }) => servicePlanId),
      [plan.servicePlanId.toLowerCase()],
    );
    assert.deepEqual(sku?.prepaidUnits, { enabled: 7, lockedOut: 0, suspended: 0, warning: 0 });
  });

  const mistakes: readonly (readonly [string, Partial<TenantFile>, RegExp])[] = [
    [
      'a property that Graph does not have',
      { users: [user({ usageLocaton: 'US' })] },
      /^users\[0\] \(jane@small\.com\) has "usageLocaton", .*did you mean "usageLocation"\?/,
    ],
    [
      'a wrong type',
      { users: [user({ accountEnabled: 'yes' })] },
      /^users\[0\] \(jane@small\.com\) › accountEnabled must be a boolean, but is a string\.$/,
    ],
    ['a missing name', { users: [{ displayName: 'Jane' } as never] }, /^users\[0\] › userPrincipalName is missing\.$/],
    [
      'a time that is none',
      { users: [user({ createdDateTime: 'yesterday' })] },
      /createdDateTime is no time: write .*now-5h30m/,
    ],
    [
      'an unknown state',
      { users: [user({ licenses: [{ sku: 'SPE_E3', state: 'Off' }] })] },
      /licenses\[0\] › state must be one of Active, .*"Off"/,
    ],
    [
      'an unknown mailbox',
      { users: [user({ sandbox: { mailbox: 'big' } })] },
      /sandbox › mailbox must be one of user, /,
    ],
    [
      'an unknown product',
      { users: [user({ licenses: [{ sku: 'SPE_E33' }] })] },
      /^users\[0\] \(jane@small\.com\) › licenses\[0\] › sku: "SPE_E33" is not among subscribedSkus \(did you mean "SPE_E3"\?\)\.$/,
    ],
    [
      'a plan that the product lacks',
      { users: [user({ licenses: [{ sku: 'SPE_E3', disabled: ['EXCHANGE_S_ENTERPRIZE'] }] })] },
      /SPE_E3 has no plan "EXCHANGE_S_ENTERPRIZE" \(did you mean "EXCHANGE_S_ENTERPRISE"\?\)\.$/,
    ],
    [
      'a group that is not there',
      { users: [user({ licenses: [{ sku: 'SPE_E3', group: 'g-x' }] })] },
      /group: no group has the id "g-x"\.$/,
    ],
    [
      'a member who is not there',
      { groups: [{ id: 'g', displayName: 'G' }], memberships: { g: ['x@small.com'] } },
      /^memberships › g: nobody is called "x@small\.com"\.$/,
    ],
    ['members of no group', { memberships: { g: [] } }, /^memberships: no group has the id "g"\.$/],
    ['a role’s member who is not there', { roles: { Admin: ['x'] } }, /^roles › Admin: nobody is called "x"\.$/],
    [
      'two with one sign-in name',
      { users: [user({}), user({ userPrincipalName: 'JANE@small.com' })] },
      /^users\[1\]: the userPrincipalName "JANE@small\.com" is already that of users\[0\]\.$/,
    ],
    [
      'a product that nobody knows',
      { subscribedSkus: [{ sku: 'X' }] },
      /^subscribedSkus\[0\] › sku: "X" is not known; give its "skuId"/,
    ],
    [
      'a permission that nobody knows',
      { permissions: { missing: ['User.Read.Al'] } },
      /"User\.Read\.Al" is no permission .*did you mean "User\.Read\.All"\?/,
    ],
    [
      'an audit target who is not there',
      { directoryAudits: [{ activityDisplayName: 'x', activityDateTime: 'now', target: 'x' }] },
      /^directoryAudits\[0\] › target: nobody is called "x"\.$/,
    ],
    [
      'a path without slash in a fault',
      { faults: [{ path: 'users', status: 500 }] },
      /^faults\[0\] › path must start with a slash\.$/,
    ],
    [
      'an expectation that nobody can have',
      { users: [user({ sandbox: { expectWithExchange: { cause: 'x', certainty: 'sure' } } })] },
      /^users\[0\] \(jane@small\.com\) › sandbox › expectWithExchange › certainty must be one of confirmed, .*"sure"\.$/,
    ],
    [
      'an expectation with Exchange alone',
      { deletedUsers: [user({ sandbox: { expectWithExchange: likely } })] },
      /^deletedUsers\[0\] \(jane@small\.com\) › sandbox › expectWithExchange stands alone: say in "expect"/,
    ],
    [
      'an expectation that Exchange does not change',
      { asks: [{ input: 'x', expect: likely, expectWithExchange: { certainty: 'likely', cause: 'user-deleted' } }] },
      /^asks\[0\] \(x\) › expectWithExchange is the same as "expect": leave it out\.$/,
    ],
    [
      'an expectation that is half undetermined',
      { users: [user({ sandbox: { expect: { ...likely, cause: 'undetermined' } } })] },
      /› sandbox › expect: the cause is undetermined exactly when the certainty is\.$/,
    ],
    [
      'a misspelt expectation',
      { asks: [{ input: 'x', expectWithExchnge: likely } as never] },
      /^asks\[0\] has "expectWithExchnge", .*did you mean "expectWithExchange"\?/,
    ],
    [
      'answers that are a list',
      { asks: [{ input: 'x', answers: ['nowhere'] as never }] },
      /^asks\[0\] › answers must be an object, but is an array\.$/,
    ],
    [
      'no answer in answers',
      { asks: [{ input: 'x', answers: {} }] },
      /^asks\[0\] \(x\) › answers is empty: leave it out\.$/,
    ],
    [
      'an answer to what is no fact',
      { asks: [{ input: 'x', answers: { mailboxElsewhere: 'nowhere' } }] },
      /^asks\[0\] \(x\) › answers: "mailboxElsewhere" is no fact; .* "mailbox-elsewhere"/,
    ],
    [
      'an answer that says nothing',
      { asks: [{ input: 'x', answers: { symptom: null } }] },
      /^asks\[0\] \(x\) › answers › symptom is null: leave out what nobody said\.$/,
    ],
    [
      'the same ask twice',
      {
        asks: [
          { input: 'jane@small.com', answers: { symptom: 'empty', restored: 'no' } },
          { input: 'jane@small.com', answers: { symptom: 'empty' } },
          { input: 'Jane@small.com', answers: { restored: 'no', symptom: 'empty' } },
        ],
      },
      /^asks\[2\] \(Jane@small\.com\) asks the same as asks\[0\]\.$/,
    ],
    ['another version of the format', { schema: 2 as never }, /^schema must be 1\.$/],
    ['a clock that is no ISO time', { clock: 'noon' }, /^clock must be an ISO time/],
  ];
  for (const [what, more, sentence] of mistakes) {
    it(`with ${what} is refused with a sentence that says where`, async () => {
      const sentences = await refused(small(more));
      assert.equal(sentences.length, 1, sentences.join('\n'));
      assert.match(sentences[0] ?? '', sentence);
    });
  }

  it('without an initial domain is refused', async () => {
    const organization = { displayName: 'X', verifiedDomains: [{ name: 'x.com' }] };
    assert.match((await refused(small({ organization })))[0] ?? '', /one of them must have "isInitial": true/);
  });

  it('tells all its mistakes at once', async () => {
    const sentences = await refused(small({ users: [user({ mail: 5, usageLocation: 6 })] }));
    assert.equal(sentences.length, 2);
  });

  it('that is missing, or no JSON, or no object, is refused by its name', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'tenant-'));
    try {
      await writeFile(join(folder, 'half.json'), '{"schema": 1,');
      await writeFile(join(folder, 'list.json'), '[]');
      assert.match((await refused(join(folder, 'none.json')))[0] ?? '', /cannot be read/);
      assert.match((await refused(join(folder, 'half.json')))[0] ?? '', /is no JSON/);
      assert.match(
        (await refused(join(folder, 'list.json')))[0] ?? '',
        /^The file must be an object, but is an array\.$/,
      );
    } finally {
      await rm(folder, { recursive: true });
    }
  });
});
