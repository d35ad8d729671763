import { ago, e3, licensed, plan2, powerBi, synced, unlicensed, user } from '../world.ts';
import { table, without } from './table.ts';

const gone = (at: string | null) => ({
  assignedPlans: [{ servicePlanId: plan2, service: 'exchange', capabilityStatus: 'Deleted', assignedDateTime: at }],
});
const one = (changes: object) => ({ users: [user('jane', { ...changes })] });
const owned = (capabilityStatus: string) => [
  { skuId: e3, skuPartNumber: 'SPE_E3', capabilityStatus, servicePlans: [{ servicePlanId: plan2 }] },
];
const removed = {
  finds: ['license-removed-mailbox-disconnected*'],
  verdict: 'license-removed-mailbox-disconnected likely',
};
const lapsed = {
  finds: ['license-lapsed-mailbox-disconnected*'],
  verdict: 'license-lapsed-mailbox-disconnected likely',
};

table('license-removed', [
  { title: 'never licensed', world: one(unlicensed), outcome: 'pass', verdict: 'no-license-at-all confirmed' },
  { title: 'taken away last week', world: one({ ...unlicensed, ...gone(ago('7d')) }), ...removed },
  { title: 'taken away 29 days ago', world: one({ ...unlicensed, ...gone(ago('29d')) }), ...removed },
  { title: 'taken away 40 days ago', world: one({ ...unlicensed, ...gone(ago('40d')) }), ...lapsed },
  { title: 'nobody knows when', world: one({ ...unlicensed, ...gone(null) }), ...lapsed },
  {
    title: 'taken away last week, another product stayed',
    world: one({ ...licensed({ sku: powerBi }), ...gone(ago('7d')) }),
    ...removed,
  },
  {
    title: 'taken away last week, a disabled account: a leaver, no shared mailbox',
    world: one({ ...unlicensed, ...gone(ago('7d')), accountEnabled: false }),
    ...removed,
  },
  {
    title: 'taken away last week, and no usage location',
    world: one({ ...unlicensed, ...gone(ago('7d')), usageLocation: null }),
    ...removed,
  },
  { title: 'taken away last week, synced', world: one({ ...unlicensed, ...gone(ago('7d')), ...synced }), ...removed },
  {
    title: 'assigned and switched on, yet Deleted',
    world: { ...one({ ...licensed({ at: ago('7d') }), ...gone(ago('7d')) }), skus: owned('Enabled') },
    ...removed,
  },
  {
    title: 'switched off inside the license since: that is the verdict, this its trace',
    world: one({ ...licensed({ disabled: [plan2] }), ...gone(ago('7d')) }),
    finds: ['license-removed-mailbox-disconnected'],
    verdict: 'exchange-plan-disabled-in-license confirmed',
  },
  {
    title: 'gone with the subscription: that is the verdict, this its trace',
    world: { ...one({ ...licensed({ at: ago('7d') }), ...gone(ago('7d')) }), skus: owned('Deleted') },
    finds: ['license-removed-mailbox-disconnected'],
    verdict: 'plan-suspended-or-expired likely',
  },
  { title: 'licensed again', world: one(licensed({ at: ago('12m') })), outcome: 'not-applicable' },
  {
    title: 'still answering',
    world: { ...one({ ...unlicensed, ...gone(ago('2d')) }), mailboxes: { jane: 'user' } },
    outcome: 'not-applicable',
    verdict: 'license-removed-mailbox-in-grace confirmed',
  },
  { title: 'mailbox refused: no pass', world: without(one(unlicensed), 'mailbox'), outcome: 'cannot-tell' },
  {
    title: 'mailbox refused: what shows stands',
    world: without(one({ ...unlicensed, ...gone(ago('7d')) }), 'mailbox'),
    ...removed,
  },
  { title: 'user refused', world: without(one({}), 'user', 'matches'), outcome: 'cannot-tell' },
]);
