/** What a property holds. `of` names the type of complex values; `many` marks a collection. */
export interface Property {
  readonly kind: 'string' | 'boolean' | 'number' | 'date' | 'complex';
  readonly many: boolean;
  readonly of?: TypeName;
}

/** A type of Graph, as far as the sandbox speaks it. */
export interface EntityType {
  readonly name: TypeName;
  readonly properties: Readonly<Record<string, Property>>;
  /** Returned without `$select`; left out: everything that the object has. */
  readonly byDefault?: readonly string[];
}

interface Words {
  readonly string?: string;
  readonly boolean?: string;
  readonly number?: string;
  readonly date?: string;
  readonly strings?: string;
  /** Complex values: property to type; `[]` behind the type marks a collection. */
  readonly complex?: Readonly<Record<string, string>>;
  readonly byDefault?: string;
}

const words = (text = ''): readonly string[] => text.split(/\s+/).filter(Boolean);

function describe(name: string, given: Words): EntityType {
  const simple = (kind: Property['kind'], text: string | undefined, many = false) =>
    words(text).map((property) => [property, { kind, many }] as const);
  const complex = Object.entries(given.complex ?? {}).map(
    ([property, type]) =>
      [
        property,
        {
          kind: 'complex',
          many: type.endsWith('[]'),
          of: type.replace('[]', '') as TypeName,
        },
      ] as const,
  );
  return {
    name: name as TypeName,
    properties: Object.fromEntries([
      ...simple('string', given.string),
      ...simple('boolean', given.boolean),
      ...simple('number', given.number),
      ...simple('date', given.date),
      ...simple('string', given.strings, true),
      ...complex,
    ]),
    ...(given.byDefault && { byDefault: words(given.byDefault) }),
  };
}

