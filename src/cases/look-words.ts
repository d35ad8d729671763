import type { Progress } from './case.ts';

/** Diagnosing ran into the deadline. */
export const tooLate = (number: number): string =>
  `I stopped after 60 seconds, because not all answers had come. Say "recheck ${number}" to look again.`;

/** Something threw that no person can act on. */
export const broken = (number: number): string =>
  `Something went wrong inside MailboxHelp, so this look has no result. Say "recheck ${number}" to look again; ` +
  'if it happens again, tell the people who run this bot.';

/** The process ended while it looked. */
export const interrupted = (number: number): string =>
  `A restart interrupted this look. Say "recheck ${number}" to look again.`;

/** The same, for a case that was closed meanwhile. */
export const interruptedAndClosed = 'A restart interrupted this look, and the case is closed.';

/** The user of a case has another open one. By number only: the other conversation may be private. */
export const joinedCase = (number: number): string =>
  `There is an open case for this person already: case ${number}. Say "case ${number}" to see it.`;

/** What a look waits for that has not begun after ten seconds. */
const waitingForTurn = 'Many people are asking at the moment. This look waits for its turn.';

/** What a look waits for after ten seconds. */
export function slowWords({ findings, checks }: Progress, begun: boolean): string {
  if (!begun) return waitingForTurn;
  const answered = new Set(findings.map(({ check }) => check)).size;
  return answered === 0
    ? 'This takes longer than usual. I am still waiting for the first answers from Microsoft.'
    : `This takes longer than usual. ${answered} of ${checks} questions are answered; for the others I am still waiting.`;
}
