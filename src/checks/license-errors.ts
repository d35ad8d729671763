import type { CauseId } from '../diagnosis/causes.ts';
import { defineCheck, fail, type Outcome, pass, shown } from '../diagnosis/check.ts';
import { countryCodes } from '../diagnosis/countries.ts';
import { type Message, say } from '../diagnosis/message.ts';
import type { RemedyId } from '../diagnosis/remedies.ts';
import mailboxPlan, { type Assignment, concernsMail } from '../facts/mailbox-plan.ts';
import subject from '../facts/subject.ts';
import subscribedSkus from '../facts/subscribed-skus.ts';

const causes = [
  'license-error-no-seats',
  'license-error-conflicting-plans',
  'license-error-dependency',
  'license-error-usage-location',
  'group-license-not-applied',
] as const satisfies readonly CauseId[];

/** UniquenessViolation is a duplicate address, not a duplicate license: the address check speaks of it. */
const meanings: Readonly<Record<string, { cause: (typeof causes)[number]; says: (product: string) => Message }>> = {
  CountViolation: {
    cause: 'license-error-no-seats',
    says: (product) => say`No seat of ${product} was free when it was assigned.`,
  },
  MutuallyExclusiveViolation: {
    cause: 'license-error-conflicting-plans',
    says: (product) => say`${product} has a plan that excludes another plan this person already has.`,
  },
  DependencyViolation: {
    cause: 'license-error-dependency',
    says: (product) => say`A plan in ${product} needs another plan that this person does not have.`,
  },
  ProhibitedInUsageLocationViolation: {
    cause: 'license-error-usage-location',
    says: (product) => say`${product} may not be used in this person’s usage location.`,
  },
  Other: {
    cause: 'group-license-not-applied',
    says: (product) => say`${product} was not applied, because another product of the same group failed.`,
  },
};

/** Row 5. Errors of license assignments. One assignment in force beats any number of them. */
export default defineCheck({
  id: 'license-errors',
  question: 'Did a license assignment fail?',
  steps: ['delays-4', 'connect-9'],
  page: 'https://learn.microsoft.com/entra/fundamentals/licensing-groups-resolve-problems',
  causes,
  requires: { subject, mailboxPlan },
  uses: { subscribedSkus },
  evaluate: ({ subject, mailboxPlan }, { subscribedSkus }) => {
    const failed = mailboxPlan.assignments.filter((one) => one.error && one.error !== 'UniquenessViolation');
    if (failed.length === 0) return [pass(shown('mailboxPlan', say`no license assignment reports an error`))];
    return failed.map((one): Outcome<(typeof causes)[number], 'mailboxPlan' | 'subscribedSkus'> => {
      const root = one.error === 'Other' ? (siblingOf(one, mailboxPlan.assignments) ?? one) : one;
      const meaning = meanings[root.error ?? ''] ?? meanings.Other;
      const cause = meaning?.cause ?? 'group-license-not-applied';
      // Without a country code that counts, the location itself is the matter; a direct license then fails for it.
      const forLocation = cause === 'license-error-usage-location' || (root.error === 'Other' && !one.group);
      const missingLocation = forLocation && !countryCodes.has(subject.usageLocation?.trim().toUpperCase() ?? '');
      const blocks =
        mailboxPlan.usable === null && !one.inForce && concernsMail(one, mailboxPlan.assignments) && !missingLocation;
      const sku =
        subscribedSkus.state === 'known' ? subscribedSkus.value.find((owned) => owned.skuId === root.skuId) : undefined;
      const seats = sku && [
        shown(
          'subscribedSkus',
          say`${sku.consumedUnits} of ${sku.prepaidUnits.enabled + sku.prepaidUnits.warning} seats of ${root.title} are used`,
        ),
      ];
      const inGroup = one.group ? say`, through a group` : say``;
      return fail(cause, [shown('mailboxPlan', say`${one.title}: ${one.error ?? ''}${inGroup}`), ...(seats ?? [])], {
        summary: blocks
          ? root.error === 'Other' && !one.group
            ? say`${one.title} was not applied, and Entra ID gives no reason.`
            : (meaning?.says(root.title) ?? say`${one.title} was not applied.`)
          : say`${one.title} reports ${one.error ?? say`an error`}, but that is not what stops the mailbox.`,
        decides: blocks,
        remedies: remediesFor(cause, root),
        ...(root.error === 'Other' || !meanings[root.error ?? '']
          ? { atMost: 'likely' as const, settledBy: [auditLog] }
          : {}),
      });
    });
  },
});

const auditLog = { question: 'Which reason does the audit log give? The record is called “Change user license”.' };

/** Reprocessing works on a group's licenses only: a direct one is assigned again. */
const remediesFor = (cause: CauseId, { group }: Assignment): readonly RemedyId[] => [
  ...(firstOf[cause] ?? []),
  group ? 'reprocess-license' : 'assign-license',
];

const firstOf: Readonly<Partial<Record<CauseId, readonly RemedyId[]>>> = {
  'license-error-no-seats': ['free-seats'],
  'license-error-usage-location': ['set-usage-location'],
};

/** The product of the same group whose failure stopped all of the group's products. */
const siblingOf = (one: Assignment, all: readonly Assignment[]): Assignment | undefined =>
  one.group
    ? all.find(
        (other) => other.group === one.group && other.error && !['Other', 'UniquenessViolation'].includes(other.error),
      )
    : undefined;
