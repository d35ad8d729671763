import { e3, licensed, licenseGroup, plan2, powerBi, unlicensed, user } from '../world.ts';
import { table, without } from './table.ts';

const one = (changes: object) => ({ users: [user('jane', { ...changes })] });
const busy = licenseGroup('g', { licenseProcessingState: { state: 'ProcessingInProgress' } });
const done = licenseGroup('g');
const notYet = licensed({ state: 'Error', group: 'g' });
const waiting = {
  ...notYet,
  licenseAssignmentStates: [
    { skuId: e3, state: 'Pending', error: null, assignedByGroup: 'g', disabledPlans: [], lastUpdatedDateTime: null },
  ],
};

table('group-license', [
  { title: 'no group', world: one({}), outcome: 'not-applicable' },
  { title: 'a group that is done', world: { ...one(licensed({ group: 'g' })), groups: [done] }, outcome: 'pass' },
  {
    title: 'a group at work while the license is in force is worth a note',
    world: { ...one(licensed({ group: 'g' })), groups: [busy] },
    finds: ['group-license-pending'],
    verdict: 'exceeds-24h-needs-forward-sync likely',
  },
  {
    title: 'an assignment waits for its group',
    world: { ...one(waiting), groups: [busy] },
    finds: ['group-license-pending*'],
    verdict: 'group-license-pending confirmed',
  },
  {
    title: 'an assignment neither in force nor failed, and the group is done',
    world: { ...one(waiting), groups: [done] },
    finds: ['group-license-not-applied*'],
    verdict: 'group-license-not-applied likely',
  },
  {
    title: 'in the group, nothing on the user yet, and the group at work',
    world: { ...one(unlicensed), groups: [busy], members: { g: ['jane'] } },
    finds: ['group-license-pending*'],
    verdict: 'group-license-pending confirmed',
  },
  {
    title: 'in the group, nothing on the user, and the group is done',
    world: { ...one(unlicensed), groups: [done], members: { g: ['jane'] } },
    finds: ['group-license-not-applied*'],
    verdict: 'group-license-not-applied likely',
  },
  {
    title: 'in the group only through another',
    world: {
      ...one(unlicensed),
      groups: [done, licenseGroup('h', { assignedLicenses: [] })],
      members: { g: ['h'], h: ['jane'] },
    },
    finds: ['group-license-nested-group*'],
    verdict: 'group-license-nested-group confirmed',
  },
  {
    title: 'nested, and the group at work: it will bring nothing all the same',
    world: {
      ...one(unlicensed),
      groups: [busy, licenseGroup('h', { assignedLicenses: [] })],
      members: { g: ['h'], h: ['jane'] },
    },
    finds: ['group-license-nested-group*'],
  },
  {
    title: 'in it directly and through another: directly counts',
    world: {
      ...one(unlicensed),
      groups: [busy, licenseGroup('h', { assignedLicenses: [] })],
      members: { g: ['h', 'jane'], h: ['jane'] },
    },
    finds: ['group-license-pending*'],
  },
  {
    title: 'a group that hands out no mail is no reason to wait',
    world: {
      ...one(unlicensed),
      groups: [
        licenseGroup('g', {
          assignedLicenses: [{ skuId: powerBi }],
          licenseProcessingState: { state: 'QueuedForProcessing' },
        }),
      ],
      members: { g: ['jane'] },
    },
    outcome: 'not-applicable',
    verdict: 'no-license-at-all confirmed',
  },
  {
    title: 'a group that hands out the license with mail switched off',
    world: {
      ...one(unlicensed),
      groups: [licenseGroup('g', { assignedLicenses: [{ skuId: e3, disabledPlans: [plan2] }] })],
      members: { g: ['jane'] },
    },
    outcome: 'not-applicable',
    verdict: 'no-license-at-all confirmed',
  },
  {
    title: 'a license error of the group comes before',
    world: {
      ...one(licensed({ state: 'Error', error: 'CountViolation', group: 'g' })),
      groups: [done],
      members: { g: ['jane'] },
    },
    verdict: 'license-error-no-seats confirmed',
  },
  {
    title: 'group refused: no pass',
    world: without({ ...one(licensed({ group: 'g' })), groups: [done] }, 'license-groups'),
    outcome: 'cannot-tell',
  },
  {
    title: 'memberships refused',
    world: without(one(unlicensed), 'memberships'),
    outcome: 'cannot-tell',
    verdict: 'no-license-at-all likely',
  },
  {
    title: 'direct memberships refused: nested or not stays open',
    world: without({ ...one(unlicensed), groups: [done], members: { g: ['jane'] } }, 'direct-groups'),
    finds: ['group-license-not-applied*'],
    verdict: 'group-license-not-applied likely',
  },
  {
    title: 'groups named without their licenses',
    world: { ...one(unlicensed), groups: [{ id: 'g' }], members: { g: ['jane'] } },
    outcome: 'cannot-tell',
  },
  { title: 'user refused', world: without(one({}), 'user', 'matches'), outcome: 'cannot-tell' },
]);
