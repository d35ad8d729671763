import type { CauseId } from '../diagnosis/causes.ts';
import { cannotTell, defineCheck, fail, notApplicable, type Outcome, pass, shown } from '../diagnosis/check.ts';
import type { ValueIn } from '../diagnosis/fact.ts';
import { type Message, say } from '../diagnosis/message.ts';
import type { Ask, Reading } from '../diagnosis/reading.ts';
import { type ExchangeRecord, isMailbox } from '../facts/exchange/record.ts';
import exchangeMailbox from '../facts/exchange-mailbox.ts';
import exchangeUser from '../facts/exchange-user.ts';
import inactiveMailbox from '../facts/inactive-mailbox.ts';
import mailboxElsewhere, { type Elsewhere } from '../facts/mailbox-elsewhere.ts';
import mailboxRefusal, { type Refusal } from '../facts/mailbox-refusal.ts';
import mailboxState from '../facts/mailbox-state.ts';
import onPremisesRecipient from '../facts/on-premises-recipient.ts';
import softDeletedMailbox from '../facts/soft-deleted-mailbox.ts';
import subject from '../facts/subject.ts';
import symptom from '../facts/symptom.ts';

const causes = [
  'duplicate-mailbox-both-sides',
  'mailuser-converted-by-license',
  'licensed-before-guid-stamped',
  'user-was-out-of-sync-scope-new-mailbox',
  'mailbox-healthy-client-issue',
  'mailbox-healthy-onprem-not-converted',
  'mailbox-healthy-app-access-policy',
  'mailbox-healthy-permission',
  'tool-credential-problem',
] as const satisfies readonly CauseId[];

type Cause = (typeof causes)[number];
type Name =
  | 'symptom'
  | 'mailboxElsewhere'
  | 'onPremisesRecipient'
  | 'exchangeMailbox'
  | 'exchangeUser'
  | 'softDeletedMailbox'
  | 'inactiveMailbox'
  | 'mailboxRefusal';
type Found = Outcome<Cause, Name>;

interface Heard {
  readonly symptom: Reading<ValueIn<typeof symptom>>;
  readonly mailboxElsewhere: Reading<Elsewhere>;
  readonly onPremisesRecipient: Reading<ExchangeRecord>;
  readonly exchangeMailbox: Reading<ExchangeRecord>;
  readonly exchangeUser: Reading<ExchangeRecord>;
  readonly softDeletedMailbox: Reading<readonly ExchangeRecord[]>;
  readonly inactiveMailbox: Reading<readonly ExchangeRecord[]>;
  readonly mailboxRefusal: Reading<Refusal>;
}

/**
 * Row 1. Where a mailbox is there, what is wrong with its use. Graph shows one picture for all of these; what the person
 * sees, and what lives on premises, tells them apart.
 */
export default defineCheck({
  id: 'mailbox-use',
  question: 'Where the mailbox is there: what keeps the person from using it?',
  steps: ['process-3'],
  page: 'https://learn.microsoft.com/troubleshoot/exchange/move-or-migrate-mailboxes/mailbox-exists-exo-onpremises',
  causes,
  requires: { subject, mailboxState },
  hears: {
    symptom,
    mailboxElsewhere,
    onPremisesRecipient,
    exchangeMailbox,
    exchangeUser,
    softDeletedMailbox,
    inactiveMailbox,
    mailboxRefusal,
  },
  evaluate: ({ subject, mailboxState }, heard) => {
    if (mailboxState.there !== true) return [notApplicable(say`No mailbox answers.`)];
    const found = [
      ...onBothSides(heard),
      ...newAndEmpty(heard, subject.onPremisesSyncEnabled === true),
      ...converted(heard, subject.onPremisesSyncEnabled === true),
      ...asSeen(heard),
      ...refused(heard, mailboxState.by === 'exchange-object'),
    ];
    if (found.length > 0) return found;
    if (heard.symptom.state === 'known' && heard.symptom.value === 'empty') {
      const { softDeletedMailbox: lost } = heard;
      return [
        cannotTell(
          say`Earlier mail is missing, and where it is could not be seen.`,
          lost.state === 'unknown' ? lost.ask : undefined,
        ),
      ];
    }
    if (heard.symptom.state === 'unknown')
      return [cannotTell(say`What the person sees is not known.`, heard.symptom.ask)];
    return [pass(shown('symptom', say`nothing that points to another cause`))];
  },
});

