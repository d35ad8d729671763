import { say } from '../diagnosis/message.ts';
import deletedUsers, { type DeletedUser } from '../facts/deleted-users.ts';
import licenseHistory, { type HistoryEntry } from '../facts/license-history.ts';
import organization, { isStale } from '../facts/organization.ts';
import subject from '../facts/subject.ts';
import type { User } from '../facts/user.ts';
import type { Draft } from './moments.ts';
import type { Sight } from './sight.ts';

/** What happened to the account itself: made, synced, kept back, deleted, brought back. */
export function accountMoments(sight: Sight): readonly Draft[] {
  const user = sight.value(subject);
  return [
    ...(user ? [...birth(user), ...quarantine(user)] : []),
    ...(sight.value(deletedUsers) ?? []).map((one) => deletion(one, user)),
    ...(user?.onPremisesSyncEnabled === false ? [] : cycle(sight, user)),
    ...(sight.value(licenseHistory) ?? []).flatMap(fromLog),
  ];
}

const birth = (user: User): readonly Draft[] => [
  { at: user.createdDateTime, what: say`The account was created`, link: 'account', fact: subject.id, tone: 'good' },
  {
    at: user.onPremisesLastSyncDateTime,
    what: say`Directory sync last wrote to this account`,
    link: 'synced',
    fact: subject.id,
    tone: 'good',
  },
];

const quarantine = (user: User): readonly Draft[] =>
  (user.onPremisesProvisioningErrors ?? []).map((error) => ({
    at: error.occurredDateTime,
    what: say`Directory sync kept ${error.value ?? error.propertyCausingError ?? say`a value`} back: somebody else has it`,
    link: 'synced',
    fact: subject.id,
    tone: 'bad',
  }));

const deletion = (gone: DeletedUser, user: User | undefined): Draft => ({
  at: gone.deletedDateTime,
  what: user
    ? say`Another account that carried this person’s address was deleted (${gone.formerName ?? gone.id})`
    : say`The account was deleted (${gone.formerName ?? gone.id})`,
  link: 'account',
  fact: deletedUsers.id,
  tone: user ? 'neutral' : 'bad',
});

/** The tenant's own cycle; without an account it matters as well: a new one may be waiting for it. */
function cycle(sight: Sight, user: User | undefined): readonly Draft[] {
  const tenant = sight.value(organization);
  if (!tenant?.onPremisesSyncEnabled || (user && user.onPremisesSyncEnabled !== true)) return [];
  const stale = isStale(tenant, sight.now);
  return [
    {
      at: tenant.onPremisesLastSyncDateTime,
      what: stale
        ? say`Directory sync of the organization ran for the last time; it usually runs every 30 minutes`
        : say`Directory sync of the organization ran`,
      link: 'synced',
      fact: organization.id,
      tone: stale ? 'bad' : 'neutral',
    },
  ];
}

const words = {
  created: { done: say`The account was added`, tone: 'neutral' },
  deleted: { done: say`The account was deleted`, tone: 'bad' },
  restored: { done: say`The account was restored from the deleted users`, tone: 'good' },
} as const;

/** Licenses and groups have moments of their own. */
function fromLog({ at, activity, by, outcome }: HistoryEntry): readonly Draft[] {
  if (activity !== 'created' && activity !== 'deleted' && activity !== 'restored') return [];
  const { done, tone } = words[activity];
  const what = by ? say`${done} by ${by}` : done;
  const failed = outcome === 'failure';
  return [
    {
      at,
      what: failed ? say`${what}: this failed` : what,
      link: 'account',
      fact: licenseHistory.id,
      tone: failed ? 'neutral' : tone,
    },
  ];
}
