import { guidB, holds, lost } from '../diagnosis/in-exchange.ts';
import { ago, deleted, down, licensed, synced, unlicensed, user } from '../world.ts';
import { table, without } from './table.ts';

const jane = (changes: object = {}) => user('jane', { ...changes });

table('deleted-twin', [
  { title: 'nobody deleted', world: { users: [jane()] }, outcome: 'pass' },
  { title: 'somebody else deleted', world: { users: [jane()], deletedUsers: [deleted('bob')] }, outcome: 'pass' },
  {
    title: 'the same name, deleted: found behind the object id, and the news where only waiting would remain',
    world: { users: [jane({ ...licensed({ at: ago('12m') }) })], deletedUsers: [deleted('jane', { mail: null })] },
    finds: ['original-object-in-deleted-users*'],
    verdict: 'original-object-in-deleted-users likely',
  },
  {
    title: 'over a day late: the guard comes before the support request',
    world: { users: [jane()], deletedUsers: [deleted('jane')] },
    verdict: 'original-object-in-deleted-users likely',
  },
  {
    title: 'never before a blocker',
    world: { users: [jane({ ...unlicensed })], deletedUsers: [deleted('jane')] },
    finds: ['original-object-in-deleted-users*'],
    verdict: 'no-license-at-all confirmed',
  },
  {
    title: 'synced, over a day late, nothing said of on premises: the guard comes before “not known”',
    world: { users: [jane({ ...synced })], deletedUsers: [deleted('jane')] },
    verdict: 'original-object-in-deleted-users likely',
  },
  {
    title: 'the same source anchor under an address of the person',
    world: {
      users: [jane({ ...synced, proxyAddresses: ['SMTP:jane@contoso.com', 'smtp:j@contoso.com'] })],
      deletedUsers: [deleted('j', { onPremisesImmutableId: synced.onPremisesImmutableId })],
    },
    finds: ['original-object-in-deleted-users*'],
  },
  {
    title: 'a second address alone makes no twin',
    world: {
      users: [jane({ proxyAddresses: ['SMTP:jane@contoso.com', 'smtp:j@contoso.com'] })],
      deletedUsers: [deleted('j')],
    },
    outcome: 'pass',
  },
  { title: 'deleted users refused', world: without({ users: [jane()] }, 'deleted-users'), outcome: 'cannot-tell' },
  { title: 'user refused', world: without({ users: [jane()] }, 'user', 'matches'), outcome: 'cannot-tell' },

  {
    title: 'the same name, deleted, and a person says it was this one’s',
    world: { users: [jane()], deletedUsers: [deleted('jane')] },
    answers: { 'earlier-account': 'yes' },
    finds: ['original-object-in-deleted-users*'],
    verdict: 'original-object-in-deleted-users confirmed',
  },
  {
    title: 'the same name, deleted, and a person says it was somebody else’s',
    world: { users: [jane()], deletedUsers: [deleted('jane')] },
    answers: { 'earlier-account': 'no' },
    outcome: 'pass',
    verdict: 'exceeds-24h-needs-forward-sync likely',
  },
  {
    title: 'what a person says is no answer',
    world: { users: [jane()], deletedUsers: [deleted('jane')] },
    answers: { 'earlier-account': 'perhaps' },
    verdict: 'original-object-in-deleted-users likely',
  },
  {
    title: 'a person says yes, and the mailbox could not be asked',
    world: without({ users: [jane()], deletedUsers: [deleted('jane')] }, 'mailbox'),
    answers: { 'earlier-account': 'yes' },
    verdict: 'original-object-in-deleted-users likely',
  },
  {
    title: 'a person’s word is none where deleted users may not be read',
    world: without({ users: [jane()] }, 'deleted-users'),
    answers: { 'earlier-account': 'no' },
    outcome: 'cannot-tell',
  },
  {
    title: 'a soft-deleted mailbox beside it: both are guards',
    world: {
      users: [jane()],
      deletedUsers: [deleted('jane')],
      exchange: { ...holds('User'), SoftDeletedMailbox: [lost(guidB)] },
    },
    finds: ['original-object-in-deleted-users*'],
    verdict: 'original-object-in-deleted-users likely',
  },
  {
    title: 'Exchange is down, which changes nothing',
    world: { users: [jane()], deletedUsers: [deleted('jane')], exchange: down },
    finds: ['original-object-in-deleted-users*'],
  },
]);
