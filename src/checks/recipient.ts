import type { CauseId } from '../diagnosis/causes.ts';
import { cannotTell, defineCheck, fail, type Outcome, pass, shown } from '../diagnosis/check.ts';
import { say } from '../diagnosis/message.ts';
import elapsed from '../facts/elapsed.ts';
import { sendsAbroad } from '../facts/exchange/abroad.ts';
import { type ExchangeRecord, isMailbox, isOf } from '../facts/exchange/record.ts';
import exchangeObject, { type ExchangeObject, isPlainUser } from '../facts/exchange-object.ts';
import exchangeOrganization from '../facts/exchange-organization.ts';
import mailboxElsewhere, { whereItLives } from '../facts/mailbox-elsewhere.ts';
import mailboxPlan, { type MailboxPlan } from '../facts/mailbox-plan.ts';
import mailboxState, { isMissing } from '../facts/mailbox-state.ts';
import organization from '../facts/organization.ts';
import { recipientAsTyped } from '../facts/recipient.ts';
import rivalUsers from '../facts/rival-users.ts';
import subject from '../facts/subject.ts';
import type { User } from '../facts/user.ts';

const causes = [
  'orphaned-exo-object',
  'object-missing-in-exchange',
  'exo-license-state-not-synced',
] as const satisfies readonly CauseId[];

type Found = Outcome<(typeof causes)[number], 'exchangeObject' | 'recipientAsTyped' | 'elapsed'>;

const day = 24 * 60;

/**
 * Rows 4 and 10. What Exchange holds for this person decides between several causes that look the same in Graph. That
 * there is nothing is a fault only where a mailbox plan is in force.
 */
export default defineCheck({
  id: 'recipient',
  question: 'What does Exchange hold for this person?',
  steps: ['connect-4', 'connect-9'],
  page: 'https://learn.microsoft.com/powershell/module/exchangepowershell/get-recipient',
  causes,
  requires: { subject },
  uses: { exchangeObject },
  hears: {
    recipientAsTyped,
    rivalUsers,
    mailboxPlan,
    mailboxElsewhere,
    mailboxState,
    elapsed,
    exchangeOrganization,
    organization,
  },
  evaluate: ({ subject }, heard) => {
    const { exchangeObject: object, mailboxPlan, mailboxState, elapsed, recipientAsTyped } = heard;
    const plan = mailboxPlan.state === 'known' ? mailboxPlan.value.usable : null;
    const usable = plan !== null;
    const found: Found[] = [];
    const stranger = leftOver(subject, heard);
    if (stranger && (object.state === 'absent' || (object.state === 'known' && isPlainUser(object.value.type))))
      found.push(orphan(stranger, usable && isMissing(mailboxState)));
    if (object.state === 'unknown') return [...found, cannotTell(object.reason, object.ask)];
    if (object.state === 'absent') return [...found, missing(usable)];
    const late = elapsed.state === 'known' && elapsed.value.minutes >= day;
    // A plan that the directory itself does not show yet cannot have reached Exchange.
    const due = plan !== null && !plan.pending && late && isMissing(mailboxState);
    if (due && mailboxPlan.state === 'known' && elapsed.state === 'known' && isWithoutLicense(object.value)) {
      const onlyHere = heard.mailboxElsewhere.state === 'known' && heard.mailboxElsewhere.value === 'nowhere';
      const delayed =
        heard.exchangeOrganization.state === 'known' &&
        heard.exchangeOrganization.value.DelayedDelicensingEnabled === true;
      return [
        ...found,
        notTakenOver(object.value, elapsed.value.minutes, {
          fromGroup: isFromGroup(mailboxPlan.value),
          mayLiveElsewhere:
            object.value.type === 'MailUser' && (!onlyHere || sendsAbroad(object.value, heard.organization)),
          delayed,
        }),
      ];
    }
    if (found.length > 0) return found;
    // What Exchange has under the typed name may be somebody else's, and then this is no pass.
    if (recipientAsTyped.state === 'unknown' && isPlainUser(object.value.type))
      return [cannotTell(recipientAsTyped.reason, recipientAsTyped.ask)];
    return [pass(shown('exchangeObject', say`Exchange holds a ${object.value.type}`))];
  },
});

