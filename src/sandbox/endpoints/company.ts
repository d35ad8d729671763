import type { QueryOption } from '../call.ts';
import { type Listing, list } from '../odata/collection.ts';
import { types } from '../odata/types.ts';
import type { Ask, Route } from '../route.ts';

function wholeList({ world, call }: Ask, kind: Pick<Listing, 'type' | 'items' | 'context'>, options: QueryOption[]) {
  const pages = { usual: 999, most: 999 };
  return list({ ...kind, options, directory: true, pages }, call, world.clock, world.linkBase);
}

/** The company: organization, domains, products and subscriptions. */
export const companyRoutes: readonly Route[] = [
  {
    path: 'organization',
    permissions: ['Organization.Read.All'],
    units: 1,
    handle: (ask) =>
      wholeList(ask, { type: types.organization, items: [ask.world.tenant.organization], context: 'organization' }, [
        'select',
      ]),
  },
  {
    path: 'domains',
    permissions: ['Domain.Read.All'],
    units: 1,
    handle: (ask) =>
      wholeList(ask, { type: types.domain, items: ask.world.tenant.domains, context: 'domains' }, ['select', 'top']),
  },
  {
    path: 'subscribedSkus',
    permissions: ['Organization.Read.All', 'LicenseAssignment.Read.All'],
    units: 3,
    handle: (ask) =>
      wholeList(ask, { type: types.subscribedSku, items: ask.world.tenant.subscribedSkus, context: 'subscribedSkus' }, [
        'select',
      ]),
  },
  {
    path: 'directory/subscriptions',
    permissions: ['Organization.Read.All'],
    units: 1,
    handle: (ask) =>
      wholeList(
        ask,
        {
          type: types.companySubscription,
          items: ask.world.tenant.subscriptions,
          context: 'directory/subscriptions',
        },
        ['select', 'filter'],
      ),
  },
];
