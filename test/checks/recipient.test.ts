import assert from 'node:assert/strict';
import { guidA, holds, kept, lost } from '../diagnosis/in-exchange.ts';
import {
  ago,
  down,
  forbidden,
  inExchange,
  licensed,
  lookIn,
  of,
  synced,
  syncing,
  unlicensed,
  user,
  type World,
} from '../world.ts';
import { table, without } from './table.ts';

const cloud = (exchange: World['exchange'], changes: object = {}): World => ({
  users: [user('jane', { ...changes })],
  ...(exchange && { exchange }),
});
const hybrid = (exchange: World['exchange'], changes: object = {}): World => ({
  ...cloud(exchange, { ...synced, ...changes }),
  organization: syncing,
});
const nowhere = { 'mailbox-elsewhere': 'nowhere' };
const plain = (SKUAssigned: unknown) => holds('User', { SKUAssigned });
const stranger = (changes: object = {}) =>
  inExchange('jane', 'UserMailbox', {
    ExternalDirectoryObjectId: '99999999-9999-4999-8999-999999999999',
    ExchangeGuid: guidA,
    ...changes,
  });
const bobId = '00000000-0000-0000-0000-00000000b0b0';
const unseen = 'exo-license-state-not-synced';

table('recipient', [
  { title: 'without Exchange it cannot be told', world: { users: [user('jane')] }, outcome: 'cannot-tell' },
  { title: 'user refused', world: without({ users: [user('jane')] }, 'user', 'matches'), outcome: 'cannot-tell' },
  { title: 'nobody there', world: {}, outcome: 'not-applicable' },
  { title: 'Exchange is down', world: cloud(down), outcome: 'cannot-tell' },
  { title: 'Exchange refuses everything', world: cloud(forbidden), outcome: 'cannot-tell' },
  {
    title: 'Get-User is refused: that Get-Recipient finds nobody proves nothing',
    world: cloud({ 'Get-User': forbidden }),
    outcome: 'cannot-tell',
    verdict: 'exceeds-24h-needs-forward-sync likely',
  },
  { title: 'a licensed user', world: cloud(plain(true)), outcome: 'pass' },
  { title: 'a licensed user, as a console prints it', world: cloud(plain('True')), outcome: 'pass' },
  { title: 'a blocked user is a user', world: cloud(holds('DisabledUser')), outcome: 'pass' },
  { title: 'a mailbox', world: { ...cloud(holds('UserMailbox')), mailboxes: { jane: 'user' } }, outcome: 'pass' },
  { title: 'a mail user: another check speaks of it', world: hybrid(holds('MailUser')), outcome: 'pass' },
  {
    title: 'Get-User refused, Get-Recipient shows a mail user',
    world: hybrid({ ...holds('MailUser'), 'Get-User': forbidden }),
    outcome: 'pass',
  },
  {
    title: 'Exchange has never heard of the person, after 30 hours',
    world: cloud({}),
    finds: ['object-missing-in-exchange*'],
    verdict: 'object-missing-in-exchange confirmed',
  },
  {
    title: 'never heard of, synced, and no mailbox elsewhere',
    world: hybrid({}),
    answers: nowhere,
    verdict: 'object-missing-in-exchange confirmed',
  },
  { title: 'never heard of, synced, nobody said', world: hybrid({}), verdict: 'object-missing-in-exchange likely' },
  {
    title: 'never heard of, and soft-deleted mailboxes may not be read',
    world: cloud({ SoftDeletedMailbox: forbidden }),
    verdict: 'object-missing-in-exchange likely',
  },
  {
    title: 'never heard of, and health is refused',
    world: without(cloud({}), 'service-health'),
    verdict: 'object-missing-in-exchange likely',
  },
  {
    title: 'never heard of, after 12 minutes: normal so far',
    world: cloud({}, licensed({ at: ago('12m') })),
    verdict: 'still-within-normal-time confirmed',
  },
  {
    title: 'never heard of, after 5 hours',
    world: cloud({}, licensed({ at: ago('5h') })),
    verdict: 'still-within-normal-time likely',
  },
  {
    title: 'never heard of, without a license',
    world: cloud({}, unlicensed),
    finds: ['object-missing-in-exchange'],
    verdict: 'no-license-at-all confirmed',
  },
  {
    title: 'never heard of, but a mailbox answers',
    world: { ...cloud({}), mailboxes: { jane: 'user' } },
    verdict: 'mailbox-healthy confirmed',
  },
  {
    title: 'never heard of, and a person’s probe was refused',
    world: without(cloud({}), 'mailbox'),
    verdict: 'object-missing-in-exchange confirmed',
  },
  ...[null, false, '', 'False'].map((blank) => ({
    title: `SKUAssigned is ${JSON.stringify(blank)} after 30 hours`,
    world: cloud(plain(blank)),
    finds: [`${unseen}*`],
    verdict: `${unseen} confirmed`,
  })),
  {
    title: 'SKUAssigned is blank after 5 hours: normal so far',
    world: cloud(plain(null), licensed({ at: ago('5h') })),
    outcome: 'pass',
    verdict: 'still-within-normal-time likely',
  },
  { title: 'SKUAssigned is blank without a license', world: cloud(plain(null), unlicensed), outcome: 'pass' },
  {
    title: 'SKUAssigned is blank on a mail user without a GUID',
    world: cloud(holds('MailUser', { SKUAssigned: null })),
    finds: [`${unseen}*`],
    verdict: `${unseen} likely`,
  },
  {
    title: 'SKUAssigned is blank on a mail user with a GUID: the GUID is the matter',
    world: hybrid(holds('MailUser', { SKUAssigned: null, ExchangeGuid: guidA })),
    outcome: 'pass',
    verdict: 'msexchmailboxguid-synced-from-onprem likely',
  },
  {
    title: 'SKUAssigned is blank, synced, and nobody said where the mailbox lives',
    world: hybrid(holds('MailUser', { SKUAssigned: null })),
    verdict: 'exo-license-state-not-synced likely',
  },
  {
    title: 'SKUAssigned is blank, synced, and no mailbox elsewhere',
    world: hybrid(holds('MailUser', { SKUAssigned: null })),
    answers: nowhere,
    verdict: `${unseen} confirmed`,
  },
  {
    title: 'SKUAssigned is blank, and inactive mailboxes may not be read',
    world: cloud({ ...plain(null), InactiveMailboxOnly: forbidden }),
    verdict: `${unseen} likely`,
  },
  {
    title: 'SKUAssigned is blank, and a mailbox answers',
    world: { ...cloud(holds('UserMailbox', { SKUAssigned: null })), mailboxes: { jane: 'user' } },
    outcome: 'pass',
    verdict: 'mailbox-healthy confirmed',
  },
  {
    title: 'SKUAssigned is blank on a shared mailbox, which needs no license',
    world: { ...cloud(holds('SharedMailbox', { SKUAssigned: null }), unlicensed), mailboxes: { jane: 'shared' } },
    outcome: 'pass',
    verdict: 'mailbox-healthy confirmed',
  },
  {
    title: 'a mailbox with this person’s name is linked to an account that is not there',
    world: cloud({ 'Get-Recipient': [stranger()] }),
    finds: ['orphaned-exo-object*', 'object-missing-in-exchange*'],
    verdict: 'orphaned-exo-object likely',
  },
  {
    title: 'the same, while Exchange knows the person as a plain user',
    world: cloud({ ...plain(true), 'Get-Recipient': [stranger()] }),
    finds: ['orphaned-exo-object*'],
    verdict: 'orphaned-exo-object likely',
  },
  {
    title: 'a mail user with this person’s name is linked to nobody',
    world: cloud({
      ...plain(true),
      'Get-Recipient': [stranger({ RecipientTypeDetails: 'MailUser', ExternalDirectoryObjectId: '' })],
    }),
    finds: ['orphaned-exo-object*'],
  },
  {
    title: 'it is linked to a colleague: no left-over',
    world: {
      users: [
        user('jane'),
        user('bob', { id: bobId, proxyAddresses: ['SMTP:bob@contoso.com', 'smtp:jane@contoso.com'] }),
      ],
      exchange: { ...plain(true), 'Get-Recipient': [stranger({ ExternalDirectoryObjectId: bobId })] },
    },
    outcome: 'pass',
  },
  {
    title: 'a left-over without a license to wait for decides nothing',
    world: cloud({ ...plain(null), 'Get-Recipient': [stranger()] }, unlicensed),
    finds: ['orphaned-exo-object'],
    verdict: 'no-license-at-all confirmed',
  },
]);

