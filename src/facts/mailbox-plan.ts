import { archiveForExchangeServer, exchangePlans, isMailboxPlan } from '../diagnosis/exchange-plans.ts';
import { defineFact } from '../diagnosis/fact.ts';
import { calendarOnlyProducts, products } from '../diagnosis/products.ts';
import { known } from '../diagnosis/reading.ts';
import match from './match.ts';
import subscribedSkus, { type SubscribedSku } from './subscribed-skus.ts';
import type { User } from './user.ts';

/** One assignment of a product to the person: directly or through a group. */
export interface Assignment {
  readonly skuId: string;
  /** The product's name, for people. */
  readonly title: string;
  readonly partNumber: string;
  /** The mailbox plan inside the product, or null; undefined when the product is unknown to us. */
  readonly mailboxPlan: string | null | undefined;
  /** Active or ActiveWithError. */
  readonly inForce: boolean;
  /** Neither in force nor failed: the assignment itself is switched off. */
  readonly disabled: boolean;
  /** An assignment that failed without saying why counts as `Other`. */
  readonly error: string | null;
  readonly group: string | null;
  /** The mailbox plan is among its disabledPlans. */
  readonly planOff: boolean;
  readonly lastUpdatedDateTime: string | null;
  /** Set only for Teams calendars; see calendarOnlyProducts. */
  readonly calendarOnly: boolean;
  /** The tenant's subscription, e.g. Enabled or Suspended; null when it has none, undefined when that is not known. */
  readonly subscription: string | null | undefined;
}

/** A mailbox plan as it stands on the person. */
export interface PlanOnUser {
  readonly servicePlanId: string;
  readonly title: string;
  /** Enabled, Warning, Suspended, LockedOut or Deleted. */
  readonly capabilityStatus: string;
  readonly assignedDateTime: string | null;
}

/** What the person's licenses are worth for a mailbox. */
export interface MailboxPlan {
  readonly assignments: readonly Assignment[];
  /** Every mailbox plan on the user, whatever its status. */
  readonly plans: readonly PlanOnUser[];
  /** A plan in force, switched on and Enabled or Warning; `pending` when the assignment is too fresh to show a plan. */
  readonly usable: (PlanOnUser & { readonly assignment: Assignment | null; readonly pending: boolean }) | null;
  /** Exchange entries that build no mailbox, by title. */
  readonly otherExchange: readonly string[];
  /** Licensed for the archive of a mailbox on an Exchange server. */
  readonly archiveForExchangeServer: boolean;
  readonly licensed: boolean;
}

const inForce = new Set(['Active', 'ActiveWithError']);
const alive = new Set(['Enabled', 'Warning']);

/** Works out whether a mailbox plan is usable: one in force beats any number of error entries. */
export default defineFact<MailboxPlan, { match: typeof match }, { subscribedSkus: typeof subscribedSkus }>({
  id: 'mailbox-plan',
  from: { match },
  uses: { subscribedSkus },
  read: (_, { from, uses }) => {
    const { user } = from.match;
    const owned = new Map(
      (uses.subscribedSkus.state === 'known' ? uses.subscribedSkus.value : []).map((sku) => [sku.skuId, sku]),
    );
    const read = uses.subscribedSkus.state === 'known';
    const assignments = statesOf(user).map((state) => assignmentOf(state, owned, read));
    const plans = user.assignedPlans.filter((plan) => isMailboxPlan(plan.servicePlanId)).map(planOnUser);
    const living = user.assignedPlans.filter((plan) => plan.capabilityStatus !== 'Deleted');
    return known({
      assignments,
      plans,
      usable: usableOf(assignments, plans),
      otherExchange: [...new Set(living.flatMap((plan) => notAMailbox(plan.servicePlanId)))],
      archiveForExchangeServer: living.some((plan) => plan.servicePlanId === archiveForExchangeServer),
      licensed: assignments.length > 0,
    });
  },
});

type State = User['licenseAssignmentStates'][number];

/** The assignment states, or what assignedLicenses tells where Graph sent no states. */
function statesOf(user: User): readonly State[] {
  const told = new Set(user.licenseAssignmentStates.map((state) => state.skuId));
  const untold = user.assignedLicenses
    .filter((license) => !told.has(license.skuId))
    .map((license) => ({
      ...license,
      state: 'Active',
      error: null,
      assignedByGroup: null,
      lastUpdatedDateTime: null,
    }));
  return [...user.licenseAssignmentStates, ...untold];
}

function assignmentOf(state: State, owned: ReadonlyMap<string, SubscribedSku>, read: boolean): Assignment {
  const sku = owned.get(state.skuId);
  const product = products.get(state.skuId);
  const disabled = state.disabledPlans.find(isMailboxPlan);
  const inside = planInside(state.skuId, sku);
  return {
    skuId: state.skuId,
    title: product?.title ?? (sku?.skuPartNumber || state.skuId),
    partNumber: sku?.skuPartNumber || product?.partNumber || '',
    mailboxPlan: inside ?? disabled ?? inside,
    inForce: inForce.has(state.state ?? ''),
    disabled: state.state === 'Disabled',
    error: state.error ?? (state.state === 'Error' ? 'Other' : null),
    group: state.assignedByGroup,
    planOff: disabled !== undefined,
    lastUpdatedDateTime: state.lastUpdatedDateTime,
    calendarOnly: calendarOnlyProducts.has(state.skuId),
    subscription: read ? (sku ? (sku.capabilityStatus ?? undefined) : null) : undefined,
  };
}

