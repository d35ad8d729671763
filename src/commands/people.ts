import { longestUser, problemWith, unwrap } from './address.ts';
import { addressesIn, once } from './addresses.ts';
import type { Command, Sentence } from './command.ts';
import { isName, nameInSentence, namesIn } from './names.ts';
import { caseNumber } from './numbers.ts';

/** Longer than this it was pasted by mistake, and the answer says so. */
const longestNameShown = 1000;

const example = 'check jane@contoso.com';
const whose: Sentence = {
  text: 'Whose mailbox is it? Type check and the address, for example: {0}',
  values: [example],
};
const noName: Sentence = {
  text: 'I found no name or address in that. Type check and the address, for example {0}, or put a name in quotes: {1}',
  values: [example, 'check "Jane Doe"'],
};
const tooLong: Sentence = {
  text: 'That is too long to be a name or an address. Type check and the address, for example: {0}',
  values: [example],
};

/** What `check` was given: people, the number of a case, or nothing that can be looked up. */
export function checkOf(rest: string): Command {
  if (rest === '') return incomplete('check', whose);
  const number = caseNumber(rest);
  if (number !== undefined) return { name: 'case', number };
  const { found, problem } = addressesIn(rest);
  const wrong = problem ?? secondHalf(rest, found);
  if (wrong) return incomplete('check', wrong);
  if (found.length > 0) return check(once([...found, ...namesBeside(rest)]));
  const name = nameInSentence(rest);
  const names = namesIn(rest) ?? (name === undefined ? undefined : [name]);
  if (names) return check(once(names));
  return incomplete('check', longestPiece(rest) > longestNameShown ? tooLong : noName);
}

/** Whom a sentence without a command speaks of; undefined when it speaks of no one and no mailbox. */
export function complaint(sentence: string): Command | undefined {
  const { found, problem } = addressesIn(sentence);
  if (problem) return incomplete('check', problem);
  if (found.length > 0) return check(found);
  const name = nameInSentence(sentence);
  if (name !== undefined) return check([name]);
  return /\b(?:mailbox|inbox)\b/i.test(sentence.slice(0, 2000)) ? incomplete('check', whose) : undefined;
}

/** Exactly one person, for `history`. */
export function onePerson(rest: string): string | Sentence | undefined {
  const { found, problem } = addressesIn(rest);
  const [user, ...more] = found.length > 0 ? found : (namesIn(rest) ?? []);
  return problem ?? (more.length === 0 ? user : undefined);
}

/** An `incomplete` command. */
export const incomplete = (command: string, problem: Sentence): Command => ({ name: 'incomplete', command, problem });

function check(users: readonly string[]): Command {
  if (users.some((user) => user.length > longestUser)) return incomplete('check', tooLong);
  return { name: 'check', users };
}

/** Names in a list together with addresses. Only in a pure list: in a sentence they are anything. */
function namesBeside(rest: string): readonly string[] {
  if (rest.includes('<')) return [];
  const pieces = rest
    .split(/[,;\n]| and | & /i)
    .map((piece) => unwrap(piece.trim()))
    .filter((piece) => piece !== '');
  const names = pieces.filter((piece) => addressesIn(piece).found[0] !== unwrapped(piece));
  return names.every((name) => /^\p{Lu}\S* (?:\S+ ){0,2}\p{Lu}\S*$/u.test(name) && isName(name)) ? names : [];
}

const unwrapped = (piece: string): string => (piece.includes('@') ? piece : piece.toLowerCase());

/** "jane doe@contoso.com": the second word alone is a good address, perhaps of somebody else. */
function secondHalf(rest: string, found: readonly string[]): Sentence | undefined {
  const [first = '', second = '', ...more] = rest.split(' ');
  const address = found[0];
  if (more.length > 0 || address === undefined || unwrap(second) !== address || problemWith(address)) return undefined;
  if (!/^[a-z]{2,40}$/.test(first) || !isName(first) || address.toLowerCase().includes(first)) return undefined;
  return {
    text: 'An address has no space in it. Did you mean {0}? If it is {1}, type: {2}',
    values: [`${first}.${address}`, address, `check ${address}`],
  };
}

const longestPiece = (text: string): number => Math.max(...text.split(/[,;\n]/).map((piece) => piece.length));