describe('recipient, for a person with Exchange Online PowerShell', () => {
  it('gives the cmdlet, ready to paste', async () => {
    const [finding] = of(await lookIn({ users: [user('jane')] }, 'jane@contoso.com'), 'recipient');
    assert.ok(finding?.outcome === 'cannot-tell' && finding.ask && 'cmdlet' in finding.ask);
    assert.match(
      finding.ask.cmdlet,
      /^Get-Recipient -Identity 'jane@contoso\.com' \| Format-List RecipientTypeDetails/,
    );
    assert.equal(finding.ask.where, 'Exchange Online PowerShell');
  });
});

describe('recipient, and what may be done', () => {
  const advice = async (world: World) => (await lookIn(world, 'jane@contoso.com')).advice.map(({ remedy }) => remedy);

  it('cycles once and last where Exchange has not seen the license and nothing can be lost', async () => {
    assert.deepEqual(await advice(cloud(plain(null))), [
      'retry-provisioning',
      'run-provisioning-diagnostic',
      'cycle-exchange-plan',
    ]);
  });

  for (const [what, lists] of Object.entries({
    'a soft-deleted mailbox exists': { SoftDeletedMailbox: [lost(guidA)] },
    'an inactive mailbox exists': { InactiveMailboxOnly: [kept(guidA)] },
    'soft-deleted mailboxes may not be read': { SoftDeletedMailbox: forbidden },
    'inactive mailboxes may not be read': { InactiveMailboxOnly: down },
  })) {
    it(`cycles nothing where ${what}`, async () => {
      assert.deepEqual(await advice(cloud({ ...plain(null), ...lists })), [
        'retry-provisioning',
        'run-provisioning-diagnostic',
      ]);
    });
  }

  it('asks for the diagnostic and then for Microsoft where Exchange never heard of the person', async () => {
    assert.deepEqual(await advice(cloud({})), ['run-provisioning-diagnostic', 'draft-support-request']);
  });
});
