import { choiceOf } from './person/choice.ts';

/** Whether Exchange works for anybody here: a tenant that was never set up has no mailbox at all. */
export default choiceOf({
  id: 'working-mailboxes',
  question: 'Does anybody in this organization have a working mailbox?',
  options: ['yes', 'no'],
});
