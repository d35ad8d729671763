import { holds } from '../diagnosis/in-exchange.ts';
import { ago, down, licensed, unlicensed, user } from '../world.ts';
import { table, without } from './table.ts';

const world = (organization: object, at = ago('5h'), changes: object = {}) => ({
  users: [user('jane', { ...licensed({ at }), createdDateTime: at, ...changes })],
  organization: organization as never,
});
const plans = (...statuses: readonly string[]) => ({
  provisionedPlans: statuses.map((provisioningStatus) => ({
    service: 'exchange',
    capabilityStatus: 'Enabled',
    provisioningStatus,
  })),
});

table('tenant', [
  { title: 'an old tenant with Exchange', world: world({}), outcome: 'pass' },
  { title: 'one plan that came through is enough', world: world(plans('PendingInput', 'Success')), outcome: 'pass' },
  {
    title: 'hours old',
    world: world({ createdDateTime: ago('7h') }),
    finds: ['tenant-provisioning-in-progress*'],
    verdict: 'tenant-provisioning-in-progress likely',
  },
  {
    title: 'hours old, and licensed minutes ago',
    world: world({ createdDateTime: ago('7h') }, ago('12m')),
    finds: ['tenant-provisioning-in-progress'],
    verdict: 'still-within-normal-time confirmed',
  },
  {
    title: 'hours old, and no license',
    world: world({ createdDateTime: ago('7h') }, ago('5h'), unlicensed),
    finds: ['tenant-provisioning-in-progress'],
    verdict: 'no-license-at-all confirmed',
  },
  { title: 'two days old', world: world({ createdDateTime: ago('2d') }), outcome: 'pass' },
  { title: 'of unknown age', world: world({ createdDateTime: null }), outcome: 'pass' },
  {
    title: 'old, and its own Exchange never came through',
    world: world(plans('PendingInput')),
    finds: ['tenant-exchange-not-provisioned*'],
    verdict: 'tenant-exchange-not-provisioned likely',
  },
  {
    title: 'a mailbox answers',
    world: { ...world(plans('PendingInput')), mailboxes: { jane: 'user' } },
    outcome: 'not-applicable',
  },
  { title: 'organization refused', world: without(world({}), 'organization'), outcome: 'cannot-tell' },
  { title: 'mailbox refused: no pass', world: without(world({}), 'mailbox'), outcome: 'cannot-tell' },

  {
    title: 'old, its own Exchange never came through, and nobody has a mailbox',
    world: world(plans('PendingInput')),
    answers: { 'working-mailboxes': 'no' },
    finds: ['tenant-exchange-not-provisioned*'],
    verdict: 'tenant-exchange-not-provisioned confirmed',
  },
  {
    title: 'its own Exchange shows no success, and others have a mailbox: not the matter',
    world: world(plans('PendingInput')),
    answers: { 'working-mailboxes': 'yes' },
    finds: ['tenant-exchange-not-provisioned'],
    verdict: 'still-within-normal-time likely',
  },
  {
    title: 'what a person said of others’ mailboxes is no answer',
    world: world(plans('PendingInput')),
    answers: { 'working-mailboxes': 'some' },
    verdict: 'tenant-exchange-not-provisioned likely',
  },
  {
    title: 'a deleted plan of the organization counts for nothing',
    world: world({
      provisionedPlans: [
        { service: 'exchange', capabilityStatus: 'Deleted', provisioningStatus: 'PendingInput' },
        { service: 'Exchange', capabilityStatus: 'Enabled', provisioningStatus: 'success' },
      ],
    }),
    outcome: 'pass',
  },
  {
    title: 'the mailbox is refused, and Exchange lists one: set up it is',
    world: { ...without(world(plans('PendingInput')), 'mailbox'), exchange: holds('UserMailbox') },
    outcome: 'not-applicable',
  },
  {
    title: 'the mailbox is refused, and Exchange is down: no pass',
    world: { ...without(world({}), 'mailbox'), exchange: down },
    outcome: 'cannot-tell',
  },
  {
    title: 'Exchange is down, which this check can do without',
    world: { ...world({}), exchange: down },
    outcome: 'pass',
  },
]);
