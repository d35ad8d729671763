import { holds } from '../diagnosis/in-exchange.ts';
import {
  ago,
  both,
  down,
  f1,
  forbidden,
  inExchange,
  kiosk,
  licensed,
  now,
  plan1,
  powerBi,
  synced,
  unlicensed,
  user,
} from '../world.ts';
import { table, without } from './table.ts';

const one = (changes: object) => ({ users: [user('jane', { ...changes })] });
const businessBasic = '3b555118-da6a-4418-894f-7df1e2096870';
/** A record of the audit log: jane was brought back from the deleted users. */
const restored = (length: string, changes: object = {}) => ({
  activityDisplayName: 'Restore user',
  activityDateTime: ago(length),
  result: 'success',
  targetResources: [{ id: user('jane').id, type: 'User' }],
  ...changes,
});
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
    title: '30 hours, synced, no mailbox elsewhere, Exchange not asked: what it holds must be known',
    world: one({ ...licensed(), ...synced }),
    answers: { 'mailbox-elsewhere': 'nowhere' },
    ...late,
    verdict: 'undetermined undetermined',
  },
  {
    title: '30 hours, synced, no mailbox elsewhere, and Exchange holds a licensed user',
    world: {
      ...one({ ...licensed(), ...synced }),
      exchange: { 'Get-User': [inExchange('jane', 'User', { SKUAssigned: true })] },
    },
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

  {
    title: '30 hours, Exchange holds a licensed user',
    world: { ...one({}), exchange: holds('User') },
    ...late,
    verdict: 'exceeds-24h-needs-forward-sync likely',
  },
  {
    title: '30 hours, cloud-only, and Exchange is down',
    world: { ...one({}), exchange: down },
    ...late,
    verdict: 'exceeds-24h-needs-forward-sync likely',
  },
  ...[down, forbidden].map((fault) => ({
    title: `30 hours, synced, nothing elsewhere, and Exchange answers nothing (${fault.kind}): what it holds must be known`,
    world: { ...one({ ...licensed(), ...synced }), exchange: fault },
    answers: { 'mailbox-elsewhere': 'nowhere' },
    ...late,
    verdict: 'undetermined undetermined',
  })),
  {
    title: '30 hours, synced, and Exchange lists a mailbox that does not answer: none is awaited',
    world: { ...one({ ...licensed(), ...synced }), exchange: holds('UserMailbox') },
    outcome: 'not-applicable',
    verdict: 'undetermined undetermined',
  },
  {
    title: '12 minutes, synced, and Exchange holds a mail user whose mailbox may live on premises',
    world: { ...one({ ...licensed({ at: ago('12m') }), ...synced }), exchange: holds('MailUser') },
    ...wait,
    verdict: 'still-within-normal-time likely',
  },
  {
    title: '12 minutes, the mailbox refused, and Exchange lists one',
    world: { ...without(one(licensed({ at: ago('12m') })), 'mailbox'), exchange: holds('UserMailbox') },
    outcome: 'not-applicable',
  },
  {
    title: '12 minutes, the mailbox refused, and Exchange lists none',
    world: { ...without(one(licensed({ at: ago('12m') })), 'mailbox'), exchange: holds('User') },
    ...wait,
    verdict: 'still-within-normal-time confirmed',
  },
  {
    title: 'restored two hours ago, licensed long before',
    world: { ...one(licensed({ at: ago('40d') })), audits: [restored('2h')] },
    finds: ['user-restored-reconnecting*'],
    verdict: 'user-restored-reconnecting likely',
  },
  {
    title: 'restored ten minutes ago',
    world: { ...one(licensed({ at: ago('40d') })), audits: [restored('10m')] },
    finds: ['user-restored-reconnecting*'],
  },
  {
    title: 'restored two days ago: time is up',
    world: { ...one(licensed({ at: ago('40d') })), audits: [restored('2d')] },
    ...late,
  },
  {
    title: 'restored, which failed',
    world: { ...one(licensed({ at: ago('40d') })), audits: [restored('2h', { result: 'failure' })] },
    ...late,
  },
  {
    title: 'somebody else was restored',
    world: { ...one(licensed({ at: ago('40d') })), audits: [restored('2h', { targetResources: [{ id: 'x' }] })] },
    ...late,
  },
  {
    title: 'restored, and licensed later: the later one counts',
    world: { ...one(licensed({ at: ago('5h') })), audits: [restored('9h')] },
    ...wait,
  },
  {
    title: 'restored, and the audit log may not be read: then a day is over',
    world: { ...one(licensed({ at: ago('40d') })), audits: [restored('2h')], faults: { '/auditLogs': forbidden } },
    ...late,
  },
  {
    title: 'restored, as a person said while the audit log may not be read',
    world: { ...one(licensed({ at: ago('40d') })), faults: { '/auditLogs': forbidden } },
    answers: { restored: '2026-11-21T10:00:00Z' },
    finds: ['user-restored-reconnecting*'],
  },
  {
    title: 'not restored, as a person said',
    world: { ...one(licensed({ at: ago('40d') })), faults: { '/auditLogs': forbidden } },
    answers: { restored: 'no' },
    ...late,
  },
  {
    title: 'restored at a time that is none',
    world: { ...one(licensed({ at: ago('40d') })), faults: { '/auditLogs': forbidden } },
    answers: { restored: 'lately' },
    ...late,
  },
  {
    title: 'restored in the future: no start',
    world: { ...one(licensed({ at: ago('40d') })), faults: { '/auditLogs': forbidden } },
    answers: { restored: '2027-01-01' },
    ...late,
  },
]);
