import { badRequest, notFound } from '../answer.ts';
import { directoryOptions, list } from '../odata/collection.ts';
import { contextOf, selected, shownAs } from '../odata/select.ts';
import { types } from '../odata/types.ts';
import type { Ask, Route } from '../route.ts';
import type { Person } from '../tenant/people.ts';

/** The user that a key names: by id or sign-in name. Aliases are no keys, and deleted users are not found. */
export function personAt({ world, keys }: Ask): Person {
  const key = keys[0] ?? '';
  const person = world.tenant.people.get(key.toLowerCase());
  if (!person) throw notFound(key);
  return person;
}

/** Refuses options that a single object does not know. */
export function selectOnly({ call }: Ask): void {
  for (const option of call.query.keys()) {
    if (option !== 'select') throw badRequest(`Query option '$${option}' is not allowed here.`);
  }
}

/** Users, and what hangs on one. */
export const userRoutes: readonly Route[] = [
  {
    path: 'users',
    permissions: ['User.Read.All'],
    units: 2,
    handle: ({ world, call }) =>
      list(
        {
          type: types.user,
          items: world.tenant.users,
          context: 'users',
          options: directoryOptions,
          directory: true,
          pages: { usual: world.tenant.paging.usual, most: 999 },
        },
        call,
        world.clock,
        world.linkBase,
      ),
  },
  {
    path: 'users/{}',
    permissions: ['User.Read.All'],
    units: 1,
    handle: (ask) => {
      selectOnly(ask);
      const select = selected(ask.call, types.user);
      const { user } = personAt(ask);
      return {
        '@odata.context': `${contextOf('users', select)}/$entity`,
        ...shownAs(user, types.user, select, ask.world.clock),
      };
    },
  },
  {
    path: 'users/{}/licenseDetails',
    permissions: ['User.Read.All', 'LicenseAssignment.Read.All'],
    units: 2,
    handle: (ask) => {
      const { user, licensing } = personAt(ask);
      return list(
        {
          type: types.licenseDetails,
          items: licensing.licenseDetails,
          context: `users('${user.id}')/licenseDetails`,
          options: ['select'],
          directory: true,
          pages: { usual: 100, most: 999 },
        },
        ask.call,
        ask.world.clock,
        ask.world.linkBase,
      );
    },
  },
];
