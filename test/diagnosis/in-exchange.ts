import { type ExchangeWorld, inExchange } from '../world.ts';

type Json = Readonly<Record<string, unknown>>;

/** Exchange's way to say "no GUID". */
export const zero = '00000000-0000-0000-0000-000000000000';
/** GUIDs of three mailboxes. */
export const guidA = 'aaaaaaaa-1111-4111-8111-111111111111';
export const guidB = 'bbbbbbbb-2222-4222-8222-222222222222';
export const archiveC = 'cccccccc-3333-4333-8333-333333333333';

/** What Exchange holds for jane, told by every cmdlet that shows such an object; what it was before, only Get-User tells. */
export function holds(type: string, changes: Json = {}): ExchangeWorld {
  const record = inExchange('jane', type, { ExchangeGuid: zero, ArchiveGuid: zero, SKUAssigned: true, ...changes });
  const { ExchangeGuid: _, ArchiveGuid: __, ExternalEmailAddress: ___, ...asUser } = record;
  const { PreviousRecipientTypeDetails: ____, ...asRecipient } = record;
  const isRecipient = type !== 'User' && type !== 'DisabledUser';
  return {
    'Get-User': [asUser],
    ...(isRecipient && { 'Get-Recipient': [asRecipient] }),
    ...(type.endsWith('Mailbox') && { 'Get-Mailbox': [asRecipient] }),
    ...(type === 'MailUser' && { 'Get-MailUser': [asRecipient] }),
  };
}

/** A mailbox that shows in no ordinary list: soft-deleted or inactive, with jane's address and no account. */
export const lost = (ExchangeGuid: string, changes: Json = {}): Json =>
  inExchange('jane', 'UserMailbox', {
    ExternalDirectoryObjectId: '',
    ExchangeGuid,
    ArchiveGuid: zero,
    WhenSoftDeleted: '2026-11-10T09:00:00.0000000+00:00',
    IsInactiveMailbox: false,
    ...changes,
  });

/** The same, kept by a hold. */
export const kept = (ExchangeGuid: string, changes: Json = {}): Json =>
  lost(ExchangeGuid, { IsInactiveMailbox: true, LitigationHoldEnabled: true, ...changes });
