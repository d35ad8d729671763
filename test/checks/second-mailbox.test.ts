import assert from 'node:assert/strict';
import { guidA, guidB, holds, kept, lost, zero } from '../diagnosis/in-exchange.ts';
import { forbidden, lookIn, synced, syncing, unlicensed, user, type World } from '../world.ts';
import { table } from './table.ts';

const open = (world: World): World => ({ ...world, mailboxes: { jane: 'user' } });
const cloud = (exchange?: World['exchange'], changes: object = {}): World => ({
  users: [user('jane', { ...changes })],
  ...(exchange && { exchange }),
});
const hybrid = (exchange?: World['exchange'], changes: object = {}): World => ({
  ...cloud(exchange, { ...synced, ...changes }),
  organization: syncing,
});
const here = holds('UserMailbox', { ExchangeGuid: guidA });
const sees = (symptom: string) => ({ symptom });
const there = (ExchangeGuid: string, RecipientTypeDetails = 'UserMailbox') => ({
  'on-premises-recipient': { RecipientTypeDetails, ExchangeGuid },
});
const onPremises = { 'mailbox-elsewhere': 'on-premises' };

table('second-mailbox', [
  { title: 'no mailbox answers', world: hybrid(), outcome: 'not-applicable' },
  { title: 'cloud-only', world: open(cloud()), outcome: 'not-applicable' },
  { title: 'synced, and nobody said where else one lives', world: open(hybrid()), outcome: 'cannot-tell' },
  {
    title: 'a mailbox on both sides, told apart by their GUIDs',
    world: open(hybrid(here)),
    answers: { ...onPremises, ...there(guidB) },
    finds: ['duplicate-mailbox-both-sides*'],
    verdict: 'duplicate-mailbox-both-sides confirmed',
  },
  {
    title: 'a mailbox on both sides, by a person’s word alone',
    world: open(hybrid()),
    answers: onPremises,
    finds: ['duplicate-mailbox-both-sides*'],
    verdict: 'duplicate-mailbox-both-sides likely',
  },
  {
    title: 'a mailbox on both sides, and Get-Mailbox is refused: it may be one that was moved',
    world: open(hybrid({ ...here, 'Get-Mailbox': forbidden, 'Get-Recipient': forbidden })),
    answers: { ...onPremises, ...there(guidB) },
    verdict: 'duplicate-mailbox-both-sides likely',
  },
  {
    title: 'the same GUID on both sides: moved, and not tidied up',
    world: open(hybrid(here)),
    answers: there(guidA.toUpperCase()),
    finds: ['mailbox-healthy-onprem-not-converted*'],
  },
  {
    title: 'the same GUID on both sides, and no mailbox in use elsewhere',
    world: open(hybrid(here)),
    answers: { 'mailbox-elsewhere': 'nowhere', ...there(guidA) },
    verdict: 'mailbox-healthy-onprem-not-converted confirmed',
  },
  {
    title: 'a remote mailbox on premises is as it should be',
    world: open(hybrid(here)),
    answers: { ...there(guidA, 'RemoteUserMailbox'), ...sees('nothing-wrong') },
    outcome: 'pass',
    verdict: 'mailbox-healthy confirmed',
  },
  {
    title: 'zeros on both sides are no common GUID',
    world: open(hybrid(holds('UserMailbox'))),
    answers: { ...onPremises, ...there(zero) },
    finds: ['duplicate-mailbox-both-sides*'],
    verdict: 'duplicate-mailbox-both-sides likely',
  },
  {
    title: 'the one in the cloud is new and empty, the mail is on premises',
    world: open(hybrid(here)),
    answers: { ...onPremises, ...there(guidB), ...sees('empty') },
    finds: ['licensed-before-guid-stamped*'],
    verdict: 'licensed-before-guid-stamped confirmed',
  },
  {
    title: 'the same, without the two GUIDs',
    world: open(hybrid()),
    answers: { ...onPremises, ...sees('empty') },
    verdict: 'licensed-before-guid-stamped likely',
  },
  {
    title: 'empty, and an older mailbox is inactive: was out of sync for long',
    world: open(hybrid({ ...here, InactiveMailboxOnly: [kept(guidB)] })),
    answers: sees('empty'),
    finds: ['user-was-out-of-sync-scope-new-mailbox*'],
    verdict: 'user-was-out-of-sync-scope-new-mailbox confirmed',
  },
  {
    title: 'an older mailbox is soft-deleted, and nobody misses mail yet',
    world: open(hybrid({ ...here, SoftDeletedMailbox: [lost(guidB)] })),
    finds: ['user-was-out-of-sync-scope-new-mailbox*'],
    verdict: 'user-was-out-of-sync-scope-new-mailbox likely',
  },
  {
    title: 'empty, and no older mailbox shows',
    world: open(hybrid(here)),
    answers: sees('empty'),
    verdict: 'user-was-out-of-sync-scope-new-mailbox likely',
  },
  {
    title: 'empty, in the cloud only, and an older mailbox is soft-deleted',
    world: open(cloud({ ...here, SoftDeletedMailbox: [lost(guidB)] })),
    answers: sees('empty'),
    outcome: 'cannot-tell',
  },
  {
    title: 'the only one that is listed is the one in use',
    world: open(hybrid({ ...here, SoftDeletedMailbox: [lost(guidA)] })),
    answers: sees('nothing-wrong'),
    outcome: 'pass',
  },
  {
    title: 'a cloud-only person never left the scope of sync',
    world: open(cloud({ ...here, InactiveMailboxOnly: [kept(guidB)] })),
    answers: sees('nothing-wrong'),
    outcome: 'not-applicable',
    verdict: 'mailbox-healthy confirmed',
  },
]);

describe('second-mailbox, and what may be done', () => {
  it('takes nothing away and deletes nothing, whatever is seen', async () => {
    const destroying = new Set([
      'cycle-exchange-plan',
      'cycle-license',
      'delete-and-recreate',
      'purge-deleted-user',
      'clear-mailbox-guid',
      'remove-license',
    ]);
    const answers = [
      'outlook-only',
      'app-refused',
      'folder-refused',
      'tool-fails',
      'empty',
      'not-forwarded',
      'other-account',
    ];
    for (const symptom of answers) {
      for (const more of [{}, onPremises, { ...onPremises, ...there(guidB) }, there(guidA)]) {
        const { advice } = await lookIn(
          open(hybrid({ ...here, InactiveMailboxOnly: [kept(guidB)] }, unlicensed)),
          'jane@contoso.com',
          { ...more, symptom },
        );
        assert.deepEqual(
          advice.filter(({ remedy }) => destroying.has(remedy)),
          [],
          symptom,
        );
      }
    }
  });
});
