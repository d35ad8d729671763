import assert from 'node:assert/strict';
import { guidA, guidB, holds, kept, lost } from '../diagnosis/in-exchange.ts';
import {
  ago,
  down,
  forbidden,
  licensed,
  lookIn,
  of,
  plan2,
  synced,
  syncing,
  unlicensed,
  user,
  type World,
} from '../world.ts';
import { table, without } from './table.ts';

const cloud = (exchange: NonNullable<World['exchange']>, changes: object = {}): World => ({
  users: [user('jane', { ...changes })],
  exchange,
});
const hybrid = (exchange: NonNullable<World['exchange']>, changes: object = {}): World => ({
  ...cloud(exchange, { ...synced, ...changes }),
  organization: syncing,
});
const open = (world: World): World => ({ ...world, mailboxes: { jane: 'user' } });
const plain = holds('User');
const softDeleted = { SoftDeletedMailbox: [lost(guidB)] };
const inactive = { InactiveMailboxOnly: [kept(guidB)] };
const guard = { finds: ['soft-deleted-mailbox*'] };
const hold = { finds: ['inactive-mailbox-or-hold-delay*'] };

table('deleted-mailboxes', [
  { title: 'Graph cannot see them: never a pass', world: { users: [user('jane')] }, outcome: 'cannot-tell' },
  { title: 'nor without a license', world: { users: [user('jane', { ...unlicensed })] }, outcome: 'cannot-tell' },
  {
    title: 'a mailbox answers',
    world: { users: [user('jane')], mailboxes: { jane: 'user' } },
    outcome: 'not-applicable',
  },
  { title: 'user refused', world: without({ users: [user('jane')] }, 'user', 'matches'), outcome: 'cannot-tell' },
  { title: 'nobody there', world: { exchange: softDeleted }, outcome: 'not-applicable' },

  { title: 'Exchange says of both lists that there is none', world: cloud(plain), outcome: 'pass' },
  { title: 'Exchange is down', world: cloud(down), outcome: 'cannot-tell' },
  { title: 'Exchange refuses', world: cloud(forbidden), outcome: 'cannot-tell' },
  {
    title: 'soft-deleted ones are refused',
    world: cloud({ ...plain, SoftDeletedMailbox: forbidden }),
    outcome: 'cannot-tell',
  },
  {
    title: 'inactive ones are refused',
    world: cloud({ ...plain, InactiveMailboxOnly: forbidden }),
    outcome: 'cannot-tell',
  },
  {
    title: 'soft-deleted, and nothing to do but ask Microsoft: the guard is the news',
    world: cloud({ ...plain, ...softDeleted }),
    ...guard,
    verdict: 'soft-deleted-mailbox confirmed',
  },
  {
    title: 'soft-deleted, and it has been 12 minutes: the guard is the news',
    world: cloud({ ...plain, ...softDeleted }, licensed({ at: ago('12m') })),
    ...guard,
    verdict: 'soft-deleted-mailbox confirmed',
  },
  {
    title: 'soft-deleted, and no license: never before a blocker',
    world: cloud({ ...plain, ...softDeleted }, unlicensed),
    ...guard,
    verdict: 'no-license-at-all confirmed',
  },
  {
    title: 'soft-deleted, and the plan is off',
    world: cloud({ ...plain, ...softDeleted }, licensed({ disabled: [plan2] })),
    ...guard,
    verdict: 'exchange-plan-disabled-in-license confirmed',
  },
  {
    title: 'soft-deleted, linked to this very account',
    world: cloud({ ...plain, SoftDeletedMailbox: [lost(guidB, { ExternalDirectoryObjectId: user('jane').id })] }),
    ...guard,
  },
  {
    title: 'soft-deleted, and inactive ones may not be read: what shows stands',
    world: cloud({ ...plain, ...softDeleted, InactiveMailboxOnly: forbidden }),
    ...guard,
    verdict: 'soft-deleted-mailbox confirmed',
  },
  {
    title: 'in both lists: with a hold it is an inactive one',
    world: cloud({ ...plain, SoftDeletedMailbox: [kept(guidB)], ...inactive }),
    ...hold,
    verdict: 'inactive-mailbox-or-hold-delay confirmed',
  },
  {
    title: 'in the soft-deleted list alone, and marked as inactive',
    world: cloud({ ...plain, SoftDeletedMailbox: [kept(guidB)] }),
    ...hold,
  },
  {
    title: 'inactive',
    world: cloud({ ...plain, ...inactive }),
    ...hold,
    verdict: 'inactive-mailbox-or-hold-delay confirmed',
  },
  {
    title: 'inactive, found under the sign-in name, while an alias was typed',
    world: {
      users: [user('jane', { proxyAddresses: ['SMTP:jane@contoso.com', 'smtp:jd@contoso.com'] })],
      exchange: { ...plain, ...inactive },
    },
    input: 'jd@contoso.com',
    ...hold,
  },
  {
    title: 'one of each',
    world: cloud({ ...plain, SoftDeletedMailbox: [lost(guidA)], ...inactive }),
    finds: ['soft-deleted-mailbox*', 'inactive-mailbox-or-hold-delay*'],
    verdict: 'soft-deleted-mailbox confirmed',
  },
  {
    title: 'a mail user on hold',
    world: cloud(holds('MailUser', { LitigationHoldEnabled: true }), unlicensed),
    ...hold,
  },
  {
    title: 'a mail user with holds in place',
    world: cloud(holds('MailUser', { InPlaceHolds: ['UniH7895'] }), unlicensed),
    ...hold,
  },
  {
    title: 'a mail user without holds',
    world: cloud(holds('MailUser', { InPlaceHolds: [], LitigationHoldEnabled: false })),
    outcome: 'pass',
  },
  {
    title: 'a mailbox answers, and an older one is soft-deleted: reported, and the mailbox is the verdict',
    world: open(cloud({ ...holds('UserMailbox', { ExchangeGuid: guidA }), ...softDeleted })),
    ...guard,
    verdict: 'mailbox-healthy confirmed',
  },
  {
    title: 'a mailbox answers, and it is on hold: no news',
    world: open(cloud(holds('UserMailbox', { ExchangeGuid: guidA, LitigationHoldEnabled: true }))),
    outcome: 'not-applicable',
  },
  {
    title: 'a mailbox answers, and the lists may not be read',
    world: open(cloud({ ...holds('UserMailbox'), SoftDeletedMailbox: forbidden, InactiveMailboxOnly: down })),
    outcome: 'not-applicable',
  },
  {
    title: 'a person brought a soft-deleted one',
    world: { users: [user('jane')] },
    answers: {
      'soft-deleted-mailbox': { WhenSoftDeleted: '2026-11-10T09:00:00Z', ExchangeGuid: guidB },
      'inactive-mailbox': 'not-found',
    },
    ...guard,
    verdict: 'soft-deleted-mailbox confirmed',
  },
  {
    title: 'a person found neither under the name: a GUID that Exchange was not asked for may lead to one',
    world: { users: [user('jane')] },
    answers: { 'soft-deleted-mailbox': 'not-found', 'inactive-mailbox': 'not-found' },
    outcome: 'cannot-tell',
  },
  {
    title: 'a person found no soft-deleted one, and did not look for the other',
    world: { users: [user('jane')] },
    answers: { 'soft-deleted-mailbox': 'not-found' },
    outcome: 'cannot-tell',
  },
  {
    title: 'what a person brought is no answer',
    world: { users: [user('jane')] },
    answers: { 'soft-deleted-mailbox': 'none', 'inactive-mailbox': [] },
    outcome: 'cannot-tell',
  },
]);

