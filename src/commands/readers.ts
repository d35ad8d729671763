import { addressesIn } from './addresses.ts';
import type { Command } from './command.ts';
import { firstNumber, meaning, numberIn } from './numbers.ts';
import { checkOf, complaint, incomplete, onePerson } from './people.ts';
import { commandAtStart, type Heard } from './words.ts';

/** Reads what follows a command's word; undefined when it does not fit. */
type ReadRest = (rest: string) => Command | undefined;

/** "help me" is help; a whole sentence that begins with "help" is something else. */
const mostWordsBehind = 3;

/** How each command reads the rest of the line. */
export const readers: Readonly<Record<Heard, ReadRest>> = {
  check: checkOf,
  recheck: (rest) => withNumber('recheck', rest) ?? personInstead(rest),
  details: (rest) => withNumber('details', rest),
  timeline: (rest) => caseOrPerson('timeline', rest),
  close: readClose,
  'wrong person': (rest) => close(rest, 'wrong person'),
  case: (rest) => withCase(rest) ?? personInstead(rest),
  cases: (rest) => (meaning(rest).length === 0 ? { name: 'cases' } : undefined),
  status: (rest) => (meaning(rest).length === 0 ? { name: 'status' } : (withCase(rest) ?? personInstead(rest))),
  history: readHistory,
  ticket: readTicket,
  guide: (rest) => caseOrPerson('guide', rest),
  next: (rest) => move('next', rest),
  back: (rest) => move('back', rest),
  skip: (rest) => move('skip', rest),
  why: (rest) => move('why', rest),
  'start over': (rest) => move('start over', rest),
  'take over': (rest) => withNumber('take over', rest),
  about: (rest) => alone('about', rest),
  help: (rest) => checkIn(rest) ?? alone('help', rest),
  cancel: (rest) => (firstNumber(rest) === undefined ? alone('cancel', rest) : undefined),
};

/** What to say when a command's word stands there and the rest does not fit. */
export const expected: Readonly<Record<Heard, string>> = {
  check: 'Whose mailbox is it? Type check and the address, for example: check jane@contoso.com',
  recheck: 'Which case shall I look at again? Type recheck and its number, for example: recheck 1042',
  details: 'Which case? Type details and its number, for example: details 1042',
  timeline: 'Which case? Type timeline and its number, or an address: timeline 1042, timeline jane@contoso.com',
  close: 'Which case shall I close? Type close and its number, for example: close 1042',
  'wrong person': 'Which case is about the wrong person? Type its number too, for example: wrong person 1042',
  case: 'Which case? Type case and its number, for example: case 1042. Type cases for a list.',
  cases: 'Type cases alone to see the open ones, or history and an address for earlier ones.',
  status: 'Type status for the case in this conversation, or case and its number, for example: case 1042',
  history: 'Whose earlier cases? Type history and one address, for example: history jane@contoso.com',
  ticket: 'Type ticket, the number of the case and your ticket, for example: ticket 1042 INC0012345',
  guide: 'Whom shall I walk you through? Type guide and the number of a case, or an address: guide 1042',
  next: 'Type next alone to go on in a guided walk.',
  back: 'Type back alone to go one step back in a guided walk.',
  skip: 'Type skip alone to leave out a step of a guided walk.',
  why: 'Type why alone to hear why a step of a guided walk is there.',
  'start over': 'Type start over alone to begin a guided walk anew.',
  'take over': 'Which case do you take over? Type take over and its number, for example: take over 1042',
  about: 'Type about alone to see what this is and where it looks.',
  help: 'Type help alone to see what I can do.',
  cancel: 'Type cancel alone to stop what I am asking. To end a case, type close and its number: close 1042',
};

function withNumber(name: 'recheck' | 'details' | 'take over', rest: string): Command | undefined {
  const read = numberIn(rest);
  return read && { name, ...read };
}

function withCase(rest: string): Command | undefined {
  const number = numberIn(rest)?.number;
  return number === undefined ? undefined : { name: 'case', number };
}

/** "show jane@contoso.com": a person was named where a case was asked for; `check` finds the case. */
const personInstead = (rest: string): Command | undefined => {
  const { found, problem } = addressesIn(rest);
  return found.length > 0 || problem ? checkOf(rest) : undefined;
};

/** "help me with jane's mailbox" is a request, not a question about commands. */
function checkIn(rest: string): Command | undefined {
  const meant = complaint(rest);
  return meant?.name === 'check' ? meant : undefined;
}

function readClose(rest: string): Command | undefined {
  const words = rest.slice(0, 200).split(/[\s,;:]+/);
  const wrong = words.some((_, i) => commandAtStart(words.slice(i).join(' '))?.word === 'wrong person');
  return close(rest, wrong ? 'wrong person' : 'closed');
}

function close(rest: string, why: 'closed' | 'wrong person'): Command | undefined {
  const number = firstNumber(rest);
  if (number !== undefined) return { name: 'close', number, why };
  return meaning(rest).length === 0 || why === 'wrong person' ? { name: 'close', why } : undefined;
}

/** The number of a case, nothing, or one person. */
function caseOrPerson(name: 'timeline' | 'guide', rest: string): Command | undefined {
  const numbered = numberIn(rest);
  if (numbered) return { name, ...numbered };
  const person = onePerson(rest);
  if (person === undefined) return undefined;
  return typeof person === 'string' ? { name, user: person } : incomplete(name, person);
}

function readHistory(rest: string): Command | undefined {
  const person = onePerson(rest);
  if (person === undefined) return undefined;
  return typeof person === 'string' ? { name: 'history', user: person } : incomplete('history', person);
}

/** Words of a walk mean that only alone: "why has jane@contoso.com no mailbox" is another matter. */
const move = (name: 'next' | 'back' | 'skip' | 'why' | 'start over', rest: string): Command | undefined =>
  rest === '' ? { name } : undefined;

function readTicket(rest: string): Command | undefined {
  const words = meaning(rest);
  const number = firstNumber(rest);
  const position = words.findIndex((word) => firstNumber(word) === number);
  const others = words.filter((_, i) => i !== position);
  const ticket = others[0]?.replace(/[.,;!?]{1,5}$/, '') ?? '';
  if (number === undefined || others.length !== 1) return undefined;
  return /^#?[\p{L}\p{N}][\p{L}\p{N}._/#:-]{0,63}$/u.test(ticket) ? { name: 'ticket', number, ticket } : undefined;
}

const alone = (name: 'about' | 'help' | 'cancel', rest: string): Command | undefined =>
  rest === '' || (rest.length < 80 && rest.split(/\s+/).length <= mostWordsBehind) ? { name } : undefined;
