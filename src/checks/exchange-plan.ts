import type { CauseId } from '../diagnosis/causes.ts';
import { defineCheck, fail, type Outcome, pass, shown } from '../diagnosis/check.ts';
import { exchangePlans } from '../diagnosis/exchange-plans.ts';
import type { ValueIn } from '../diagnosis/fact.ts';
import { say } from '../diagnosis/message.ts';
import elapsed from '../facts/elapsed.ts';
import mailboxElsewhere, { type Elsewhere } from '../facts/mailbox-elsewhere.ts';
import mailboxPlan, { hasEnded, type MailboxPlan, mayBeSharedOrRoom } from '../facts/mailbox-plan.ts';
import mailboxState, { isMissing } from '../facts/mailbox-state.ts';
import mailboxWanted from '../facts/mailbox-wanted.ts';
import subject from '../facts/subject.ts';
import type { User } from '../facts/user.ts';

const causes = [
  'plan-suspended-or-expired',
  'exchange-plan-disabled-in-license',
  'sku-without-mailbox-entitlement',
  'shared-or-room-mailbox-expected',
  'only-foundation-plan',
  'no-exchange-plan',
  'no-license-at-all',
  'onprem-mailbox-by-design',
] as const satisfies readonly CauseId[];

type Found = Outcome<(typeof causes)[number], 'mailboxPlan' | 'subject' | 'elapsed' | 'mailboxWanted'>;

const day = 24 * 60;
const unpaid = new Set(['Suspended', 'LockedOut']);

/** Row 5. Is a mailbox plan in force, switched on, and not suspended? */
export default defineCheck({
  id: 'exchange-plan',
  question: 'Is a mailbox plan switched on inside the license?',
  steps: ['delays-4', 'vendor-1', 'connect-9', 'process-1'],
  page: 'https://learn.microsoft.com/microsoft-365/admin/manage/assign-licenses-to-users',
  causes,
  requires: { subject, mailboxPlan },
  uses: { elapsed, mailboxState },
  hears: { mailboxElsewhere, mailboxWanted },
  evaluate: ({ subject, mailboxPlan }, { elapsed, mailboxState, ...heard }) => {
    const { usable } = mailboxPlan;
    const said: Said = {
      ...(heard.mailboxElsewhere.state === 'known' && { elsewhere: heard.mailboxElsewhere.value }),
      ...(heard.mailboxWanted.state === 'known' && { wanted: heard.mailboxWanted.value }),
    };
    if (!usable) return [withoutPlan(subject, mailboxPlan, said)];
    const from = usable.assignment ? say`${usable.title}, from ${usable.assignment.title}` : say`${usable.title}`;
    const stuck = elapsed.state === 'known' && elapsed.value.minutes >= day && isMissing(mailboxState);
    if (usable.assignment?.calendarOnly && stuck) {
      return [
        fail('sku-without-mailbox-entitlement', [shown('mailboxPlan', from)], {
          summary: say`The only mailbox plan comes with ${usable.assignment.title}, which is sold for Teams calendars and not for a mailbox.`,
          atMost: 'likely',
          // Another license may have a real mailbox in it, switched off; and who wants the calendar only needs nothing.
          remedies:
            said.wanted === 'calendar-only'
              ? []
              : [
                  mailboxPlan.assignments.some((one) => one.inForce && one.planOff)
                    ? 'enable-exchange-plan'
                    : 'assign-license',
                ],
          ...(said.wanted === undefined && {
            settledBy: [
              {
                question: 'Does this person need a mailbox, or only the calendar in Teams?',
                fact: 'mailbox-wanted',
                options: ['own', 'calendar-only'],
              },
            ],
          }),
        }),
      ];
    }
    return [pass(shown('mailboxPlan', from))];
  },
});

/** What people said that bears on the license. */
interface Said {
  readonly elsewhere?: Elsewhere;
  readonly wanted?: ValueIn<typeof mailboxWanted>;
}

function withoutPlan(user: User, plan: MailboxPlan, said: Said): Found {
  return (
    suspended(plan) ??
    switchedOff(plan) ??
    assignmentFailed(plan) ??
    archiveOnly(user, plan, said) ??
    sharedOrRoom(user, plan, said) ??
    foundationOnly(plan) ??
    nothing(plan)
  );
}

