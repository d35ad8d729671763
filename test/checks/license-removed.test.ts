import { holds } from '../diagnosis/in-exchange.ts';
import { ago, down, e3, licensed, plan2, powerBi, synced, unlicensed, user } from '../world.ts';
import { table, without } from './table.ts';

const gone = (at: string | null) => ({
  assignedPlans: [{ servicePlanId: plan2, service: 'exchange', capabilityStatus: 'Deleted', assignedDateTime: at }],
});
const one = (changes: object) => ({ users: [user('jane', { ...changes })] });
const had = (PreviousRecipientTypeDetails: string, more: object = {}) =>
  holds('User', { PreviousRecipientTypeDetails, ...more });
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

  {
    title: 'the audit log gives the day, and it was last week',
    world: one({ ...unlicensed, ...gone(ago('200d')) }),
    answers: { 'license-removed-at': '2026-11-14' },
    finds: ['license-removed-mailbox-disconnected*'],
    verdict: 'license-removed-mailbox-disconnected confirmed',
  },
  {
    title: 'the audit log gives the day, and it was 50 days ago',
    world: one({ ...unlicensed, ...gone(ago('200d')) }),
    answers: { 'license-removed-at': '2026-10-02T08:00:00Z' },
    verdict: 'license-lapsed-mailbox-disconnected confirmed',
  },
  {
    title: 'what should be a day is none',
    world: one({ ...unlicensed, ...gone(ago('7d')) }),
    answers: { 'license-removed-at': 'last week' },
    ...removed,
  },
  {
    title: 'taken away last week, and Exchange holds a plain user that had a mailbox',
    world: { ...one({ ...unlicensed, ...gone(ago('7d')) }), exchange: had('UserMailbox', { SKUAssigned: null }) },
    ...removed,
  },
  {
    title: 'taken away last week, and Exchange is down',
    world: { ...one({ ...unlicensed, ...gone(ago('7d')) }), exchange: down },
    ...removed,
  },
  {
    title: 'taken away last week, the mailbox refused, and Exchange lists one',
    world: {
      ...without(one({ ...unlicensed, ...gone(ago('7d')) }), 'mailbox'),
      exchange: holds('UserMailbox', { ExchangeGuid: '11111111-2222-4333-8444-555555555555' }),
    },
    outcome: 'not-applicable',
    verdict: 'license-removed-mailbox-in-grace likely',
  },
  {
    title: 'no trace of a plan, and Exchange remembers a mailbox',
    world: { ...one(unlicensed), exchange: had('UserMailbox', { SKUAssigned: null }) },
    finds: ['license-removed-mailbox-disconnected*'],
    verdict: 'license-removed-mailbox-disconnected likely',
  },
  {
    title: 'no trace of a plan, Exchange remembers a mailbox, and a person says that its license went ten days ago',
    world: {
      ...one(unlicensed),
      exchange: had('UserMailbox', { SKUAssigned: null }),
    },
    answers: { 'license-removed-at': ago('10d') },
    finds: ['license-removed-mailbox-disconnected*'],
    verdict: 'license-removed-mailbox-disconnected confirmed',
  },
  {
    title: 'the same, two months ago',
    world: {
      ...one(unlicensed),
      exchange: had('UserMailbox', { SKUAssigned: null }),
    },
    answers: { 'license-removed-at': ago('60d') },
    finds: ['license-lapsed-mailbox-disconnected*'],
    verdict: 'license-lapsed-mailbox-disconnected confirmed',
  },
  {
    title: 'no trace of a plan, and Exchange remembers a mail user: no mailbox',
    world: { ...one(unlicensed), exchange: had('MailUser', { SKUAssigned: null }) },
    outcome: 'pass',
    verdict: 'no-license-at-all confirmed',
  },
  {
    title: 'no trace of a plan, and Exchange remembers nothing',
    world: { ...one(unlicensed), exchange: had('None', { SKUAssigned: null }) },
    outcome: 'pass',
    verdict: 'no-license-at-all confirmed',
  },
  {
    title: 'licensed, and Exchange remembers an earlier mailbox: a guard, never the verdict',
    world: { ...one(licensed()), exchange: had('UserMailbox') },
    finds: ['license-removed-mailbox-disconnected'],
    verdict: 'exceeds-24h-needs-forward-sync likely',
  },
  {
    title: 'a mailbox now as before',
    world: {
      ...one(licensed()),
      mailboxes: { jane: 'user' },
      exchange: holds('UserMailbox', { PreviousRecipientTypeDetails: 'UserMailbox' }),
    },
    outcome: 'not-applicable',
  },
]);
