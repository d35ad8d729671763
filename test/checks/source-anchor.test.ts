import { holds } from '../diagnosis/in-exchange.ts';
import { down, synced, syncing, unlicensed, user, type World } from '../world.ts';
import { table, without } from './table.ts';

const hybrid = (changes: object = {}): World => ({
  users: [user('jane', { ...synced, ...changes })],
  organization: syncing,
});
const says = (answer: unknown) => ({ 'connect-server': answer });

table('source-anchor', [
  { title: 'cloud-only', world: { users: [user('jane')] }, outcome: 'not-applicable' },
  { title: 'synced, and nobody said otherwise', world: hybrid(), outcome: 'pass' },
  {
    title: 'the Connect server reports a matching error, synced',
    world: hybrid(),
    answers: says('match-error'),
    finds: ['hard-match-blocked*'],
    verdict: 'hard-match-blocked confirmed',
  },
  {
    title: 'the account in the cloud is the twin, without an anchor',
    world: { users: [user('jane', unlicensed)], organization: syncing },
    answers: says('match-error'),
    finds: ['hard-match-blocked*'],
    verdict: 'hard-match-blocked confirmed',
  },
  {
    title: 'a matching error comes before a missing license',
    world: hybrid(unlicensed),
    answers: says('match-error'),
    verdict: 'hard-match-blocked confirmed',
  },
  {
    title: 'a matching error, and a mailbox answers: reported under it',
    world: { ...hybrid(), mailboxes: { jane: 'user' } },
    answers: says('match-error'),
    finds: ['hard-match-blocked'],
    verdict: 'mailbox-healthy confirmed',
  },
  {
    title: 'a matching error, and the mailbox could not be asked',
    world: without(hybrid(), 'mailbox'),
    answers: says('match-error'),
    verdict: 'hard-match-blocked likely',
  },
  {
    title: 'a matching error, the mailbox could not be asked, and Exchange lists none',
    world: { ...without(hybrid(), 'mailbox'), exchange: holds('MailUser') },
    answers: says('match-error'),
    verdict: 'hard-match-blocked confirmed',
  },
  ...['in-scope', 'out-of-scope', 'filtered', 'not-exporting', 'match error', true, null].map((answer) => ({
    title: `${JSON.stringify(answer)} is no matching error`,
    world: hybrid(),
    answers: says(answer),
    outcome: 'pass' as const,
  })),
  { title: 'Exchange is down, which changes nothing', world: { ...hybrid(), exchange: down }, outcome: 'pass' },
  { title: 'user refused', world: without(hybrid(), 'user', 'matches'), outcome: 'cannot-tell' },
  { title: 'nobody there', world: {}, outcome: 'not-applicable' },
]);
