import { defineFact } from '../diagnosis/fact.ts';
import { absent, known } from '../diagnosis/reading.ts';
import { get } from '../diagnosis/request.ts';
import match from './match.ts';

/** Why the mailbox could not be asked. */
export type Refusal = 'policy' | 'signed-out';

/**
 * Whether a policy keeps this bot out of the mailbox, or its own sign-in does. Both say nothing of the mailbox. The same
 * request as the mailbox's own fact, so it costs nothing more. Absent: neither.
 */
export default defineFact<Refusal, { match: typeof match }>({
  id: 'mailbox-refusal',
  permission: 'MailboxSettings.Read',
  from: { match },
  ask: ({ from }) => [get`/users/${from.match.user.id}/mailboxSettings/userPurpose`],
  read: () => absent,
  fault: (fault) => {
    if (fault.kind === 'unauthorized') return known('signed-out');
    const text = `${fault.code ?? ''} ${fault.message} ${fault.raw ?? ''}`;
    // Graph's own word for a missing permission is Authorization_RequestDenied; Exchange's is ErrorAccessDenied.
    const byPolicy = /RAOP|AccessPolicy|access policy|ErrorAccessDenied/i.test(text);
    return fault.kind === 'forbidden' && byPolicy ? known('policy') : absent;
  },
});
