import { holds } from '../diagnosis/in-exchange.ts';
import { ago, deleted, down, exchangeError, synced, syncing, user } from '../world.ts';
import { table, without } from './table.ts';

const stalled = { onPremisesSyncEnabled: true, onPremisesLastSyncDateTime: ago('9h') };
const typo = 'jnae@contoso.com';

table('directory-object', [
  { title: 'there', world: { users: [user('jane')] }, outcome: 'pass' },
  {
    title: 'there by alias',
    world: { users: [user('jane', { userPrincipalName: 'jd@contoso.com' })] },
    outcome: 'pass',
  },
  {
    title: 'there by object id',
    world: { users: [user('jane')] },
    input: '00000000-0000-0000-0000-000000000A0E',
    outcome: 'pass',
  },
  { title: 'there by name', world: { users: [user('jane'), user('janet')] }, input: 'Jane', outcome: 'pass' },
  {
    title: 'deleted, cloud-only',
    world: { deletedUsers: [deleted('jane')] },
    finds: ['user-deleted*'],
    verdict: 'user-deleted confirmed',
  },
  {
    title: 'two deleted accounts had the name: which one must be asked',
    world: {
      deletedUsers: [
        deleted('jane'),
        deleted('jane', {
          id: '99999999-0000-0000-0000-000000000001',
          userPrincipalName: `${'9'.repeat(32)}jane@contoso.com`,
        }),
      ],
    },
    finds: ['user-deleted*'],
    verdict: 'user-deleted likely',
  },
  {
    title: 'nobody, but a group has the address',
    world: { groups: [{ id: 'g', displayName: 'Janes', mail: 'jane@contoso.com', proxyAddresses: [] }] },
    finds: ['user-not-found*'],
    verdict: 'user-not-found likely',
  },
  {
    title: 'nobody, and groups may not be searched',
    world: without({}, 'rival-groups'),
    verdict: 'user-not-found likely',
  },
  {
    title: 'deleted, cloud-only, in a tenant whose sync has stalled',
    world: { deletedUsers: [deleted('jane')], organization: stalled },
    finds: ['user-deleted*'],
    verdict: 'user-deleted confirmed',
  },
  {
    title: 'deleted, with the name of somebody near',
    world: { users: [user('jana')], deletedUsers: [deleted('jane')] },
    verdict: 'user-deleted confirmed',
  },
  {
    title: 'deleted, synced: left the scope of sync',
    world: { deletedUsers: [deleted('jane', { onPremisesSyncEnabled: true })], organization: syncing },
    finds: ['user-out-of-sync-scope*'],
    verdict: 'user-out-of-sync-scope likely',
  },
  {
    title: 'deleted, and a source anchor tells that it was synced',
    world: { deletedUsers: [deleted('jane', { onPremisesImmutableId: 'x==' })], organization: syncing },
    finds: ['user-out-of-sync-scope*'],
  },
  {
    title: 'deleted, and another user has the address as an alias now',
    world: {
      users: [user('bob', { proxyAddresses: ['SMTP:bob@contoso.com', 'smtp:jane@contoso.com'] })],
      deletedUsers: [deleted('jane')],
      mailboxes: { bob: 'user' },
    },
    finds: ['restore-blocked-by-address-reuse*'],
    verdict: 'restore-blocked-by-address-reuse confirmed',
  },
  {
    title: 'deleted, and the alias of its heir is the seventh of many',
    world: {
      users: [
        user('bob', {
          proxyAddresses: [
            'SMTP:bob@contoso.com',
            ...'123456'.split('').map((n) => `smtp:b${n}@contoso.com`),
            'smtp:jane@contoso.com',
          ],
        }),
      ],
      deletedUsers: [deleted('jane')],
      mailboxes: { bob: 'user' },
    },
    verdict: 'restore-blocked-by-address-reuse confirmed',
  },
  {
    title: 'deleted, and a group has the address now',
    world: { groups: [{ id: 'g', displayName: 'Sales', mail: 'jane@contoso.com' }], deletedUsers: [deleted('jane')] },
    verdict: 'restore-blocked-by-address-reuse confirmed',
  },
  {
    title: 'deleted, typed by id, and a group has the address now',
    world: {
      groups: [{ id: 'g', displayName: 'Sales', mail: 'jane@contoso.com' }],
      deletedUsers: [deleted('jane', { id: '12345678-1234-1234-1234-123456789012' })],
    },
    input: '12345678-1234-1234-1234-123456789012',
    verdict: 'restore-blocked-by-address-reuse confirmed',
  },
  {
    title: 'deleted, typed by id',
    world: { deletedUsers: [deleted('jane', { id: '12345678-1234-1234-1234-123456789012' })] },
    input: '12345678-1234-1234-1234-123456789012',
    verdict: 'user-deleted confirmed',
  },
  {
    title: 'deleted, typed by name',
    world: { deletedUsers: [deleted('jane')] },
    input: 'Jane',
    verdict: 'user-deleted confirmed',
  },
  {
    title: 'deleted, and its heir’s other address belonged to somebody deleted later',
    world: {
      users: [
        user('bob', { proxyAddresses: ['SMTP:bob@contoso.com', 'smtp:jane@contoso.com', 'smtp:old@contoso.com'] }),
      ],
      deletedUsers: [deleted('old', { deletedDateTime: ago('1d'), onPremisesSyncEnabled: true }), deleted('jane')],
    },
    verdict: 'restore-blocked-by-address-reuse confirmed',
  },
  {
    title: 'created anew under the same name: the new one is judged',
    world: { users: [user('jane')], deletedUsers: [deleted('jane')], mailboxes: { jane: 'user' } },
    outcome: 'pass',
    verdict: 'mailbox-healthy confirmed',
  },
  {
    title: 'nowhere, and sync has stalled',
    world: { organization: stalled },
    finds: ['dirsync-stalled*'],
    verdict: 'dirsync-stalled likely',
  },
  {
    title: 'nowhere, and sync never ran',
    world: { organization: { onPremisesSyncEnabled: true } },
    verdict: 'dirsync-stalled likely',
  },
  {
    title: 'nowhere, in a tenant that syncs',
    world: { organization: syncing },
    finds: ['user-out-of-sync-scope*'],
    verdict: 'user-out-of-sync-scope likely',
  },
  {
    title: 'nowhere, in a tenant that does not sync',
    world: { users: [user('bob')] },
    finds: ['user-not-found*'],
    verdict: 'user-not-found confirmed',
  },
  {
    title: 'a typing error',
    world: { users: [user('jane')] },
    input: typo,
    finds: ['user-not-found*'],
    verdict: 'user-not-found likely',
  },
  {
    title: 'a typing error, in a tenant that syncs',
    world: { users: [user('jane')], organization: syncing },
    input: typo,
    verdict: 'user-not-found likely',
  },
  {
    title: 'several people of one name: pick one',
    world: { users: [user('jane doe'), user('jane dope')] },
    input: 'jane d',
    outcome: 'cannot-tell',
    verdict: 'undetermined undetermined',
  },
  {
    title: 'a guest has the typed address, and sync kept it back from a colleague: the colleague is judged',
    world: {
      users: [
        user('guest', {
          userPrincipalName: 'jane_contoso.com#EXT#@contoso.onmicrosoft.com',
          mail: 'jane@contoso.com',
          creationType: 'Invitation',
        }),
        user('jane', {
          ...synced,
          userPrincipalName: 'jane1234@contoso.onmicrosoft.com',
          mail: null,
          proxyAddresses: [],
          onPremisesProvisioningErrors: [
            { category: 'PropertyConflict', propertyCausingError: 'UserPrincipalName', value: 'jane@contoso.com' },
          ],
        }),
      ],
      organization: syncing,
    },
    outcome: 'pass',
    verdict: 'proxy-conflict-with-guest confirmed',
  },
  {
    title: 'deleted users refused',
    world: without({ organization: syncing }, 'deleted-users'),
    outcome: 'cannot-tell',
    verdict: 'undetermined undetermined',
  },
  {
    title: 'deleted, and groups refused: the address may be taken',
    world: without({ deletedUsers: [deleted('jane')] }, 'rival-groups'),
    verdict: 'user-deleted likely',
  },
  { title: 'organization refused, and nobody near', world: without({}, 'organization'), outcome: 'cannot-tell' },
  {
    title: 'near names refused: a typing error stays possible',
    world: without({}, 'near-matches'),
    verdict: 'user-not-found likely',
  },
  { title: 'everything about users refused', world: without({}, 'user', 'matches'), outcome: 'cannot-tell' },
  {
    title: 'an incident about sync does not explain a person who is missing',
    world: {
      organization: syncing,
      issues: [
        { id: 'X1', title: 'Directory synchronization is delayed', service: 'Microsoft Entra', isResolved: false },
      ],
    },
    verdict: 'user-out-of-sync-scope likely',
  },
  {
    title: 'an incident says nothing of a person who could not be looked for',
    world: without(
      { issues: [{ id: 'X1', title: 'Delays in provisioning', service: 'Exchange Online', isResolved: false }] },
      'deleted-users',
    ),
    verdict: 'undetermined undetermined',
  },
  {
    title: 'an error on the account is no reason to call it missing',
    world: { users: [user('jane', { serviceProvisioningErrors: [exchangeError('x')] })] },
    outcome: 'pass',
  },

  ...(
    [
      ['out-of-scope', 'user-out-of-sync-scope'],
      ['filtered', 'sync-filtered-by-attribute'],
      ['not-exporting', 'sync-export-blocked'],
    ] as const
  ).flatMap(([answer, cause]) => [
    {
      title: `nowhere, and the Connect server says ${answer}`,
      world: { organization: syncing },
      answers: { 'connect-server': answer },
      finds: [`${cause}*`],
      verdict: `${cause} confirmed`,
    },
    {
      title: `nowhere, the Connect server says ${answer}, and deleted users may not be read`,
      world: without({ organization: syncing }, 'deleted-users'),
      answers: { 'connect-server': answer },
      outcome: 'cannot-tell' as const,
      verdict: 'undetermined undetermined',
    },
    {
      title: `there, whatever the Connect server says (${answer})`,
      world: { users: [user('jane', synced)], organization: syncing },
      answers: { 'connect-server': answer },
      outcome: 'pass' as const,
    },
    {
      title: `nowhere, in a tenant that does not sync, whatever is said of a Connect server (${answer})`,
      world: {},
      answers: { 'connect-server': answer },
      verdict: 'user-not-found confirmed',
    },
  ]),
  {
    title: 'deleted although it is synced, and the Connect server says out of scope',
    world: { deletedUsers: [deleted('jane', { onPremisesSyncEnabled: true })], organization: syncing },
    answers: { 'connect-server': 'out-of-scope' },
    verdict: 'user-out-of-sync-scope confirmed',
  },
  {
    title: 'nowhere, and the Connect server says that the person is in scope',
    world: { organization: syncing },
    answers: { 'connect-server': 'in-scope' },
    finds: ['user-not-found*'],
  },
  {
    title: 'nowhere, and what a person says of the Connect server is no answer',
    world: { organization: syncing },
    answers: { 'connect-server': 'staging' },
    verdict: 'user-out-of-sync-scope likely',
  },
  {
    title: 'nowhere in the directory, while Exchange holds somebody under this name: row 2 is Entra’s',
    world: { organization: syncing, exchange: holds('UserMailbox') },
    verdict: 'user-out-of-sync-scope likely',
  },
  {
    title: 'nowhere, and Exchange is down',
    world: { users: [user('bob')], exchange: down },
    verdict: 'user-not-found confirmed',
  },
  { title: 'there, and Exchange is down', world: { users: [user('jane')], exchange: down }, outcome: 'pass' },
]);
