import { z } from 'zod';
import { defineFact } from '../diagnosis/fact.ts';
import { known } from '../diagnosis/reading.ts';
import { get } from '../diagnosis/request.ts';
import { flag, listOf, text } from './shapes/values.ts';

const Organization = z.object({
  id: z.string(),
  displayName: text,
  createdDateTime: text,
  onPremisesSyncEnabled: flag,
  onPremisesLastSyncDateTime: text,
  provisionedPlans: listOf(z.object({ capabilityStatus: text, provisioningStatus: text, service: text })),
  verifiedDomains: listOf(
    z.object({ name: z.string(), isDefault: z.boolean().nullish(), isInitial: z.boolean().nullish() }),
  ),
});

export type Organization = z.infer<typeof Organization>;

/** The tenant: its age, its domains and its directory sync. */
export default defineFact<Organization>({
  id: 'organization',
  permission: 'Organization.Read.All',
  cacheSeconds: 60,
  ask: () => [
    get`/organization?$select=id,displayName,createdDateTime,onPremisesSyncEnabled,onPremisesLastSyncDateTime,assignedPlans,provisionedPlans,verifiedDomains`,
  ],
  read: ([body]) => known(z.object({ value: z.array(Organization).min(1) }).parse(body).value[0] as Organization),
});

/** The tenant's onmicrosoft.com domain in lower case, or null where it is not listed. */
export const initialDomain = (organization: Organization): string | null =>
  organization.verifiedDomains.find((domain) => domain.isInitial)?.name.toLowerCase() ?? null;

/** A cycle takes 30 minutes; three missed in a row are no coincidence. */
const staleAfterMinutes = 90;

/** Whether the tenant syncs and its last cycle is too long ago. */
export const isStale = (organization: Organization, now: Date): boolean =>
  organization.onPremisesSyncEnabled === true &&
  (organization.onPremisesLastSyncDateTime === null ||
    now.getTime() - Date.parse(organization.onPremisesLastSyncDateTime) > staleAfterMinutes * 60_000);
