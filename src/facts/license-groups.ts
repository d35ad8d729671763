import { z } from 'zod';
import { defineFact } from '../diagnosis/fact.ts';
import { known } from '../diagnosis/reading.ts';
import { get } from '../diagnosis/request.ts';
import match from './match.ts';
import { text } from './shapes/values.ts';

const Group = z.object({
  id: z.string(),
  displayName: text,
  licenseProcessingState: z
    .object({ state: text })
    .nullish()
    .transform((value) => value?.state ?? null),
  membershipRuleProcessingState: text,
});

/** A group that gives the person a license, and how far its processing is. */
export type LicenseGroup = z.infer<typeof Group>;

/** More groups than this give nobody a license in practice; the rest would only cost. */
const most = 5;

/** The groups that license assignments name. */
export default defineFact<readonly LicenseGroup[], { match: typeof match }>({
  id: 'license-groups',
  permission: 'GroupMember.Read.All',
  from: { match },
  ask: ({ from }) =>
    [...new Set(from.match.user.licenseAssignmentStates.flatMap((state) => state.assignedByGroup ?? []))]
      .slice(0, most)
      .map((id) => get`/groups/${id}?$select=id,displayName,licenseProcessingState,membershipRuleProcessingState`),
  read: (bodies) => known(bodies.map((body) => Group.parse(body))),
});
