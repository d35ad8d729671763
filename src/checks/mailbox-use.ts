import type { CauseId } from '../diagnosis/causes.ts';
import { cannotTell, defineCheck, fail, notApplicable, type Outcome, pass, shown } from '../diagnosis/check.ts';
import type { ReadingsOf, ValueIn } from '../diagnosis/fact.ts';
import { type Message, say } from '../diagnosis/message.ts';
import type { Ask, Reading } from '../diagnosis/reading.ts';
import exchangeUser from '../facts/exchange-user.ts';
import mailboxRefusal from '../facts/mailbox-refusal.ts';
import mailboxState from '../facts/mailbox-state.ts';
import subject from '../facts/subject.ts';
import symptom from '../facts/symptom.ts';

const causes = [
  'mailuser-converted-by-license',
  'mailbox-healthy-client-issue',
  'mailbox-healthy-app-access-policy',
  'mailbox-healthy-permission',
  'tool-credential-problem',
] as const satisfies readonly CauseId[];

type Cause = (typeof causes)[number];
const hears = { symptom, exchangeUser, mailboxRefusal };

type Heard = ReadingsOf<typeof hears>;
type Found = Outcome<Cause, Extract<keyof typeof hears, string>>;

/**
 * Row 1. Where a mailbox is there, what is wrong with its use. Graph shows one picture for all of these; only what the
 * person sees tells them apart.
 */
export default defineCheck({
  id: 'mailbox-use',
  question: 'Where the mailbox is there: what keeps the person from using it?',
  steps: ['process-3'],
  causes,
  requires: { subject, mailboxState },
  hears,
  evaluate: ({ subject, mailboxState }, heard) => {
    if (mailboxState.there !== true) return [notApplicable(say`No mailbox answers.`)];
    const found = [
      ...converted(heard, subject.onPremisesSyncEnabled === true),
      ...asSeen(heard),
      ...refused(heard, mailboxState.by === 'exchange-object'),
    ];
    if (found.length > 0) return found;
    if (heard.symptom.state === 'known' && heard.symptom.value === 'empty')
      return [notApplicable(say`Earlier mail is missing: whether there is another mailbox is asked elsewhere.`)];
    if (heard.symptom.state === 'unknown')
      return [cannotTell(say`What the person sees is not known.`, heard.symptom.ask)];
    return [pass(shown('symptom', say`nothing that points to another cause`))];
  },
});

const wasForwarded = {
  question: 'Was mail for this person sent on to an outside address before the license?',
  fact: 'symptom',
  options: ['not-forwarded', 'nothing-wrong'],
};

/** How to find out what could not be read. */
const asksOf = (...readings: readonly Reading<unknown>[]): readonly Ask[] =>
  readings.flatMap((reading) => (reading.state === 'unknown' && reading.ask ? [reading.ask] : []));

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
