import { z } from 'zod';
import { isMailboxPlan } from '../diagnosis/exchange-plans.ts';
import { defineFact } from '../diagnosis/fact.ts';
import { say } from '../diagnosis/message.ts';
import { known, unknown } from '../diagnosis/reading.ts';
import { get } from '../diagnosis/request.ts';
import mailboxPlan, { planInside } from './mailbox-plan.ts';
import match from './match.ts';
import { isTruncated } from './search/truncated.ts';
import { id, listOf, text } from './shapes/values.ts';
import subscribedSkus, { type SubscribedSku } from './subscribed-skus.ts';

const Group = z.object({
  id: z.string(),
  displayName: text,
  assignedLicenses: z
    .array(
      z.object({
        skuId: id,
        disabledPlans: listOf(id),
      }),
    )
    .nullish(),
  licenseProcessingState: z
    .object({ state: text })
    .nullish()
    .transform((value) => value?.state ?? null),
});

/** A group that hands out a mailbox plan and has the person in it, directly or through another group. */
export interface Membership {
  readonly id: string;
  readonly displayName: string | null;
  /** The products with a mailbox plan switched on. */
  readonly skuIds: readonly string[];
  /** How far the group's own license processing is, e.g. `QueuedForProcessing`. */
  readonly processing: string | null;
}

/**
 * The groups that should give the person a mailbox. Asked only where no mailbox plan is usable: a license that never
 * arrived leaves no trace on the user, and only the membership shows that one was due.
 */
export default defineFact<
  readonly Membership[],
  { match: typeof match; mailboxPlan: typeof mailboxPlan },
  { subscribedSkus: typeof subscribedSkus }
>({
  id: 'memberships',
  permission: 'GroupMember.Read.All',
  from: { match, mailboxPlan },
  uses: { subscribedSkus },
  ask: ({ from }) =>
    from.mailboxPlan.usable
      ? []
      : [
          get`/users/${from.match.user.id}/transitiveMemberOf/microsoft.graph.group?$select=id,displayName,assignedLicenses,licenseProcessingState&$top=${999}`,
        ],
  read: (bodies, { uses }) => {
    const groups = bodies.flatMap((body) => z.object({ value: z.array(Group) }).parse(body).value);
    if (groups.some((group) => !group.assignedLicenses))
      return unknown(
        say`Microsoft Graph named the groups without their licenses; this needs ${'GroupMember.Read.All'}.`,
      );
    const owned = uses.subscribedSkus.state === 'known' ? uses.subscribedSkus.value : [];
    const giving = groups.map((group) => giver(group, owned)).filter((group) => group.skuIds.length > 0);
    return giving.length === 0 && isTruncated(bodies)
      ? unknown(say`The list of this person’s groups was too long to read to its end.`)
      : known(giving);
  },
});

function giver(group: z.infer<typeof Group>, owned: readonly SubscribedSku[]): Membership {
  const { id, displayName, licenseProcessingState, assignedLicenses } = group;
  const skuIds = (assignedLicenses ?? [])
    .filter(({ skuId, disabledPlans }) => {
      const sku = owned.find((one) => one.skuId === skuId);
      return planInside(skuId, sku) && !disabledPlans.some(isMailboxPlan);
    })
    .map(({ skuId }) => skuId);
  return { id, displayName, skuIds, processing: licenseProcessingState };
}
