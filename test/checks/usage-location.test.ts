import { both, licensed, licenseGroup, powerBi, unlicensed, user } from '../world.ts';
import { table, without } from './table.ts';

const one = (changes: object) => ({ users: [user('jane', { usageLocation: null, ...changes })] });

table('usage-location', [
  { title: 'a country code', world: one({ usageLocation: 'GB' }), outcome: 'pass' },
  { title: 'in small letters', world: one({ usageLocation: 'de' }), outcome: 'pass' },
  {
    title: 'none, and no license',
    world: one(unlicensed),
    finds: ['usage-location-missing*'],
    verdict: 'usage-location-missing confirmed',
  },
  {
    title: 'none, and a direct license refused for it',
    world: one(licensed({ state: 'Error', error: 'ProhibitedInUsageLocationViolation' })),
    finds: ['usage-location-missing*'],
    verdict: 'usage-location-missing confirmed',
  },
  {
    title: 'none, but a license in force through a group, which takes the tenant’s location',
    world: one(licensed({ group: 'g' })),
    finds: ['usage-location-missing'],
    verdict: 'exceeds-24h-needs-forward-sync likely',
  },
  {
    title: 'none, but a license in force that brings no mail: a location would not change that',
    world: one({ ...licensed({ sku: powerBi }), assignedPlans: [] }),
    finds: ['usage-location-missing'],
    verdict: 'no-exchange-plan confirmed',
  },
  {
    title: 'none, but no seat was free',
    world: one(licensed({ state: 'Error', error: 'CountViolation' })),
    finds: ['usage-location-missing'],
    verdict: 'license-error-no-seats confirmed',
  },
  {
    title: 'none, but the license comes through a group that is at work',
    world: {
      ...one(unlicensed),
      groups: [licenseGroup('g', { licenseProcessingState: { state: 'QueuedForProcessing' } })],
      members: { g: ['jane'] },
    },
    finds: ['usage-location-missing*'],
    verdict: 'group-license-pending confirmed',
  },
  {
    title: 'none, on a disabled account without a license: perhaps a shared mailbox',
    world: one({ ...unlicensed, accountEnabled: false }),
    finds: ['usage-location-missing'],
    verdict: 'shared-or-room-mailbox-expected likely',
  },
  {
    title: 'UK is none',
    world: one({ usageLocation: 'UK', ...unlicensed }),
    finds: ['usage-location-invalid*'],
    verdict: 'usage-location-invalid confirmed',
  },
  {
    title: 'UK is none, and that is why a license was refused',
    world: one({ usageLocation: 'UK', ...licensed({ state: 'Error', error: 'ProhibitedInUsageLocationViolation' }) }),
    finds: ['usage-location-invalid*'],
    verdict: 'usage-location-invalid confirmed',
  },
  {
    title: 'invalid, but no seat was free',
    world: one({ usageLocation: 'UK', ...licensed({ state: 'Error', error: 'CountViolation' }) }),
    finds: ['usage-location-invalid'],
    verdict: 'license-error-no-seats confirmed',
  },
  {
    title: 'invalid, but a license is in force',
    world: one({ usageLocation: 'Germany', ...licensed() }),
    finds: ['usage-location-invalid'],
  },
  {
    title: 'none, with a license in force beside one refused',
    world: one(
      both(licensed(), licensed({ sku: powerBi, state: 'Error', error: 'ProhibitedInUsageLocationViolation' })),
    ),
    finds: ['usage-location-missing'],
  },
  { title: 'user refused', world: without(one({}), 'user', 'matches'), outcome: 'cannot-tell' },
]);
