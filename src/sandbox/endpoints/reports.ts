import { badRequest, Refusal } from '../answer.ts';
import { list } from '../odata/collection.ts';
import { contextOf, selected, shownAs } from '../odata/select.ts';
import { type Entity, types } from '../odata/types.ts';
import type { Ask, Route } from '../route.ts';

/** `issues` is a navigation property: there only with `$expand`. */
function shownOverview(ask: Ask, overview: Entity, select: readonly string[] | undefined): Record<string, unknown> {
  const { issues, ...rest } = overview;
  const shown = shownAs(rest as Entity, types.serviceHealth, select, ask.world.clock);
  if (!expandsIssues(ask)) return shown;
  const all = (issues as readonly Entity[]).map((issue) =>
    shownAs(issue, types.serviceHealthIssue, undefined, ask.world.clock),
  );
  return { ...shown, issues: all };
}

function expandsIssues({ call }: Ask): boolean {
  const text = call.query.get('expand');
  if (text === undefined || text === 'issues') return text !== undefined;
  throw badRequest(`Parsing OData Select and Expand failed: '${text}' cannot be expanded here.`);
}

const overviews = 'admin/serviceAnnouncement/healthOverviews';

/** Service health and audit log: services of their own, which do not count in resource units. */
export const reportRoutes: readonly Route[] = [
  {
    path: overviews,
    permissions: ['ServiceHealth.Read.All'],
    handle: (ask) =>
      list(
        {
          type: types.serviceHealth,
          items: ask.world.tenant.healthOverviews,
          context: `${overviews}${expandsIssues(ask) ? '(issues())' : ''}`,
          options: ['select', 'expand', 'filter', 'top', 'skiptoken'],
          directory: false,
          pages: { usual: 100, most: 1000 },
          show: (overview, select) => shownOverview(ask, overview, select),
        },
        ask.call,
        ask.world.clock,
        ask.world.linkBase,
      ),
  },
  {
    path: `${overviews}/{}`,
    permissions: ['ServiceHealth.Read.All'],
    handle: (ask) => {
      const key = ask.keys[0]?.toLowerCase();
      const found = ask.world.tenant.healthOverviews.find((one) =>
        [one.id, String(one.service)].some((name) => name.toLowerCase() === key),
      );
      if (!found) throw new Refusal(404, 'UnknownError', `The service '${ask.keys[0]}' was not found.`);
      const select = selected(ask.call, types.serviceHealth);
      return { '@odata.context': `${contextOf(overviews, select)}/$entity`, ...shownOverview(ask, found, select) };
    },
  },
  {
    path: 'admin/serviceAnnouncement/issues',
    permissions: ['ServiceHealth.Read.All'],
    handle: ({ world, call }) =>
      list(
        {
          type: types.serviceHealthIssue,
          items: world.tenant.issues,
          context: 'admin/serviceAnnouncement/issues',
          options: ['select', 'filter', 'top', 'count', 'orderby', 'skiptoken'],
          directory: false,
          pages: { usual: 100, most: 1000 },
        },
        call,
        world.clock,
        world.linkBase,
      ),
  },
  {
    path: 'auditLogs/directoryAudits',
    permissions: ['AuditLog.Read.All'],
    service: 'auditLogs',
    handle: ({ world, call }) =>
      list(
        {
          type: types.directoryAudit,
          items: world.tenant.directoryAudits,
          context: 'auditLogs/directoryAudits',
          options: ['select', 'filter', 'top', 'orderby', 'skiptoken'],
          directory: false,
          pages: { usual: world.tenant.paging.usual, most: 1000 },
        },
        call,
        world.clock,
        world.linkBase,
      ),
  },
];
