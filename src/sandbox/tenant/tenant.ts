import type { Exchange } from '../exchange/held.ts';
import type { Entity } from '../odata/types.ts';
import type { Permission } from '../permissions.ts';
import { auditOf } from './audits.ts';
import { domainsOf, organizationOf } from './company.ts';
import { exchangeOf } from './exchange/exchange.ts';
import type { GraphObject, TenantFile } from './file.ts';
import { groupOf, type Memberships, membershipsOf } from './groups.ts';
import { issuesOf, overviewsOf } from './health.ts';
import type { Names } from './names.ts';
import { deletedPersonOf, type Person, personOf } from './people.ts';
import { type Subscribed, subscriptionEntities } from './subscriptions.ts';

/** A tenant as Graph shows it; times still relative to the clock. */
export interface Tenant {
  readonly organization: Entity;
  readonly domains: readonly Entity[];
  readonly subscribedSkus: readonly Entity[];
  readonly subscriptions: readonly Entity[];
  readonly users: readonly Entity[];
  /** By id and by sign-in name, in lower case. An alias is not a way to a user. */
  readonly people: ReadonlyMap<string, Person>;
  readonly groups: readonly Entity[];
  readonly contacts: readonly Entity[];
  readonly deletedUsers: readonly Entity[];
  readonly deletedGroups: readonly Entity[];
  readonly memberships: Memberships;
  readonly healthOverviews: readonly Entity[];
  readonly issues: readonly Entity[];
  readonly directoryAudits: readonly Entity[];
  readonly exchange: Exchange;
  readonly missing: ReadonlySet<Permission>;
  /** Page lengths without `$top`. */
  readonly paging: { readonly usual: number; readonly deletedItems: number };
  readonly userPurposeAsObject: boolean;
}

/** Builds a tenant from a checked file. */
export function tenantOf(file: TenantFile, names: Names, skus: ReadonlyMap<string, Subscribed>): Tenant {
  const around = { file, names, skus };
  const persons = (file.users ?? []).map((user) => personOf(user, around));
  const owned = subscriptionEntities(skus.values(), names.tenantId, seatsUsed(persons));
  const failed = failedGroups(persons);
  const deleted = (file.deletedUsers ?? []).map((user) => deletedPersonOf(user, around));
  const users = persons.map(({ user }) => user);
  const deletedUsers = deleted.map(({ user }) => user);
  const groups = (file.groups ?? []).map((group) => groupOf('group', group, names, skus, failed));
  const issues = issuesOf(file);
  const contacts = (file.contacts ?? []).map((contact) => contactOf(contact, names));
  const objects = new Map([...deletedUsers, ...users, ...groups].map((object) => [object.id, object]));
  return {
    organization: organizationOf(file, names.tenantId, skus.values()),
    domains: domainsOf(file),
    subscribedSkus: owned.skus,
    subscriptions: owned.subscriptions,
    users,
    people: new Map(persons.flatMap((person) => keysOf(person.user).map((key) => [key, person] as const))),
    groups,
    contacts,
    deletedUsers,
    deletedGroups: (file.deletedGroups ?? []).map((group) => groupOf('deletedGroup', group, names, skus, failed)),
    memberships: membershipsOf(file, names),
    healthOverviews: overviewsOf(file, issues),
    issues,
    directoryAudits: (file.directoryAudits ?? []).map((audit, at) => auditOf(audit, at, names, objects)),
    exchange: exchangeOf(file, names, { persons, deleted, groups, contacts }),
    missing: new Set((file.permissions?.missing ?? []) as Permission[]),
    paging: { usual: file.paging?.usual ?? 100, deletedItems: file.paging?.deletedItems ?? 100 },
    userPurposeAsObject: file.quirks?.userPurposeAsObject ?? false,
  };
}

const contactOf = (contact: GraphObject, names: Names): Entity => ({
  ...(typeof contact.mail === 'string' && { proxyAddresses: [`SMTP:${contact.mail}`] }),
  ...contact,
  id: names.idFor('contact', contact),
});

const keysOf = (user: Entity): readonly string[] => [user.id, String(user.userPrincipalName).toLowerCase()];

function seatsUsed(persons: readonly Person[]): ReadonlyMap<string, number> {
  const used = new Map<string, number>();
  for (const skuId of persons.flatMap(({ licensing }) => licensing.skuIds)) used.set(skuId, (used.get(skuId) ?? 0) + 1);
  return used;
}

/** Groups whose license failed for at least one member. */
const failedGroups = (persons: readonly Person[]): ReadonlySet<string> =>
  new Set(
    persons
      .flatMap(({ licensing }) => licensing.properties.licenseAssignmentStates)
      .filter((state) => /Error$/.test(String(state.state)))
      .map((state) => String(state.assignedByGroup)),
  );