/** The mailbox plan inside a product: null when it has none, undefined when neither the tenant's list nor ours knows it. */
export function planInside(skuId: string, sku: SubscribedSku | undefined): string | null | undefined {
  const inside = sku?.servicePlans.find((plan) => isMailboxPlan(plan.servicePlanId))?.servicePlanId;
  // A product whose plans the tenant does not list is not one without plans.
  return inside ?? (sku && sku.servicePlans.length > 0 ? null : products.get(skuId)?.mailboxPlan);
}

function usableOf(assignments: readonly Assignment[], plans: readonly PlanOnUser[]): MailboxPlan['usable'] {
  const on = assignments.filter((one) => one.inForce && !one.planOff && one.mailboxPlan);
  const living = plans.filter((plan) => alive.has(plan.capabilityStatus));
  const carried = living.flatMap((plan) => {
    const assignment = best(on.filter((one) => one.mailboxPlan === plan.servicePlanId));
    return assignment ? [{ ...plan, assignment, pending: false }] : [];
  });
  // Of several, the one that Exchange has had longest.
  const [first] = carried.sort(
    (a, b) =>
      Number(a.assignment.calendarOnly) - Number(b.assignment.calendarOnly) ||
      (a.assignedDateTime ?? '').localeCompare(b.assignedDateTime ?? ''),
  );
  if (first) return first;
  return fromUnknownProduct(assignments, living) ?? fresh(on, plans);
}

/** A plan that is on, out of a product that neither the tenant's list nor ours explains. */
function fromUnknownProduct(assignments: readonly Assignment[], living: readonly PlanOnUser[]): MailboxPlan['usable'] {
  const unexplained = assignments.find((one) => one.inForce && one.mailboxPlan === undefined);
  const plan = living[0];
  return unexplained && plan ? { ...plan, assignment: unexplained, pending: false } : null;
}

/** In force and switched on, but the directory has not written the plan onto the user yet. */
function fresh(on: readonly Assignment[], plans: readonly PlanOnUser[]): MailboxPlan['usable'] {
  const assignment = on.find(
    (one) => !hasEnded(one) && plans.every((plan) => plan.servicePlanId !== one.mailboxPlan || isOlder(plan, one)),
  );
  if (!assignment?.mailboxPlan) return null;
  return {
    servicePlanId: assignment.mailboxPlan,
    title: exchangePlans.get(assignment.mailboxPlan)?.title ?? assignment.mailboxPlan,
    capabilityStatus: 'Enabled',
    assignedDateTime: assignment.lastUpdatedDateTime,
    assignment,
    pending: true,
  };
}

/** The tenant's own subscription no longer gives the product's plans. */
export const hasEnded = (assignment: Assignment): boolean =>
  typeof assignment.subscription === 'string' && !alive.has(assignment.subscription);

/** What is left of an earlier license: taken away before this assignment was made. */
const isOlder = (plan: PlanOnUser, assignment: Assignment): boolean =>
  plan.capabilityStatus === 'Deleted' &&
  Date.parse(assignment.lastUpdatedDateTime ?? '') > Date.parse(plan.assignedDateTime ?? '');

/** The assignment that carries a plan longest counts; a product with a real mailbox before one for calendars. */
const best = (some: readonly Assignment[]): Assignment | undefined =>
  [...some].sort(
    (a, b) =>
      Number(a.calendarOnly) - Number(b.calendarOnly) ||
      (a.lastUpdatedDateTime ?? '').localeCompare(b.lastUpdatedDateTime ?? ''),
  )[0];

const planOnUser = (plan: User['assignedPlans'][number]): PlanOnUser => ({
  servicePlanId: plan.servicePlanId,
  title: exchangePlans.get(plan.servicePlanId)?.title ?? plan.servicePlanId,
  capabilityStatus: plan.capabilityStatus ?? '',
  assignedDateTime: plan.assignedDateTime,
});

const notAMailbox = (servicePlanId: string): readonly string[] => {
  const plan = exchangePlans.get(servicePlanId);
  return plan && !plan.mailbox ? [plan.title] : [];
};

/** A product with a mailbox plan that is not switched off, or one whose failure takes such a product of its group along. */
export const concernsMail = (one: Assignment, all: readonly Assignment[]): boolean => {
  const carriesMail = (other: Assignment) => other.mailboxPlan !== null && !other.planOff;
  return (
    carriesMail(one) ||
    (one.group !== null && all.some((other) => other.group === one.group && !other.inForce && carriesMail(other)))
  );
};

/** Products for rooms and for phone numbers without a person: their accounts rarely want a mailbox of their own license. */
const forRoomsAndNumbers = /ROOM|VIRTUALUSER/i;

/**
 * Whether the account looks like one for a shared or a room mailbox, which Exchange creates without a license:
 * disabled, or with room or virtual-user products only, and no mailbox plan anywhere.
 */
export const mayBeSharedOrRoom = (
  user: Pick<User, 'accountEnabled' | 'isResourceAccount'>,
  plan: MailboxPlan,
): boolean =>
  plan.plans.length === 0 &&
  plan.assignments.every((one) => !one.mailboxPlan) &&
  (user.accountEnabled === false ||
    user.isResourceAccount === true ||
    (plan.licensed && plan.assignments.every((one) => forRoomsAndNumbers.test(`${one.partNumber} ${one.title}`))));
