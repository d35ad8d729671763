import { z } from 'zod';
import { defineFact } from '../diagnosis/fact.ts';
import { known } from '../diagnosis/reading.ts';
import { powershellLiteral } from '../diagnosis/remedies.ts';
import match from './match.ts';

const Recipient = z.object({ RecipientTypeDetails: z.string(), ExchangeGuid: z.string().nullish() });

export type Recipient = z.infer<typeof Recipient>;

/** What Exchange Online holds for this person. Only Exchange can tell; Graph has none of these properties. */
export default defineFact<Recipient, { match: typeof match }>({
  id: 'recipient',
  source: 'exchange',
  from: { match },
  ask: ({ from }) => [{ cmdlet: 'Get-Recipient', parameters: { Identity: from.match.user.id } }],
  read: ([body]) => known(Recipient.parse(body)),
  remedyForUnknown: ({ from }) => ({
    cmdlet: `Get-Recipient -Identity ${powershellLiteral(from.match.user.userPrincipalName ?? from.match.user.id)} | Format-List RecipientTypeDetails,ExchangeGuid,ExternalEmailAddress,SKUAssigned,WhenCreated`,
    where: 'Exchange Online PowerShell',
  }),
});
