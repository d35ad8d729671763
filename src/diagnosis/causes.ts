import type { RemedyId } from './remedies.ts';

/**
 * `blocker`: needs a change. `wait`: time will do it. `guard`: data to protect. `warning`: works, but needs a look.
 * `escalate`: for Microsoft. `ask`: facts are missing. `not-a-fault`: nothing to repair. `note`: never a verdict.
 */
export type CauseClass = 'blocker' | 'wait' | 'guard' | 'warning' | 'escalate' | 'ask' | 'not-a-fault' | 'note';

/** What the catalogue says about a cause. */
export interface Cause {
  /** Its row in the decision order (docs/architecture.md): the lowest row that fails is the verdict. */
  readonly row: number;
  readonly class: CauseClass;
  /** A few plain words, for lists. */
  readonly title: string;
  /** In the order to try. */
  readonly remedies: readonly RemedyId[];
  /** Remedies that must not be done while this stands. */
  readonly vetoes?: readonly RemedyId[];
  /** Ids of the facts that could prove it wrong: while one is unknown it is at most likely. */
  readonly overturnedBy: readonly string[];
  /** Ids of the facts without which it may not even be named: while one is unknown the verdict is undetermined. */
  readonly needs?: readonly string[];
  /** It says that the mailbox lives elsewhere: proven, that makes a license beside the point, and row 5 comes after it. */
  readonly mailboxElsewhere?: true;
}

const cycling = ['cycle-exchange-plan', 'cycle-license'] as const;
const destroying = [
  ...cycling,
  'delete-and-recreate',
  'purge-deleted-user',
  'clear-mailbox-guid',
  'remove-license',
] as const;
const switchingOn = ['assign-license', 'enable-exchange-plan', 'reprocess-license', 'add-to-licensing-group'] as const;

/** What could show that a row-5 cause is beside the point: a mailbox that answers, or one that lives elsewhere. */
const license = ['user', 'mailbox-state', 'mailbox-elsewhere'] as const;
/** What could show that a license is due through a group, where none is seen on the user. */
const noLicense = [...license, 'memberships', 'direct-groups'] as const;
const rivals = ['rival-users', 'rival-groups', 'rival-contacts', 'deleted-users', 'deleted-groups'] as const;
/** A conflict is proven by the error and the owner together; who else holds the address changes nothing. */
const conflict = ['user', 'mailbox-state', 'organization'] as const;
const missing = ['user', 'matches', 'quarantined', 'deleted-users'] as const;
const lost = ['soft-deleted-mailbox', 'inactive-mailbox'] as const;
/** What Exchange itself must have said before it is blamed. */
const exchange = ['exchange-object', ...lost] as const;
/** Causes by exclusion stand only when everything that could outrank them was looked at. */
const exclusion = [
  ...license,
  ...rivals,
  'subscribed-skus',
  'service-errors',
  'service-health',
  'organization',
] as const;

const conflictRemedies = ['free-address', 'reprocess-license', 'retry-provisioning'] as const;
const conflictVetoes = [...cycling, 'delete-and-recreate', 'purge-deleted-user'] as const;

