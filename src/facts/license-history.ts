import { z } from 'zod';
import { defineFact } from '../diagnosis/fact.ts';
import { say } from '../diagnosis/message.ts';
import { absentBecause, known, unknown } from '../diagnosis/reading.ts';
import { type GraphRequest, get, orElse } from '../diagnosis/request.ts';
import clock from './clock.ts';
import mailboxPlan, { type MailboxPlan } from './mailbox-plan.ts';
import match from './match.ts';
import { listOf, text } from './shapes/values.ts';

/** What the audit log can tell of a person that bears on a mailbox. */
export type HistoryActivity =
  | 'created'
  | 'license changed'
  | 'added to group'
  | 'removed from group'
  | 'deleted'
  | 'restored';

/** One record of the audit log about the person. */
export interface HistoryEntry {
  /** ISO. */
  readonly at: string;
  readonly activity: HistoryActivity;
  /** The person or the application that did it, as the log names it; group licensing is an application. */
  readonly by: string | null;
  readonly outcome: 'success' | 'failure' | 'unknown';
  /** For groups: which one, as far as the record says. */
  readonly group?: { readonly id: string | null; readonly name: string | null };
}

/** By the log's own names, in lower case. Large license changes are split into several records with a number behind. */
const activities: readonly (readonly [start: string, activity: HistoryActivity])[] = [
  ['add user', 'created'],
  ['change user license', 'license changed'],
  ['add member to group', 'added to group'],
  ['remove member from group', 'removed from group'],
  ['delete user', 'deleted'],
  ['restore user', 'restored'],
];

const named = z
  .object({ displayName: text, userPrincipalName: text })
  .partial()
  .nullish()
  .transform((value) => value ?? null);

const Target = z.object({
  id: text,
  displayName: text,
  /** The pages spell it both ways. */
  type: text,
  Type: text,
  modifiedProperties: listOf(z.object({ displayName: text, newValue: text })),
});

const Audit = z.object({
  activityDisplayName: text,
  activityDateTime: text,
  result: text,
  initiatedBy: z.object({ user: named, app: named }).partial().nullish(),
  targetResources: listOf(Target),
});

type Audit = z.infer<typeof Audit>;

/** Microsoft starts to say "later than usual" here; before, the log has nothing to explain. */
const normalMinutes = 30;
/** Records of the first page; a busy account has many that are not about licenses. */
const most = 100;

const properties = 'activityDateTime,activityDisplayName,result,initiatedBy,targetResources';

/**
 * What was done to the account lately, newest first: licenses, groups, deletion and restore. Read once, from a log that
 * takes five questions in ten seconds; no verdict may depend on it. The log goes back 7 days (Entra ID Free) or 30 (P1,
 * P2), and licensing records are known to be missing or late: an empty list proves nothing.
 * Asked only where it can matter: a mailbox plan is overdue, or one was taken away.
 */
export default defineFact<
  readonly HistoryEntry[],
  { match: typeof match; mailboxPlan: typeof mailboxPlan },
  { clock: typeof clock }
>({
  id: 'license-history',
  permission: 'AuditLog.Read.All',
  from: { match, mailboxPlan },
  uses: { clock },
  ask: ({ from, uses }) => {
    const overdue = uses.clock.state === 'known' && uses.clock.value.minutes >= normalMinutes;
    if (!overdue && !wasTakenAway(from.mailboxPlan)) return [];
    const { id } = from.match.user;
    // Each filter is documented; $select, and the two filters together, are not. What is refused is asked in other words.
    const slim = get`/auditLogs/directoryAudits?$filter=targetResources/any(t:t/id eq ${id})&$select=${properties}&$top=${most}`;
    const about = get`/auditLogs/directoryAudits?$filter=targetResources/any(t:t/id eq ${id})&$top=${most}`;
    const licensing = get`/auditLogs/directoryAudits?$filter=activityDisplayName eq ${'Change user license'} and targetResources/any(t:t/id eq ${id})`;
    return [orElse(firstPage(slim), orElse(firstPage(about), firstPage(licensing)))];
  },
  read: ([body], { from }) => {
    if (body === undefined) {
      return absentBecause(say`The audit log is asked only where a plan is overdue or was taken away.`);
    }
    const { id } = from.match.user;
    const records = z.object({ value: z.array(z.unknown()) }).parse(body).value;
    // One record of an odd shape must not hide the others.
    const entries = records.flatMap((record) => entryOf(Audit.safeParse(record).data, id.toLowerCase()));
    return known(entries.sort((a, b) => b.at.localeCompare(a.at)));
  },
  fault: ({ kind }) => {
    if (kind === 'forbidden') {
      return unknown(
        say`Microsoft Graph refused the audit log; it needs ${'AuditLog.Read.All'} and, by Microsoft’s page, ${'Directory.Read.All'} beside it.`,
      );
    }
    if (kind === 'not-found' || kind === 'bad-request')
      return unknown(say`The audit log cannot be read here; not every cloud of Microsoft offers it.`);
    return undefined;
  },
});

const firstPage = (request: GraphRequest): GraphRequest => ({ ...request, firstPageOnly: true });

/** A mailbox plan was on this account, and none is usable now. */
const wasTakenAway = ({ usable, plans }: MailboxPlan): boolean =>
  usable === null && plans.some((plan) => plan.capabilityStatus === 'Deleted');

function entryOf(audit: Audit | undefined, userId: string): readonly HistoryEntry[] {
  if (!audit) return [];
  const name = audit.activityDisplayName?.toLowerCase() ?? '';
  const activity = activities.find(([start]) => name.startsWith(start))?.[1];
  const at = Date.parse(audit.activityDateTime ?? '');
  const targets = audit.targetResources;
  if (!activity || Number.isNaN(at) || !targets.some((target) => target.id?.toLowerCase() === userId)) return [];
  const { user, app } = audit.initiatedBy ?? {};
  const by = user?.displayName || user?.userPrincipalName || app?.displayName || null;
  const group = activity.endsWith('group') ? { group: groupIn(targets) } : {};
  return [{ at: new Date(at).toISOString(), activity, by, outcome: outcomeOf(audit.result), ...group }];
}

function outcomeOf(result: string | null): HistoryEntry['outcome'] {
  const word = result?.toLowerCase();
  return word === 'success' || word === 'failure' ? word : 'unknown';
}

/** The group is a target of its own, or stands among the changed properties of the person, in quotes. */
function groupIn(targets: Audit['targetResources']): NonNullable<HistoryEntry['group']> {
  const target = targets.find((one) => /^group$/i.test(one.type ?? one.Type ?? ''));
  const changed = targets.flatMap((one) => one.modifiedProperties);
  const property = (name: string) =>
    changed.find((one) => one.displayName?.toLowerCase() === name)?.newValue?.replaceAll('"', '') || null;
  return {
    id: (target?.id ?? property('group.objectid'))?.toLowerCase() ?? null,
    name: target?.displayName ?? property('group.displayname'),
  };
}