/** A mailbox here and one on premises. A move keeps the GUID: the same on both sides is one mailbox, moved and not tidied up. */
function onBothSides({ mailboxElsewhere, onPremisesRecipient, exchangeMailbox, symptom }: Heard): Found[] {
  const listed =
    onPremisesRecipient.state === 'known' && isMailbox(onPremisesRecipient.value.RecipientTypeDetails)
      ? onPremisesRecipient.value
      : undefined;
  const elsewhere = mailboxElsewhere.state === 'known' ? mailboxElsewhere.value : undefined;
  if (!listed && elsewhere !== 'on-premises') return [];
  const evidence = [
    ...(listed
      ? [shown('onPremisesRecipient' as const, say`Exchange on premises lists a ${listed.RecipientTypeDetails ?? ''}`)]
      : []),
    ...(elsewhere === 'on-premises'
      ? [shown('mailboxElsewhere' as const, say`a person said that the mailbox lives on premises`)]
      : []),
  ];
  const here = exchangeMailbox.state === 'known' ? exchangeMailbox.value.ExchangeGuid : undefined;
  const there = listed?.ExchangeGuid;
  if (here && there && here === there) {
    return [
      fail(
        'mailbox-healthy-onprem-not-converted',
        [...evidence, shown('exchangeMailbox', say`both have the GUID ${here}`)],
        {
          summary: say`The mailbox was moved to the cloud and works, but on premises it still counts as a mailbox: that object must become a remote mailbox.`,
          tellTheUser: say`Your mailbox is in the cloud: please open outlook.office.com. Outlook finds it again once we have tidied up.`,
        },
      ),
    ];
  }
  const isEmpty = symptom.state === 'known' && symptom.value === 'empty';
  if (isEmpty) {
    return [
      fail('licensed-before-guid-stamped', [...evidence, shown('symptom', say`the mailbox in the cloud is empty`)], {
        summary: say`The license was there before Exchange Online knew of the mailbox on premises, so it made a second, empty one. Mail may arrive in either. Please leave the license as it is: an Exchange administrator has to join the two.`,
        tellTheUser: say`Please go on using your old mailbox; we are putting a second, empty one right.`,
        atMost: here && there ? 'confirmed' : 'likely',
        ...(!(here && there) && { settledBy: [there ? compareWithCloud : compareGuids] }),
      }),
    ];
  }
  return [
    fail('duplicate-mailbox-both-sides', evidence, {
      summary: say`This person has a mailbox on premises and another one in the cloud; mail may arrive in either. Nothing may be deleted before an Exchange administrator has compared the two.`,
      tellTheUser: say`You have two mailboxes at the moment; please go on using the one you know while we join them.`,
      // Without the two GUIDs it may be one mailbox that was moved.
      ...(!(here && there) && { atMost: 'likely' as const, settledBy: [there ? compareWithCloud : compareGuids] }),
    }),
  ];
}

const compareGuids = {
  cmdlet: 'Get-Mailbox | Format-List RecipientTypeDetails,ExchangeGuid,WhenMailboxCreated',
  where: 'Exchange Online PowerShell, and Exchange Management Shell (on premises)',
  fact: 'on-premises-recipient',
};

const compareWithCloud = {
  cmdlet: 'Get-Mailbox | Format-List RecipientTypeDetails,ExchangeGuid,WhenMailboxCreated',
  where: 'Exchange Online PowerShell',
  fact: 'exchange-mailbox',
};

const isMailMissing = {
  question: 'Was this account out of directory sync for a time, and is earlier mail missing?',
  fact: 'symptom',
  options: ['empty', 'nothing-wrong'],
};

const wasForwarded = {
  question: 'Was mail for this person sent on to an outside address before the license?',
  fact: 'symptom',
  options: ['not-forwarded', 'nothing-wrong'],
};

/** How to find out what could not be read. */
const asksOf = (...readings: readonly Reading<unknown>[]): readonly Ask[] =>
  readings.flatMap((reading) => (reading.state === 'unknown' && reading.ask ? [reading.ask] : []));

/** Earlier mail is in an older mailbox, because the account was gone for more than 30 days. */
function newAndEmpty({ symptom, mailboxElsewhere, exchangeMailbox, ...lost }: Heard, synced: boolean): Found[] {
  if (!synced || (mailboxElsewhere.state === 'known' && mailboxElsewhere.value === 'on-premises')) return [];
  const own = exchangeMailbox.state === 'known' ? exchangeMailbox.value.ExchangeGuid : undefined;
  const older = (['softDeletedMailbox', 'inactiveMailbox'] as const).flatMap((fact) => {
    const reading = lost[fact];
    const record =
      reading.state === 'known'
        ? reading.value.find((one) => one.ExchangeGuid && own && one.ExchangeGuid !== own)
        : undefined;
    return record ? [shown(fact, say`an older mailbox with the GUID ${record.ExchangeGuid ?? ''} still exists`)] : [];
  });
  const isEmpty = symptom.state === 'known' && symptom.value === 'empty';
  if (older.length === 0 && !isEmpty) return [];
  return [
    fail(
      'user-was-out-of-sync-scope-new-mailbox',
      [...older, ...(isEmpty ? [shown('symptom' as const, say`earlier mail is missing`)] : [])],
      {
        summary: say`This person has a new mailbox, and the earlier mail is in an older one: the account most likely left the scope of directory sync for more than 30 days and came back.`,
        tellTheUser: say`Your mailbox is new; we are looking for your earlier mail.`,
        // The question comes before the remedy where no older mailbox was seen.
        ...(older.length === 0 && { remedies: [] }),
        // Which of the two holds what, and whether the account was away, only a person can tell.
        ...(!(older.length > 0 && isEmpty) && {
          atMost: 'likely' as const,
          settledBy: isEmpty ? asksOf(lost.softDeletedMailbox, lost.inactiveMailbox, exchangeMailbox) : [isMailMissing],
        }),
      },
    ),
  ];
}