/** Every cause that a verdict or a finding may name. Order inside a row is the order of precedence. */
export const causes = {
  'guest-user': {
    row: 0,
    class: 'not-a-fault',
    title: 'External account',
    remedies: [],
    vetoes: [...switchingOn],
    overturnedBy: ['user', 'mailbox-state', 'quarantined'],
  },
  'wrong-account-or-endpoint': {
    row: 0,
    class: 'not-a-fault',
    title: 'Another account was used',
    remedies: [],
    overturnedBy: ['user', 'mailbox-state', 'deleted-users'],
  },

  'license-removed-mailbox-in-grace': {
    row: 1,
    class: 'warning',
    title: 'License gone, mailbox still answers',
    remedies: ['assign-license', 'enable-exchange-plan'],
    vetoes: [...destroying],
    overturnedBy: ['user', 'mailbox', 'subscribed-skus'],
  },
  'duplicate-mailbox-both-sides': {
    row: 1,
    class: 'warning',
    title: 'Mailbox on premises and in the cloud',
    remedies: [],
    vetoes: [...destroying],
    overturnedBy: ['mailbox', 'mailbox-elsewhere'],
  },
  'mailuser-converted-by-license': {
    row: 1,
    class: 'warning',
    title: 'A forwarding mail user became a mailbox',
    remedies: [],
    vetoes: [...destroying],
    overturnedBy: ['mailbox', 'exchange-user'],
  },
  'licensed-before-guid-stamped': {
    row: 1,
    class: 'warning',
    title: 'Licensed before the on-premises mailbox was known',
    remedies: [],
    vetoes: [...destroying],
    overturnedBy: ['mailbox', 'mailbox-elsewhere'],
  },
  'user-was-out-of-sync-scope-new-mailbox': {
    row: 1,
    class: 'warning',
    title: 'Came back with a new, empty mailbox',
    remedies: ['restore-mailbox'],
    vetoes: [...destroying],
    overturnedBy: ['mailbox', ...exchange],
  },
  'exchange-validation-error-archiveguid': {
    row: 1,
    class: 'warning',
    title: 'Archive GUID does not match',
    remedies: ['fix-archive-guid'],
    vetoes: [...destroying],
    overturnedBy: ['user', 'mailbox'],
  },
  'mailbox-healthy-client-issue': {
    row: 1,
    class: 'not-a-fault',
    title: 'The mailbox works, the app does not',
    remedies: ['fix-client', 'clear-browser-cache'],
    vetoes: [...destroying],
    overturnedBy: ['mailbox'],
  },
  'mailbox-healthy-onprem-not-converted': {
    row: 1,
    class: 'not-a-fault',
    title: 'Cloud mailbox fine, on-premises object left behind',
    remedies: ['enable-remote-mailbox'],
    vetoes: [...destroying],
    overturnedBy: ['mailbox', 'exchange-mailbox', 'on-premises-recipient'],
  },
  'mailbox-healthy-app-access-policy': {
    row: 1,
    class: 'not-a-fault',
    title: 'A policy keeps the app out of the mailbox',
    remedies: ['fix-client'],
    vetoes: [...destroying],
    overturnedBy: ['mailbox'],
  },
  'mailbox-healthy-permission': {
    row: 1,
    class: 'not-a-fault',
    title: 'The mailbox works, a permission is missing',
    remedies: ['fix-client'],
    vetoes: [...destroying],
    overturnedBy: ['mailbox'],
  },
  'tool-credential-problem': {
    row: 1,
    class: 'not-a-fault',
    title: 'The checking tool cannot sign in',
    remedies: [],
    overturnedBy: ['mailbox'],
  },
  'mailbox-healthy': {
    row: 1,
    class: 'not-a-fault',
    title: 'The mailbox is there',
    remedies: ['clear-browser-cache', 'fix-client'],
    vetoes: [...destroying],
    overturnedBy: ['mailbox', 'service-errors'],
  },

  'restore-blocked-by-address-reuse': {
    row: 2,
    class: 'blocker',
    title: 'Deleted, and the address was given away',
    remedies: ['free-address', 'restore-user'],
    vetoes: ['purge-deleted-user', 'delete-and-recreate'],
    overturnedBy: [...missing],
  },
  'user-out-of-sync-scope': {
    row: 2,
    class: 'blocker',
    title: 'Left the scope of directory sync',
    remedies: ['restore-ad-user', 'bring-into-sync-scope', 'start-delta-sync'],
    vetoes: ['purge-deleted-user', 'delete-and-recreate'],
    overturnedBy: [...missing, 'organization'],
  },
  'user-deleted': {
    row: 2,
    class: 'blocker',
    title: 'The account was deleted',
    remedies: ['restore-user', 'assign-license'],
    vetoes: ['purge-deleted-user', 'delete-and-recreate'],
    overturnedBy: [...missing, 'rival-users', 'rival-groups', 'rival-contacts', 'heirs'],
  },
  'dirsync-stalled': {
    row: 2,
    class: 'blocker',
    title: 'Directory sync has stopped',
    remedies: ['upgrade-connect', 'start-delta-sync'],
    overturnedBy: [...missing, 'organization'],
  },
  'user-not-found': {
    row: 2,
    class: 'ask',
    title: 'Nobody has this name or address',
    remedies: [],
    overturnedBy: [...missing, 'near-matches', 'rival-groups', 'rival-contacts'],
  },
  'sync-filtered-by-attribute': {
    row: 2,
    class: 'blocker',
    title: 'Filtered out of directory sync',
    remedies: ['bring-into-sync-scope', 'start-delta-sync'],
    overturnedBy: [...missing, 'organization'],
  },
  'sync-export-blocked': {
    row: 2,
    class: 'blocker',
    title: 'Directory sync does not export',
    remedies: ['upgrade-connect', 'start-delta-sync'],
    overturnedBy: [...missing, 'organization'],
  },

  'license-removed-mailbox-disconnected': {
    row: 3,
    class: 'blocker',
    title: 'License removed lately, mailbox waits to be reconnected',
    remedies: ['assign-license', 'enable-exchange-plan'],
    vetoes: [...destroying],
    overturnedBy: [...license, 'subscribed-skus'],
  },
  'license-lapsed-mailbox-disconnected': {
    row: 3,
    class: 'blocker',
    title: 'License gone for over 30 days',
    remedies: ['assign-license'],
    vetoes: [...destroying],
    overturnedBy: [...license, 'subscribed-skus'],
  },
  'shared-mailbox-reverted-by-sync': {
    row: 3,
    class: 'blocker',
    title: 'A shared mailbox was turned back by sync',
    remedies: ['assign-license'],
    vetoes: [...destroying],
    overturnedBy: ['user', 'mailbox-state', 'subscribed-skus', 'on-premises-recipient', ...exchange],
  },
  'original-object-in-deleted-users': {
    row: 3,
    class: 'guard',
    title: 'An older account with this address is among the deleted users',
    remedies: ['restore-user'],
    vetoes: [...destroying],
    overturnedBy: ['user', 'mailbox-state', 'deleted-users', 'earlier-account'],
  },
  'soft-deleted-mailbox': {
    row: 3,
    class: 'guard',
    title: 'A deleted mailbox of this person still exists',
    remedies: ['restore-mailbox'],
    vetoes: [...destroying],
    overturnedBy: ['soft-deleted-mailbox', 'mailbox-state'],
  },
  'inactive-mailbox-or-hold-delay': {
    row: 3,
    class: 'guard',
    title: 'Mail of this person is on hold',
    remedies: ['recover-inactive-mailbox'],
    vetoes: [...destroying],
    overturnedBy: ['inactive-mailbox', 'mailbox-state'],
  },

  'moera-conflict': {
    row: 4,
    class: 'blocker',
    title: 'The onmicrosoft.com address is taken',
    remedies: [...conflictRemedies],
    vetoes: [...conflictVetoes],
    overturnedBy: [...conflict],
  },
  'address-is-upn-of-other-user': {
    row: 4,
    class: 'blocker',
    title: 'The address is another user’s sign-in name',
    remedies: [...conflictRemedies],
    vetoes: [...conflictVetoes],
    overturnedBy: [...conflict],
  },
  'soft-match-blocked-by-admin-role': {
    row: 4,
    class: 'blocker',
    title: 'A cloud administrator account stands in the way',
    remedies: ['free-address'],
    vetoes: [...conflictVetoes],
    overturnedBy: [...conflict],
  },
  'hard-match-blocked': {
    row: 4,
    class: 'blocker',
    title: 'A cloud account with another source anchor stands in the way',
    remedies: ['free-address'],
    vetoes: [...conflictVetoes],
    overturnedBy: ['user', 'mailbox-state', 'connect-server'],
  },
  'proxy-conflict-with-shared-mailbox': {
    row: 4,
    class: 'blocker',
    title: 'A shared or resource mailbox has the address',
    remedies: [...conflictRemedies],
    vetoes: [...conflictVetoes],
    overturnedBy: [...conflict],
  },
  'proxy-conflict-with-guest': {
    row: 4,
    class: 'blocker',
    title: 'A guest has the address',
    remedies: [...conflictRemedies],
    vetoes: [...conflictVetoes],
    overturnedBy: [...conflict],
  },
  'proxy-conflict-with-active-user': {
    row: 4,
    class: 'blocker',
    title: 'Another user has the address',
    remedies: [...conflictRemedies],
    vetoes: [...conflictVetoes],
    overturnedBy: [...conflict],
  },
  'proxy-conflict-with-group': {
    row: 4,
    class: 'blocker',
    title: 'A group has the address',
    remedies: [...conflictRemedies],
    vetoes: [...conflictVetoes],
    overturnedBy: [...conflict],
  },
  'proxy-conflict-with-contact': {
    row: 4,
    class: 'blocker',
    title: 'A contact has the address',
    remedies: [...conflictRemedies],
    vetoes: [...conflictVetoes],
    overturnedBy: [...conflict],
  },
  'proxy-conflict-with-deleted-user': {
    row: 4,
    class: 'blocker',
    title: 'A deleted object has the address',
    remedies: ['free-address', 'reprocess-license', 'retry-provisioning'],
    vetoes: [...conflictVetoes],
    overturnedBy: [...conflict, 'rival-users', 'rival-groups', 'rival-contacts'],
  },
  'proxy-conflict-with-public-folder': {
    row: 4,
    class: 'blocker',
    title: 'A public folder has the address',
    remedies: [...conflictRemedies],
    vetoes: [...conflictVetoes],
    overturnedBy: [...conflict],
  },
  'onprem-provisioning-error-duplicate': {
    row: 4,
    class: 'blocker',
    title: 'Directory sync found a duplicate',
    remedies: ['free-address', 'start-delta-sync'],
    vetoes: [...conflictVetoes],
    overturnedBy: [...conflict, ...rivals],
  },
  'proxy-conflict-with-other-recipient': {
    row: 4,
    class: 'blocker',
    title: 'Somebody else has the address',
    remedies: [...conflictRemedies],
    vetoes: [...conflictVetoes],
    overturnedBy: [...conflict, ...rivals],
  },
  'orphaned-exo-object': {
    row: 4,
    class: 'blocker',
    title: 'Exchange holds a left-over object',
    remedies: ['run-provisioning-diagnostic'],
    vetoes: [...conflictVetoes],
    overturnedBy: [...conflict, 'exchange-object', 'rival-users', 'deleted-users'],
  },

  'plan-suspended-or-expired': {
    row: 5,
    class: 'blocker',
    title: 'The subscription is suspended or has ended',
    remedies: ['renew-subscription'],
    vetoes: [...destroying],
    overturnedBy: [...license],
  },
  'license-error-no-seats': {
    row: 5,
    class: 'blocker',
    title: 'No license seat was free',
    remedies: ['free-seats', 'reprocess-license'],
    vetoes: [...cycling],
    overturnedBy: [...license],
  },
  'license-error-conflicting-plans': {
    row: 5,
    class: 'blocker',
    title: 'Two plans exclude each other',
    remedies: ['assign-license', 'reprocess-license'],
    vetoes: [...cycling],
    overturnedBy: [...license],
  },
  'license-error-dependency': {
    row: 5,
    class: 'blocker',
    title: 'A plan needs another plan',
    remedies: ['assign-license', 'reprocess-license'],
    vetoes: [...cycling],
    overturnedBy: [...license],
  },
  'license-error-usage-location': {
    row: 5,
    class: 'blocker',
    title: 'Not sold in the usage location',
    remedies: ['set-usage-location', 'reprocess-license'],
    vetoes: [...cycling],
    overturnedBy: [...license],
  },
  'exchange-plan-disabled-in-license': {
    row: 5,
    class: 'blocker',
    title: 'Exchange is switched off inside the license',
    remedies: ['enable-exchange-plan'],
    vetoes: [...cycling],
    overturnedBy: [...license],
  },
  'group-license-pending': {
    row: 5,
    class: 'wait',
    title: 'The license group is still being processed',
    remedies: ['wait'],
    vetoes: [...cycling],
    overturnedBy: [...noLicense, 'license-groups'],
  },
  'group-license-nested-group': {
    row: 5,
    class: 'blocker',
    title: 'Only in a nested group',
    remedies: ['add-to-licensing-group'],
    vetoes: [...cycling],
    overturnedBy: [...noLicense, 'license-groups'],
  },
  'group-license-not-applied': {
    row: 5,
    class: 'blocker',
    title: 'The group’s license never arrived',
    remedies: ['reprocess-license'],
    vetoes: [...cycling],
    overturnedBy: [...noLicense, 'license-groups'],
  },
  'usage-location-missing': {
    row: 5,
    class: 'blocker',
    title: 'No usage location',
    remedies: ['set-usage-location', 'assign-license'],
    vetoes: [...cycling],
    overturnedBy: [...noLicense],
  },
  'usage-location-invalid': {
    row: 5,
    class: 'blocker',
    title: 'The usage location is not accepted',
    remedies: ['set-usage-location', 'assign-license'],
    vetoes: [...cycling],
    overturnedBy: [...noLicense],
  },
  'sku-without-mailbox-entitlement': {
    row: 5,
    class: 'blocker',
    title: 'The license is meant for Teams calendars only',
    remedies: ['assign-license'],
    vetoes: [...cycling],
    overturnedBy: [...license],
  },
  'shared-or-room-mailbox-expected': {
    row: 5,
    class: 'ask',
    title: 'Perhaps a shared or room mailbox was meant',
    remedies: ['create-shared-or-room-mailbox', 'assign-license'],
    overturnedBy: [...noLicense, 'mailbox-wanted'],
  },
  'only-foundation-plan': {
    row: 5,
    class: 'blocker',
    title: 'The license has no mailbox in it',
    remedies: ['assign-license'],
    vetoes: [...cycling],
    overturnedBy: [...noLicense],
  },
  'no-exchange-plan': {
    row: 5,
    class: 'blocker',
    title: 'No license with Exchange',
    remedies: ['assign-license'],
    vetoes: [...cycling],
    overturnedBy: [...noLicense],
  },
  'no-license-at-all': {
    row: 5,
    class: 'blocker',
    title: 'No license',
    remedies: ['assign-license'],
    vetoes: [...cycling],
    overturnedBy: [...noLicense],
  },

  'exchangeguid-held-by-inactive-mailbox': {
    row: 6,
    class: 'blocker',
    title: 'A deleted or held mailbox has this user’s GUID',
    remedies: ['restore-mailbox', 'recover-inactive-mailbox'],
    vetoes: [...destroying, ...switchingOn],
    overturnedBy: ['mailbox-state', ...exchange],
  },
  'migrated-to-other-tenant': {
    row: 6,
    class: 'not-a-fault',
    title: 'The mailbox lives in another tenant',
    remedies: [],
    vetoes: [...destroying, ...switchingOn],
    overturnedBy: ['mailbox-state', 'mailbox-elsewhere'],
    mailboxElsewhere: true,
  },
  'mailbox-move-in-progress': {
    row: 6,
    class: 'wait',
    title: 'The mailbox is being moved',
    remedies: ['wait', 'finish-or-cancel-move'],
    vetoes: [...destroying, ...switchingOn],
    overturnedBy: ['mailbox-state', 'mailbox-elsewhere'],
    mailboxElsewhere: true,
  },
  'migrated-flag-stale': {
    row: 6,
    class: 'blocker',
    title: 'Marked as migrated, but the mailbox is gone',
    remedies: ['enable-remote-mailbox', 'start-delta-sync'],
    vetoes: [...cycling],
    overturnedBy: ['mailbox-state', 'on-premises-recipient', 'mailbox-elsewhere', ...exchange],
  },
  'deprovision-flag-set': {
    row: 6,
    class: 'blocker',
    title: 'The remote mailbox was disabled on premises',
    remedies: ['enable-remote-mailbox', 'start-delta-sync'],
    vetoes: [...cycling],
    overturnedBy: ['mailbox-state', 'on-premises-recipient', 'mailbox-elsewhere', 'exchange-object'],
  },
  'onprem-mailbox-by-design': {
    row: 6,
    class: 'not-a-fault',
    title: 'The mailbox lives on premises',
    remedies: [],
    vetoes: [...destroying, ...switchingOn],
    overturnedBy: ['mailbox-state', 'mailbox-elsewhere'],
    mailboxElsewhere: true,
  },
  'msexchmailboxguid-synced-from-onprem': {
    row: 6,
    class: 'blocker',
    title: 'A left-over mailbox GUID comes from on premises',
    remedies: ['clear-mailbox-guid', 'start-delta-sync'],
    vetoes: [...cycling],
    overturnedBy: ['mailbox-state', 'mailbox-elsewhere', ...exchange],
  },
  'exchange-soa-cloud-managed-default': {
    row: 6,
    class: 'escalate',
    title: 'Exchange attributes are managed in the cloud',
    remedies: ['draft-support-request'],
    vetoes: [...destroying, ...switchingOn],
    overturnedBy: ['mailbox-state', 'mailbox-elsewhere', 'exchange-object', 'exchange-organization'],
    mailboxElsewhere: true,
  },
  'mailuser-not-converted': {
    row: 6,
    class: 'blocker',
    title: 'Exchange still sees a mail user',
    remedies: ['run-provisioning-diagnostic', 'retry-provisioning'],
    vetoes: [...cycling],
    overturnedBy: ['mailbox-state', 'mailbox-elsewhere', 'subscribed-skus', 'service-errors', ...exchange],
  },
  'exchange-attributes-not-synced': {
    row: 6,
    class: 'warning',
    title: 'Exchange attributes are not synced',
    remedies: ['bring-into-sync-scope', 'start-delta-sync'],
    vetoes: [...destroying, ...switchingOn],
    overturnedBy: ['mailbox-state', 'exchange-object', 'mailbox-elsewhere'],
    mailboxElsewhere: true,
  },

  'exchange-validation-error': {
    row: 7,
    class: 'blocker',
    title: 'Exchange refuses the account',
    remedies: ['retry-provisioning', 'run-provisioning-diagnostic'],
    vetoes: [...cycling],
    overturnedBy: ['user', 'mailbox-state', 'mailbox-elsewhere'],
  },
  'mailnickname-missing-or-invalid': {
    row: 7,
    class: 'blocker',
    title: 'The alias is missing or not allowed',
    remedies: ['fix-alias', 'retry-provisioning'],
    vetoes: [...cycling],
    overturnedBy: ['user', 'mailbox-state', 'mailbox-elsewhere'],
  },
  'unverified-domain-address': {
    row: 7,
    class: 'warning',
    title: 'The address is in a domain that is not verified',
    remedies: ['verify-domain'],
    overturnedBy: ['user', 'mailbox-state', 'organization'],
  },

  'user-restored-reconnecting': {
    row: 8,
    class: 'wait',
    title: 'Restored lately',
    remedies: ['wait'],
    vetoes: [...destroying],
    overturnedBy: [...exclusion],
  },
  'still-within-normal-time': {
    row: 8,
    class: 'wait',
    title: 'Still within the normal time',
    remedies: ['wait'],
    vetoes: [...cycling, 'delete-and-recreate'],
    overturnedBy: [...exclusion],
  },

  'service-incident': {
    row: 9,
    class: 'wait',
    title: 'Microsoft has an incident',
    remedies: ['wait'],
    vetoes: [...cycling, 'delete-and-recreate'],
    overturnedBy: [...exclusion],
  },
  'tenant-provisioning-in-progress': {
    row: 9,
    class: 'wait',
    title: 'The tenant is brand new',
    remedies: ['wait'],
    vetoes: [...cycling, 'delete-and-recreate'],
    overturnedBy: [...exclusion],
  },
  'tenant-exchange-not-provisioned': {
    row: 9,
    class: 'escalate',
    title: 'Exchange is not set up for the tenant',
    remedies: ['draft-support-request'],
    vetoes: [...cycling, 'delete-and-recreate'],
    overturnedBy: [...exclusion],
  },

  'object-missing-in-exchange': {
    row: 10,
    class: 'escalate',
    title: 'Exchange has never heard of this user',
    remedies: ['run-provisioning-diagnostic', 'draft-support-request'],
    vetoes: [...cycling],
    overturnedBy: [...exclusion, ...exchange],
  },
  'exo-license-state-not-synced': {
    row: 10,
    class: 'blocker',
    title: 'Exchange does not see the license',
    remedies: ['retry-provisioning', 'run-provisioning-diagnostic', 'cycle-exchange-plan'],
    overturnedBy: [...exclusion, ...exchange],
    needs: ['mailbox-state'],
  },

  'exceeds-24h-needs-forward-sync': {
    row: 11,
    class: 'escalate',
    title: 'Over 24 hours, and nothing else is wrong',
    remedies: ['retry-provisioning', 'run-provisioning-diagnostic', 'draft-support-request'],
    overturnedBy: [...exclusion, ...exchange],
    needs: ['mailbox-state'],
  },
  undetermined: {
    row: 11,
    class: 'ask',
    title: 'Not known yet',
    remedies: [],
    overturnedBy: [],
  },

  'tenant-dehydrated': {
    row: 12,
    class: 'note',
    title: 'The tenant is dehydrated',
    remedies: ['enable-organization-customization'],
    overturnedBy: [],
  },
  'tenant-dehydrated-not-a-cause': {
    row: 12,
    class: 'note',
    title: 'Dehydrated, but mailboxes work',
    remedies: [],
    overturnedBy: [],
  },
  'service-incident-access-only': {
    row: 12,
    class: 'note',
    title: 'An incident about something else',
    remedies: [],
    overturnedBy: [],
  },
  'blocked-or-disabled-account-not-a-cause': {
    row: 12,
    class: 'note',
    title: 'Sign-in is blocked',
    remedies: [],
    overturnedBy: [],
  },
  'hidden-from-gal-not-a-cause': {
    row: 12,
    class: 'note',
    title: 'Hidden from address lists',
    remedies: [],
    overturnedBy: [],
  },
} as const satisfies Record<string, Cause>;

export type CauseId = keyof typeof causes;

/** The catalogue's entry for a cause. */
export const causeOf = (id: CauseId): Cause => causes[id];

/** Its place in the decision order: row first, then the order of the catalogue. */
export const precedence: ReadonlyMap<CauseId, number> = new Map(
  (Object.keys(causes) as CauseId[]).map((id, position) => [id, position]),
);
