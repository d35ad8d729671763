import { strict as assert } from 'node:assert';
import type { LicenseInFile, SkuInFile } from '../../src/sandbox/tenant/file.ts';
import { loadTenant } from '../../src/sandbox/tenant/load.ts';
import { small } from './client.ts';

const enterprise = 'efb87545-963c-4e0d-99df-69c6916d9eb0';
const foundation = '113feb6c-3fe4-4440-bddc-54d774bf0318';

interface Licensed {
  readonly assignedLicenses: readonly { skuId: string; disabledPlans: readonly string[] }[];
  readonly assignedPlans: readonly {
    servicePlanId: string;
    capabilityStatus: string;
    assignedDateTime: string;
    service: string;
  }[];
  readonly licenseAssignmentStates: readonly {
    state: string;
    error: string | null;
    assignedByGroup: string | null;
    disabledPlans: string[];
    lastUpdatedDateTime: string;
  }[];
  readonly provisionedPlans: readonly { service: string; provisioningStatus: string }[];
}

describe('short licenses', () => {
  const made = async (
    licenses: readonly LicenseInFile[],
    skus: readonly SkuInFile[] = [{ sku: 'SPE_E3' }, { sku: 'ENTERPRISEPACK' }, { sku: 'FLOW_FREE' }],
  ) => {
    const file = small({
      subscribedSkus: skus,
      groups: [{ id: 'g-all', displayName: 'All', licenses: [{ sku: 'SPE_E3' }] }],
      users: [{ userPrincipalName: 'a@small.com', displayName: 'A', licenses }],
    });
    const { tenant } = await loadTenant(file);
    const person = tenant.people.get('a@small.com');
    assert.ok(person);
    const user = person.user as unknown as Licensed;
    const plan = user.assignedPlans.find(({ servicePlanId }) => servicePlanId === enterprise);
    const details = person.licensing.licenseDetails as unknown as {
      skuPartNumber: string;
      servicePlans: { servicePlanId: string; provisioningStatus: string }[];
    }[];
    const provisioning = details[0]?.servicePlans.find(
      ({ servicePlanId }) => servicePlanId === enterprise,
    )?.provisioningStatus;
    return { tenant, user, plan, details, provisioning };
  };

  it('give the whole picture of one product', async () => {
    const { user, plan, details, provisioning, tenant } = await made([{ sku: 'SPE_E3', assignedAt: 'now-5h' }]);
    assert.deepEqual(user.assignedLicenses, [{ skuId: '05e9a617-0261-4cee-bb44-138d3ef5d965', disabledPlans: [] }]);
    assert.deepEqual(plan, {
      assignedDateTime: 'now-5h',
      capabilityStatus: 'Enabled',
      service: 'exchange',
      servicePlanId: enterprise,
    });
    assert.deepEqual(user.licenseAssignmentStates[0], {
      skuId: '05e9a617-0261-4cee-bb44-138d3ef5d965',
      disabledPlans: [],
      lastUpdatedDateTime: 'now-5h',
      state: 'Active',
      error: null,
      assignedByGroup: null,
    });
    assert.deepEqual([details[0]?.skuPartNumber, provisioning], ['SPE_E3', 'Success']);
    assert.equal(user.assignedPlans.length, details[0]?.servicePlans.length);
    assert.equal(tenant.subscribedSkus[0]?.consumedUnits, 1);
  });

  it('leave a switched-off plan out of assignedPlans, and say Disabled in licenseDetails', async () => {
    const { user, plan, provisioning } = await made([{ sku: 'SPE_E3', disabled: ['EXCHANGE_S_ENTERPRISE'] }]);
    assert.deepEqual([plan, provisioning], [undefined, 'Disabled']);
    assert.deepEqual(user.assignedLicenses[0]?.disabledPlans, [enterprise]);
    assert.deepEqual(user.licenseAssignmentStates[0]?.disabledPlans, [enterprise]);
  });

  it('switch a plan on when one of two assignments has it on', async () => {
    const { user, plan, provisioning } = await made([
      { sku: 'SPE_E3', disabled: ['EXCHANGE_S_ENTERPRISE'] },
      { sku: 'SPE_E3', group: 'g-all' },
    ]);
    assert.deepEqual([plan?.capabilityStatus, provisioning], ['Enabled', 'Success']);
    assert.deepEqual(
      user.assignedLicenses.map(({ disabledPlans }) => disabledPlans),
      [[]],
    );
    assert.equal(user.licenseAssignmentStates.length, 2);
    assert.match(user.licenseAssignmentStates[1]?.assignedByGroup ?? '', /^[0-9a-f-]{36}$/);
  });

  it('count an assignment in error as not in force', async () => {
    const { user, plan, details, tenant } = await made([
      { sku: 'SPE_E3', group: 'g-all', state: 'Error', error: 'CountViolation', updatedAt: 'now-1h' },
    ]);
    assert.deepEqual([user.assignedLicenses, plan, details], [[], undefined, []]);
    assert.deepEqual(
      [user.licenseAssignmentStates[0]?.state, user.licenseAssignmentStates[0]?.error],
      ['Error', 'CountViolation'],
    );
    assert.equal(user.licenseAssignmentStates[0]?.lastUpdatedDateTime, 'now-1h');
    assert.equal(tenant.groups[0]?.hasMembersWithLicenseErrors, true);
  });

  it('take the state of the subscription, and the better one of two', async () => {
    const skus = [
      { sku: 'ENTERPRISEPACK', status: 'Suspended' },
      { sku: 'SPE_E3', status: 'Warning', seats: 3 },
    ];
    assert.equal((await made([{ sku: 'ENTERPRISEPACK' }], skus)).plan?.capabilityStatus, 'Suspended');
    const { plan, tenant } = await made([{ sku: 'ENTERPRISEPACK' }, { sku: 'SPE_E3' }], skus);
    assert.equal(plan?.capabilityStatus, 'Warning');
    assert.deepEqual(tenant.subscribedSkus[1]?.prepaidUnits, { enabled: 0, lockedOut: 0, suspended: 0, warning: 3 });
  });

  it('leave plans as Deleted behind when a license was removed', async () => {
    const { user, plan, details } = await made([{ sku: 'SPE_E3', removedAt: 'now-10d' }]);
    assert.deepEqual([plan?.capabilityStatus, plan?.assignedDateTime], ['Deleted', 'now-10d']);
    assert.deepEqual([user.assignedLicenses, user.licenseAssignmentStates, details], [[], [], []]);
  });

  it('can say the state, time and provisioning of a single plan', async () => {
    const { plan, provisioning, user } = await made([
      {
        sku: 'SPE_E3',
        planStatus: { EXCHANGE_S_ENTERPRISE: 'LockedOut' },
        planAssignedAt: { EXCHANGE_S_ENTERPRISE: 'now-3d' },
        provisioning: { EXCHANGE_S_ENTERPRISE: 'PendingInput' },
      },
    ]);
    assert.deepEqual(
      [plan?.capabilityStatus, plan?.assignedDateTime, provisioning],
      ['LockedOut', 'now-3d', 'PendingInput'],
    );
    assert.ok(
      user.provisionedPlans.some((one) => one.service === 'exchange' && one.provisioningStatus === 'PendingInput'),
    );
  });

  it('let a foundation plan report exchange, and build no addresses', async () => {
    const { user, tenant } = await made([{ sku: 'FLOW_FREE' }]);
    assert.equal(user.assignedPlans.find(({ servicePlanId }) => servicePlanId === foundation)?.service, 'exchange');
    assert.equal(tenant.users[0]?.mail, null);
  });
});
