import { holds } from '../diagnosis/in-exchange.ts';
import {
  ago,
  deleted,
  down,
  exchangeError,
  forbidden,
  inExchange,
  licensed,
  powerBi,
  quarantine,
  synced,
  unlicensed,
  user,
} from '../world.ts';
import { table, without } from './table.ts';

const bobId = '00000000-0000-0000-0000-00000000b0b0';
/** Somebody else, whose addresses a case fills in. */
const bob = (changes: object = {}) => user('bob', { id: bobId, ...changes });
const has = (address: string) => ({ proxyAddresses: ['SMTP:bob@contoso.com', `smtp:${address}`] });
/** Somebody of Exchange that no list of Graph shows, and that has jane’s address. */
const holder = (type: string, changes: object = {}) =>
  inExchange('news', type, {
    ExternalDirectoryObjectId: '',
    UserPrincipalName: null,
    PrimarySmtpAddress: 'news@contoso.com',
    EmailAddresses: ['SMTP:news@contoso.com', 'smtp:jane@contoso.com'],
    ...changes,
  });
const taken = licensed({ state: 'Error', error: 'UniquenessViolation' });
const janeTaken = user('jane', { ...taken });
const kept = (value: string, property?: string, changes: object = {}) =>
  user('jane', { ...synced, ...unlicensed, onPremisesProvisioningErrors: [quarantine(value, property)], ...changes });
const exchangeSays = exchangeError(
  'The proxy address "SMTP:jane@contoso.com" is already being used by the proxy addresses or LegacyExchangeDN of "bob". Please choose another proxy address.',
);

