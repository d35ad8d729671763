import { notFound, unsupported } from '../answer.ts';
import { directoryOptions, type Listing, list } from '../odata/collection.ts';
import { contextOf, selected, shownAs } from '../odata/select.ts';
import { type Entity, types } from '../odata/types.ts';
import type { Ask, Route } from '../route.ts';
import { selectOnly } from './users.ts';

type Kind = Pick<Listing, 'type' | 'items' | 'context'>;

function directoryList({ world, call }: Ask, kind: Kind, usual = world.tenant.paging.usual): unknown {
  const pages = { usual, most: 999 };
  return list({ ...kind, options: directoryOptions, directory: true, pages }, call, world.clock, world.linkBase);
}

function one(ask: Ask, { type, items, context }: Kind): unknown {
  selectOnly(ask);
  const select = selected(ask.call, type);
  const object = items.find(({ id }) => id.toLowerCase() === ask.keys[0]?.toLowerCase());
  if (!object) throw notFound(ask.keys[0] ?? '');
  return {
    '@odata.context': `${contextOf(context, select)}/$entity`,
    ...shownAs(object, type, select, ask.world.clock),
  };
}

const groups = ({ world }: Ask): Kind => ({ type: types.group, items: world.tenant.groups, context: 'groups' });
const contacts = ({ world }: Ask): Kind => ({
  type: types.orgContact,
  items: world.tenant.contacts,
  context: 'contacts',
});
const deletedUsers = ({ world }: Ask): Kind => ({
  type: types.user,
  items: world.tenant.deletedUsers,
  context: 'users',
});
const deletedGroups = ({ world }: Ask): Kind => ({
  type: types.group,
  items: world.tenant.deletedGroups,
  context: 'groups',
});

function deletedItem(ask: Ask): unknown {
  const kinds = [deletedUsers(ask), deletedGroups(ask)];
  const kind = kinds.find(({ items }) => items.some(({ id }: Entity) => id === ask.keys[0]?.toLowerCase()));
  if (!kind) throw notFound(ask.keys[0] ?? '');
  const body = one(ask, { ...kind, context: 'directoryObjects' }) as Record<string, unknown>;
  const { '@odata.context': context, ...rest } = body;
  return { '@odata.context': context, '@odata.type': `#microsoft.graph.${kind.type.name}`, ...rest };
}

/** Groups, contacts and deleted objects. */
export const directoryRoutes: readonly Route[] = [
  { path: 'groups', permissions: ['Group.Read.All'], units: 1, handle: (ask) => directoryList(ask, groups(ask)) },
  { path: 'groups/{}', permissions: ['Group.Read.All'], units: 1, handle: (ask) => one(ask, groups(ask)) },
  {
    path: 'contacts',
    permissions: ['OrgContact.Read.All'],
    units: 1,
    handle: (ask) => directoryList(ask, contacts(ask)),
  },
  { path: 'contacts/{}', permissions: ['OrgContact.Read.All'], units: 1, handle: (ask) => one(ask, contacts(ask)) },
  {
    path: 'directory/deletedItems',
    permissions: [],
    units: 1,
    handle: () => {
      throw unsupported('The query is not supported without a cast such as microsoft.graph.user.');
    },
  },
  {
    path: 'directory/deletedItems/microsoft.graph.user',
    permissions: ['User.Read.All'],
    units: 1,
    handle: (ask) => directoryList(ask, deletedUsers(ask), ask.world.tenant.paging.deletedItems),
  },
  {
    path: 'directory/deletedItems/microsoft.graph.group',
    permissions: ['Group.Read.All'],
    units: 1,
    handle: (ask) => directoryList(ask, deletedGroups(ask), ask.world.tenant.paging.deletedItems),
  },
  { path: 'directory/deletedItems/{}', permissions: ['User.Read.All'], units: 1, handle: deletedItem },
];
