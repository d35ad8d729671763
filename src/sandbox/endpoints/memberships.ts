import { list } from '../odata/collection.ts';
import { shownAs } from '../odata/select.ts';
import { type Entity, type EntityType, types } from '../odata/types.ts';
import type { Permission } from '../permissions.ts';
import type { Ask, Route } from '../route.ts';
import { personAt } from './users.ts';

/** The groups and roles a user is in: directly, or through groups as well. */
function parentsOf(ask: Ask, transitive: boolean): readonly Entity[] {
  const { groups, memberships } = ask.world.tenant;
  const found = new Set(memberships.parents.get(personAt(ask).user.id) ?? []);
  if (transitive) {
    // A set grows while it is walked through: each group's own groups are looked at too, each once.
    for (const id of found) for (const parent of memberships.parents.get(id) ?? []) found.add(parent);
  }
  return [...groups, ...memberships.roles].filter(({ id }) => found.has(id));
}

const typeOf = (object: Entity): EntityType =>
  object.roleTemplateId === undefined ? types.group : types.directoryRole;

/** Without the right to read a type, its members are listed by id alone. */
const neededFor: Readonly<Record<string, Permission>> = {
  group: 'GroupMember.Read.All',
  directoryRole: 'RoleManagement.Read.Directory',
};

function show(ask: Ask, object: Entity, select: readonly string[] | undefined): Record<string, unknown> {
  const type = typeOf(object);
  const kind = { '@odata.type': `#microsoft.graph.${type.name}` };
  const needed = neededFor[type.name];
  if (needed && ask.world.tenant.missing.has(needed)) return { ...kind, id: object.id };
  return { ...kind, ...shownAs(object, type, select, ask.world.clock) };
}

function mixed(name: string, transitive: boolean): Route {
  return {
    path: `users/{}/${name}`,
    permissions: ['User.Read.All'],
    units: 2,
    handle: (ask) =>
      list(
        {
          type: types.group,
          alsoOf: [types.directoryRole],
          items: parentsOf(ask, transitive),
          context: 'directoryObjects',
          options: ['select', 'top', 'count', 'skiptoken'],
          directory: true,
          pages: { usual: ask.world.tenant.paging.usual, most: 999 },
          show: (object, select) => show(ask, object, select),
        },
        ask.call,
        ask.world.clock,
        ask.world.linkBase,
      ),
  };
}

function cast(name: string, transitive: boolean, type: EntityType, permission: Permission): Route {
  return {
    path: `users/{}/${name}/microsoft.graph.${type.name}`,
    permissions: ['User.Read.All', permission],
    units: 2,
    handle: (ask) =>
      list(
        {
          type,
          items: parentsOf(ask, transitive).filter((object) => typeOf(object) === type),
          context: `${type.name}s`,
          options: ['filter', 'select', 'top', 'count', 'search', 'orderby', 'skiptoken'],
          directory: true,
          pages: { usual: ask.world.tenant.paging.usual, most: 999 },
        },
        ask.call,
        ask.world.clock,
        ask.world.linkBase,
      ),
  };
}

/** memberOf and transitiveMemberOf, as they are and cast to one type. */
export const membershipRoutes: readonly Route[] = [
  { name: 'memberOf', transitive: false },
  { name: 'transitiveMemberOf', transitive: true },
].flatMap(({ name, transitive }) => [
  mixed(name, transitive),
  cast(name, transitive, types.group, 'GroupMember.Read.All'),
  cast(name, transitive, types.directoryRole, 'RoleManagement.Read.Directory'),
]);
