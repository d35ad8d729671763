import { holds } from '../diagnosis/in-exchange.ts';
import {
  ago,
  archive,
  both,
  down,
  e3,
  f1,
  forbidden,
  foundation,
  kiosk,
  licensed,
  plan1,
  plan2,
  powerBi,
  synced,
  unlicensed,
  user,
} from '../world.ts';
import { table, without } from './table.ts';

const one = (changes: object) => ({ users: [user('jane', { ...changes })] });
const businessBasic = '3b555118-da6a-4418-894f-7df1e2096870';
const teamsRooms = '6070a4c8-34c6-4937-8dfb-39bbc6397a60';
const unknownSku = '99999999-9999-9999-9999-999999999999';
const deletedPlan = (at: string, plan = plan2) => ({
  servicePlanId: plan,
  service: 'exchange',
  capabilityStatus: 'Deleted',
  assignedDateTime: at,
});
const e3Owned = (capabilityStatus: string, plans: readonly string[] = [plan2]) => ({
  skuId: e3,
  skuPartNumber: 'SPE_E3',
  capabilityStatus,
  servicePlans: plans.map((servicePlanId) => ({ servicePlanId })),
});

table('exchange-plan', [
  { title: 'a plan in force passes', world: one({}), outcome: 'pass' },
  { title: 'a plan in grace (Warning) passes', world: one(licensed({ status: 'Warning' })), outcome: 'pass' },
  {
    title: 'a state in camelCase is the same state',
    world: one(licensed({ status: 'enabled', state: 'active' })),
    outcome: 'pass',
  },
  {
    title: 'an assignment with an error that is in force passes',
    world: one(licensed({ state: 'ActiveWithError', error: 'CountViolation' })),
    outcome: 'pass',
  },
  {
    title: 'off in one license and on in another is on',
    world: one(both(licensed({ disabled: [plan2] }), licensed({ sku: businessBasic, plan: plan1 }))),
    outcome: 'pass',
  },
  {
    title: 'the same product twice, off directly and on through a group, is on',
    world: one(both(licensed({ disabled: [plan2] }), licensed({ group: 'g' }))),
    outcome: 'pass',
  },
  {
    title: 'in force, but too fresh to show a plan on the user, passes',
    world: one({ ...licensed({ at: ago('2m') }), assignedPlans: [] }),
    outcome: 'pass',
    verdict: 'still-within-normal-time confirmed',
  },
  {
    title: 'licensed again ten minutes ago: what was deleted before does not count',
    world: one({ ...licensed({ at: ago('10m') }), assignedPlans: [deletedPlan(ago('12d'))] }),
    outcome: 'pass',
    verdict: 'still-within-normal-time confirmed',
  },
  {
    title: 'a plan out of a product that no list explains counts',
    world: one(licensed({ sku: unknownSku })),
    outcome: 'pass',
  },
  {
    title: 'a product whose plans the tenant does not list is looked up in ours',
    world: { ...one({}), skus: [e3Owned('Enabled', [])] },
    outcome: 'pass',
  },
  {
    title: 'no license of any kind',
    world: one(unlicensed),
    finds: ['no-license-at-all*'],
    verdict: 'no-license-at-all confirmed',
  },
  {
    title: 'no license, synced: the mailbox may live on premises',
    world: one({ ...unlicensed, ...synced }),
    finds: ['no-license-at-all*'],
    verdict: 'no-license-at-all likely',
  },
  {
    title: 'no license, and a person said that no mailbox lives elsewhere',
    world: one({ ...unlicensed, ...synced }),
    answers: { 'mailbox-elsewhere': 'nowhere' },
    verdict: 'no-license-at-all confirmed',
  },
  {
    title: 'service exchange proves nothing: a foundation plan builds no mailbox',
    world: one(licensed({ sku: powerBi, plan: foundation })),
    finds: ['only-foundation-plan*'],
    verdict: 'only-foundation-plan confirmed',
  },
  {
    title: 'a license without any Exchange plan',
    world: one({ ...licensed({ sku: powerBi }), assignedPlans: [] }),
    finds: ['no-exchange-plan*'],
    verdict: 'no-exchange-plan confirmed',
  },
  {
    title: 'a product that no list explains may hold a mailbox after all',
    world: one({ ...licensed({ sku: unknownSku }), assignedPlans: [] }),
    finds: ['no-exchange-plan*'],
    verdict: 'no-exchange-plan likely',
  },
  {
    title: 'the plan is off inside the license',
    world: one(licensed({ disabled: [plan2] })),
    finds: ['exchange-plan-disabled-in-license*'],
    verdict: 'exchange-plan-disabled-in-license confirmed',
  },
  {
    title: 'the plan is off, and an older product left its plan behind',
    world: one(both(licensed({ disabled: [plan2] }), { assignedPlans: [deletedPlan(ago('300d'), plan1)] })),
    finds: ['exchange-plan-disabled-in-license*'],
    verdict: 'exchange-plan-disabled-in-license confirmed',
  },
  {
    title: 'the plan is off, and a foundation plan of another product says exchange',
    world: one(both(licensed({ disabled: [plan2] }), licensed({ sku: powerBi, plan: foundation }))),
    finds: ['exchange-plan-disabled-in-license*'],
    verdict: 'exchange-plan-disabled-in-license confirmed',
  },
  {
    title: 'suspended',
    world: one(licensed({ status: 'Suspended' })),
    finds: ['plan-suspended-or-expired*'],
    verdict: 'plan-suspended-or-expired confirmed',
  },
  {
    title: 'locked out',
    world: one(licensed({ status: 'LockedOut' })),
    finds: ['plan-suspended-or-expired*'],
    verdict: 'plan-suspended-or-expired confirmed',
  },
  {
    title: 'the subscription ended: assigned still, the plan Deleted since',
    world: {
      ...one({ ...licensed({ at: ago('90d') }), assignedPlans: [deletedPlan(ago('90d'))] }),
      skus: [e3Owned('Deleted')],
    },
    finds: ['plan-suspended-or-expired*'],
    verdict: 'plan-suspended-or-expired likely',
  },
  {
    title: 'the subscription ended, and the assignment was touched later than the plan',
    world: {
      ...one({ ...licensed({ at: ago('9d') }), assignedPlans: [deletedPlan(ago('90d'))] }),
      skus: [e3Owned('Suspended')],
    },
    finds: ['plan-suspended-or-expired*'],
    verdict: 'plan-suspended-or-expired likely',
  },
  {
    title: 'the assignment itself is switched off',
    world: one({ ...licensed({ state: 'Disabled' }), assignedPlans: [] }),
    finds: ['plan-suspended-or-expired*'],
    verdict: 'plan-suspended-or-expired likely',
  },
  {
    title: 'a product for Teams calendars, after 24 hours',
    world: one(licensed({ sku: f1, plan: kiosk })),
    finds: ['sku-without-mailbox-entitlement*'],
    verdict: 'sku-without-mailbox-entitlement likely',
  },
  {
    title: 'a product for Teams calendars, within 24 hours',
    world: one(licensed({ sku: f1, plan: kiosk, at: ago('5h') })),
    outcome: 'pass',
    verdict: 'still-within-normal-time likely',
  },
  {
    title: 'a product for Teams calendars beside a real one',
    world: one(both(licensed({ sku: f1, plan: kiosk }), licensed())),
    outcome: 'pass',
  },
  {
    title: 'a disabled account without a license may be meant for a shared mailbox',
    world: one({ ...unlicensed, accountEnabled: false }),
    finds: ['shared-or-room-mailbox-expected*'],
    verdict: 'shared-or-room-mailbox-expected likely',
  },
  {
    title: 'a Teams Rooms license',
    world: {
      ...one({ ...licensed({ sku: teamsRooms }), assignedPlans: [] }),
      skus: [{ skuId: teamsRooms, skuPartNumber: 'MEETING_ROOM', servicePlans: [{ servicePlanId: foundation }] }],
    },
    finds: ['shared-or-room-mailbox-expected*'],
    verdict: 'shared-or-room-mailbox-expected likely',
  },
  {
    title: 'a disabled account with a plan is no shared mailbox',
    world: one({ ...licensed({ disabled: [plan2] }), accountEnabled: false }),
    finds: ['exchange-plan-disabled-in-license*'],
  },
  {
    title: 'Archiving for Exchange Server on a synced account: the mailbox is on premises',
    world: one({ ...licensed({ sku: unknownSku, plan: archive }), ...synced }),
    finds: ['onprem-mailbox-by-design*'],
    verdict: 'onprem-mailbox-by-design likely',
  },
  {
    title: 'Archiving for Exchange Server, and a person said that no mailbox is elsewhere',
    world: one({ ...licensed({ sku: unknownSku, plan: archive }), ...synced }),
    answers: { 'mailbox-elsewhere': 'nowhere' },
    finds: ['only-foundation-plan*'],
  },
  {
    title: 'a failed assignment is named by its error, not twice',
    world: one(licensed({ state: 'Error', error: 'CountViolation' })),
    outcome: 'not-applicable',
  },
  { title: 'user refused', world: without(one({}), 'user', 'matches'), outcome: 'cannot-tell' },
  { title: 'mailbox refused: a pass is none', world: without(one({}), 'mailbox'), outcome: 'cannot-tell' },
  {
    title: 'mailbox refused: what is proven stands, at most likely',
    world: without(one(licensed({ disabled: [plan2] })), 'mailbox'),
    finds: ['exchange-plan-disabled-in-license*'],
    verdict: 'exchange-plan-disabled-in-license likely',
  },
  {
    title: 'products refused: our own list tells what the license is worth',
    world: without(one(licensed({ disabled: [plan2] })), 'subscribed-skus'),
    finds: ['exchange-plan-disabled-in-license*'],
  },
  {
    title: 'memberships refused: a license may be due through a group',
    world: without(one(unlicensed), 'memberships'),
    finds: ['no-license-at-all*'],
    verdict: 'no-license-at-all likely',
  },
  { title: 'nobody there', world: {}, outcome: 'not-applicable' },

  {
    title: 'no license, synced, and Exchange holds a mail user: the mailbox may live on premises',
    world: { ...one({ ...unlicensed, ...synced }), exchange: holds('MailUser') },
    verdict: 'no-license-at-all likely',
  },
  ...[down, forbidden].map((fault) => ({
    title: `no license, synced, and Exchange answers nothing (${fault.kind})`,
    world: { ...one({ ...unlicensed, ...synced }), exchange: fault },
    finds: ['no-license-at-all*'],
    verdict: 'no-license-at-all likely',
  })),
  {
    title: 'no license, cloud-only, and Exchange is down: it has no say in this',
    world: { ...one(unlicensed), exchange: down },
    finds: ['no-license-at-all*'],
    verdict: 'no-license-at-all confirmed',
  },
  {
    title: 'no license, and a person wants a shared mailbox',
    world: one(unlicensed),
    answers: { 'mailbox-wanted': 'shared-or-room' },
    finds: ['shared-or-room-mailbox-expected*'],
    verdict: 'shared-or-room-mailbox-expected confirmed',
  },
  {
    title: 'no license, disabled, and a person’s own mailbox was meant',
    world: one({ ...unlicensed, accountEnabled: false }),
    answers: { 'mailbox-wanted': 'own' },
    finds: ['no-license-at-all*'],
    verdict: 'no-license-at-all confirmed',
  },
  {
    title: 'no license, disabled, and what a person said is no answer',
    world: one({ ...unlicensed, accountEnabled: false }),
    answers: { 'mailbox-wanted': 'both' },
    verdict: 'shared-or-room-mailbox-expected likely',
  },
  {
    title: 'Archiving for Exchange Server, and a person said that the mailbox is on premises',
    world: one({ ...licensed({ sku: unknownSku, plan: archive }), ...synced }),
    answers: { 'mailbox-elsewhere': 'on-premises' },
    finds: ['onprem-mailbox-by-design*'],
    verdict: 'onprem-mailbox-by-design confirmed',
  },
  {
    title: 'a product for Teams calendars, and Exchange lists a mailbox all the same',
    world: { ...without(one(licensed({ sku: f1, plan: kiosk })), 'mailbox'), exchange: holds('UserMailbox') },
    outcome: 'pass',
  },
  {
    title: 'the mailbox is refused, and Exchange lists none: a pass is one',
    world: { ...without(one({}), 'mailbox'), exchange: holds('User') },
    outcome: 'pass',
  },
  {
    title: 'the mailbox is refused, and Exchange too: a pass is none',
    world: { ...without(one({}), 'mailbox'), exchange: forbidden },
    outcome: 'cannot-tell',
  },
]);
