import { defineFact } from '../diagnosis/fact.ts';
import { say } from '../diagnosis/message.ts';
import { type Reading, unknown } from '../diagnosis/reading.ts';
import { powershellLiteral } from '../diagnosis/remedies.ts';
import { readAnswer } from './exchange/look-up.ts';
import type { ExchangeRecord } from './exchange/record.ts';
import match from './match.ts';

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
  remedyForUnknown: ({ from }) => {
    const name = powershellLiteral(
      from.match.user.onPremisesUserPrincipalName ?? from.match.user.userPrincipalName ?? '',
    );
    return {
      cmdlet: `Get-RemoteMailbox -Identity ${name} | Format-List RecipientTypeDetails,RemoteRecipientType,ExchangeGuid`,
      where: 'Exchange Management Shell (on premises)',
      fact: 'on-premises-recipient',
    };
  },
});
