import { z } from 'zod';
import { defineFact } from '../diagnosis/fact.ts';
import { say } from '../diagnosis/message.ts';
import { absent, absentBecause, known } from '../diagnosis/reading.ts';
import { get } from '../diagnosis/request.ts';
import clock from './clock.ts';
import mailboxPlan from './mailbox-plan.ts';
import match from './match.ts';
import { listOf } from './shapes/values.ts';

/** Minutes in which Exchange may still be at work on a new plan. */
const settledAfter = 24 * 60;

const Details = z.object({
  value: z.array(
    z.object({
      servicePlans: listOf(z.object({ servicePlanId: z.string(), provisioningStatus: z.string().nullish() })),
    }),
  ),
});

/**
 * How far the usable mailbox plan is, by its own id: Success, PendingInput, PendingActivation, PendingProvisioning,
 * Disabled, Error. provisionedPlans cannot tell: it has no plan ids, so a foundation plan may be what it shows.
 * Asked only where a plan has been usable for 24 hours: before that every status is normal.
 */
export default defineFact<string, { match: typeof match; mailboxPlan: typeof mailboxPlan; clock: typeof clock }>({
  id: 'license-details',
  permission: 'User.Read.All',
  from: { match, mailboxPlan, clock },
  ask: ({ from }) =>
    from.clock.minutes >= settledAfter
      ? [get`/users/${from.match.user.id}/licenseDetails?$select=skuId,skuPartNumber,servicePlans`]
      : [],
  read: ([body], { from }) => {
    if (body === undefined) return absentBecause(say`In the first 24 hours every state is normal.`);
    const id = from.mailboxPlan.usable?.servicePlanId;
    const statuses = Details.parse(body)
      .value.flatMap((detail) => detail.servicePlans)
      .filter((plan) => plan.servicePlanId.toLowerCase() === id)
      .map((plan) => plan.provisioningStatus ?? '');
    const status = statuses.find((one) => /^success$/i.test(one)) ?? statuses[0];
    return status ? known(status.charAt(0).toUpperCase() + status.slice(1)) : absent;
  },
});
