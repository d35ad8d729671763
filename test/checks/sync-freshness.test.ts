import { ago, quarantine, synced, syncing, unlicensed, user } from '../world.ts';
import { table, without } from './table.ts';

const jane = (changes: object = {}) => [user('jane', { ...changes })];
const last = (at: string | null) => ({ onPremisesSyncEnabled: true, onPremisesLastSyncDateTime: at });

table('sync-freshness', [
  { title: 'ran lately', world: { users: jane(synced), organization: syncing }, outcome: 'pass' },
  { title: '90 minutes ago', world: { users: jane(synced), organization: last(ago('90m')) }, outcome: 'pass' },
  {
    title: '2 hours ago: a finding, for the account has arrived',
    world: { users: jane({ ...synced, ...unlicensed }), organization: last(ago('2h')) },
    finds: ['dirsync-stalled'],
    verdict: 'no-license-at-all likely',
  },
  { title: 'never', world: { users: jane(synced), organization: last(null) }, finds: ['dirsync-stalled'] },
  {
    title: 'with something in quarantine',
    world: {
      users: jane({ ...synced, onPremisesProvisioningErrors: [quarantine('smtp:x@contoso.com')] }),
      organization: last(ago('9d')),
    },
    finds: ['dirsync-stalled'],
  },
  {
    title: 'a cloud-only account in a tenant whose sync has stalled',
    world: { users: jane(), organization: last(ago('9d')) },
    outcome: 'not-applicable',
    verdict: 'exceeds-24h-needs-forward-sync likely',
  },
  { title: 'organization refused', world: without({ users: jane(synced) }, 'organization'), outcome: 'cannot-tell' },
  { title: 'user refused', world: without({ users: jane() }, 'user', 'matches'), outcome: 'cannot-tell' },
]);
