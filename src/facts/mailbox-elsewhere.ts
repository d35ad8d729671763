import { defineFact } from '../diagnosis/fact.ts';
import { say } from '../diagnosis/message.ts';
import { known, type Reading, unknown } from '../diagnosis/reading.ts';
import { type ExchangeRecord, isMailbox } from './exchange/record.ts';
import exchangeObject from './exchange-object.ts';
import match from './match.ts';
import onPremisesRecipient from './on-premises-recipient.ts';

const answers = ['nowhere', 'on-premises', 'other-tenant', 'being-moved'] as const;

/** The question that comes before a mailbox plan is switched on for anybody who is, or was, on premises. */
export const whereItLives = {
  question:
    'Does this person use a mailbox on an Exchange server on premises or in another tenant, or is a move planned?',
  fact: 'mailbox-elsewhere',
  options: answers,
};

/**
 * Where else this person's mailbox may live. Two of them are nobody's word: `cloud-only`, the account has no side on
 * premises; `in-cloud`, Exchange Online lists the mailbox itself.
 */
export type Elsewhere = (typeof answers)[number] | 'cloud-only' | 'in-cloud';

/** Whether no mailbox of this person lives elsewhere, as far as is known. */
export const isOnlyHere = (elsewhere: Elsewhere): boolean =>
  elsewhere === 'nowhere' || elsewhere === 'cloud-only' || elsewhere === 'in-cloud';

/**
 * Whether a mailbox of this person lives on premises or in another tenant. For a synced account only a person can say,
 * and until then nothing may switch a mailbox plan on: it could create a second mailbox beside the first. That Exchange
 * holds a plain user proves nothing, for the marks of a mailbox on premises may not be synced.
 */
export default defineFact<
  Elsewhere,
  { match: typeof match },
  { exchangeObject: typeof exchangeObject; onPremisesRecipient: typeof onPremisesRecipient }
>({
  id: 'mailbox-elsewhere',
  from: { match },
  uses: { exchangeObject, onPremisesRecipient },
  read: (_, { from, uses }) => {
    if (isListed(uses.onPremisesRecipient)) return known('on-premises');
    if (from.match.user.onPremisesSyncEnabled !== true) return known('cloud-only');
    if (uses.exchangeObject.state === 'known' && isMailbox(uses.exchangeObject.value.type)) return known('in-cloud');
    return unknown(say`The account comes from on premises, and only a person can tell where its mailbox lives.`);
  },
  answered: (value, { uses }) => {
    const answer = answers.find((one) => one === value);
    if (!answer) return unknown(say`The answer was none of: ${answers.join(', ')}.`);
    return answer !== 'on-premises' && isListed(uses.onPremisesRecipient)
      ? unknown(say`A person said “${answer}”, but Exchange on premises lists a mailbox.`, whereItLives)
      : known(answer);
  },
  takes: answers.join(', '),
  remedyForUnknown: () => whereItLives,
});

const isListed = (onPremises: Reading<ExchangeRecord>): boolean =>
  onPremises.state === 'known' && isMailbox(onPremises.value.RecipientTypeDetails);
