import { strict as assert } from 'node:assert';
import type { ExchangeInFile, TenantFile } from '../../src/sandbox/tenant/file.ts';
import { TenantFileError } from '../../src/sandbox/tenant/load.ts';
import { type ExchangeClient, openExchange } from './exchange-client.ts';

const zero = '00000000-0000-0000-0000-000000000000';
const e3 = [{ sku: 'SPE_E3' }];
const contoso = {
  users: [
    {
      id: 'jane',
      userPrincipalName: 'jane@small.com',
      displayName: 'Jane',
      licenses: e3,
      sandbox: { mailbox: 'user' as const },
    },
    { userPrincipalName: 'wait@small.com', displayName: 'Wait', licenses: e3 },
    { userPrincipalName: 'off@small.com', displayName: 'Off', accountEnabled: false },
    {
      userPrincipalName: 'desk@small.com',
      displayName: 'Desk',
      accountEnabled: false,
      sandbox: { mailbox: 'shared' as const },
    },
    { userPrincipalName: 'room@small.com', displayName: 'Room', sandbox: { mailbox: 'room' as const } },
    {
      userPrincipalName: 'shut@small.com',
      displayName: 'Shut',
      licenses: e3,
      sandbox: { mailbox: 'forbidden' as const },
    },
    { userPrincipalName: 'fab_x.com#EXT#@small.onmicrosoft.com', displayName: 'Fab', userType: 'Guest' },
    { userPrincipalName: 'sync@small.com', displayName: 'Sync', onPremisesSyncEnabled: true, licenses: e3 },
  ],
  deletedUsers: [
    { id: 'gone', userPrincipalName: 'gone@small.com', displayName: 'Gone', licenses: e3, deletedDateTime: 'now-4d' },
    { id: 'bare', userPrincipalName: 'bare@small.com', displayName: 'Bare', mail: 'bare@small.com' },
  ],
  groups: [
    { id: 'g-team', displayName: 'Team', mail: 'team@small.com', groupTypes: ['Unified'], securityEnabled: false },
    { id: 'g-list', displayName: 'List', mail: 'list@small.com', securityEnabled: false },
    { id: 'g-safe', displayName: 'Safe', mail: 'safe@small.com' },
    { id: 'g-none', displayName: 'None' },
  ],
  contacts: [{ id: 'c-pavel', displayName: 'Pavel', mail: 'pavel@x.com', mailNickname: 'pavel' }],
} satisfies Partial<TenantFile>;

