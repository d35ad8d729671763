import { defineFact } from '../diagnosis/fact.ts';
import { say } from '../diagnosis/message.ts';
import { known, unknown } from '../diagnosis/reading.ts';
import { get } from '../diagnosis/request.ts';
import match from './match.ts';
import { purpose } from './shapes/values.ts';

/** What the mailbox answered: its kind, or that no usable mailbox is there. */
export type Mailbox =
  | { readonly answers: true; readonly purpose: string }
  | { readonly answers: false; readonly code: string };

/**
 * Codes that say "no usable cloud mailbox": none yet, soft-deleted, inactive, on premises or unlicensed; no finer.
 * Other 404s have been seen for other reasons and prove nothing.
 */
const noMailbox = new Set(['mailboxnotenabledforrestapi', 'mailboxnotsupportedforrestapi']);

/** What a person can say who tried it in a browser. */
const options = ['opens', 'says-no-mailbox'];

/** Asks the mailbox for its purpose; no mail content is read. A 403 says nothing about existence. */
export default defineFact<Mailbox, { match: typeof match }>({
  id: 'mailbox',
  permission: 'MailboxSettings.Read',
  from: { match },
  ask: ({ from }) => [get`/users/${from.match.user.id}/mailboxSettings/userPurpose`],
  read: ([body]) => known({ answers: true, purpose: purpose.parse(body) ?? 'user' }),
  fault: (fault) => {
    if (fault.kind !== 'not-found') return undefined;
    const code = fault.code ?? '';
    if (noMailbox.has(code.toLowerCase())) return known({ answers: false, code });
    return unknown(say`The mailbox’s answer (${code || '404'}) proves neither that it exists nor that it does not.`);
  },
  answered: (value) => {
    if (value === 'opens') return known({ answers: true, purpose: 'user' });
    if (value === 'says-no-mailbox') return known({ answers: false, code: 'Outlook on the web says so' });
    return unknown(say`The answer was none of: ${options.join(', ')}.`);
  },
  takes: options.join(', '),
  remedyForUnknown: () => ({
    question: 'Does the mailbox open at outlook.office.com for this person?',
    fact: 'mailbox',
    options,
  }),
});
