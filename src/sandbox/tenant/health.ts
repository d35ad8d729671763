import type { Entity } from '../odata/types.ts';
import type { GraphObject, TenantFile } from './file.ts';

/** Services that an overview always lists, with the ids that Graph gives them. */
const services: readonly (readonly [string, string])[] = [
  ['Exchange', 'Exchange Online'],
  ['OrgLiveID', 'Microsoft Entra'],
  ['OSDPPlatform', 'Microsoft 365 suite'],
];

/** Issues with the properties that a file may leave out. */
export function issuesOf(file: TenantFile): readonly Entity[] {
  return (file.issues ?? []).map((issue) => ({
    classification: 'advisory',
    details: [],
    endDateTime: null,
    feature: null,
    featureGroup: null,
    impactDescription: String(issue.title),
    isResolved: false,
    lastModifiedDateTime: issue.startDateTime ?? 'now-1h',
    origin: 'microsoft',
    posts: [],
    startDateTime: 'now-3h',
    status: 'serviceDegradation',
    ...issue,
    id: String(issue.id),
  }));
}

/** Overviews: the file's, or one a service, in the state of its open issue. */
export function overviewsOf(file: TenantFile, issues: readonly Entity[]): readonly Entity[] {
  const spoken = file.healthOverviews?.map((overview) => ({ status: 'serviceOperational', ...overview }));
  const overviews: readonly GraphObject[] =
    spoken ??
    services.map(([id, service]) => {
      const open = issues.find((issue) => issue.service === service && issue.isResolved !== true);
      return { id, service, status: open?.status ?? 'serviceOperational' };
    });
  return overviews.map((overview) => ({
    ...overview,
    id: String(overview.id ?? overview.service),
    issues: issues.filter((issue) => issue.service === overview.service),
  }));
}
