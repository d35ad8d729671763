import { exchangeError, licensed, plan2, synced, user } from '../world.ts';
import { table, without } from './table.ts';

const jane = (errors: readonly object[] | null, changes: object = {}) => ({
  users: [user('jane', { ...changes, serviceProvisioningErrors: errors })],
});
const blocks = { finds: ['exchange-validation-error*'], verdict: 'exchange-validation-error confirmed' };
const dangling = exchangeError('Couldn’t find object "x". Please make sure that it was spelled correctly.');
const guid = exchangeError('Failed to sync the ArchiveGuid x of mailbox y because one cloud archive z exists.');

table('validation-errors', [
  { title: 'none', world: jane([]), outcome: 'pass' },
  { title: 'resolved', world: jane([{ ...dangling, isResolved: true }]), outcome: 'pass' },
  {
    title: 'of another service',
    world: jane([{ ...dangling, serviceInstance: 'SharePoint/SPOS1002' }]),
    outcome: 'pass',
  },
  { title: 'unresolved', world: jane([dangling]), ...blocks },
  {
    title: 'unresolved, with the service in capitals',
    world: jane([{ ...dangling, serviceInstance: 'Exchange/namprd09' }]),
    ...blocks,
  },
  { title: 'unresolved, with nothing inside', world: jane([{ ...dangling, errorDetail: null }]), ...blocks },
  {
    title: 'a name clash is no address conflict',
    world: jane([exchangeError('The name "jane" is already being used. Please try another name.')]),
    ...blocks,
  },
  { title: 'the archive’s GUID, and no mailbox answers', world: jane([guid]), ...blocks },
  {
    title: 'the archive’s GUID, and a mailbox answers',
    world: { ...jane([guid]), mailboxes: { jane: 'user' } },
    outcome: 'not-applicable',
  },
  {
    title: 'an address: the address check speaks of it',
    world: jane([exchangeError('The proxy address "SMTP:jane@contoso.com" is already being used by x.')]),
    outcome: 'not-applicable',
  },
  {
    title: 'one that stops no mailbox',
    world: jane([exchangeError('No mailbox plan with SKU BPOS_L_Standard was found.')]),
    finds: ['exchange-validation-error'],
    verdict: 'exceeds-24h-needs-forward-sync likely',
  },
  {
    title: 'beside a plan that is off',
    world: jane([dangling], licensed({ disabled: [plan2] })),
    finds: ['exchange-validation-error*'],
    verdict: 'exchange-plan-disabled-in-license confirmed',
  },
  {
    title: 'inside the first half hour: waiting does not help',
    world: jane([dangling], licensed({ at: '2026-11-21T11:50:00Z' })),
    ...blocks,
  },
  { title: 'synced, nothing said', world: jane([dangling], synced), verdict: 'exchange-validation-error likely' },
  {
    title: 'two of them',
    world: jane([dangling, guid]),
    finds: ['exchange-validation-error*', 'exchange-validation-error*'],
  },
  { title: 'Graph does not show such errors here', world: jane(null), outcome: 'cannot-tell' },
  { title: 'mailbox refused: no pass', world: without(jane([]), 'mailbox'), outcome: 'cannot-tell' },
  {
    title: 'mailbox refused: the error stands',
    world: without(jane([dangling]), 'mailbox'),
    finds: ['exchange-validation-error*'],
    verdict: 'exchange-validation-error likely',
  },
  { title: 'user refused', world: without(jane([]), 'user', 'matches'), outcome: 'cannot-tell' },
]);