/** A mail user that forwarded to an outside address became a mailbox. Whoever was moved from on premises was one too. */
function converted({ symptom, exchangeUser }: Heard, synced: boolean): Found[] {
  const said = symptom.state === 'known' && symptom.value === 'not-forwarded';
  const was = exchangeUser.state === 'known' && exchangeUser.value.PreviousRecipientTypeDetails === 'MailUser';
  if (!said && (!was || synced)) return [];
  return [
    fail(
      'mailuser-converted-by-license',
      [
        ...(was ? [shown('exchangeUser' as const, say`PreviousRecipientTypeDetails is MailUser`)] : []),
        ...(said ? [shown('symptom' as const, say`mail is no longer forwarded`)] : []),
      ],
      {
        summary: say`A license turned a mail user, whose mail went on to an outside address, into a mailbox: mail now stays here.`,
        tellTheUser: say`Your mail now arrives in a mailbox here; we are checking whether it should go on to your other address.`,
        ...(!(said && was) && {
          atMost: 'likely' as const,
          settledBy: said ? asksOf(exchangeUser) : [wasForwarded],
        }),
      },
    ),
  ];
}

const seen: Readonly<Partial<Record<ValueIn<typeof symptom>, { cause: Cause; summary: Message; tell?: Message }>>> = {
  'outlook-only': {
    cause: 'mailbox-healthy-client-issue',
    summary: say`The mailbox is there and opens on the web; the trouble is in Outlook: its profile, its stored sign-in or Autodiscover.`,
    tell: say`Your mailbox works: please use outlook.office.com while we put Outlook right.`,
  },
  'app-refused': {
    cause: 'mailbox-healthy-app-access-policy',
    summary: say`The mailbox is there; a policy or a missing consent keeps the app out of it.`,
    tell: say`Your mailbox works; the app needs a permission, and we are looking after it.`,
  },
  'folder-refused': {
    cause: 'mailbox-healthy-permission',
    summary: say`The mailbox is there; what is missing is a permission on a folder or on another mailbox.`,
    tell: say`Your mailbox works; we are arranging access to the folder you need.`,
  },
  'tool-fails': {
    cause: 'tool-credential-problem',
    summary: say`The mailbox is there; the tool that reports it missing cannot sign in itself.`,
    tell: say`Your mailbox works; the message came from a tool that cannot sign in.`,
  },
};

function asSeen({ symptom }: Heard): Found[] {
  const found = symptom.state === 'known' ? seen[symptom.value] : undefined;
  if (!found) return [];
  return [
    fail(found.cause, [shown('symptom', say`a person said so`)], {
      summary: found.summary,
      ...(found.tell && { tellTheUser: found.tell }),
    }),
  ];
}

/** This bot itself was kept out, and the mailbox is there all the same: by Exchange's list, or by a person's word. */
function refused({ mailboxRefusal, symptom }: Heard, listed: boolean): Found[] {
  if (mailboxRefusal.state !== 'known' || symptom.state === 'known') return [];
  const byPolicy = mailboxRefusal.value === 'policy';
  const there = listed ? say`Exchange lists the mailbox` : say`The mailbox opens`;
  return [
    fail(
      byPolicy ? 'mailbox-healthy-app-access-policy' : 'tool-credential-problem',
      [
        shown(
          'mailboxRefusal',
          byPolicy ? say`the mailbox answered 403 to this bot` : say`this bot’s own sign-in was refused`,
        ),
      ],
      {
        summary: byPolicy
          ? say`${there}, and a policy keeps apps such as this one out of it. What the person sees may have the same reason.`
          : say`${there}; this bot’s own sign-in to it was refused, so it could not look inside.`,
        atMost: 'likely',
        settledBy: [
          {
            question: 'What exactly does this person see?',
            fact: 'symptom',
            options: ['app-refused', 'nothing-wrong'],
          },
        ],
      },
    ),
  ];
}
