import { guidFrom } from '../guid.ts';
import type { Entity } from '../odata/types.ts';
import type { GraphObject, GroupInFile, TenantFile } from './file.ts';
import type { Kind, Names } from './names.ts';
import type { Subscribed } from './subscriptions.ts';

/** A group of the file with everything derived. `failed`: ids of groups whose license failed for somebody. */
export function groupOf(
  kind: Kind & ('group' | 'deletedGroup'),
  inFile: GroupInFile,
  names: Names,
  skus: ReadonlyMap<string, Subscribed>,
  failed: ReadonlySet<string>,
): Entity {
  const { licenses = [], ...spoken } = inFile;
  const id = names.idFor(kind, inFile);
  const assignedLicenses = licenses.flatMap(({ sku, disabled = [] }): GraphObject[] => {
    const product = skus.get(sku.toLowerCase())?.product;
    if (!product) return [];
    const off = product.plans.filter((plan) => disabled.includes(plan.name)).map((plan) => plan.id);
    return [{ skuId: product.skuId, disabledPlans: off }];
  });
  return {
    createdDateTime: 'now-500d',
    deletedDateTime: kind === 'deletedGroup' ? 'now-5d' : null,
    groupTypes: [],
    mail: null,
    mailEnabled: inFile.mail !== undefined && inFile.mail !== null,
    mailNickname: inFile.displayName.replaceAll(/\W/g, '').toLowerCase(),
    proxyAddresses: typeof inFile.mail === 'string' ? [`SMTP:${inFile.mail}`] : [],
    securityEnabled: true,
    assignedLicenses,
    licenseProcessingState: licenses.length > 0 ? { state: 'ProcessingComplete' } : null,
    hasMembersWithLicenseErrors: failed.has(id),
    ...spoken,
    id,
  };
}

/** Template ids of directory roles that matter here, as Microsoft publishes them. */
const templates: Readonly<Record<string, string>> = {
  'Global Administrator': '62e90394-69f5-4237-9190-012177145e10',
  'Exchange Administrator': '29232cdf-9323-42fd-ade2-1d097af3e4de',
  'User Administrator': 'fe930be7-5e62-47db-91af-98c3a49a38b1',
  'License Administrator': '4d6ac14f-3453-41d0-bef9-a3e0c569773a',
  'Helpdesk Administrator': '729827e3-9c14-49f7-bb1b-9608f156bbb8',
};

/** Memberships as they are looked up: from a member to the groups and roles it is in directly. */
export interface Memberships {
  readonly roles: readonly Entity[];
  readonly parents: ReadonlyMap<string, readonly string[]>;
}

/** Reads `memberships` and `roles`. */
export function membershipsOf(file: TenantFile, names: Names): Memberships {
  const parents = new Map<string, string[]>();
  const enter = (parent: string, members: readonly string[]) => {
    for (const member of members) {
      const id = names.idOf(member);
      if (id) parents.set(id, [...(parents.get(id) ?? []), parent]);
    }
  };
  for (const [group, members] of Object.entries(file.memberships ?? {})) enter(names.idOf(group) ?? group, members);
  const roles = Object.entries(file.roles ?? {}).map(([displayName, members]): Entity => {
    const id = guidFrom(names.tenantId, 'role', displayName);
    enter(id, members);
    return {
      id,
      deletedDateTime: null,
      description: null,
      displayName,
      roleTemplateId: templates[displayName] ?? guidFrom('role template', displayName),
    };
  });
  return { roles, parents };
}
