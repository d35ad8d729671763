import { commandAtStart } from './words.ts';

/** Said in front of a request; the longest that fits is taken. */
const greetings = list(`
  hi there, hello there, hey there, hi, hello, hey, good morning, good afternoon, good evening, good day, ok, okay,
  bitte, please, pls, can you please, could you please, would you please, can you, could you, would you, will you,
  i need you to, i want you to, i would like to, i want to, kindly, just, quickly, team, bot`);
/** Said behind it. */
const thanks = list(`
  bitte, danke, please, pls, plz, thanks, thank you, thanks a lot, thx, cheers, for me, now, asap, urgent, urgently, mailboxhelp,
  mailbox help`);

/** What is asked for: a command's words as they stand, or else the sentence without what is said around it. */
export const requestIn = (said: string): string => (commandAtStart(said)?.rest === '' ? said : withoutCourtesy(said));

/** The request without what is said around it out of politeness, at most five such words a side. */
function withoutCourtesy(text: string): string {
  let rest = text;
  for (let i = 0; i < 5; i += 1) rest = withoutStart(withoutEnd(rest));
  return rest;
}

function withoutStart(text: string): string {
  const lower = text.slice(0, 40).toLowerCase();
  const found = greetings.find((word) => lower.startsWith(word) && /^[\s,.!:;-]/.test(lower.slice(word.length)));
  if (found === undefined) return text;
  return text.slice(found.length).replace(/^[\s,.!:;-]{1,20}/, '') || text;
}

function withoutEnd(text: string): string {
  const trimmed = trimPunctuation(text);
  const lower = trimmed.slice(-20).toLowerCase();
  const found = thanks.find((word) => lower.endsWith(word) && /[\s,.!?;]$/.test(lower.slice(0, -word.length)));
  return found === undefined ? text : trimPunctuation(trimmed.slice(0, -found.length)) || text;
}

function trimPunctuation(text: string): string {
  let end = text.length;
  while (end > 0 && ' \n,.!;'.includes(text.charAt(end - 1))) end -= 1;
  return text.slice(0, end);
}

function list(words: string): readonly string[] {
  return words
    .trim()
    .split(/,\s+/)
    .toSorted((a, b) => b.length - a.length);
}