describe('what Exchange holds', () => {
  let exchange: ExchangeClient;
  afterEach(() => exchange.close());
  const start = async (section: ExchangeInFile = {}, more: Partial<TenantFile> = {}) => {
    exchange = await openExchange({ ...contoso, ...more, exchange: section });
  };
  /** The kind that each cmdlet shows; null: not found. */
  const kinds = async (Identity: string, ...cmdlets: string[]) =>
    Promise.all(
      (cmdlets.length > 0 ? cmdlets : ['Get-User', 'Get-Recipient', 'Get-Mailbox', 'Get-MailUser']).map(
        async (cmdlet) => {
          const { body } = await exchange.run(cmdlet, { Identity });
          return body?.value ? body.value.map((row) => row.RecipientTypeDetails).join() : null;
        },
      ),
    );
  const one = async (cmdlet: string, Identity: string, more: object = {}) => {
    const rows = await exchange.rows(cmdlet, { Identity, ...more });
    assert.equal(rows.length, 1, Identity);
    return rows[0] ?? {};
  };

  const derived: readonly (readonly [string, readonly (string | null)[]])[] = [
    ['jane@small.com', ['UserMailbox', 'UserMailbox', 'UserMailbox', null]],
    ['wait@small.com', ['User', null, null, null]],
    ['off@small.com', ['DisabledUser', null, null, null]],
    ['desk@small.com', ['SharedMailbox', 'SharedMailbox', 'SharedMailbox', null]],
    ['room@small.com', ['RoomMailbox', 'RoomMailbox', 'RoomMailbox', null]],
    ['shut@small.com', ['UserMailbox', 'UserMailbox', 'UserMailbox', null]],
    ['fab@x.com', ['GuestMailUser', 'GuestMailUser', null, 'GuestMailUser']],
    ['team@small.com', [null, 'GroupMailbox', null, null]],
    ['list@small.com', [null, 'MailUniversalDistributionGroup', null, null]],
    ['safe@small.com', [null, 'MailUniversalSecurityGroup', null, null]],
    ['None', [null, null, null, null]],
    ['pavel@x.com', [null, 'MailContact', null, null]],
    ['gone@small.com', [null, null, null, null]],
  ];
  it('follows from the directory', async () => {
    await start();
    for (const [identity, expected] of derived) assert.deepEqual(await kinds(identity), expected, identity);
    const shown = async (cmdlet: string, identity: string) => {
      const { SKUAssigned, IsDirSynced } = await one(cmdlet, identity);
      return [SKUAssigned, IsDirSynced];
    };
    assert.deepEqual(await shown('Get-Recipient', 'jane@small.com'), [true, false]);
    assert.deepEqual(await shown('Get-Recipient', 'desk@small.com'), [null, false]);
    assert.deepEqual(await shown('Get-User', 'wait@small.com'), [null, false]);
    assert.deepEqual(await shown('Get-User', 'sync@small.com'), [null, true]);
    assert.notEqual((await one('Get-Mailbox', 'jane@small.com')).ExchangeGuid, zero);
    const { body } = await exchange.get('/users/jane@small.com');
    assert.equal((await one('Get-User', 'jane@small.com')).ExternalDirectoryObjectId, body.id);
  });

  it('is found under every name, in any case, and under no half of one', async () => {
    await start({
      mailboxes: [
        {
          of: 'jane',
          Name: 'jane-7f',
          EmailAddresses: ['SMTP:jane@small.com', 'smtp:j.doe@small.com', 'X500:/o=x/cn=j'],
        },
      ],
    });
    const mailbox = await one('Get-Mailbox', 'jane@small.com');
    const names = [
      mailbox.ExternalDirectoryObjectId,
      mailbox.Guid,
      mailbox.ExchangeGuid,
      'jane',
      'J.Doe@Small.com',
      'Jane-7F',
      '/o=x/cn=j',
    ];
    for (const name of names) {
      assert.equal((await one('Get-Mailbox', String(name).toUpperCase())).Name, 'jane-7f', String(name));
    }
    for (const name of ['jan', 'smtp:j.doe@small.com', 'small.com', zero, '*']) {
      assert.deepEqual(await kinds(name, 'Get-Mailbox', 'Get-User'), [null, null], name);
    }
  });

  it('lets an address lead to whoever has it, and a sign-in name to its own user first', async () => {
    const proxyAddresses = ['SMTP:nadia@small.com', 'smtp:wait@small.com'];
    await start(
      {},
      {
        users: [
          ...contoso.users,
          {
            userPrincipalName: 'nadia@small.com',
            displayName: 'Nadia',
            licenses: e3,
            proxyAddresses,
            sandbox: { mailbox: 'user' },
          },
        ],
      },
    );
    assert.equal((await one('Get-Recipient', 'wait@small.com')).DisplayName, 'Nadia');
    assert.equal((await one('Get-User', 'wait@small.com')).DisplayName, 'Wait');
  });

  it('lets a mailbox arrive', async () => {
    let now = new Date('2026-11-20T12:00:00Z');
    exchange = await openExchange(
      {
        users: [
          {
            userPrincipalName: 'new@small.com',
            displayName: 'New',
            licenses: e3,
            sandbox: { mailbox: 'user', mailboxSince: 'start+10m' },
          },
        ],
      },
      { now: () => now },
    );
    assert.deepEqual(await kinds('new@small.com', 'Get-User', 'Get-Mailbox'), ['User', null]);
    now = new Date('2026-11-20T12:10:00Z');
    assert.deepEqual(await kinds('new@small.com', 'Get-User', 'Get-Mailbox'), ['UserMailbox', 'UserMailbox']);
  });

  it('keeps the mailbox of a deleted user who had a plan, and of nobody else', async () => {
    await start();
    const mailbox = await one('Get-Mailbox', 'gone@small.com', { SoftDeletedMailbox: true });
    assert.deepEqual(
      [mailbox.UserPrincipalName, mailbox.IsInactiveMailbox, mailbox.IsSoftDeletedByRemove, mailbox.Identity],
      ['gone@small.com', false, true, 'Soft Deleted Objects\\gone'],
    );
    assert.match(String(mailbox.DistinguishedName), /OU=Soft Deleted Objects/);
    assert.match(String(mailbox.WhenSoftDeleted), /0000000\+00:00$/);
    assert.equal((await exchange.rows('Get-Mailbox', { SoftDeletedMailbox: true })).length, 1);
    assert.deepEqual(await kinds('gone@small.com', 'Get-Mailbox'), [null]);
  });

  it('shows a deleted mailbox only where it is asked for', async () => {
    await start({
      softDeleted: [{ of: 'jane', DisplayName: 'Old Jane' }],
      inactive: [{ of: 'wait@small.com', ExchangeGuid: 'old' }],
    });
    const seen = async (parameters: object) =>
      (await exchange.rows('Get-Mailbox', parameters)).map((row) => row.DisplayName).sort();
    const living = ['Desk', 'Jane', 'Room', 'Shut'];
    assert.deepEqual(await seen({}), living);
    assert.deepEqual(await seen({ SoftDeletedMailbox: false }), living);
    assert.deepEqual(await seen({ SoftDeletedMailbox: true }), ['Gone', 'Old Jane', 'Wait']);
    assert.deepEqual(await seen({ InactiveMailboxOnly: true }), ['Wait']);
    assert.deepEqual(await seen({ IncludeInactiveMailbox: true }), [...living, 'Wait'].sort());
    const inactive = await one('Get-Mailbox', 'wait@small.com', { InactiveMailboxOnly: true });
    assert.deepEqual([inactive.IsInactiveMailbox, inactive.LitigationHoldEnabled], [true, true]);
    const [now, old] = [
      await one('Get-Mailbox', 'jane'),
      await one('Get-Mailbox', 'jane', { SoftDeletedMailbox: true }),
    ];
    assert.notEqual(now.ExchangeGuid, old.ExchangeGuid);
    assert.equal(now.ExternalDirectoryObjectId, old.ExternalDirectoryObjectId);
  });

  it('lists deleted mailboxes of one name side by side', async () => {
    await start({ softDeleted: [{ of: 'jane' }, { of: 'jane', WhenSoftDeleted: 'now-20d' }] });
    const rows = await exchange.rows('Get-Mailbox', { Identity: 'jane@small.com', SoftDeletedMailbox: true });
    assert.equal(new Set(rows.map((row) => row.ExchangeGuid)).size, 2);
  });

  it('knows nothing of whom the file calls missing', async () => {
    await start({ missing: ['wait@small.com', 'JANE@small.com', 'gone', 'g-list', 'c-pavel'] });
    for (const name of ['wait@small.com', 'jane@small.com', 'list@small.com', 'pavel@x.com']) {
      assert.deepEqual(await kinds(name, 'Get-User', 'Get-Recipient'), [null, null], name);
    }
    assert.deepEqual(await exchange.rows('Get-Mailbox', { SoftDeletedMailbox: true }), []);
    assert.equal((await exchange.get('/users/wait@small.com')).status, 200);
  });

  it('takes a mail user, with the GUID of a mailbox that lives elsewhere', async () => {
    await start({
      mailUsers: [{ of: 'sync@small.com', ExchangeGuid: 'on-premises' }],
      inactive: [{ of: 'gone', ExchangeGuid: 'on-premises' }],
    });
    assert.deepEqual(await kinds('sync@small.com'), ['MailUser', 'MailUser', null, 'MailUser']);
    const user = await one('Get-MailUser', 'sync@small.com');
    assert.deepEqual(
      [user.SKUAssigned, user.IsDirSynced, user.ExternalEmailAddress, user.ArchiveGuid, user.RecipientType],
      [true, true, 'SMTP:sync@small.com', zero, 'MailUser'],
    );
    assert.match(String(user.ExchangeGuid), /^[0-9a-f]{8}-/);
    const other = await one('Get-Mailbox', String(user.ExchangeGuid), { InactiveMailboxOnly: true });
    assert.equal(other.DisplayName, 'Gone');
  });

  it('lets an entry win over what follows, and its own list over others', async () => {
    await start({
      users: [
        { of: 'jane', PreviousRecipientTypeDetails: 'UserMailbox', SKUAssigned: false },
        { of: 'shut@small.com', RecipientTypeDetails: 'User' },
      ],
      mailUsers: [{ of: 'jane', SKUAssigned: true, ExternalEmailAddress: 'SMTP:jane@old.com' }],
      mailboxes: [{ of: 'wait@small.com', PrimarySmtpAddress: 'w@small.com' }],
    });
    assert.deepEqual(await kinds('jane@small.com'), ['MailUser', 'MailUser', null, 'MailUser']);
    const user = await one('Get-User', 'jane@small.com');
    assert.deepEqual([user.PreviousRecipientTypeDetails, user.SKUAssigned], ['UserMailbox', false]);
    assert.equal((await one('Get-Recipient', 'jane@small.com')).SKUAssigned, true);
    assert.deepEqual(await kinds('shut@small.com'), ['User', null, null, null]);
    const { EmailAddresses, PrimarySmtpAddress, RecipientTypeDetails } = await one('Get-Recipient', 'w@small.com');
    assert.deepEqual([PrimarySmtpAddress, RecipientTypeDetails], ['w@small.com', 'UserMailbox']);
    assert.deepEqual((EmailAddresses as string[]).slice(0, 2), ['SMTP:w@small.com', 'smtp:wait@small.com']);
  });

  it('takes objects that the directory does not know, and properties that the sandbox does not know', async () => {
    await start({
      recipients: [
        { RecipientTypeDetails: 'PublicFolder', PrimarySmtpAddress: 'sales@small.com', CustomAttribute1: 'x' },
      ],
      mailboxes: [{ UserPrincipalName: 'stray@small.com', WhenMailboxCreated: 'now-2h' }],
      organizationConfig: { IsDehydrated: true },
    });
    const folder = await one('Get-Recipient', 'sales@small.com');
    assert.deepEqual(
      [
        folder.RecipientType,
        folder.Alias,
        folder.ExternalDirectoryObjectId,
        folder.EmailAddresses,
        folder.CustomAttribute1,
      ],
      ['PublicFolder', 'sales', '', ['SMTP:sales@small.com'], 'x'],
    );
    assert.deepEqual(await kinds('stray@small.com', 'Get-User', 'Get-Mailbox'), ['UserMailbox', 'UserMailbox']);
    assert.equal((await exchange.rows('Get-OrganizationConfig'))[0]?.IsDehydrated, true);
  });
});

