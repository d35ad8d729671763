import { unlicensed, user } from '../world.ts';
import { table, without } from './table.ts';

const one = (changes: object = {}) => ({ users: [user('jane', { ...changes })] });

table('sign-in', [
  { title: 'allowed', world: one(), outcome: 'pass' },
  { title: 'not said', world: one({ accountEnabled: null, showInAddressList: null }), outcome: 'pass' },
  {
    title: 'blocked: a note',
    world: one({ accountEnabled: false }),
    finds: ['blocked-or-disabled-account-not-a-cause'],
    verdict: 'exceeds-24h-needs-forward-sync likely',
  },
  {
    title: 'hidden: a note',
    world: one({ showInAddressList: false, ...unlicensed }),
    finds: ['hidden-from-gal-not-a-cause'],
    verdict: 'no-license-at-all confirmed',
  },
  {
    title: 'both',
    world: one({ accountEnabled: false, showInAddressList: false }),
    finds: ['blocked-or-disabled-account-not-a-cause', 'hidden-from-gal-not-a-cause'],
  },
  { title: 'user refused', world: without(one(), 'user', 'matches'), outcome: 'cannot-tell' },
]);