function suspended(plan: MailboxPlan): Found | undefined {
  const held = plan.plans.find((one) => unpaid.has(one.capabilityStatus));
  const ended = plan.assignments.find((one) => {
    if (!one.mailboxPlan || one.planOff) return false;
    const gone = plan.plans.some((p) => p.servicePlanId === one.mailboxPlan && p.capabilityStatus === 'Deleted');
    return one.disabled || (one.inForce && (hasEnded(one) || (typeof one.subscription !== 'string' && gone)));
  });
  if (!held && !ended) return undefined;
  const shows = held
    ? say`${held.title} is ${held.capabilityStatus}`
    : say`${ended?.title ?? ''} is still assigned, but gives no mailbox plan any more`;
  return fail('plan-suspended-or-expired', [shown('mailboxPlan', shows)], {
    summary: say`The subscription behind the mailbox is suspended or has ended. The data is kept for now: please renew, and delete nothing.`,
    tellTheUser: say`The subscription for your mailbox needs to be renewed; we are on it, and your mail is kept meanwhile.`,
    ...(!held && { atMost: 'likely' as const, settledBy: [billing] }),
  });
}

const billing = { question: 'Does Billing > Your products in the admin center show the subscription as active?' };

function switchedOff(plan: MailboxPlan): Found | undefined {
  const off = plan.assignments.filter((one) => one.inForce && one.planOff);
  const first = off[0];
  if (!first) return undefined;
  const title = exchangePlans.get(first.mailboxPlan ?? '')?.title ?? 'Exchange Online';
  return fail(
    'exchange-plan-disabled-in-license',
    [shown('mailboxPlan', say`${title} is among the disabled plans of ${{ list: off.map((one) => one.title) }}`)],
    {
      summary: say`There is a license (${first.title}), but ${title} is switched off inside it.`,
      tellTheUser: say`We found why your mailbox is missing: mail is switched off in your license. We are switching it on.`,
    },
  );
}

/** A product with mail was tried and failed: the license errors name the cause, so none is named here twice. */
function assignmentFailed(plan: MailboxPlan): Found | undefined {
  const tried = plan.assignments.find(
    (one) => !one.inForce && one.mailboxPlan && !one.planOff && (one.error || one.group),
  );
  if (!tried) return undefined;
  return {
    outcome: 'not-applicable',
    reason: say`${tried.title} would bring a mailbox, but its assignment is not in force.`,
  };
}

function archiveOnly(user: User, plan: MailboxPlan, { elsewhere }: Said): Found | undefined {
  if (elsewhere === 'nowhere' || !plan.archiveForExchangeServer || user.onPremisesSyncEnabled !== true)
    return undefined;
  return fail('onprem-mailbox-by-design', [shown('mailboxPlan', say`the license is Archiving for Exchange Server`)], {
    summary: say`The license is for the archive of a mailbox on an Exchange server: the mailbox itself most likely lives on premises.`,
    tellTheUser: say`Your mailbox is on our own Exchange server; please use the address for Outlook that we give you.`,
    atMost: 'likely',
  });
}

function sharedOrRoom(user: User, plan: MailboxPlan, { wanted }: Said): Found | undefined {
  const sure = wanted === 'shared-or-room';
  if (wanted === 'own' || !(sure || mayBeSharedOrRoom(user, plan))) return undefined;
  return fail(
    'shared-or-room-mailbox-expected',
    [
      ...(sure ? [shown('mailboxWanted', say`a person said so`)] : []),
      shown(
        'subject',
        sure
          ? say`no license brings a mailbox`
          : user.accountEnabled === false
            ? say`sign-in is blocked, and no license brings a mailbox`
            : say`the licenses are for rooms or phone numbers`,
      ),
    ],
    {
      summary: say`No license brings a mailbox here, and the account looks like one for a shared or room mailbox. Those are created in Exchange, without a license.`,
      // Two different things to do, and only the answer tells which.
      remedies: sure ? ['create-shared-or-room-mailbox'] : [],
      ...(!sure && {
        atMost: 'likely' as const,
        settledBy: [
          {
            question: 'Was a shared or a room mailbox meant, or a person’s own?',
            fact: 'mailbox-wanted',
            options: ['own', 'shared-or-room'],
          },
        ],
      }),
    },
  );
}

function foundationOnly(plan: MailboxPlan): Found | undefined {
  if (plan.otherExchange.length === 0) return undefined;
  return fail(
    'only-foundation-plan',
    [shown('mailboxPlan', say`of Exchange there is only ${{ list: plan.otherExchange }}`)],
    {
      summary: say`The license mentions Exchange, but none of its plans builds a mailbox (${{ list: plan.otherExchange }}).`,
    },
  );
}

function nothing(plan: MailboxPlan): Found {
  if (!plan.licensed) {
    return fail('no-license-at-all', [shown('mailboxPlan', say`no license of any kind`)], {
      summary: say`This person has no license, so Exchange makes no mailbox.`,
    });
  }
  return fail(
    'no-exchange-plan',
    [shown('mailboxPlan', say`licenses: ${{ list: plan.assignments.map((one) => one.title) }}`)],
    {
      summary: say`There is a license, but none that brings a mailbox.`,
      // A product that neither the tenant's list nor ours explains may hold one after all.
      ...(plan.assignments.some((one) => one.mailboxPlan === undefined) && { atMost: 'likely' as const }),
    },
  );
}
