import { defineFact } from '../diagnosis/fact.ts';
import { say } from '../diagnosis/message.ts';
import { known, unknown } from '../diagnosis/reading.ts';
import match from './match.ts';

/** Where else this person's mailbox may live. */
export type Elsewhere = 'nowhere' | 'on-premises' | 'other-tenant';

const answers = new Set<unknown>(['nowhere', 'on-premises', 'other-tenant']);

/**
 * Whether a mailbox of this person lives on premises or in another tenant. A cloud-only account has none; for a
 * synced one only a person can say, and until then nothing may switch a mailbox plan on: it could create a second
 * mailbox beside the first.
 */
export default defineFact<Elsewhere, { match: typeof match }>({
  id: 'mailbox-elsewhere',
  from: { match },
  read: (_, { from }) =>
    from.match.user.onPremisesSyncEnabled === true
      ? unknown(say`The account comes from on premises, and only a person can tell where its mailbox lives.`)
      : known('nowhere'),
  answered: (value) =>
    answers.has(value)
      ? known(value as Elsewhere)
      : unknown(say`The answer was none of: nowhere, on-premises, other-tenant.`),
  remedyForUnknown: () => ({
    question:
      'Does this person use a mailbox on an Exchange server on premises or in another tenant, or is a move planned?',
  }),
});
