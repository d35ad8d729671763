/** One entry of the commands menu. Teams allows 32 characters for a title and 128 for a description. */
export interface CommandEntry {
  readonly title: string;
  readonly description: string;
}

/** What a person can say, most usual first: the commands menu (12 at most) and the help text. */
export const commandList: readonly CommandEntry[] = [
  { title: 'check', description: 'Find out why a mailbox is missing: check jane@contoso.com (up to 20 people)' },
  { title: 'guide', description: 'I walk you through the documented checks, step by step: guide 1042' },
  { title: 'recheck', description: 'Look again, with fresh facts: recheck 1042' },
  { title: 'details', description: 'Everything I looked at, and what I could not: details 1042' },
  { title: 'status', description: 'Show the case or the summary of this conversation again' },
  { title: 'case', description: 'Show a case by its number: case 1042' },
  { title: 'cases', description: 'List the open cases' },
  { title: 'history', description: 'Earlier cases of one person: history jane@contoso.com' },
  { title: 'ticket', description: 'Note your own ticket number on a case: ticket 1042 INC0012345' },
  { title: 'close', description: 'End a case: close 1042, or wrong person' },
  { title: 'about', description: 'Which tenant this is, what is connected and what is missing' },
  { title: 'help', description: 'What I can do, with examples' },
];

/** What a person can say beside the menu, which is full: for the help text. */
export const moreCommands: readonly CommandEntry[] = [
  { title: 'cancel', description: 'Stop looking at several people, or what I am asking; a case stays open' },
  { title: 'take over', description: 'Become the one who answers for a case: take over 1042' },
  { title: 'timeline', description: 'Why not yet: what happened when, and where it stops: timeline 1042' },
];
