import type { TypeName } from './types.ts';

/** What can be done with a property in `$filter`, and in `$orderby`. */
export type Use = 'eq' | 'startsWith' | 'endsWith' | 'ge' | 'null' | 'orderby';

/** How far a use is supported; `advanced`: only with `ConsistencyLevel: eventual` and `$count=true`. */
export type Support = 'default' | 'advanced' | 'never';

// Uses to properties; a star marks the advanced mode. From Graph's page on advanced queries and its tables for user,
// group and orgContact; what is not listed there cannot be filtered at all. `id` and the deletion time stand on the pages
// of the types, serviceProvisioningErrors in the SDK's own words; the audit log's in its older page on listing.
const tables: Partial<Record<TypeName, Readonly<Record<string, string>>>> = {
  user: {
    eq: 'id accountEnabled ageGroup assignedLicenses/skuId creationType externalUserState isResourceAccount onPremisesImmutableId onPremisesProvisioningErrors/category onPremisesProvisioningErrors/propertyCausingError serviceProvisioningErrors/isResolved',
    'eq startsWith': 'imAddresses serviceProvisioningErrors/serviceInstance',
    'eq startsWith endsWith*': 'otherMails proxyAddresses',
    'eq startsWith endsWith* orderby': 'userPrincipalName',
    'eq startsWith endsWith* null*': 'mail',
    'eq startsWith null*': 'city country department givenName jobTitle mailNickname surname usageLocation',
    'eq startsWith null* orderby': 'displayName',
    'eq null*': 'employeeId onPremisesSecurityIdentifier onPremisesSyncEnabled state userType',
    'eq ge null* orderby*': 'createdDateTime',
    'eq ge orderby*': 'deletedDateTime',
    'eq ge': 'onPremisesLastSyncDateTime',
    'eq* ge*': 'employeeHireDate',
    'eq*':
      'assignedPlans/capabilityStatus assignedPlans/servicePlanId provisionedPlans/provisioningStatus showInAddressList',
    'eq* startsWith*': 'assignedPlans/service provisionedPlans/service businessPhones onPremisesSamAccountName',
    'eq* startsWith* null*': 'companyName mobilePhone officeLocation postalCode preferredLanguage streetAddress',
  },
  group: {
    eq: 'id assignedLicenses/skuId groupTypes isAssignableToRole mailEnabled membershipRuleProcessingState onPremisesProvisioningErrors/category onPremisesProvisioningErrors/propertyCausingError resourceBehaviorOptions resourceProvisioningOptions securityEnabled serviceProvisioningErrors/isResolved',
    'eq null': 'hasMembersWithLicenseErrors',
    'eq startsWith': 'classification membershipRule uniqueName serviceProvisioningErrors/serviceInstance',
    'eq startsWith endsWith*': 'proxyAddresses',
    'eq startsWith endsWith* null*': 'mail',
    'eq startsWith null*': 'mailNickname',
    'eq startsWith null* orderby': 'displayName',
    'eq null*': 'onPremisesSecurityIdentifier onPremisesSyncEnabled',
    'eq ge': 'createdDateTime onPremisesLastSyncDateTime renewedDateTime',
    'eq ge orderby*': 'deletedDateTime',
    'eq* ge*': 'expirationDateTime',
    'eq* startsWith*': 'onPremisesSamAccountName',
    'eq* startsWith* null*': 'description preferredLanguage',
  },
  orgContact: {
    eq: 'id onPremisesProvisioningErrors/category onPremisesProvisioningErrors/propertyCausingError serviceProvisioningErrors/isResolved',
    'eq startsWith': 'serviceProvisioningErrors/serviceInstance',
    'eq startsWith endsWith*': 'proxyAddresses',
    'eq startsWith endsWith* null*': 'mail',
    'eq startsWith null*': 'department givenName jobTitle mailNickname surname',
    'eq startsWith null* orderby*': 'displayName',
    'eq null*': 'onPremisesSyncEnabled',
    'eq ge': 'onPremisesLastSyncDateTime deletedDateTime',
    'eq* startsWith* null*': 'companyName',
  },
  directoryRole: {
    eq: 'id roleTemplateId',
    'eq startsWith* null*': 'displayName',
    'eq* startsWith* null*': 'description',
  },
  directoryAudit: {
    eq: 'category loggedByService initiatedBy/user/id initiatedBy/user/displayName initiatedBy/app/appId initiatedBy/app/displayName targetResources/id',
    'eq startsWith': 'activityDisplayName initiatedBy/user/userPrincipalName targetResources/displayName',
    'eq ge orderby': 'activityDateTime',
  },
  serviceHealthIssue: {
    'eq startsWith ge null orderby':
      'id title classification feature featureGroup impactDescription origin service status isResolved startDateTime endDateTime lastModifiedDateTime',
  },
};

const supported: ReadonlyMap<string, Support> = new Map(
  Object.entries(tables).flatMap(([type, rows]) =>
    Object.entries(rows).flatMap(([uses, properties]) =>
      properties.split(' ').flatMap((property) =>
        uses.split(' ').map((use) => {
          const name = use.replace('*', '');
          return [`${type} ${property} ${name}`, use === name ? 'default' : 'advanced'] as const;
        }),
      ),
    ),
  ),
);

/** How far Graph supports a use of a property; inside `any`, the path leads through the collection. */
export function supportOf(type: TypeName, path: string, use: Use): Support {
  if (!tables[type]) return 'default';
  return supported.get(`${type} ${path} ${use}`) ?? 'never';
}