table('address-conflict', [
  { title: 'nobody else has an address', world: { users: [user('jane'), bob()] }, outcome: 'pass' },
  {
    title: 'found by the search alone, with the plan in force',
    world: { users: [user('jane'), bob(has('jane@contoso.com'))] },
    finds: ['proxy-conflict-with-active-user'],
    verdict: 'exceeds-24h-needs-forward-sync likely',
  },
  {
    title: 'found by the search alone, without a license',
    world: { users: [user('jane', { ...unlicensed }), bob(has('jane@contoso.com'))] },
    finds: ['proxy-conflict-with-active-user'],
    verdict: 'no-license-at-all confirmed',
  },
  {
    title: 'UniquenessViolation and another user',
    world: { users: [janeTaken, bob(has('jane@contoso.com'))] },
    finds: ['proxy-conflict-with-active-user*'],
    verdict: 'proxy-conflict-with-active-user confirmed',
  },
  {
    title: 'the capitals of an address do not matter',
    world: { users: [janeTaken, bob(has('JANE@Contoso.COM'))] },
    finds: ['proxy-conflict-with-active-user*'],
  },
  {
    title: 'UniquenessViolation and another user’s sign-in name: the alias lists look clean',
    world: {
      users: [
        user('jane', { ...taken, userPrincipalName: 'jane.doe@contoso.com' }),
        bob({ userPrincipalName: 'jane@contoso.com', mail: null, proxyAddresses: [] }),
      ],
    },
    input: 'jane.doe@contoso.com',
    finds: ['address-is-upn-of-other-user*'],
    verdict: 'address-is-upn-of-other-user confirmed',
  },
  {
    title: 'UniquenessViolation and the onmicrosoft.com address of the alias',
    world: { users: [janeTaken, bob(has('jane@contoso.onmicrosoft.com'))] },
    finds: ['moera-conflict*'],
    verdict: 'moera-conflict confirmed',
  },
  {
    title: 'the onmicrosoft.com address of the sign-in name’s prefix counts as well',
    world: { users: [user('jane', { ...taken, mailNickname: 'jdoe' }), bob(has('jane@contoso.onmicrosoft.com'))] },
    finds: ['moera-conflict*'],
  },
  {
    title: 'a taken onmicrosoft.com address without an error is a finding',
    world: { users: [user('jane'), bob(has('jane@contoso.onmicrosoft.com'))] },
    finds: ['moera-conflict'],
  },
  {
    title: 'UniquenessViolation and a guest',
    world: {
      users: [
        janeTaken,
        bob({ userPrincipalName: 'jane_fabrikam.com#EXT#@contoso.onmicrosoft.com', mail: 'jane@contoso.com' }),
      ],
    },
    finds: ['proxy-conflict-with-guest*'],
    verdict: 'proxy-conflict-with-guest confirmed',
  },
  {
    title: 'UniquenessViolation and a shared mailbox, told by its purpose',
    world: { users: [janeTaken, bob(has('jane@contoso.com'))], mailboxes: { bob: 'shared' } },
    finds: ['proxy-conflict-with-shared-mailbox*'],
    verdict: 'proxy-conflict-with-shared-mailbox confirmed',
  },
  {
    title: 'a disabled account without a license: a shared mailbox, most likely',
    world: { users: [janeTaken, bob({ ...has('jane@contoso.com'), ...unlicensed, accountEnabled: false })] },
    finds: ['proxy-conflict-with-shared-mailbox*'],
    verdict: 'proxy-conflict-with-shared-mailbox likely',
  },
  {
    title: 'the owner’s mailbox is refused: user or shared mailbox stays open',
    world: without(
      { users: [janeTaken, bob(has('jane@contoso.com'))], mailboxes: { bob: 'shared' } },
      'rival-mailboxes',
    ),
    finds: ['proxy-conflict-with-active-user*'],
    verdict: 'proxy-conflict-with-active-user likely',
  },
  {
    title: 'UniquenessViolation and a group',
    world: {
      users: [janeTaken],
      groups: [{ id: 'g', displayName: 'Sales', mail: 'jane@contoso.com', proxyAddresses: [] }],
    },
    finds: ['proxy-conflict-with-group*'],
    verdict: 'proxy-conflict-with-group confirmed',
  },
  {
    title: 'UniquenessViolation and a contact',
    world: {
      users: [janeTaken],
      contacts: [{ id: 'c', displayName: 'Jane', proxyAddresses: ['smtp:jane@contoso.com'] }],
    },
    finds: ['proxy-conflict-with-contact*'],
    verdict: 'proxy-conflict-with-contact confirmed',
  },
  {
    title: 'UniquenessViolation and a deleted user: never certain',
    world: { users: [janeTaken], deletedUsers: [deleted('jane')] },
    finds: ['proxy-conflict-with-deleted-user*'],
    verdict: 'proxy-conflict-with-deleted-user likely',
  },
  {
    title: 'a deleted user by the name without the object id in front',
    world: { users: [janeTaken], deletedUsers: [deleted('jane', { mail: null })] },
    finds: ['proxy-conflict-with-deleted-user*'],
  },
  {
    title: 'a deleted user without an error is a finding',
    world: { users: [user('jane', { ...licensed({ at: ago('5h') }) })], deletedUsers: [deleted('jane')] },
    finds: ['proxy-conflict-with-deleted-user'],
    verdict: 'original-object-in-deleted-users likely',
  },
  {
    title: 'a deleted group',
    world: {
      users: [janeTaken],
      deletedGroups: [{ id: 'g', displayName: 'Sales', mail: 'jane@contoso.com', proxyAddresses: [] }],
    },
    finds: ['proxy-conflict-with-deleted-user*'],
  },
  {
    title: 'a living owner comes before a deleted one',
    world: { users: [janeTaken, bob(has('jane@contoso.com'))], deletedUsers: [deleted('jane')] },
    finds: ['proxy-conflict-with-active-user*', 'proxy-conflict-with-deleted-user'],
  },
  {
    title: 'UniquenessViolation, and nobody that Graph can see: perhaps a public folder',
    world: { users: [janeTaken] },
    finds: ['proxy-conflict-with-other-recipient*'],
    verdict: 'proxy-conflict-with-other-recipient likely',
  },
  {
    title: 'UniquenessViolation on a product without mail decides nothing',
    world: {
      users: [
        user('jane', { ...licensed({ sku: powerBi, state: 'Error', error: 'UniquenessViolation' }) }),
        bob(has('jane@contoso.com')),
      ],
    },
    finds: ['proxy-conflict-with-active-user'],
    verdict: 'no-exchange-plan confirmed',
  },
  {
    title: 'an old UniquenessViolation on a license in force',
    world: {
      users: [
        user('jane', { ...licensed({ state: 'ActiveWithError', error: 'UniquenessViolation' }) }),
        bob(has('jane@contoso.com')),
      ],
    },
    finds: ['proxy-conflict-with-active-user'],
  },
  {
    title: 'Exchange names the address',
    world: { users: [user('jane', { serviceProvisioningErrors: [exchangeSays] }), bob(has('jane@contoso.com'))] },
    finds: ['proxy-conflict-with-active-user*'],
    verdict: 'proxy-conflict-with-active-user confirmed',
  },
  {
    title: 'Exchange named it once, and that is resolved',
    world: { users: [user('jane', { serviceProvisioningErrors: [{ ...exchangeSays, isResolved: true }] })] },
    outcome: 'pass',
  },
  {
    title: 'a sign-in name in quarantine',
    world: {
      users: [
        kept('jane@contoso.com', 'UserPrincipalName', {
          userPrincipalName: 'jane1234@contoso.onmicrosoft.com',
          mail: null,
          proxyAddresses: [],
        }),
        bob(has('jane@contoso.com')),
      ],
    },
    input: 'jane1234@contoso.onmicrosoft.com',
    finds: ['proxy-conflict-with-active-user*'],
    verdict: 'proxy-conflict-with-active-user confirmed',
  },
  {
    title: 'an address in quarantine, and a cloud administrator has it',
    world: {
      users: [kept('SMTP:jane@contoso.com'), bob(has('jane@contoso.com'))],
      roles: { bob: ['User Administrator'] },
    },
    finds: ['soft-match-blocked-by-admin-role*'],
    verdict: 'soft-match-blocked-by-admin-role likely',
  },
  {
    title: 'an address in quarantine, and the roles of its owner are refused',
    world: without(
      { users: [kept('SMTP:jane@contoso.com'), bob(has('jane@contoso.com'))], roles: { bob: ['User Administrator'] } },
      'rival-roles',
    ),
    finds: ['proxy-conflict-with-active-user*'],
    verdict: 'proxy-conflict-with-active-user likely',
  },
  {
    title: 'a primary address in quarantine, and the owner cannot be seen',
    world: { users: [kept('SMTP:jane@contoso.com')] },
    finds: ['onprem-provisioning-error-duplicate*'],
    verdict: 'onprem-provisioning-error-duplicate confirmed',
  },
  {
    title: 'a primary address in quarantine that is missing from the account: its prefix tells',
    world: { users: [kept('SMTP:j.doe@contoso.com')] },
    finds: ['onprem-provisioning-error-duplicate*'],
  },
  {
    title: 'a second address in quarantine is a finding',
    world: { users: [kept('smtp:j.doe@contoso.com'), bob(has('j.doe@contoso.com'))] },
    finds: ['proxy-conflict-with-active-user'],
    verdict: 'no-license-at-all likely',
  },
  {
    title: 'users refused: the conflict stands, its owner is not seen',
    world: without({ users: [janeTaken, bob(has('jane@contoso.com'))] }, 'rival-users'),
    finds: ['proxy-conflict-with-other-recipient*'],
    verdict: 'proxy-conflict-with-other-recipient likely',
  },
  ...['rival-users', 'rival-groups', 'rival-contacts', 'deleted-users', 'deleted-groups'].map((fact) => ({
    title: `${fact} refused: no pass`,
    world: without({ users: [user('jane')] }, fact),
    outcome: 'cannot-tell' as const,
  })),
  { title: 'user refused', world: without({ users: [user('jane')] }, 'user', 'matches'), outcome: 'cannot-tell' },

  ...(
    [
      ['PublicFolder', 'proxy-conflict-with-public-folder'],
      ['GuestMailUser', 'proxy-conflict-with-guest'],
      ['MailContact', 'proxy-conflict-with-contact'],
      ['MailUniversalDistributionGroup', 'proxy-conflict-with-group'],
      ['DynamicDistributionGroup', 'proxy-conflict-with-group'],
      ['GroupMailbox', 'proxy-conflict-with-group'],
      ['SharedMailbox', 'proxy-conflict-with-shared-mailbox'],
      ['RoomMailbox', 'proxy-conflict-with-shared-mailbox'],
      ['UserMailbox', 'proxy-conflict-with-other-recipient'],
    ] as const
  ).map(([type, cause]) => ({
    title: `UniquenessViolation, and only Exchange shows the holder: a ${type}`,
    world: { users: [janeTaken], exchange: { ...holds('User'), 'Get-Recipient': [holder(type)] } },
    finds: [`${cause}*`],
  })),
  {
    title: 'a public folder has it, as only Exchange shows',
    world: { users: [janeTaken], exchange: { ...holds('User'), 'Get-Recipient': [holder('PublicFolder')] } },
    verdict: 'proxy-conflict-with-public-folder confirmed',
  },
  {
    title: 'a public folder, brought by a person',
    world: { users: [janeTaken] },
    answers: {
      'rival-recipients': {
        RecipientTypeDetails: 'PublicFolder',
        DisplayName: 'News',
        EmailAddresses: ['smtp:jane@contoso.com'],
      },
    },
    finds: ['proxy-conflict-with-public-folder*'],
    verdict: 'proxy-conflict-with-public-folder confirmed',
  },
  {
    title: 'a recipient with another address, brought by a person, is not the holder',
    world: { users: [janeTaken] },
    answers: {
      'rival-recipients': {
        RecipientTypeDetails: 'PublicFolder',
        DisplayName: 'News',
        EmailAddresses: ['smtp:news@contoso.com'],
      },
    },
    finds: ['proxy-conflict-with-other-recipient*'],
    verdict: 'proxy-conflict-with-other-recipient likely',
  },
  {
    title: 'what a person brought is no recipient',
    world: { users: [janeTaken] },
    answers: { 'rival-recipients': 'a public folder' },
    verdict: 'proxy-conflict-with-other-recipient likely',
  },
  {
    title: 'Exchange finds only the person: no rival',
    world: { users: [janeTaken], exchange: holds('MailUser') },
    finds: ['proxy-conflict-with-other-recipient*'],
    verdict: 'proxy-conflict-with-other-recipient likely',
  },
  ...[down, forbidden].map((fault) => ({
    title: `a group has it, and Exchange answers nothing (${fault.kind})`,
    world: {
      users: [janeTaken],
      groups: [{ id: 'g', displayName: 'Sales', mail: 'jane@contoso.com', proxyAddresses: [] }],
      exchange: fault,
    },
    finds: ['proxy-conflict-with-group*'],
    verdict: 'proxy-conflict-with-group confirmed',
  })),
  {
    title: 'a colleague has it, in the directory and in Exchange: the directory tells more',
    world: {
      users: [janeTaken, bob(has('jane@contoso.com'))],
      exchange: { ...holds('User'), 'Get-Recipient': [holder('UserMailbox', { ExternalDirectoryObjectId: bobId })] },
    },
    finds: ['proxy-conflict-with-active-user*'],
    verdict: 'proxy-conflict-with-active-user confirmed',
  },
  {
    title: 'a public folder comes before a deleted user',
    world: {
      users: [janeTaken],
      deletedUsers: [deleted('jane')],
      exchange: { ...holds('User'), 'Get-Recipient': [holder('PublicFolder')] },
    },
    finds: ['proxy-conflict-with-public-folder*', 'proxy-conflict-with-deleted-user'],
    verdict: 'proxy-conflict-with-public-folder confirmed',
  },
  {
    title: 'no conflict, and Exchange is down: Exchange is not asked for this',
    world: { users: [user('jane')], exchange: down },
    outcome: 'pass',
  },
  {
    title: 'a mailbox answers: the conflict is reported under it',
    world: { users: [janeTaken, bob(has('jane@contoso.com'))], mailboxes: { jane: 'user' } },
    verdict: 'license-removed-mailbox-in-grace likely',
  },
]);
