import { type Message, say } from '../../diagnosis/message.ts';
import type { Answers, PasteFact } from './answers.ts';
import type { PasteRecord } from './reading.ts';

/** What each answer is about: where it was found, or that it is not there. */
const about: Readonly<Record<PasteFact, { readonly found: Message; readonly missing: Message }>> = {
  recipient: {
    found: say`Exchange Online lists this person (Get-Recipient):`,
    missing: say`Exchange Online does not list this person (Get-Recipient).`,
  },
  'exchange-user': {
    found: say`Exchange Online knows this account (Get-User):`,
    missing: say`Exchange Online does not know this account (Get-User).`,
  },
  'exchange-mailbox': {
    found: say`Exchange Online has a mailbox (Get-Mailbox):`,
    missing: say`Exchange Online has no mailbox in use (Get-Mailbox).`,
  },
  'soft-deleted-mailbox': {
    found: say`There is a deleted mailbox (Get-Mailbox -SoftDeletedMailbox):`,
    missing: say`There is no deleted mailbox (Get-Mailbox -SoftDeletedMailbox).`,
  },
  'inactive-mailbox': {
    found: say`There is an inactive mailbox (Get-Mailbox -InactiveMailboxOnly):`,
    missing: say`There is no inactive mailbox (Get-Mailbox -InactiveMailboxOnly).`,
  },
  'mail-user': {
    found: say`Exchange Online has a mail user, whose mailbox is elsewhere or not made yet (Get-MailUser):`,
    missing: say`Exchange Online has no mail user of this name (Get-MailUser).`,
  },
  'exchange-organization': {
    found: say`These settings hold for the whole organization (Get-OrganizationConfig):`,
    missing: say`The settings of the organization are not there (Get-OrganizationConfig).`,
  },
  'on-premises-recipient': {
    found: say`Exchange on premises has this person:`,
    missing: say`Exchange on premises does not know this person.`,
  },
};

/** Whether a value says that there is none: blank, `None`, an empty list, or a GUID of zeros. */
const isNone = (value: unknown): boolean =>
  value === null ||
  value === false ||
  (Array.isArray(value) && value.length === 0) ||
  (typeof value === 'string' && /^(?:None|[0-]*)$/.test(value));

const filled =
  (whenSet: Message, whenBlank: Message) =>
  (value: unknown): Message =>
    isNone(value) ? whenBlank : whenSet;

const valued =
  (withValue: (value: string) => Message, whenBlank: Message) =>
  (value: unknown): Message =>
    isNone(value) ? whenBlank : withValue(String(value));

/** A time with its zone is printed in the reader's; one without is shown as it was pasted. */
const dated = (at: (when: string | { readonly time: string }) => Message, whenBlank: Message) =>
  valued((value) => at(/Z$|[+-]\d\d:\d\d$/.test(value) ? { time: value } : value), whenBlank);

/** Everything that looks go by, in words. What is not listed here counts for nothing. */
const inWords: Readonly<Record<string, (value: unknown) => Message>> = {
  DisplayName: valued((name) => say`Name: ${name}`, say`It has no display name.`),
  UserPrincipalName: valued((name) => say`Sign-in name: ${name}`, say`It has no sign-in name.`),
  PrimarySmtpAddress: valued((address) => say`Primary address: ${address}`, say`It has no primary address.`),
  EmailAddresses: (value) => say`Addresses: ${{ list: Array.isArray(value) ? value.map(String) : [String(value)] }}`,
  ExternalEmailAddress: valued((address) => say`Mail goes on to: ${address}`, say`Mail goes on to no other address.`),
  RecipientTypeDetails: valued((type) => say`Kind of recipient: ${type}`, say`Kind of recipient: not shown.`),
  PreviousRecipientTypeDetails: valued((type) => say`Before that it was: ${type}`, say`It was nothing else before.`),
  RemoteRecipientType: valued(
    (type) => say`Noted on premises about its cloud mailbox: ${type}`,
    say`Nothing is noted on premises about a cloud mailbox.`,
  ),
  ExchangeGuid: filled(say`It has a mailbox GUID.`, say`It has no mailbox GUID.`),
  ArchiveGuid: filled(say`It has the GUID of an archive.`, say`It has no GUID of an archive.`),
  ExternalDirectoryObjectId: valued(
    (id) => say`It belongs to the account with the object ID ${id}.`,
    say`It belongs to no account in Microsoft Entra ID.`,
  ),
  SKUAssigned: filled(say`Exchange sees a license for it.`, say`Exchange sees no license for it.`),
  IsDirSynced: filled(say`It is synced from on premises.`, say`It is not synced from on premises.`),
  IsInactiveMailbox: filled(say`It is an inactive mailbox.`, say`It is not an inactive mailbox.`),
  LitigationHoldEnabled: filled(say`Litigation hold is on.`, say`Litigation hold is off.`),
  DelayHoldApplied: filled(say`A delay hold is on.`, say`No delay hold is on.`),
  ComplianceTagHoldApplied: filled(say`A retention label holds it.`, say`No retention label holds it.`),
  InPlaceHolds: filled(say`Other holds are on.`, say`No other holds are on.`),
  WhenSoftDeleted: dated((when) => say`Deleted on: ${when}`, say`It has no date of deletion.`),
  WhenMailboxCreated: dated((when) => say`Mailbox made on: ${when}`, say`It has no date of a mailbox.`),
  IsDehydrated: filled(
    say`The organization still uses Microsoft’s shared default settings (dehydrated).`,
    say`The organization has settings of its own (not dehydrated).`,
  ),
  DelayedDelicensingEnabled: filled(say`Delayed delicensing is on.`, say`Delayed delicensing is off.`),
  BlockExchangeProvisioningFromOnPremEnabled: filled(
    say`Mailboxes cannot be made from on premises.`,
    say`Mailboxes can be made from on premises.`,
  ),
};

/** The lines by which somebody sees whether their paste was understood: all that will count, and nothing else. */
export function shownBack(answers: Answers): readonly Message[] {
  return (Object.entries(answers) as [PasteFact, unknown][]).flatMap(([fact, value]) => {
    if (value === 'not-found') return [about[fact].missing];
    const records = (Array.isArray(value) ? value : [value]) as readonly PasteRecord[];
    return [about[fact].found, ...records.map((record) => inLines(record))];
  });
}

/** What counts of one object, as the lines of a list. */
export function inLines(record: PasteRecord): Message {
  const lines = Object.entries(inWords).flatMap(([name, words]) =>
    Object.hasOwn(record, name) ? [words(record[name])] : [],
  );
  return { text: lines.map((_, i) => `- {${i}}`).join('\n'), values: lines };
}