describe('Exchange’s part of a tenant file', () => {
  const mistakes: readonly (readonly [object, RegExp])[] = [
    [{ mailboxes: [{ of: 'x@small.com' }] }, /^exchange › mailboxes\[0\] › of: nobody is called "x@small\.com"\.$/],
    [{ missing: ['x@small.com'] }, /^exchange › missing: nobody is called "x@small\.com"\.$/],
    [{ mailUsers: [{ ExchangeGuid: 'x' }] }, /^exchange › mailUsers\[0\] names nobody: give "of"/],
    [
      { users: [{ of: 'jane', SkuAssigned: true }] },
      /"SkuAssigned", which Exchange does not have \(did you mean "SKUAssigned"\?\)\.$/,
    ],
    [{ users: [{ of: 'jane', RecipientTypeDetails: 'Usermailbox' }] }, /RecipientTypeDetails must be one of User, /],
    [{ recipients: [{ of: 'jane' }] }, /^exchange › recipients\[0\] › RecipientTypeDetails is missing\.$/],
    [{ softDeleted: [{ of: 'jane', WhenSoftDeleted: 'lately' }] }, /WhenSoftDeleted is no time/],
    [{ mailboxes: [{ of: 'jane', SKUAssigned: 'True' }] }, /SKUAssigned must be a boolean, but is a string\.$/],
    [{ organizationConfig: { IsDehydratd: true } }, /organizationConfig has "IsDehydratd".*"IsDehydrated"/],
    [{ softdeleted: [] }, /^exchange has "softdeleted", .*did you mean "softDeleted"\?/],
  ];
  for (const [section, words] of mistakes) {
    it(`is refused with a sentence: ${JSON.stringify(section)}`, async () => {
      const file = { ...contoso, exchange: section } as Partial<TenantFile>;
      await assert.rejects(openExchange(file), (error) => {
        assert.ok(error instanceof TenantFileError);
        assert.equal(error.sentences.length, 1, error.message);
        assert.match(error.sentences[0] ?? '', words);
        return true;
      });
    });
  }
});