// Names and defaults as in Graph's metadata and its resource pages (user, group, orgContact, …).
const vocabulary = {
  user: {
    string:
      'id displayName givenName surname jobTitle department companyName employeeId mail mailNickname mobilePhone officeLocation city country state streetAddress postalCode preferredLanguage usageLocation userPrincipalName userType creationType externalUserState onPremisesImmutableId onPremisesUserPrincipalName onPremisesDomainName onPremisesDistinguishedName onPremisesSamAccountName onPremisesSecurityIdentifier ageGroup preferredDataLocation securityIdentifier',
    boolean: 'accountEnabled isManagementRestricted isResourceAccount onPremisesSyncEnabled showInAddressList',
    date: 'createdDateTime deletedDateTime onPremisesLastSyncDateTime externalUserStateChangeDateTime lastPasswordChangeDateTime signInSessionsValidFromDateTime employeeHireDate employeeLeaveDateTime',
    strings: 'businessPhones proxyAddresses otherMails imAddresses',
    complex: {
      assignedLicenses: 'assignedLicense[]',
      assignedPlans: 'assignedPlan[]',
      provisionedPlans: 'provisionedPlan[]',
      licenseAssignmentStates: 'licenseAssignmentState[]',
      serviceProvisioningErrors: 'serviceProvisioningError[]',
      onPremisesProvisioningErrors: 'onPremisesProvisioningError[]',
    },
    byDefault:
      'businessPhones displayName givenName jobTitle mail mobilePhone officeLocation preferredLanguage surname userPrincipalName id',
  },
  group: {
    string:
      'id description displayName mail mailNickname classification membershipRule membershipRuleProcessingState onPremisesDomainName onPremisesNetBiosName onPremisesSamAccountName onPremisesSecurityIdentifier preferredDataLocation preferredLanguage securityIdentifier theme visibility uniqueName',
    boolean:
      'mailEnabled securityEnabled onPremisesSyncEnabled isAssignableToRole hasMembersWithLicenseErrors isManagementRestricted',
    date: 'createdDateTime deletedDateTime expirationDateTime renewedDateTime onPremisesLastSyncDateTime',
    strings: 'groupTypes proxyAddresses resourceBehaviorOptions resourceProvisioningOptions',
    complex: {
      assignedLicenses: 'assignedLicense[]',
      licenseProcessingState: 'licenseProcessingState',
      onPremisesProvisioningErrors: 'onPremisesProvisioningError[]',
      serviceProvisioningErrors: 'serviceProvisioningError[]',
    },
    byDefault:
      'id deletedDateTime classification createdDateTime description displayName expirationDateTime groupTypes isAssignableToRole mail mailEnabled mailNickname membershipRule membershipRuleProcessingState onPremisesDomainName onPremisesLastSyncDateTime onPremisesNetBiosName onPremisesSamAccountName onPremisesSecurityIdentifier onPremisesSyncEnabled preferredDataLocation preferredLanguage proxyAddresses renewedDateTime resourceBehaviorOptions resourceProvisioningOptions securityEnabled securityIdentifier theme uniqueName visibility onPremisesProvisioningErrors serviceProvisioningErrors',
  },
  orgContact: {
    string: 'id displayName givenName surname companyName department jobTitle mail mailNickname',
    boolean: 'onPremisesSyncEnabled',
    date: 'deletedDateTime onPremisesLastSyncDateTime',
    strings: 'proxyAddresses',
    complex: {
      onPremisesProvisioningErrors: 'onPremisesProvisioningError[]',
      serviceProvisioningErrors: 'serviceProvisioningError[]',
    },
    byDefault:
      'id deletedDateTime companyName department displayName givenName jobTitle mail mailNickname onPremisesLastSyncDateTime onPremisesSyncEnabled proxyAddresses surname onPremisesProvisioningErrors serviceProvisioningErrors',
  },
  directoryRole: { string: 'id description displayName roleTemplateId', date: 'deletedDateTime' },
  organization: {
    string:
      'id displayName city country countryLetterCode defaultUsageLocation postalCode preferredLanguage state street tenantType',
    boolean: 'onPremisesSyncEnabled',
    date: 'createdDateTime deletedDateTime onPremisesLastSyncDateTime',
    strings: 'businessPhones technicalNotificationMails marketingNotificationEmails',
    complex: {
      assignedPlans: 'assignedPlan[]',
      provisionedPlans: 'provisionedPlan[]',
      verifiedDomains: 'verifiedDomain[]',
    },
  },
  domain: {
    string: 'id authenticationType availabilityStatus',
    boolean: 'isAdminManaged isDefault isInitial isRoot isVerified',
    number: 'passwordNotificationWindowInDays passwordValidityPeriodInDays',
    strings: 'supportedServices',
  },
  subscribedSku: {
    string: 'id accountId accountName appliesTo capabilityStatus skuId skuPartNumber',
    number: 'consumedUnits',
    strings: 'subscriptionIds',
    complex: { prepaidUnits: 'licenseUnitsDetail', servicePlans: 'servicePlanInfo[]' },
  },
  companySubscription: {
    string: 'id commerceSubscriptionId ownerId ownerTenantId ownerType skuId skuPartNumber status',
    boolean: 'isTrial',
    number: 'totalLicenses',
    date: 'createdDateTime nextLifecycleDateTime',
    complex: { serviceStatus: 'servicePlanInfo[]' },
  },
  licenseDetails: { string: 'id skuId skuPartNumber', complex: { servicePlans: 'servicePlanInfo[]' } },
  mailboxSettings: {
    string: 'archiveFolder dateFormat delegateMeetingMessageDeliveryOptions timeFormat timeZone userPurpose',
    complex: { language: 'localeInfo', automaticRepliesSetting: 'automaticRepliesSetting' },
  },
  mailFolder: {
    string: 'id displayName parentFolderId',
    boolean: 'isHidden',
    number: 'childFolderCount totalItemCount unreadItemCount',
  },
  serviceHealth: { string: 'id service status', complex: { issues: 'serviceHealthIssue[]' } },
  serviceHealthIssue: {
    string: 'id title classification feature featureGroup impactDescription origin service status',
    boolean: 'isResolved',
    date: 'startDateTime endDateTime lastModifiedDateTime',
    complex: { details: 'keyValuePair[]', posts: 'serviceHealthIssuePost[]' },
  },
  directoryAudit: {
    string: 'id activityDisplayName category correlationId loggedByService operationType result resultReason',
    date: 'activityDateTime',
    complex: {
      additionalDetails: 'keyValue[]',
      initiatedBy: 'auditActivityInitiator',
      targetResources: 'targetResource[]',
    },
  },
  assignedLicense: { string: 'skuId', strings: 'disabledPlans' },
  assignedPlan: { string: 'capabilityStatus service servicePlanId', date: 'assignedDateTime' },
  provisionedPlan: { string: 'capabilityStatus provisioningStatus service' },
  licenseAssignmentState: {
    string: 'assignedByGroup error skuId state',
    date: 'lastUpdatedDateTime',
    strings: 'disabledPlans',
  },
  serviceProvisioningError: {
    string: 'serviceInstance errorDetail',
    boolean: 'isResolved',
    date: 'createdDateTime',
  },
  onPremisesProvisioningError: { string: 'category propertyCausingError value', date: 'occurredDateTime' },
  licenseProcessingState: { string: 'state' },
  verifiedDomain: { string: 'capabilities name type', boolean: 'isDefault isInitial' },
  licenseUnitsDetail: { number: 'enabled lockedOut suspended warning' },
  servicePlanInfo: { string: 'appliesTo provisioningStatus servicePlanId servicePlanName' },
  localeInfo: { string: 'locale displayName' },
  automaticRepliesSetting: { string: 'status externalAudience internalReplyMessage externalReplyMessage' },
  keyValuePair: { string: 'name value' },
  keyValue: { string: 'key value' },
  serviceHealthIssuePost: { string: 'postType', date: 'createdDateTime', complex: { description: 'itemBody' } },
  itemBody: { string: 'content contentType' },
  auditActivityInitiator: { complex: { app: 'appIdentity', user: 'userIdentity' } },
  appIdentity: { string: 'appId displayName servicePrincipalId servicePrincipalName' },
  userIdentity: { string: 'displayName id ipAddress userPrincipalName' },
  targetResource: {
    string: 'displayName groupType id type userPrincipalName',
    complex: { modifiedProperties: 'modifiedProperty[]' },
  },
  modifiedProperty: { string: 'displayName newValue oldValue' },
} as const satisfies Record<string, Words>;

export type TypeName = keyof typeof vocabulary;

/** Every type by name. */
export const types = Object.fromEntries(
  Object.entries(vocabulary).map(([name, given]) => [name, describe(name, given)]),
) as Readonly<Record<TypeName, EntityType>>;

/** An object of the tenant, with times still relative to the clock. */
export interface Entity extends Readonly<Record<string, unknown>> {
  readonly id: string;
}
