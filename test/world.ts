import { join } from 'node:path';
import type { Check } from '../src/diagnosis/check.ts';
import { diagnose } from '../src/diagnosis/diagnose.ts';
import type { Diagnosis, FailFinding, Finding } from '../src/diagnosis/finding.ts';
import { memoryCache } from '../src/diagnosis/gather.ts';
import type { Answer, ExchangeRequest, Fault, GraphRequest, Transport } from '../src/diagnosis/request.ts';
import organization from '../src/facts/organization.ts';
import person from '../src/facts/person.ts';
import { loadFolder } from '../src/load.ts';

/** The moment at which every look of these tests happens. */
export const now = new Date('2026-11-21T12:00:00Z');

/** An instant before `now`: ago('5h'), ago('12m'), ago('40d'). */
export function ago(length: string): string {
  const [, count = '0', unit = 'm'] = /^(\d+)([mhd])$/.exec(length) ?? [];
  const minutes = { m: 1, h: 60, d: 24 * 60 }[unit as 'm' | 'h' | 'd'];
  return new Date(now.getTime() - Number(count) * minutes * 60_000).toISOString();
}

export const plan2 = 'efb87545-963c-4e0d-99df-69c6916d9eb0';
export const plan1 = '9aaf7827-d63c-4b61-89c3-182f06f82e5c';
export const kiosk = '4a82b400-a79f-41a4-b4e2-e94f5787b113';
export const foundation = '113feb6c-3fe4-4440-bddc-54d774bf0318';
export const archive = 'da040e0a-b393-4bea-bb76-928b3fa1cf5a';
export const e3 = '05e9a617-0261-4cee-bb44-138d3ef5d965';
export const f1 = '50f60901-3181-4b75-8a2c-4c8e4c1d5a72';
export const powerBi = 'f8a1db68-be16-40ed-86d5-cb42ce701560';

type Json = Readonly<Record<string, unknown>>;

/** A tenant in a few words. What is left out is empty; `mailbox` is the purpose, null for none, or a fault. */
export interface World {
  readonly users?: readonly Json[];
  readonly mailboxes?: Readonly<Record<string, string | { readonly value: string } | Fault>>;
  readonly organization?: Json;
  readonly skus?: readonly Json[];
  readonly issues?: readonly Json[];
  readonly groups?: readonly Json[];
  readonly contacts?: readonly Json[];
  readonly deletedUsers?: readonly Json[];
  readonly deletedGroups?: readonly Json[];
  /** Group id to what is in it: display names of users, ids of groups. */
  readonly members?: Readonly<Record<string, readonly string[]>>;
  /** Directory roles by the display name of the user. */
  readonly roles?: Readonly<Record<string, readonly string[]>>;
  readonly licenseStatus?: Readonly<Record<string, string>>;
  /** Faults by the start of the request's url; the first that fits. */
  readonly faults?: Readonly<Record<string, Fault>>;
  /** Records of the audit log. */
  readonly audits?: readonly Json[];
  /** What Exchange Online answers, by cmdlet; left out, it is not connected. A fault is what every cmdlet brings. */
  readonly exchange?: ExchangeWorld | Fault;
}

/** Exchange in a few words: what a cmdlet finds, by its name (and switch). Whoever is not listed is not found. */
export interface ExchangeWorld {
  readonly 'Get-User'?: readonly Json[] | Fault;
  readonly 'Get-Recipient'?: readonly Json[] | Fault;
  readonly 'Get-Mailbox'?: readonly Json[] | Fault;
  readonly 'Get-MailUser'?: readonly Json[] | Fault;
  readonly SoftDeletedMailbox?: readonly Json[] | Fault;
  readonly InactiveMailboxOnly?: readonly Json[] | Fault;
  readonly 'Get-OrganizationConfig'?: Json | Fault;
}

export const forbidden: Fault = {
  kind: 'forbidden',
  status: 403,
  code: 'Authorization_RequestDenied',
  message: 'Graph refused.',
};
export const down: Fault = { kind: 'unreachable', message: 'Graph could not be reached.' };
const noMailbox: Fault = {
  kind: 'not-found',
  status: 404,
  code: 'MailboxNotEnabledForRESTAPI',
  message: 'No mailbox.',
};
const noUser: Fault = { kind: 'not-found', status: 404, code: 'Request_ResourceNotFound', message: 'No such object.' };