describe('deleted-mailboxes, and what may be done', () => {
  const dangerous = [
    'delete-and-recreate',
    'purge-deleted-user',
    'cycle-exchange-plan',
    'cycle-license',
    'clear-mailbox-guid',
    'remove-license',
  ] as const;
  for (const [title, lists] of Object.entries({
    'a soft-deleted mailbox': softDeleted,
    'an inactive mailbox': inactive,
    'soft-deleted ones that may not be read': { SoftDeletedMailbox: forbidden },
    'inactive ones that may not be read': { InactiveMailboxOnly: forbidden },
  })) {
    it(`forbids to delete, purge, cycle or clear anything beside ${title}`, async () => {
      for (const world of [
        cloud({ ...plain, ...lists }),
        cloud({ ...plain, ...lists }, unlicensed),
        hybrid({ ...holds('MailUser'), ...lists }),
      ]) {
        const { vetoes, advice } = await lookIn(world, 'jane@contoso.com', { 'mailbox-elsewhere': 'nowhere' });
        const forbiddenHere = vetoes.map(({ remedy }) => remedy);
        for (const remedy of dangerous) assert.ok(forbiddenHere.includes(remedy), remedy);
        assert.deepEqual(
          advice.filter(({ remedy }) => (dangerous as readonly string[]).includes(remedy)),
          [],
        );
      }
    });
  }
});

describe('deleted-mailboxes, for a person with Exchange Online PowerShell', () => {
  it('says which cmdlets would show them, with the name as one literal', async () => {
    const name = "o'jane@contoso.com";
    const diagnosis = await lookIn({ users: [user('jane', { userPrincipalName: name })] }, name);
    const asks = of(diagnosis, 'deleted-mailboxes').map((finding) =>
      finding.outcome === 'cannot-tell' && finding.ask && 'cmdlet' in finding.ask ? finding.ask.cmdlet : '',
    );
    assert.equal(asks.length, 2);
    assert.match(asks[0] ?? '', /^Get-Mailbox -SoftDeletedMailbox -Identity 'o''jane@contoso\.com' /);
    assert.match(asks[1] ?? '', /^Get-Mailbox -InactiveMailboxOnly -Identity 'o''jane@contoso\.com' /);
  });
});
