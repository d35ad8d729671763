import type { Entity } from '../odata/types.ts';
import type { GraphObject, TenantFile } from './file.ts';
import type { Subscribed } from './subscriptions.ts';

/** The organization; its plans are those of its subscriptions unless the file says otherwise. */
export function organizationOf(file: TenantFile, tenantId: string, skus: Iterable<Subscribed>): Entity {
  const plans = [...new Set(skus)].flatMap(({ product, status, provisioning }) =>
    product.plans.map((plan) => ({ ...plan, status, provisioning: provisioning.get(plan.name) ?? 'Success' })),
  );
  const byId = [...new Map(plans.map((plan) => [plan.id, plan])).values()];
  return {
    deletedDateTime: null,
    businessPhones: [],
    city: null,
    country: null,
    countryLetterCode: 'US',
    createdDateTime: 'now-900d',
    onPremisesLastSyncDateTime: null,
    onPremisesSyncEnabled: null,
    technicalNotificationMails: [],
    tenantType: 'AAD',
    assignedPlans: byId.map(({ id, service, status }) => ({
      assignedDateTime: 'now-800d',
      capabilityStatus: status,
      service,
      servicePlanId: id,
    })),
    provisionedPlans: byId.map(({ service, status, provisioning }) => ({
      capabilityStatus: status,
      provisioningStatus: provisioning,
      service,
    })),
    ...file.organization,
    verifiedDomains: file.organization.verifiedDomains.map(verifiedDomain),
    id: tenantId,
  };
}

const verifiedDomain = (domain: GraphObject): GraphObject => ({
  capabilities: 'Email, OfficeCommunicationsOnline',
  isDefault: false,
  isInitial: false,
  type: 'Managed',
  ...domain,
});

/** The domains, verified ones first. */
export function domainsOf(file: TenantFile): readonly Entity[] {
  const verified = file.organization.verifiedDomains.map(verifiedDomain).map((domain) => ({
    id: String(domain.name),
    isVerified: true,
    isDefault: domain.isDefault,
    isInitial: domain.isInitial,
    authenticationType: domain.type,
    supportedServices: String(domain.capabilities).split(/,\s*/),
  }));
  const others = (file.domains ?? []).map((domain) => ({ isVerified: false, supportedServices: [], ...domain }));
  return [...verified, ...others].map((domain) => ({
    authenticationType: 'Managed',
    availabilityStatus: null,
    isAdminManaged: true,
    isDefault: false,
    isInitial: false,
    isRoot: true,
    passwordNotificationWindowInDays: null,
    passwordValidityPeriodInDays: null,
    ...domain,
  }));
}
