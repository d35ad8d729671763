import { z } from 'zod';

const time = z.string().regex(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z$/);
const guid = z.string().regex(/^[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$/);
const text = z.string().nullable();
const flag = z.boolean().nullable();
const status = z.enum(['Enabled', 'Warning', 'Suspended', 'Deleted', 'LockedOut']);
const plan = z
  .object({
    servicePlanId: guid,
    servicePlanName: z.string(),
    provisioningStatus: z.enum([
      'Success',
      'Disabled',
      'Error',
      'PendingInput',
      'PendingActivation',
      'PendingProvisioning',
    ]),
    appliesTo: z.enum(['User', 'Company']),
  })
  .strict();
const context = { '@odata.context': z.string().startsWith('https://graph.microsoft.com/v1.0/$metadata#') };

/** What the diagnosis relies on in a user's answer, exactly: nothing more, nothing less. */
export const userShape = z
  .object({
    id: guid,
    displayName: z.string(),
    userPrincipalName: z.string(),
    mail: text,
    mailNickname: text,
    proxyAddresses: z.array(z.string().regex(/^(SMTP|smtp):/)),
    accountEnabled: z.boolean(),
    userType: z.enum(['Member', 'Guest']),
    creationType: text,
    externalUserState: text,
    createdDateTime: time,
    usageLocation: text,
    assignedLicenses: z.array(z.object({ skuId: guid, disabledPlans: z.array(guid) }).strict()),
    assignedPlans: z.array(
      z.object({ assignedDateTime: time, capabilityStatus: status, service: z.string(), servicePlanId: guid }).strict(),
    ),
    provisionedPlans: z.array(
      z.object({ capabilityStatus: status, provisioningStatus: z.string(), service: z.string() }).strict(),
    ),
    licenseAssignmentStates: z.array(
      z
        .object({
          skuId: guid,
          disabledPlans: z.array(guid),
          lastUpdatedDateTime: time,
          state: z.enum(['Active', 'ActiveWithError', 'Disabled', 'Error']),
          error: text,
          assignedByGroup: guid.nullable(),
        })
        .strict(),
    ),
    serviceProvisioningErrors: z.array(
      z
        .object({
          createdDateTime: time,
          isResolved: z.boolean(),
          serviceInstance: z.string(),
          errorDetail: z.string(),
        })
        .strict(),
    ),
    onPremisesProvisioningErrors: z.array(
      z
        .object({ category: z.string(), occurredDateTime: time, propertyCausingError: z.string(), value: z.string() })
        .strict(),
    ),
    onPremisesSyncEnabled: flag,
    onPremisesLastSyncDateTime: time.nullable(),
    onPremisesImmutableId: text,
  })
  .strict();

/** The properties to select for {@link userShape}. */
export const userProperties = Object.keys(userShape.shape);

const user = userShape.extend(context);
const list = <T extends z.ZodTypeAny>(item: T) =>
  z
    .object({
      ...context,
      '@odata.count': z.number().int().optional(),
      '@odata.nextLink': z.string().url().optional(),
      value: z.array(item),
    })
    .strict();

const named = z.object({ id: guid, displayName: z.string(), mail: text, proxyAddresses: z.array(z.string()) });
const issue = z.object({
  id: z.string(),
  title: z.string(),
  service: z.string(),
  feature: text,
  status: z.string(),
  classification: z.string(),
  isResolved: z.boolean(),
  startDateTime: time,
  endDateTime: time.nullable(),
  lastModifiedDateTime: time,
});

/** Shapes of answers that the product relies on, by kind. */
export const shapes = {
  user,
  users: list(userShape),
  defaultUser: z
    .object({
      ...context,
      businessPhones: z.array(z.string()),
      displayName: z.string(),
      givenName: text,
      jobTitle: text,
      mail: text,
      mobilePhone: text,
      officeLocation: text,
      preferredLanguage: text,
      surname: text,
      userPrincipalName: z.string(),
      id: guid,
    })
    .strict(),
  licenseDetails: list(
    z.object({ id: z.string(), skuId: guid, skuPartNumber: z.string(), servicePlans: z.array(plan) }).strict(),
  ),
  purpose: z
    .object({ ...context, value: z.enum(['user', 'linked', 'shared', 'room', 'equipment', 'others']) })
    .strict(),
  mailboxSettings: z.object({ ...context, timeZone: z.string(), userPurpose: z.string() }),
  folder: z.object({ ...context, id: z.string(), displayName: z.literal('Inbox') }),
  memberOf: list(
    z.object({ '@odata.type': z.string().startsWith('#microsoft.graph.'), id: guid, displayName: z.string() }),
  ),
  roles: list(z.object({ id: guid, displayName: z.string(), roleTemplateId: guid })),
  groups: list(named.extend({ mailEnabled: z.boolean(), groupTypes: z.array(z.string()) })),
  group: z.object({
    ...context,
    id: guid,
    displayName: z.string(),
    licenseProcessingState: z.object({ state: z.string() }).nullable(),
  }),
  contacts: list(named),
  deletedUsers: list(
    z.object({
      id: guid,
      userPrincipalName: z.string().regex(/^[0-9a-f]{32}/),
      mail: text,
      proxyAddresses: z.array(z.string()),
      deletedDateTime: time,
    }),
  ),
  deletedItem: z.object({ ...context, '@odata.type': z.string(), id: guid }),
  subscribedSkus: list(
    z.object({
      skuId: guid,
      skuPartNumber: z.string(),
      capabilityStatus: status,
      consumedUnits: z.number().int(),
      prepaidUnits: z
        .object({ enabled: z.number(), warning: z.number(), suspended: z.number(), lockedOut: z.number() })
        .strict(),
      servicePlans: z.array(plan).min(1),
    }),
  ),
  subscriptions: list(z.object({ skuId: guid, status, isTrial: z.boolean(), nextLifecycleDateTime: time })),
  organization: list(
    z.object({
      id: guid,
      displayName: z.string(),
      createdDateTime: time,
      onPremisesSyncEnabled: flag,
      onPremisesLastSyncDateTime: time.nullable(),
      verifiedDomains: z.array(z.object({ name: z.string(), isInitial: z.boolean(), isDefault: z.boolean() })).min(1),
    }),
  ),
  domains: list(z.object({ id: z.string(), isVerified: z.boolean(), isInitial: z.boolean() })),
  overviews: list(
    z.object({ id: z.string(), service: z.string(), status: z.string(), issues: z.array(issue).optional() }),
  ),
  issues: list(issue),
  audits: list(
    z.object({
      id: z.string(),
      activityDisplayName: z.string(),
      activityDateTime: time,
      result: z.enum(['success', 'failure']),
      targetResources: z.array(z.object({ id: guid, type: z.string() })),
    }),
  ),
  error: z
    .object({
      error: z
        .object({
          code: z.string().min(1),
          message: z.string().min(1),
          innerError: z.object({ date: z.string(), 'request-id': guid, 'client-request-id': z.string() }).strict(),
        })
        .strict(),
    })
    .strict(),
} satisfies Record<string, z.ZodTypeAny>;

export type Shape = keyof typeof shapes;
