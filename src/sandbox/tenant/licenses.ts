import { guidFrom } from '../guid.ts';
import type { Entity } from '../odata/types.ts';
import type { GraphObject, LicenseInFile, When } from './file.ts';
import type { Names } from './names.ts';
import { buildsMailbox, type Plan } from './skus.ts';
import { planInfo, type Subscribed } from './subscriptions.ts';

/** What a person's short licenses mean in Graph's terms. */
export interface Licensing {
  readonly properties: {
    readonly assignedLicenses: readonly GraphObject[];
    readonly assignedPlans: readonly GraphObject[];
    readonly provisionedPlans: readonly GraphObject[];
    readonly licenseAssignmentStates: readonly GraphObject[];
  };
  readonly licenseDetails: readonly Entity[];
  /** skuIds in force. */
  readonly skuIds: readonly string[];
  /** Whether a plan that builds a mailbox is in force; then Entra computes addresses. */
  readonly mailboxPlan: boolean;
  /** Since when, if so. */
  readonly mailboxPlanSince: When | undefined;
}

interface Assignment extends LicenseInFile {
  readonly subscribed: Subscribed;
  readonly assignedAt: When;
  readonly inForce: boolean;
}

/** A plan of a person, for the time it was assigned and the state it is in. */
interface HeldPlan {
  readonly plan: Plan;
  readonly status: string;
  readonly since: When;
  readonly provisioning: string;
}

/** Works the license properties out. Products and groups were checked before. */
export function licensingOf(
  licenses: readonly LicenseInFile[],
  userId: string,
  skus: ReadonlyMap<string, Subscribed>,
  names: Names,
): Licensing {
  const assignments = licenses.flatMap((license): Assignment[] => {
    const subscribed = skus.get(license.sku.toLowerCase());
    if (!subscribed) return [];
    const inForce = license.removedAt === undefined && /^Active/.test(license.state ?? 'Active');
    return [{ ...license, subscribed, assignedAt: license.assignedAt ?? 'now-90d', inForce }];
  });
  const held = heldPlans(assignments);
  const mailboxPlan = held.find(({ plan, status }) => buildsMailbox(plan) && /^(Enabled|Warning)$/.test(status));
  const bySku = Map.groupBy(
    assignments.filter(({ inForce }) => inForce),
    ({ subscribed }) => subscribed,
  );
  return {
    properties: {
      assignedLicenses: [...bySku].map(([{ product }, same]) => ({
        skuId: product.skuId,
        disabledPlans: product.plans.filter((plan) => isOff(plan, same)).map((plan) => plan.id),
      })),
      assignedPlans: held.map(({ plan, status, since }) => ({
        assignedDateTime: since,
        capabilityStatus: status,
        service: plan.service,
        servicePlanId: plan.id,
      })),
      provisionedPlans: held.map(({ plan, status, provisioning }) => ({
        capabilityStatus: status,
        provisioningStatus: provisioning,
        service: plan.service,
      })),
      licenseAssignmentStates: assignments
        .filter(({ removedAt }) => removedAt === undefined)
        .map((assignment) => assignmentState(assignment, names)),
    },
    licenseDetails: [...bySku].map(([subscribed, same]) => details(subscribed, same, userId)),
    skuIds: [...bySku.keys()].map(({ product }) => product.skuId),
    mailboxPlan: mailboxPlan !== undefined,
    mailboxPlanSince: mailboxPlan?.since,
  };
}

/** Off only where every assignment of the product switches it off. */
const isOff = (plan: Plan, same: readonly Assignment[]): boolean =>
  same.every(({ disabled }) => disabled?.includes(plan.name) ?? false);

function details({ product }: Subscribed, same: readonly Assignment[], userId: string): Entity {
  return {
    id: Buffer.from(guidFrom(userId, product.skuId).replaceAll('-', ''), 'hex').toString('base64url'),
    skuId: product.skuId,
    skuPartNumber: product.partNumber,
    servicePlans: product.plans.map((plan) =>
      planInfo(
        plan,
        isOff(plan, same)
          ? 'Disabled'
          : provisioningOf(
              plan,
              same.find((one) => !isOff(plan, [one])),
            ),
      ),
    ),
  };
}

const provisioningOf = (plan: Plan, assignment: Assignment | undefined): string =>
  assignment?.provisioning?.[plan.name] ?? assignment?.subscribed.provisioning.get(plan.name) ?? 'Success';

/** The better state wins where two products bring the same plan. */
const ranks = ['Enabled', 'Warning', 'Suspended', 'LockedOut', 'Deleted'];
const rank = (status: string): number => (ranks.indexOf(status) + ranks.length + 1) % (ranks.length + 1);

function heldPlans(assignments: readonly Assignment[]): readonly HeldPlan[] {
  const held = new Map<string, HeldPlan>();
  for (const assignment of assignments) {
    for (const plan of assignment.subscribed.product.plans) {
      const one = heldPlan(plan, assignment);
      const before = held.get(plan.id);
      if (one && (!before || rank(one.status) < rank(before.status))) held.set(plan.id, one);
    }
  }
  return [...held.values()];
}

/** A plan of an assignment, unless it left no trace: switched off from the start, or of an assignment in error. */
function heldPlan(plan: Plan, assignment: Assignment): HeldPlan | undefined {
  const { removedAt, subscribed, assignedAt, planStatus, planAssignedAt } = assignment;
  const spoken = planStatus?.[plan.name];
  const on = (assignment.inForce || removedAt !== undefined) && !isOff(plan, [assignment]);
  if (!on && spoken === undefined) return undefined;
  return {
    plan,
    status: spoken ?? (removedAt === undefined ? subscribed.status : 'Deleted'),
    since: planAssignedAt?.[plan.name] ?? removedAt ?? assignedAt,
    provisioning: provisioningOf(plan, assignment),
  };
}

function assignmentState(assignment: Assignment, names: Names): GraphObject {
  const { subscribed, disabled, group } = assignment;
  return {
    skuId: subscribed.product.skuId,
    disabledPlans: subscribed.product.plans.filter((plan) => disabled?.includes(plan.name)).map((plan) => plan.id),
    lastUpdatedDateTime: assignment.updatedAt ?? assignment.assignedAt,
    state: assignment.state ?? 'Active',
    error: assignment.error ?? null,
    assignedByGroup: group === undefined ? null : (names.idOf(group) ?? null),
  };
}
