import { defineFact } from '../diagnosis/fact.ts';
import { known, unknown } from '../diagnosis/reading.ts';
import { isMailbox } from './exchange/record.ts';
import exchangeObject from './exchange-object.ts';
import mailbox from './mailbox.ts';

/** Whether there is a mailbox in the cloud, by all that could tell. */
export interface MailboxState {
  /** `disputed`: Exchange lists a mailbox, and yet none answers. */
  readonly there: true | false | 'disputed';
  /** Which fact tells. */
  readonly by: 'mailbox' | 'exchange-object';
}

/**
 * The mailbox's own answer counts most. Where it could not be asked, what Exchange lists says whether there is one; where
 * Exchange lists one that does not answer, the two disagree, and that is never "healthy".
 */
export default defineFact<
  MailboxState,
  Record<never, never>,
  { mailbox: typeof mailbox; exchangeObject: typeof exchangeObject }
>({
  id: 'mailbox-state',
  uses: { mailbox, exchangeObject },
  read: (_, { uses: { mailbox, exchangeObject } }) => {
    const listed = exchangeObject.state === 'known' && isMailbox(exchangeObject.value.type);
    if (mailbox.state === 'known') {
      const there = mailbox.value.answers || (listed && 'disputed');
      return known({ there, by: 'mailbox' });
    }
    if (exchangeObject.state !== 'unknown') return known({ there: listed, by: 'exchange-object' });
    return mailbox.state === 'unknown' ? unknown(mailbox.reason, mailbox.ask) : mailbox;
  },
});

/** Whether a mailbox is surely there: then nothing is missing. */
export const isThere = (state: { readonly state: string; readonly value?: MailboxState }): boolean =>
  state.state === 'known' && state.value?.there === true;

/** Whether it is sure that no mailbox answers. */
export const isMissing = (state: { readonly state: string; readonly value?: MailboxState }): boolean =>
  state.state === 'known' && state.value?.there === false;
