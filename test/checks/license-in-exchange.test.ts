import { ago, licensed, synced, unlicensed, user } from '../world.ts';
import { table, without } from './table.ts';

const at = (status: string, changes: object = {}) => ({
  users: [user('jane', { ...changes })],
  licenseStatus: { jane: status },
});

table('license-in-exchange', [
  { title: 'Success', world: at('Success'), outcome: 'pass' },
  { title: 'success in small letters', world: at('success'), outcome: 'pass' },
  {
    title: 'PendingInput after 30 hours',
    world: at('PendingInput'),
    finds: ['exo-license-state-not-synced*'],
    verdict: 'exo-license-state-not-synced likely',
  },
  {
    title: 'PendingActivation after 30 hours',
    world: at('PendingActivation'),
    finds: ['exo-license-state-not-synced*'],
  },
  {
    title: 'PendingInput after 5 hours is normal',
    world: at('PendingInput', licensed({ at: ago('5h') })),
    outcome: 'not-applicable',
    verdict: 'still-within-normal-time likely',
  },
  {
    title: 'PendingInput after 30 hours, synced, nothing said',
    world: at('PendingInput', synced),
    finds: ['exo-license-state-not-synced*'],
    verdict: 'undetermined undetermined',
  },
  {
    title: 'PendingInput, and a mailbox answers',
    world: { ...at('PendingInput'), mailboxes: { jane: 'user' } },
    outcome: 'not-applicable',
    verdict: 'mailbox-healthy confirmed',
  },
  { title: 'no plan', world: at('PendingInput', unlicensed), outcome: 'not-applicable' },
  { title: 'details refused', world: without(at('PendingInput'), 'license-details'), outcome: 'cannot-tell' },
  { title: 'mailbox refused: no pass', world: without(at('Success'), 'mailbox'), outcome: 'cannot-tell' },
  { title: 'user refused', world: without(at('Success'), 'user', 'matches'), outcome: 'cannot-tell' },
]);
