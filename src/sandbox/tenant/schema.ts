import { z } from 'zod';
import { isTime } from '../clock.ts';
import { type Property, type TypeName, types } from '../odata/types.ts';
import { exchangeSchema } from './exchange/schema.ts';
import type { TenantFile } from './file.ts';

const when = z
  .string()
  .refine(isTime, 'is no time: write 2026-11-20T09:00:00Z, or relative to the clock: now-5h30m, start-10m');
const text = z.string().min(1);
const byPlan = z.record(z.string());

function fieldOf({ kind, many, of }: Property): z.ZodTypeAny {
  const one = kind === 'complex' && of ? z.object(graph(of)).strict() : simple[kind as keyof typeof simple];
  return (many ? z.array(one) : one).nullable().optional();
}
const simple = { string: z.string(), boolean: z.boolean(), number: z.number(), date: when };

/** The properties of a type of Graph, all of them optional. */
function graph(name: TypeName): Record<string, z.ZodTypeAny> {
  return Object.fromEntries(Object.entries(types[name].properties).map(([key, property]) => [key, fieldOf(property)]));
}

const expected = z.object({ cause: text, certainty: z.enum(['confirmed', 'likely', 'undetermined']) }).strict();
const story = { story: text.optional(), expect: expected.optional(), expectWithExchange: expected.optional() };

const license = z
  .object({
    sku: text,
    disabled: z.array(text).optional(),
    assignedAt: when.optional(),
    updatedAt: when.optional(),
    state: z.enum(['Active', 'ActiveWithError', 'Disabled', 'Error']).optional(),
    error: text.nullable().optional(),
    group: text.optional(),
    planStatus: byPlan.optional(),
    planAssignedAt: z.record(when).optional(),
    provisioning: byPlan.optional(),
    removedAt: when.optional(),
  })
  .strict();

const user = z
  .object({
    ...graph('user'),
    userPrincipalName: text,
    displayName: text,
    licenses: z.array(license).optional(),
    sandbox: z
      .object({
        ...story,
        mailbox: z.enum(['user', 'linked', 'shared', 'room', 'equipment', 'others', 'forbidden']).nullable().optional(),
        mailboxSince: when.optional(),
      })
      .strict()
      .optional(),
  })
  .strict();

const group = z
  .object({
    ...graph('group'),
    displayName: text,
    licenses: z.array(z.object({ sku: text, disabled: z.array(text).optional() }).strict()).optional(),
  })
  .strict();

const sku = z
  .object({
    ...graph('subscribedSku'),
    sku: text,
    seats: z.number().int().min(0).optional(),
    used: z.number().int().min(0).optional(),
    status: z.enum(['Enabled', 'Warning', 'Suspended', 'Deleted', 'LockedOut']).optional(),
    provisioning: byPlan.optional(),
    subscription: z.object(graph('companySubscription')).strict().optional(),
  })
  .strict();

/** Faults, also for the option of the same name. */
export const faultsSchema = z.array(
  z
    .object({
      path: z.string().startsWith('/', 'must start with a slash').optional(),
      exact: z.boolean().optional(),
      query: text.optional(),
      times: z.number().int().min(1).optional(),
      status: z.number().int().min(400).max(599).optional(),
      code: text.optional(),
      message: text.optional(),
      retryAfter: z.union([z.number().min(0), z.string()]).optional(),
      delayMs: z.number().min(0).optional(),
      malformed: z.boolean().optional(),
      dropBatchItem: z.boolean().optional(),
      hang: z.boolean().optional(),
    })
    .strict(),
);

const members = z.record(z.array(text));

/** The shape of a tenant file. What refers to what is checked afterwards. */
export const tenantSchema = z
  .object({
    schema: z.literal(1),
    about: z.string().optional(),
    clock: z.string().datetime('must be an ISO time in UTC, such as 2026-11-20T09:00:00Z').optional(),
    organization: z
      .object({
        ...graph('organization'),
        displayName: text,
        verifiedDomains: z.array(z.object({ ...graph('verifiedDomain'), name: text }).strict()).min(1),
      })
      .strict(),
    domains: z.array(z.object({ ...graph('domain'), id: text }).strict()).optional(),
    subscribedSkus: z.array(sku).optional(),
    users: z.array(user).optional(),
    deletedUsers: z.array(user).optional(),
    groups: z.array(group).optional(),
    deletedGroups: z.array(group).optional(),
    contacts: z.array(z.object({ ...graph('orgContact'), displayName: text }).strict()).optional(),
    memberships: members.optional(),
    roles: members.optional(),
    healthOverviews: z.array(z.object({ ...graph('serviceHealth'), service: text }).strict()).optional(),
    issues: z
      .array(z.object({ ...graph('serviceHealthIssue'), id: text, title: text, service: text }).strict())
      .optional(),
    directoryAudits: z
      .array(
        z
          .object({
            ...graph('directoryAudit'),
            activityDisplayName: text,
            activityDateTime: when,
            target: text.optional(),
            group: text.optional(),
          })
          .strict(),
      )
      .optional(),
    exchange: exchangeSchema.optional(),
    permissions: z
      .object({ missing: z.array(text) })
      .strict()
      .optional(),
    faults: faultsSchema.optional(),
    paging: z
      .object({
        usual: z.number().int().min(1).max(999).optional(),
        deletedItems: z.number().int().min(1).max(999).optional(),
        links: z.enum(['graph', 'loopback']).optional(),
      })
      .strict()
      .optional(),
    quota: z.number().int().min(1).optional(),
    limits: z
      .object({ auditLogs: z.number().int().min(1).optional(), outlook: z.number().int().min(1).optional() })
      .strict()
      .optional(),
    quirks: z
      .object({
        userPurposeAsObject: z.boolean().optional(),
        exchangeNotFound: z.union([z.literal(400), z.literal(404), z.literal(500)]).optional(),
        exchangeAmbiguous: z.enum(['error', 'rows']).optional(),
      })
      .strict()
      .optional(),
    asks: z.array(z.object({ ...story, input: text, answers: z.record(z.unknown()).optional() }).strict()).optional(),
  })
  .strict();

/** Words that may be keys somewhere in a tenant file, for "did you mean". */
export const knownWords: readonly string[] = [
  ...new Set([
    ...Object.values(types).flatMap((type) => Object.keys(type.properties)),
    ...[tenantSchema, user, license, sku, faultsSchema.element, exchangeSchema].flatMap((schema) =>
      Object.keys(schema.shape),
    ),
    'mailbox',
    'mailboxSince',
    'answers',
    ...Object.keys(story),
    ...Object.keys(expected.shape),
  ]),
];

/** Reads a file's shape; the interface says in TypeScript what the schema says in zod. */
export const readShape = (value: unknown): z.SafeParseReturnType<unknown, TenantFile> =>
  tenantSchema.safeParse(value) as z.SafeParseReturnType<unknown, TenantFile>;