/** A cloud-only user of contoso.com with Microsoft 365 E3 in force for 30 hours, and every detail overridable. */
export const user = (name: string, changes: Json = {}): Json => ({
  id: `00000000-0000-0000-0000-${name
    .padStart(12, '0')
    .slice(-12)
    .replaceAll(/[^0-9a-f]/g, '0')}`,
  accountEnabled: true,
  displayName: name,
  userPrincipalName: `${name}@contoso.com`,
  mail: `${name}@contoso.com`,
  mailNickname: name,
  proxyAddresses: [`SMTP:${name}@contoso.com`],
  userType: 'Member',
  createdDateTime: ago('40d'),
  usageLocation: 'DE',
  ...licensed(),
  serviceProvisioningErrors: [],
  onPremisesProvisioningErrors: [],
  ...changes,
});

interface LicenseParts {
  readonly sku?: string;
  readonly plan?: string;
  readonly status?: string;
  readonly at?: string;
  readonly state?: string;
  readonly error?: string | null;
  readonly group?: string | null;
  readonly disabled?: readonly string[];
}

/** The four properties of one license, in accord with each other. */
export function licensed({
  sku = e3,
  plan = plan2,
  status = 'Enabled',
  at = ago('30h'),
  state = 'Active',
  error = null,
  group = null,
  disabled = [],
}: LicenseParts = {}): Json {
  const inForce = state !== 'Error';
  return {
    assignedLicenses: inForce ? [{ skuId: sku, disabledPlans: disabled }] : [],
    assignedPlans:
      inForce && !disabled.includes(plan)
        ? [{ servicePlanId: plan, service: 'exchange', capabilityStatus: status, assignedDateTime: at }]
        : [],
    licenseAssignmentStates: [
      { skuId: sku, state, error, assignedByGroup: group, disabledPlans: disabled, lastUpdatedDateTime: at },
    ],
  };
}

/** What directory sync writes onto a person. */
export const synced: Json = {
  onPremisesSyncEnabled: true,
  onPremisesImmutableId: 'ZYLtZqL3Fk+1C9u9F1bHKg==',
  onPremisesUserPrincipalName: 'jane@contoso.com',
};

/** A tenant whose directory sync ran lately. */
export const syncing: Json = { onPremisesSyncEnabled: true, onPremisesLastSyncDateTime: ago('20m') };

/** A deleted user: the sign-in name carries the object id in front. */
export const deleted = (name: string, changes: Json = {}): Json => ({
  id: `dddddddd-dddd-dddd-dddd-${name.padStart(12, 'd').replaceAll(/[^0-9a-f]/g, '0')}`,
  displayName: name,
  userPrincipalName: `ddddddddddddddddddddddddddddddd0${name}@contoso.com`,
  mail: `${name}@contoso.com`,
  proxyAddresses: [],
  deletedDateTime: ago('5d'),
  onPremisesImmutableId: null,
  onPremisesSyncEnabled: null,
  ...changes,
});

/** A group that hands out a product. */
export const licenseGroup = (id: string, changes: Json = {}): Json => ({
  id,
  displayName: id,
  assignedLicenses: [{ skuId: e3, disabledPlans: [] }],
  licenseProcessingState: { state: 'ProcessingComplete' },
  ...changes,
});

/** An error of Exchange on the user, as serviceProvisioningErrors carries it. */
export const exchangeError = (sentence: string, changes: Json = {}): Json => ({
  createdDateTime: ago('3h'),
  isResolved: false,
  serviceInstance: 'exchange/NAMPRD09-001-01',
  errorDetail: `<ServiceInstance><ObjectErrors><ErrorRecord><ErrorCode>x</ErrorCode><ErrorDescription>${sentence}</ErrorDescription></ErrorRecord></ObjectErrors></ServiceInstance>`,
  ...changes,
});

/** What directory sync kept back. */
export const quarantine = (value: string, propertyCausingError = 'ProxyAddresses'): Json => ({
  category: 'PropertyConflict',
  occurredDateTime: ago('3h'),
  propertyCausingError,
  value,
});

/** No license of any kind. */
export const unlicensed: Json = { assignedLicenses: [], assignedPlans: [], licenseAssignmentStates: [] };

/** Two people’s properties in one: lists are joined, the rest of the second wins. */
export const both = (a: Json, b: Json): Json => {
  const lists = Object.keys(a).filter((key) => Array.isArray(a[key]) && Array.isArray(b[key]));
  return { ...a, ...b, ...Object.fromEntries(lists.map((key) => [key, [...(a[key] as []), ...(b[key] as [])]])) };
};

const contoso: Json = {
  id: '11111111-1111-1111-1111-111111111111',
  displayName: 'Contoso',
  createdDateTime: '2020-01-01T00:00:00Z',
  onPremisesSyncEnabled: null,
  onPremisesLastSyncDateTime: null,
  provisionedPlans: [{ service: 'exchange', capabilityStatus: 'Enabled', provisioningStatus: 'Success' }],
  verifiedDomains: [
    { name: 'contoso.com', isDefault: true, isInitial: false },
    { name: 'contoso.onmicrosoft.com', isDefault: false, isInitial: true },
  ],
};

