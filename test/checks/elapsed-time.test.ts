import { ago, both, f1, kiosk, licensed, now, plan1, powerBi, synced, unlicensed, user } from '../world.ts';
import { table, without } from './table.ts';

const one = (changes: object) => ({ users: [user('jane', { ...changes })] });
const businessBasic = '3b555118-da6a-4418-894f-7df1e2096870';
const wait = { finds: ['still-within-normal-time*'] };
const late = { finds: ['exceeds-24h-needs-forward-sync*'] };

table('elapsed-time', [
  {
    title: '0 minutes',
    world: one(licensed({ at: ago('0m') })),
    ...wait,
    verdict: 'still-within-normal-time confirmed',
  },
  {
    title: '12 minutes',
    world: one(licensed({ at: ago('12m') })),
    ...wait,
    verdict: 'still-within-normal-time confirmed',
  },
  {
    title: '29 minutes',
    world: one(licensed({ at: ago('29m') })),
    ...wait,
    verdict: 'still-within-normal-time confirmed',
  },
  {
    title: '30 minutes',
    world: one(licensed({ at: ago('30m') })),
    ...wait,
    verdict: 'still-within-normal-time likely',
  },
  { title: '5 hours', world: one(licensed({ at: ago('5h') })), ...wait, verdict: 'still-within-normal-time likely' },
  { title: 'a minute short of a day', world: one(licensed({ at: ago('1439m') })), ...wait },
  {
    title: 'a day',
    world: one(licensed({ at: ago('24h') })),
    ...late,
    verdict: 'exceeds-24h-needs-forward-sync likely',
  },
  {
    title: '30 hours',
    world: one(licensed({ at: ago('30h') })),
    ...late,
    verdict: 'exceeds-24h-needs-forward-sync likely',
  },
  {
    title: '30 hours, synced, nothing said: not known',
    world: one({ ...licensed(), ...synced }),
    ...late,
    verdict: 'undetermined undetermined',
  },
  {
    title: '30 hours, synced, no mailbox elsewhere',
    world: one({ ...licensed(), ...synced }),
    answers: { 'mailbox-elsewhere': 'nowhere' },
    ...late,
    verdict: 'exceeds-24h-needs-forward-sync likely',
  },
  {
    title: '12 minutes, synced: the mailbox may live on premises',
    world: one({ ...licensed({ at: ago('12m') }), ...synced }),
    ...wait,
    verdict: 'still-within-normal-time likely',
  },
  {
    title: 'licensed long ago, created lately',
    world: one({ ...licensed({ at: ago('9d') }), createdDateTime: ago('12m') }),
    ...wait,
  },
  {
    title: 'created long ago, licensed lately',
    world: one({ ...licensed({ at: ago('12m') }), createdDateTime: ago('900d') }),
    ...wait,
  },
  {
    title: 'another product added lately does not restart it',
    world: one(both(licensed(), { ...licensed({ sku: powerBi, at: ago('5m') }), assignedPlans: [] })),
    ...late,
  },
  {
    title: 'the same plan once more, lately, does not restart it',
    world: one(both(licensed({ at: ago('5m'), group: 'g' }), licensed({ at: ago('30h') }))),
    ...late,
  },
  {
    title: 'a second mailbox plan added lately does not restart it',
    world: one(both(licensed({ at: ago('5m') }), licensed({ sku: businessBasic, plan: plan1, at: ago('40d') }))),
    ...late,
  },
  {
    title: 'a real plan added lately beside one for Teams calendars starts it',
    world: one(both(licensed({ sku: f1, plan: kiosk, at: ago('40d') }), licensed({ at: ago('5m') }))),
    ...wait,
  },
  {
    title: 'the plan’s state changed since it was assigned',
    world: one({
      ...licensed({ at: ago('40d') }),
      licenseAssignmentStates: licensed({ at: ago('12m') }).licenseAssignmentStates,
    }),
    ...wait,
  },
  {
    title: 'a time that is none is left out',
    world: one({ ...licensed({ at: 'soon' }), createdDateTime: ago('12m') }),
    ...wait,
  },
  {
    title: 'a mailbox answers',
    world: { ...one(licensed({ at: ago('12m') })), mailboxes: { jane: 'user' } },
    outcome: 'not-applicable',
  },
  { title: 'no plan is in force: no clock runs', world: one(unlicensed), outcome: 'not-applicable' },
  {
    title: 'mailbox refused, 12 minutes',
    world: without(one(licensed({ at: ago('12m') })), 'mailbox'),
    ...wait,
    verdict: 'still-within-normal-time likely',
  },
  {
    title: 'licensed for three days, and the directory shows no plan',
    world: one({ ...licensed({ at: ago('3d') }), assignedPlans: [] }),
    outcome: 'cannot-tell',
    verdict: 'undetermined undetermined',
  },
  {
    title: 'a license that was assigned in the future: two clocks disagree',
    world: one(licensed({ at: new Date(now.getTime() + 3 * 3_600_000).toISOString() })),
    outcome: 'cannot-tell',
    verdict: 'undetermined undetermined',
  },
  {
    title: 'mailbox refused, 30 hours: not known',
    world: without(one({}), 'mailbox'),
    verdict: 'undetermined undetermined',
  },
  ...['service-health', 'rival-groups', 'organization', 'subscribed-skus', 'deleted-users'].map((fact) => ({
    title: `${fact} refused, 12 minutes`,
    world: without(one(licensed({ at: ago('12m') })), fact),
    verdict: 'still-within-normal-time likely',
  })),
  {
    title: 'validation errors not shown, 12 minutes',
    world: one({ ...licensed({ at: ago('12m') }), serviceProvisioningErrors: null }),
    verdict: 'still-within-normal-time likely',
  },
  { title: 'user refused', world: without(one({}), 'user', 'matches'), outcome: 'cannot-tell' },
]);