/** A user, or a mail user without a mailbox's GUID, that Exchange shows without the license. */
const isWithoutLicense = ({ type, ExchangeGuid, SKUAssigned }: ExchangeObject): boolean =>
  SKUAssigned === false && (isPlainUser(type) || (type === 'MailUser' && !ExchangeGuid));

/** A mailbox or mail user that has this person's name and belongs to no account that lives. */
function leftOver(
  user: User,
  {
    recipientAsTyped,
    rivalUsers,
  }: {
    recipientAsTyped: { state: string; value?: readonly ExchangeRecord[] };
    rivalUsers: { state: string; value?: readonly User[] };
  },
): ExchangeRecord | undefined {
  const living = new Set((rivalUsers.value ?? []).map((rival) => rival.id.toLowerCase()));
  return (recipientAsTyped.value ?? []).find(
    (record) =>
      !isOf(record, user) &&
      (isMailbox(record.RecipientTypeDetails) || record.RecipientTypeDetails === 'MailUser') &&
      !living.has(record.ExternalDirectoryObjectId ?? ''),
  );
}

const orphan = (record: ExchangeRecord, decides: boolean): Found => {
  const name = record.DisplayName ?? record.PrimarySmtpAddress ?? say`an object`;
  const link = record.ExternalDirectoryObjectId
    ? say`linked to the account ${record.ExternalDirectoryObjectId}`
    : say`linked to no account`;
  return fail(
    'orphaned-exo-object',
    [shown('recipientAsTyped', say`${name}, a ${record.RecipientTypeDetails ?? say`recipient`}, ${link}`)],
    {
      summary: say`Exchange still holds an older object with this person’s name (${name}), ${link}: the directory and Exchange have come apart, most likely when an account was deleted or restored.`,
      decides,
      ...(record.ExternalDirectoryObjectId && {
        atMost: 'likely' as const,
        settledBy: [{ question: `Which account has the object id ${record.ExternalDirectoryObjectId}, if any?` }],
      }),
    },
  );
};

const missing = (usable: boolean): Found =>
  fail('object-missing-in-exchange', [shown('exchangeObject', say`Get-User finds no such user in Exchange Online`)], {
    summary: say`The account is fine in Entra ID, but Exchange Online has never heard of it: Microsoft needs to send it over. Taking the license off and on does not help.`,
    tellTheUser: say`Your account has not reached the mail system yet; we are having it sent there.`,
    decides: usable,
  });

/** What decides which of the remedies fit. */
interface Circumstances {
  readonly fromGroup: boolean;
  /** A mail user, and nobody denied that its mailbox lives elsewhere. */
  readonly mayLiveElsewhere: boolean;
  /** The organization keeps a plan alive for 30 days after it was taken. */
  readonly delayed: boolean;
}

const isFromGroup = ({ usable }: MailboxPlan): boolean => Boolean(usable?.assignment?.group);

function notTakenOver(
  { type }: ExchangeObject,
  minutes: number,
  { fromGroup, mayLiveElsewhere, delayed }: Circumstances,
): Found {
  // A group's license cannot be switched off and on for one person; it is processed again.
  const noCycle = fromGroup || mayLiveElsewhere || delayed;
  return fail(
    'exo-license-state-not-synced',
    [
      shown('exchangeObject', say`Exchange holds a ${type}, and SKUAssigned is not true`),
      shown('elapsed', say`the license has been there for ${{ minutes }}`),
    ],
    {
      summary: say`The license has been there for ${{ minutes }}, but Exchange has not seen it: it still holds a plain ${type}.`,
      tellTheUser: say`Your license has not reached the mail system; we are pushing it through.`,
      remedies: [
        ...(fromGroup ? (['reprocess-license'] as const) : []),
        'retry-provisioning',
        'run-provisioning-diagnostic',
        ...(noCycle ? [] : (['cycle-exchange-plan'] as const)),
      ],
      ...(noCycle && { vetoes: ['cycle-exchange-plan', 'cycle-license'] }),
      ...(mayLiveElsewhere && {
        atMost: 'likely' as const,
        settledBy: [whereItLives],
      }),
    },
  );
}
