/** A look of a round ran into its deadline. */
export const noAnswerInTime = 'Not all answers came within 60 seconds.';

/** Something threw that no person can act on. */
export const brokenLook =
  'Something went wrong inside MailboxHelp. If it happens again, tell the people who run this bot.';
