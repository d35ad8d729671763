import {
  ago,
  both,
  deleted,
  e3,
  exchangeError,
  f1,
  foundation,
  kiosk,
  licensed,
  licenseGroup,
  plan2,
  powerBi,
  quarantine,
  synced,
  syncing,
  unlicensed,
  user,
  type World,
} from '../world.ts';

const bob = (changes: object = {}) => user('bob', { id: '00000000-0000-0000-0000-00000000b0b0', ...changes });
const jane = (changes: object = {}): World => ({ users: [user('jane', { ...changes })] });
const taken = licensed({ state: 'Error', error: 'UniquenessViolation' });
const hasJanes = { proxyAddresses: ['SMTP:bob@contoso.com', 'smtp:jane@contoso.com'] };
const incident = {
  id: 'EX1',
  title: 'New mailboxes are not provisioned',
  service: 'Exchange Online',
  status: 'serviceDegradation',
  isResolved: false,
};

/** Tenants in which jane@contoso.com is looked up, one for each kind of answer. */
export const worlds: Readonly<Record<string, World>> = {
  'a healthy mailbox': { ...jane(), mailboxes: { jane: 'user' } },
  'a mailbox in grace': { ...jane(unlicensed), mailboxes: { jane: 'user' } },
  'a mailbox with an archive error': {
    ...jane({ serviceProvisioningErrors: [exchangeError('Failed to sync the ArchiveGuid x')] }),
    mailboxes: { jane: 'user' },
  },
  'a shared mailbox': { ...jane({ ...unlicensed, accountEnabled: false }), mailboxes: { jane: 'shared' } },
  'a healthy mailbox behind an alias': {
    users: [user('jane', { userPrincipalName: 'jd@contoso.com' })],
    mailboxes: { jane: 'user' },
  },
  'an external account': jane({ ...unlicensed, creationType: 'Invitation', externalUserState: 'Accepted' }),
  'a guest in the place of a colleague in quarantine': {
    users: [
      bob({
        userPrincipalName: 'jane_x.com#EXT#@contoso.onmicrosoft.com',
        mail: 'jane@contoso.com',
        creationType: 'Invitation',
      }),
      user('jane', {
        ...synced,
        userPrincipalName: 'jane1234@contoso.onmicrosoft.com',
        onPremisesProvisioningErrors: [quarantine('jane@contoso.com', 'UserPrincipalName')],
      }),
    ],
    organization: syncing,
  },
  'a deleted account': { deletedUsers: [deleted('jane')] },
  'a deleted account whose address a group has': {
    deletedUsers: [deleted('jane')],
    groups: [{ id: 'g', displayName: 'Sales', mail: 'jane@contoso.com' }],
  },
  'a deleted account whose address a colleague has': {
    users: [bob(hasJanes)],
    deletedUsers: [deleted('jane')],
    mailboxes: { bob: 'user' },
  },
  'a deleted account whose second address a colleague has': {
    users: [bob({ proxyAddresses: ['SMTP:bob@contoso.com', 'smtp:j.doe@contoso.com'] })],
    deletedUsers: [deleted('jane', { mail: 'j.doe@contoso.com' })],
  },
  'a deleted account that was synced': {
    deletedUsers: [deleted('jane', { onPremisesSyncEnabled: true })],
    organization: syncing,
  },
  'nobody, and sync stalled': { organization: { ...syncing, onPremisesLastSyncDateTime: ago('9h') } },
  'nobody, in a tenant that syncs': { organization: syncing },
  'nobody at all': { users: [bob()] },
  'a typing error': { users: [user('jana')] },
  'a license removed last week': jane({
    ...unlicensed,
    assignedPlans: [{ servicePlanId: plan2, capabilityStatus: 'Deleted', assignedDateTime: ago('7d') }],
  }),
  'a deleted twin, 12 minutes': { ...jane(licensed({ at: ago('12m') })), deletedUsers: [deleted('jane')] },
  'an address of another user': { users: [user('jane', taken), bob(hasJanes)] },
  'an address of a shared mailbox': { users: [user('jane', taken), bob(hasJanes)], mailboxes: { bob: 'shared' } },
  'an address of a group': {
    users: [user('jane', taken)],
    groups: [{ id: 'g', displayName: 'Sales', mail: 'jane@contoso.com' }],
  },
  'an address of a contact': {
    users: [user('jane', taken)],
    contacts: [{ id: 'c', displayName: 'Jane', mail: 'jane@contoso.com' }],
  },
  'an address of a deleted user': { users: [user('jane', taken)], deletedUsers: [deleted('jane')] },
  'an address of nobody who shows': jane(taken),
  'an address in quarantine, of an administrator': {
    users: [
      user('jane', { ...synced, ...unlicensed, onPremisesProvisioningErrors: [quarantine('SMTP:jane@contoso.com')] }),
      bob(hasJanes),
    ],
    roles: { bob: ['User Administrator'] },
    organization: syncing,
  },
  'no license': jane(unlicensed),
  'no license, synced': { ...jane({ ...unlicensed, ...synced }), organization: syncing },
  'no license, disabled': jane({ ...unlicensed, accountEnabled: false }),
  'no license and no location': jane({ ...unlicensed, usageLocation: null }),
  'a plan that is off': jane(licensed({ disabled: [plan2] })),
  'a suspended plan': jane(licensed({ status: 'Suspended' })),
  'a foundation plan': jane(licensed({ sku: powerBi, plan: foundation })),
  'a plan for Teams calendars': jane(licensed({ sku: f1, plan: kiosk })),
  'no seats': jane(licensed({ state: 'Error', error: 'CountViolation' })),
  'no seats for a sibling': jane(
    both(
      licensed({ state: 'Error', error: 'Other', group: 'g' }),
      licensed({ sku: powerBi, state: 'Error', error: 'CountViolation', group: 'g' }),
    ),
  ),
  'a group at work': {
    ...jane(unlicensed),
    groups: [licenseGroup('g', { licenseProcessingState: { state: 'QueuedForProcessing' } })],
    members: { g: ['jane'] },
  },
  'a nested group': {
    ...jane(unlicensed),
    groups: [licenseGroup('g'), licenseGroup('h', { assignedLicenses: [] })],
    members: { g: ['h'], h: ['jane'] },
  },
  'a product of the tenant’s own that is off': {
    ...jane(licensed({ sku: '99999999-9999-9999-9999-999999999999', disabled: [plan2] })),
    skus: [{ skuId: e3, skuPartNumber: 'SPE_E3', servicePlans: [{ servicePlanId: plan2 }] }],
  },
  'a validation error': jane({ serviceProvisioningErrors: [exchangeError('Couldn’t find object x.')] }),
  'a bad alias': jane({ mailNickname: '' }),
  'a domain that is not verified': jane({ mail: 'jane@x.example', proxyAddresses: ['SMTP:jane@x.example'] }),
  '12 minutes': jane(licensed({ at: ago('12m') })),
  '5 hours': jane(licensed({ at: ago('5h') })),
  '30 hours': jane(),
  '30 hours, synced': { ...jane(synced), organization: syncing },
  'an incident': { ...jane(licensed({ at: ago('5h') })), issues: [incident] },
  'a new tenant': { ...jane(licensed({ at: ago('5h') })), organization: { createdDateTime: ago('9h') } },
  'a license that Exchange does not see': { ...jane(), licenseStatus: { jane: 'PendingInput' } },
};