const skus: readonly Json[] = [
  sku(e3, 'SPE_E3', [plan2]),
  sku(f1, 'M365_F1_COMM', [kiosk]),
  sku(powerBi, 'POWER_BI_PRO', [foundation]),
];

function sku(skuId: string, skuPartNumber: string, plans: readonly string[]): Json {
  const servicePlans = plans.map((servicePlanId) => ({
    servicePlanId,
    servicePlanName: 'X',
    provisioningStatus: 'Success',
  }));
  return {
    skuId,
    skuPartNumber,
    capabilityStatus: 'Enabled',
    consumedUnits: 5,
    prepaidUnits: { enabled: 25, warning: 0, suspended: 0, lockedOut: 0 },
    servicePlans,
  };
}

/** Answers like Graph, from a world, without a network. `asked` collects every url. */
export function graphOf(world: World, asked: string[] = []): Transport<GraphRequest> {
  return {
    send: async (requests) => {
      asked.push(...requests.map((request) => request.url));
      return {
        answers: requests.map((request) => answer(world, decodeURIComponent(request.url))),
        cost: { requests: requests.length, httpCalls: 1, resourceUnits: requests.length },
      };
    },
  };
}

/** Answers like Exchange Online, from a world. `asked` collects every cmdlet with its identity. */
export const exchangeOf = (exchange: ExchangeWorld | Fault, asked: string[] = []): Transport<ExchangeRequest> => ({
  send: async (requests) => {
    asked.push(...requests.map(({ cmdlet, parameters }) => `${cmdlet} ${Object.values(parameters).join(' ')}`.trim()));
    return {
      answers: requests.map((request) => ('kind' in exchange ? no(exchange) : lookUp(exchange, request))),
      cost: { requests: requests.length, httpCalls: requests.length, resourceUnits: 0 },
    };
  },
});

const notInExchange: Fault = {
  kind: 'not-found',
  status: 404,
  code: 'NotFound',
  message: 'Exchange says that there is none.',
};

function lookUp(exchange: ExchangeWorld, { cmdlet, parameters }: ExchangeRequest): Answer {
  const list = parameters.SoftDeletedMailbox
    ? 'SoftDeletedMailbox'
    : parameters.InactiveMailboxOnly
      ? 'InactiveMailboxOnly'
      : cmdlet;
  const held = exchange[list as keyof ExchangeWorld] ?? (cmdlet === 'Get-OrganizationConfig' ? {} : []);
  if ('kind' in held) return no(held as Fault);
  if (!Array.isArray(held)) return ok({ value: [{ IsDehydrated: false, ...held }], warnings: [] });
  const wanted = String(parameters.Identity).toLowerCase();
  const value = (held as readonly Json[]).filter((one) =>
    [
      one.ExternalDirectoryObjectId,
      one.UserPrincipalName,
      one.PrimarySmtpAddress,
      one.ExchangeGuid,
      ...((one.EmailAddresses ?? []) as readonly string[]),
    ]
      .map((name) =>
        String(name ?? '')
          .toLowerCase()
          .replace(/^smtp:/, ''),
      )
      .includes(wanted),
  );
  return value.length > 0 ? ok({ value, warnings: [] }) : no(notInExchange);
}

/** An object of Exchange that belongs to the user of that name, and every property overridable. */
export const inExchange = (name: string, type: string, changes: Json = {}): Json => ({
  DisplayName: name,
  RecipientTypeDetails: type,
  ExternalDirectoryObjectId: user(name).id,
  UserPrincipalName: `${name}@contoso.com`,
  PrimarySmtpAddress: `${name}@contoso.com`,
  ...changes,
});

const ok = (body: unknown): Answer => ({ ok: true, body });
const no = (fault: Fault): Answer => ({ ok: false, fault });

