import { ago, deleted, licensed, synced, unlicensed, user } from '../world.ts';
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
]);
