import { longestUser } from './address.ts';
import { cleanText } from './clean.ts';
import type { Command } from './command.ts';
import { requestIn } from './courtesy.ts';
import { notYet } from './later.ts';
import { nearestCommand } from './nearest.ts';
import { caseNumber } from './numbers.ts';
import { complaint, incomplete } from './people.ts';
import { expected, readers } from './readers.ts';
import { commandAtStart, type Start } from './words.ts';

/** Words of a guided walk; with anything behind them the sentence is about something else. */
const onlyAlone: ReadonlySet<string> = new Set(['next', 'back', 'skip', 'why', 'start over']);

/** More words than this behind a command, and the sentence is about something else. */
const mostWordsBehind = 3;

/**
 * What a person asked for. Takes the text of a Teams message as it came, and never throws; the time it takes grows
 * with the text, which is cut at 20,000 characters.
 * With `mention`, a mention in front is the bot's, under whatever name; without, only one that says MailboxHelp is.
 */
export function parseCommand(text: string, { mention = false }: { readonly mention?: boolean } = {}): Command {
  const said = cleanText(text, mention);
  // Somebody mentioned the bot and wrote nothing else.
  if (said === '') return { name: 'help' };
  const sentence = requestIn(said);
  const number = caseNumber(sentence);
  if (number !== undefined) return { name: 'case', number };
  const start = commandAtStart(sentence);
  return (start && read(start, sentence)) ?? complaint(sentence) ?? unknown(sentence);
}

function read(start: Start, sentence: string): Command | undefined {
  if (start.later) return notYet(start.word, start.rest, sentence);
  const fits = readers[start.word](start.rest);
  if (!fits && onlyAlone.has(start.word)) return undefined;
  if (fits && fits.name !== 'incomplete') return fits;
  // "mailbox missing for Jane Doe" begins with a word for `check`, and names its person like any sentence.
  const meant = start.word === 'check' && !start.rest.includes('@') ? complaint(sentence) : undefined;
  if (fits) return meant?.name === 'check' ? meant : fits;
  const about = start.rest.split(/\s+/).length <= mostWordsBehind ? undefined : complaint(start.rest);
  return about ?? incomplete(start.word, { text: expected[start.word], values: [] });
}

function unknown(sentence: string): Command {
  const text = sentence.replaceAll('\n', ' ').slice(0, longestUser).toWellFormed();
  const nearest = nearestCommand(sentence);
  return { name: 'unknown', text, ...(nearest !== undefined && { nearest }) };
}
