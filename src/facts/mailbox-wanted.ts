import { choiceOf } from './person/choice.ts';

/** What the account is for: shared and room mailboxes are made in Exchange, without a license. */
export default choiceOf({
  id: 'mailbox-wanted',
  question: 'Was a shared or a room mailbox meant, or a person’s own?',
  options: ['own', 'shared-or-room', 'calendar-only'],
});
