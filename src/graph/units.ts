import { segmentsOf, serviceOf } from './services.ts';

/**
 * What a read costs in Graph's resource units, of which a tenant has 3,500 to 8,000 per 10 seconds. Services other
 * than identity have quotas of their own and cost none. Source: Microsoft Graph service-specific throttling limits.
 */
export function resourceUnits(url: string): number {
  if (serviceOf(url) !== 'identity') return 0;
  const query = new URLSearchParams(url.split('?')[1] ?? '');
  const top = query.get('$top');
  const saved = (query.has('$select') ? 1 : 0) + (top !== null && Number(top) < 20 ? 1 : 0);
  return Math.max(1, base(url) + (query.has('$expand') ? 1 : 0) - saved);
}

/** Graph's own count, from the `x-ms-resource-unit` header; undefined when it gave none. */
export function unitsSaid(headers: ReadonlyMap<string, string>): number | undefined {
  const said = headers.get('x-ms-resource-unit') ?? '';
  return /^\d+$/.test(said) ? Number(said) : undefined;
}

/** How full the quota is, from Graph's `x-ms-throttle-limit-percentage`: 0.8 to 1.8; below, Graph says nothing. */
export function filledSaid(headers: ReadonlyMap<string, string>): number | undefined {
  const said = Number.parseFloat(headers.get('x-ms-throttle-limit-percentage') ?? '');
  return Number.isFinite(said) && said > 0 ? said : undefined;
}

const collections: Readonly<Record<string, number>> = { users: 2, subscribedskus: 3, contracts: 3, applications: 2 };

const relations: Readonly<Record<string, number>> = {
  'users/licensedetails': 2,
  'users/memberof': 2,
  'users/transitivememberof': 2,
  'groups/members': 3,
  'groups/transitivemembers': 5,
  'domains/domainnamereferences': 4,
};

function base(url: string): number {
  const [first = '', id, relation] = segmentsOf(url);
  if (id === undefined) return collections[first] ?? 1;
  return relations[`${first}/${relation}`] ?? 1;
}
