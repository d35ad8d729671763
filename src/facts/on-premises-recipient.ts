import { defineFact } from '../diagnosis/fact.ts';
import { say } from '../diagnosis/message.ts';
import { type Ask, type Reading, unknown } from '../diagnosis/reading.ts';
import { powershellLiteral } from '../diagnosis/remedies.ts';
import { readAnswer } from './exchange/look-up.ts';
import type { ExchangeRecord } from './exchange/record.ts';
import match from './match.ts';
import type { User } from './user.ts';

/** The numbers of msExchRemoteRecipientType that contain a bit; RemoteRecipientType says the same in words. */
const bits = { provisionMailbox: 1, migrated: 4, deprovisionMailbox: 8 } as const;

/**
 * Whether an on-premises object says this of its remote mailbox: in words (`Migrated, SharedMailbox`), or as the number
 * of msExchRemoteRecipientType. A mailbox provisioned anew cancels an older deprovisioning.
 */
export function says(record: ExchangeRecord, what: keyof typeof bits): boolean {
  const type = record.RemoteRecipientType ?? '';
  if (/^\d+$/.test(type)) return (Number(type) & bits[what]) !== 0;
  return type
    .split(',')
    .map((word) => word.trim().toLowerCase())
    .includes(what.toLowerCase());
}

/**
 * What Exchange on premises holds for this person: no cloud service can reach it, so only a person can bring it.
 * Absent: the Exchange server knows nothing of this person, or there is none.
 */
export default defineFact<ExchangeRecord, { match: typeof match }>({
  id: 'on-premises-recipient',
  from: { match },
  read: (_, { from }): Reading<ExchangeRecord> =>
    from.match.user.onPremisesSyncEnabled === true
      ? unknown(say`Exchange on premises can only be asked by a person.`)
      : { state: 'absent', reason: say`The account lives in the cloud only.` },
  answered: readAnswer,
  takes: 'the object as JSON (RecipientTypeDetails, RemoteRecipientType, ExchangeGuid), or "not-found"',
  remedyForUnknown: ({ from }) => seeRemoteMailbox(from.match.user),
});

/** How a person sees the object that stands on premises for a mailbox in the cloud. */
export const seeRemoteMailbox = (user: User): Ask => onServer('Get-RemoteMailbox', 'RemoteRecipientType', user);

/** How a person sees a mailbox that lives on premises. */
export const seeMailboxOnPremises = (user: User): Ask => onServer('Get-Mailbox', 'WhenMailboxCreated', user);

const onServer = (cmdlet: string, also: string, user: User): Ask => ({
  cmdlet: [
    `${cmdlet} -Identity ${powershellLiteral(user.onPremisesUserPrincipalName ?? user.userPrincipalName ?? user.id)}`,
    `| Format-List RecipientTypeDetails, ${also}, ExchangeGuid`,
  ].join(' '),
  where: 'Exchange Management Shell (on premises)',
  fact: 'on-premises-recipient',
});
