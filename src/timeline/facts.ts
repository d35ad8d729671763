import type { Fact } from '../diagnosis/fact.ts';
import conflict from '../facts/conflict.ts';
import deletedUsers from '../facts/deleted-users.ts';
import elapsed from '../facts/elapsed.ts';
import licenseDetails from '../facts/license-details.ts';
import licenseGroups from '../facts/license-groups.ts';
import licenseHistory from '../facts/license-history.ts';
import mailboxPlan from '../facts/mailbox-plan.ts';
import mailboxState from '../facts/mailbox-state.ts';
import memberships from '../facts/memberships.ts';
import organization from '../facts/organization.ts';
import person from '../facts/person.ts';
import serviceErrors from '../facts/service-errors.ts';
import serviceHealth from '../facts/service-health.ts';
import subject from '../facts/subject.ts';

/**
 * What a timeline is built from. Checks gather all of it anyway, but for the audit log; the deleted mailboxes of Exchange
 * are shown where a check asked for them.
 */
export const timelineFacts: readonly Fact<unknown>[] = [
  subject,
  person,
  deletedUsers,
  organization,
  conflict,
  mailboxPlan,
  licenseGroups,
  memberships,
  licenseHistory,
  licenseDetails,
  serviceErrors,
  serviceHealth,
  mailboxState,
  elapsed,
];
