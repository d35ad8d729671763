import { z } from 'zod';
import type { User } from '../user.ts';

/** Text as Exchange gives it: blank and `None` say "nothing there"; left out says that nobody asked for it. */
const text = z
  .string()
  .nullish()
  .transform((value) => (value === undefined ? undefined : value?.trim() && value !== 'None' ? value.trim() : null));

const zeroGuid = /^[0-]*$/;

/** A GUID in lower case; all zero is Exchange's way to say "none". */
const guid = text.transform((value) => (value ? (zeroGuid.test(value) ? null : value.toLowerCase()) : value));

/** A flag as REST and consoles give it. Blank counts as no: `SKUAssigned` is blank until Exchange sees the license. */
const flag = z
  .union([z.boolean(), z.string()])
  .nullish()
  .transform((value) => (value === undefined ? undefined : /^true$/i.test(String(value))));

const list = z
  .union([z.array(z.string()), z.string().transform((one) => (one.trim() ? [one] : []))])
  .nullish()
  .transform((value) => (value === undefined ? undefined : (value ?? [])));

/**
 * An object of Exchange: a user, recipient or mailbox, by the names of Exchange's own properties. Undefined means that
 * the answer does not show the property (a paste with a few columns), null that it shows it empty.
 */
export const ExchangeRecord = z.object({
  DisplayName: text,
  UserPrincipalName: text,
  RecipientTypeDetails: text,
  PreviousRecipientTypeDetails: text,
  ExternalDirectoryObjectId: text.transform((value) => value?.toLowerCase() ?? value),
  ExchangeGuid: guid,
  ArchiveGuid: guid,
  PrimarySmtpAddress: text,
  EmailAddresses: list,
  ExternalEmailAddress: text,
  SKUAssigned: flag,
  IsDirSynced: flag,
  IsInactiveMailbox: flag,
  LitigationHoldEnabled: flag,
  DelayHoldApplied: flag,
  ComplianceTagHoldApplied: flag,
  InPlaceHolds: list,
  RemoteRecipientType: text,
  WhenSoftDeleted: text,
  WhenMailboxCreated: text,
});

export type ExchangeRecord = z.infer<typeof ExchangeRecord>;

/** What the transport to Exchange, and the reader of pasted output, answer: the objects, and Exchange's warnings. */
const ExchangeAnswer = z.object({ value: z.array(ExchangeRecord) });

/** Reads the objects of one cmdlet's answer. */
export const recordsIn = (body: unknown): readonly ExchangeRecord[] => ExchangeAnswer.parse(body).value;

/** Whether the object is this user's own: by the object id, else (where the answer does not show it) by the address. */
export function isOf(record: ExchangeRecord, user: Pick<User, 'id' | 'userPrincipalName' | 'mail'>): boolean {
  if (record.ExternalDirectoryObjectId !== undefined) return record.ExternalDirectoryObjectId === user.id.toLowerCase();
  const own = [user.userPrincipalName, user.mail].flatMap((name) => (name ? [name.toLowerCase()] : []));
  const names = [record.UserPrincipalName, record.PrimarySmtpAddress, ...(record.EmailAddresses ?? [])];
  return names.some((name) => name && own.includes(name.replace(/^smtp:/i, '').toLowerCase()));
}

const cloudMailboxes = new Set([
  'UserMailbox',
  'SharedMailbox',
  'RoomMailbox',
  'EquipmentMailbox',
  'SchedulingMailbox',
  'LinkedMailbox',
  'TeamMailbox',
]);

/** Whether a RecipientTypeDetails stands for a mailbox in Exchange Online. */
export const isMailbox = (type: string | null | undefined): boolean => cloudMailboxes.has(type ?? '');

/** Every GUID of a mailbox or of what claims one. */
export const guidsOf = (record: Pick<ExchangeRecord, 'ExchangeGuid' | 'ArchiveGuid'>): readonly string[] =>
  [record.ExchangeGuid, record.ArchiveGuid].flatMap((one) => (one ? [one] : []));

/** Whether the record says that its content is on hold. */
export const isHeld = (record: ExchangeRecord): boolean =>
  record.LitigationHoldEnabled === true ||
  record.DelayHoldApplied === true ||
  record.ComplianceTagHoldApplied === true ||
  (record.InPlaceHolds ?? []).length > 0;
