import { z } from 'zod';
import { defineFact } from '../diagnosis/fact.ts';
import { absent, known } from '../diagnosis/reading.ts';
import { get } from '../diagnosis/request.ts';
import input from './input.ts';
import { flag, id, listOf, text, word } from './shapes/values.ts';

/** Properties that Graph returns only when asked for: without `$select` most of these would silently be missing. */
export const userProperties = [
  'id',
  'accountEnabled',
  'displayName',
  'userPrincipalName',
  'mail',
  'mailNickname',
  'proxyAddresses',
  'otherMails',
  'userType',
  'creationType',
  'externalUserState',
  'createdDateTime',
  'usageLocation',
  'assignedLicenses',
  'assignedPlans',
  'provisionedPlans',
  'licenseAssignmentStates',
  'serviceProvisioningErrors',
  'onPremisesProvisioningErrors',
  'onPremisesSyncEnabled',
  'onPremisesLastSyncDateTime',
  'onPremisesImmutableId',
  'onPremisesUserPrincipalName',
  'onPremisesDomainName',
  'onPremisesDistinguishedName',
  'isResourceAccount',
  'isManagementRestricted',
  'showInAddressList',
] as const;

/** The page promises null for "no error", answers have carried the word None. */
const errorWord = word.transform((value) => (value === 'None' ? null : value));

const assignedPlan = z.object({
  assignedDateTime: text,
  capabilityStatus: word,
  service: text,
  servicePlanId: z
    .string()
    .nullish()
    .transform((value) => value?.toLowerCase() ?? ''),
});

const licenseAssignmentState = z.object({
  skuId: id,
  state: word,
  error: errorWord,
  assignedByGroup: text,
  disabledPlans: listOf(id),
  lastUpdatedDateTime: text,
});

const serviceProvisioningError = z.object({
  createdDateTime: text,
  isResolved: flag,
  serviceInstance: text,
  errorDetail: text,
});

const onPremisesProvisioningError = z.object({
  category: text,
  occurredDateTime: text,
  propertyCausingError: text,
  value: text,
});

/** A user as Graph v1.0 has it, with nulls and empty lists in place of what is missing. */
export const User = z.object({
  id: z.string().min(1),
  accountEnabled: flag,
  displayName: text,
  userPrincipalName: text,
  mail: text,
  mailNickname: text,
  proxyAddresses: listOf(z.string()),
  userType: text,
  creationType: text,
  externalUserState: text,
  createdDateTime: text,
  usageLocation: text,
  assignedLicenses: listOf(z.object({ skuId: id, disabledPlans: listOf(id) })),
  assignedPlans: listOf(assignedPlan),
  licenseAssignmentStates: listOf(licenseAssignmentState),
  /** Null: nothing is known about such errors. Left out: none; a property that a cloud lacks is refused with a 400. */
  serviceProvisioningErrors: z
    .array(serviceProvisioningError)
    .nullish()
    .transform((value) => (value === undefined ? [] : value)),
  onPremisesProvisioningErrors: z
    .array(onPremisesProvisioningError)
    .nullish()
    .transform((value) => value ?? null),
  onPremisesSyncEnabled: flag,
  onPremisesLastSyncDateTime: text,
  onPremisesImmutableId: text,
  onPremisesUserPrincipalName: text,
  isResourceAccount: flag,
  showInAddressList: flag,
});

export type User = z.infer<typeof User>;

/** The user whose object id or sign-in name was typed. A deleted user answers "not found" here as well. */
export default defineFact({
  id: 'user',
  permission: 'User.Read.All',
  from: { input },
  ask: ({ from }) => {
    if (from.input.kind === 'name') return [];
    const key = from.input.kind === 'id' ? from.input.id : from.input.address;
    return [get`/users/${key}?$select=${userProperties}`];
  },
  read: ([body]) => (body === undefined ? absent : known(User.parse(body))),
});