function answer(world: World, url: string): Answer {
  const fault = Object.entries(world.faults ?? {}).find(([start]) => url.startsWith(start))?.[1];
  if (fault) return no(fault);
  const path = url.split('?')[0] ?? '';
  const lists: Readonly<Record<string, readonly Json[]>> = {
    '/users': world.users ?? [],
    '/groups': world.groups ?? [],
    '/contacts': world.contacts ?? [],
    '/directory/deletedItems/microsoft.graph.user': world.deletedUsers ?? [],
    '/directory/deletedItems/microsoft.graph.group': world.deletedGroups ?? [],
  };
  if (lists[path]) return ok({ value: matching(lists[path], url) });
  if (path === '/organization') return ok({ value: [{ ...contoso, ...world.organization }] });
  if (path === '/subscribedSkus') return ok({ value: world.skus ?? skus });
  if (path === '/auditLogs/directoryAudits') return ok({ value: world.audits ?? [] });
  if (path === '/admin/serviceAnnouncement/issues') return ok({ value: world.issues ?? [] });
  const group = /^\/groups\/(.+)$/.exec(path)?.[1];
  if (group) return found(world.groups, (one) => one.id === group);
  const [, key = '', rest] = /^\/users\/([^/]+)(\/.*)?$/.exec(path) ?? [];
  const who = (world.users ?? []).find((one) => one.id === key || same(one.userPrincipalName, key));
  if (!who) return no(noUser);
  if (!rest) return ok(who);
  const [, way, type] = /^\/(memberOf|transitiveMemberOf)\/microsoft\.graph\.(\w+)$/.exec(rest) ?? [];
  if (way && type === 'group') return ok({ value: groupsOf(who, world, way === 'transitiveMemberOf') });
  if (way) return ok({ value: (world.roles?.[String(who.displayName)] ?? []).map((role) => ({ displayName: role })) });
  if (rest === '/licenseDetails') return ok({ value: [{ servicePlans: detailsOf(who, world) }] });
  const mailbox = world.mailboxes?.[String(who.displayName)] ?? noMailbox;
  return typeof mailbox === 'string' || 'value' in mailbox ? ok({ value: mailbox }) : no(mailbox);
}

const found = (list: readonly Json[] | undefined, test: (one: Json) => boolean): Answer => {
  const one = list?.find(test);
  return one ? ok(one) : no(noUser);
};

/** The groups that a user is in: directly, or through other groups too. */
function groupsOf(who: Json, { groups = [], members = {} }: World, transitive: boolean): readonly Json[] {
  const parents = (name: string) => Object.keys(members).filter((group) => members[group]?.includes(name));
  const all = new Set(parents(String(who.displayName)));
  if (transitive) for (const group of all) for (const parent of parents(group)) all.add(parent);
  return groups.filter((group) => all.has(String(group.id)));
}

const detailsOf = (who: Json, world: World): readonly Json[] =>
  (who.assignedPlans as readonly Json[]).map((plan) => ({
    servicePlanId: plan.servicePlanId,
    provisioningStatus: world.licenseStatus?.[String(who.displayName)] ?? 'Success',
  }));

const same = (a: unknown, b: string): boolean => String(a).toLowerCase() === b.toLowerCase();

/** The objects that carry any literal of the filter, as sign-in name, mail, alias or start of the name. */
function matching(list: readonly Json[], url: string): readonly Json[] {
  const filter = /\$filter=([^&]*)/.exec(url)?.[1];
  if (!filter) return list;
  if (filter.startsWith('onPremisesProvisioningErrors/')) {
    return list.filter((one) => ((one.onPremisesProvisioningErrors ?? []) as readonly Json[]).length > 0);
  }
  const literals = [...filter.matchAll(/'((?:[^']|'')*)'/g)].map(([, text = '']) =>
    text.replaceAll("''", "'").toLowerCase(),
  );
  return list.filter((one) => {
    const [upn, mail, name] = [one.userPrincipalName, one.mail, one.displayName].map((value) =>
      String(value ?? '').toLowerCase(),
    );
    const aliases = ((one.proxyAddresses ?? []) as readonly string[]).map((alias) => alias.toLowerCase());
    if (filter.includes('endsWith') && literals.some((text) => upn?.endsWith(text))) return true;
    if (filter.includes('startswith')) return literals.some((text) => upn?.startsWith(text) || name?.startsWith(text));
    return literals.some((text) => upn === text || mail === text || aliases.includes(text));
  });
}

/** Every check there is. */
export const checks: readonly Check[] = await loadFolder<Check>(join(import.meta.dirname, '../src/checks'));

/** One look in a world. `asked` collects the urls. */
export const lookIn = (
  world: World,
  input: string,
  answers: Readonly<Record<string, unknown>> = {},
  asked: string[] = [],
): Promise<Diagnosis> =>
  diagnose(
    input,
    { checks, person, organization, mode: 'sandbox', tenantId: '' },
    {
      graph: graphOf(world, asked),
      ...(world.exchange && { exchange: exchangeOf(world.exchange, asked) }),
      cache: memoryCache(),
      now: () => now,
    },
    { answers },
  );

/** The findings of one check. */
export const of = (diagnosis: Diagnosis, check: string): readonly Finding[] =>
  diagnosis.findings.filter((finding) => finding.check === check);

/** The causes that a check found, with a star where the finding decides. */
export const causesOf = (diagnosis: Diagnosis, check: string): readonly string[] =>
  of(diagnosis, check)
    .filter((finding): finding is FailFinding => finding.outcome === 'fail')
    .map((finding) => (finding.decides ? `${finding.cause}*` : finding.cause));
