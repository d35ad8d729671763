import { choiceOf } from './person/choice.ts';

/** Whether the deleted account that had this person's address was this person's own. */
export default choiceOf({
  id: 'earlier-account',
  question: 'Did this person have an account with this address before?',
  options: ['yes', 'no'],
});
