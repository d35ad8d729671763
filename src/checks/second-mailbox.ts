import type { CauseId } from '../diagnosis/causes.ts';
import { cannotTell, defineCheck, fail, notApplicable, type Outcome, pass, shown } from '../diagnosis/check.ts';
import type { ReadingsOf } from '../diagnosis/fact.ts';
import { say } from '../diagnosis/message.ts';
import type { Ask, Reading } from '../diagnosis/reading.ts';
import { isMailbox } from '../facts/exchange/record.ts';
import exchangeMailbox, { seeMailbox } from '../facts/exchange-mailbox.ts';
import inactiveMailbox from '../facts/inactive-mailbox.ts';
import mailboxElsewhere from '../facts/mailbox-elsewhere.ts';
import mailboxState from '../facts/mailbox-state.ts';
import onPremisesRecipient, { seeMailboxOnPremises } from '../facts/on-premises-recipient.ts';
import softDeletedMailbox from '../facts/soft-deleted-mailbox.ts';
import subject from '../facts/subject.ts';
import symptom from '../facts/symptom.ts';
import type { User } from '../facts/user.ts';

const causes = [
  'duplicate-mailbox-both-sides',
  'licensed-before-guid-stamped',
  'user-was-out-of-sync-scope-new-mailbox',
  'mailbox-healthy-onprem-not-converted',
] as const satisfies readonly CauseId[];

const hears = { symptom, onPremisesRecipient, exchangeMailbox };
const uses = { mailboxElsewhere, softDeletedMailbox, inactiveMailbox };

type Heard = ReadingsOf<typeof hears & typeof uses>;
type Found = Outcome<(typeof causes)[number], Extract<keyof typeof hears | keyof typeof uses, string>>;

/**
 * Row 1. A mailbox is there, and perhaps it is not the only one: another may live on premises, or an older one may hold the
 * earlier mail. Graph shows one picture for all of these.
 */
export default defineCheck({
  id: 'second-mailbox',
  question: 'Where the mailbox is there: is it the only one of this person?',
  steps: ['vendor-4'],
  page: 'https://learn.microsoft.com/troubleshoot/exchange/move-or-migrate-mailboxes/mailbox-exists-exo-onpremises',
  causes,
  requires: { subject, mailboxState },
  uses,
  hears,
  evaluate: ({ subject, mailboxState }, heard) => {
    if (mailboxState.there !== true) return [notApplicable(say`No mailbox answers.`)];
    const found = [...onBothSides(subject, heard), ...newAndEmpty(heard, subject.onPremisesSyncEnabled === true)];
    if (found.length > 0) return found;
    const { mailboxElsewhere: elsewhere, softDeletedMailbox: lost } = heard;
    if (heard.symptom.state === 'known' && heard.symptom.value === 'empty') {
      const older = [lost, heard.inactiveMailbox].some((one) => one.state === 'known' && one.value.length > 0);
      return [
        older
          ? cannotTell(
              say`Earlier mail is missing, and an older mailbox of this person still exists. An Exchange administrator has to see whether the mail is in it before anything is changed.`,
            )
          : cannotTell(
              say`Earlier mail is missing, and where it is could not be seen.`,
              lost.state === 'unknown' ? lost.ask : undefined,
            ),
      ];
    }
    if (elsewhere.state === 'known' && elsewhere.value === 'cloud-only')
      return [notApplicable(say`The account lives in the cloud only.`)];
    return [pass(shown('mailboxElsewhere', say`no other mailbox of this person`))];
  },
});

/** A mailbox here and one on premises. A move keeps the GUID: the same on both sides is one mailbox, moved and not tidied up. */
function onBothSides(user: User, { mailboxElsewhere, onPremisesRecipient, exchangeMailbox, symptom }: Heard): Found[] {
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
        ...(!(here && there) && { settledBy: [compareGuids(user, Boolean(there))] }),
      }),
    ];
  }
  return [
    fail('duplicate-mailbox-both-sides', evidence, {
      summary: say`This person has a mailbox on premises and another one in the cloud; mail may arrive in either. Nothing may be deleted before an Exchange administrator has compared the two.`,
      tellTheUser: say`You have two mailboxes at the moment; please go on using the one you know while we join them.`,
      // Without the two GUIDs it may be one mailbox that was moved.
      ...(!(here && there) && { atMost: 'likely' as const, settledBy: [compareGuids(user, Boolean(there))] }),
    }),
  ];
}

/** The GUIDs of both sides tell whether it is one mailbox; what is known of one side is not asked for again. */
const compareGuids = (user: User, isListed: boolean): Ask => (isListed ? seeMailbox(user) : seeMailboxOnPremises(user));

const isMailMissing = {
  question: 'Was this account out of directory sync for a time, and is earlier mail missing?',
  fact: 'symptom',
  options: ['empty', 'nothing-wrong'],
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
