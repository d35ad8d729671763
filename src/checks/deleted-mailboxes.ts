import { cannotTell, defineCheck, fail, notApplicable, type Outcome, pass, shown } from '../diagnosis/check.ts';
import { say } from '../diagnosis/message.ts';
import type { Reading } from '../diagnosis/reading.ts';
import { type ExchangeRecord, isHeld, isMailbox } from '../facts/exchange/record.ts';
import exchangeMailbox from '../facts/exchange-mailbox.ts';
import exchangeObject, { isGuidUnseen } from '../facts/exchange-object.ts';
import inactiveMailbox from '../facts/inactive-mailbox.ts';
import mailboxState, { isThere } from '../facts/mailbox-state.ts';
import { seeRecipient } from '../facts/recipient.ts';
import softDeletedMailbox from '../facts/soft-deleted-mailbox.ts';
import subject from '../facts/subject.ts';

type Found = Outcome<
  'soft-deleted-mailbox' | 'inactive-mailbox-or-hold-delay',
  'softDeletedMailbox' | 'inactiveMailbox' | 'exchangeObject'
>;

/** Row 3. Mailboxes that hold this person's mail and show in no Graph answer. */
export default defineCheck({
  id: 'deleted-mailboxes',
  question: 'Does a deleted or held mailbox of this person exist?',
  steps: ['connect-10'],
  page: 'https://learn.microsoft.com/purview/inactive-mailboxes-in-office-365',
  causes: ['soft-deleted-mailbox', 'inactive-mailbox-or-hold-delay'],
  requires: { subject },
  // Without the object the GUIDs to look for are not known either.
  uses: { softDeletedMailbox, inactiveMailbox, exchangeObject },
  hears: { mailboxState, exchangeMailbox },
  evaluate: ({ subject }, { softDeletedMailbox, inactiveMailbox, mailboxState, exchangeMailbox, exchangeObject }) => {
    const current = exchangeMailbox.state === 'known' ? exchangeMailbox.value.ExchangeGuid : undefined;
    const lost = [...others(softDeletedMailbox, current), ...others(inactiveMailbox, current)];
    // With a hold on it, a soft-deleted mailbox is an inactive one, whichever list it came from.
    const kept = new Set([
      ...others(inactiveMailbox, current),
      ...lost.filter(({ IsInactiveMailbox }) => IsInactiveMailbox),
    ]);
    const inactive = lost.filter((record) => kept.has(record))[0];
    const softDeleted = lost.filter((record) => !kept.has(record))[0];
    const found: Found[] = [];
    if (softDeleted) found.push(deleted(softDeleted));
    if (inactive) found.push(held('inactiveMailbox', inactive));
    if (exchangeObject.state === 'known' && !isMailbox(exchangeObject.value.type) && isHeld(exchangeObject.value))
      found.push(held('exchangeObject', exchangeObject.value));
    if (isThere(mailboxState) && found.length === 0) return [notApplicable(say`A mailbox answers.`)];
    for (const reading of [softDeletedMailbox, inactiveMailbox])
      if (reading.state === 'unknown') found.push(cannotTell(reading.reason, reading.ask));
    if (found.length > 0) return found;
    if (exchangeObject.state === 'known' && isGuidUnseen(exchangeObject.value))
      return [cannotTell(say`Which mailbox’s GUID this mail user claims is not shown.`, seeRecipient(subject))];
    return [
      pass(shown('softDeletedMailbox', say`none is soft-deleted`), shown('inactiveMailbox', say`none is inactive`)),
    ];
  },
});

/** Those that are not the mailbox which is in use. */
const others = (reading: Reading<readonly ExchangeRecord[]>, current: string | null | undefined) =>
  reading.state === 'known' ? reading.value.filter(({ ExchangeGuid }) => !current || ExchangeGuid !== current) : [];

const deleted = ({ WhenSoftDeleted }: ExchangeRecord): Found =>
  fail(
    'soft-deleted-mailbox',
    [
      shown(
        'softDeletedMailbox',
        WhenSoftDeleted && !Number.isNaN(Date.parse(WhenSoftDeleted))
          ? say`a mailbox was soft-deleted ${{ time: new Date(WhenSoftDeleted).toISOString() }}`
          : say`a soft-deleted mailbox exists`,
      ),
    ],
    {
      summary: say`A deleted mailbox of this person still exists and can be brought back for 30 days after its deletion.`,
    },
  );

const held = (fact: 'inactiveMailbox' | 'exchangeObject', record: ExchangeRecord): Found =>
  fail(
    'inactive-mailbox-or-hold-delay',
    [
      shown(
        fact,
        fact === 'inactiveMailbox'
          ? say`an inactive mailbox exists (${record.ExchangeGuid ?? 'without a GUID'})`
          : say`the ${record.RecipientTypeDetails ?? say`object`} is on hold`,
      ),
    ],
    { summary: say`Mail of this person is kept by a hold; it must not be deleted.` },
  );
