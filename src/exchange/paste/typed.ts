import { isCmdlet } from './cmdlet-names.ts';
import { csvHead, csvRecord } from './csv.ts';
import { isErrorDetail, startsError } from './error-record.ts';
import { startsJson } from './json.ts';
import { pairIn } from './list.ts';
import { continuedIn, promptIn } from './prompt.ts';
import { propertyOf, tellingNames } from './properties.ts';
import { headAt } from './table-head.ts';
import { stagesOf } from './tokens.ts';

/** Words that follow the name of a cmdlet in a sentence, and never in a command. */
const PROSE =
  /^(a|and|as|at|but|by|cmdlet|command|did|does|error|fail(s|ed)?|for|from|gave|gives?|in|is|it|on|or|output|prints?|result(s|ed)?|return(s|ed|ing)?|said|says?|shows?|the|to|was|with|without|works?|wants?)$/i;

/** Whether a line without a prompt is a command, and not a sentence about one. */
export function isCommand(line: string): boolean {
  const text = line
    .trim()
    .replace(/^\$[\w:]{1,60}\s{0,5}=\s{0,5}/, '')
    .replace(/^\((?=[A-Za-z]{2,20}-)/, '');
  if (text.length > 4_000 || startsError(line)) return false;
  const [stage = [], ...later] = stagesOf(text.replace(/\)\.\w{2,60}(?:\.\w{2,20})?(?:\(\))?$/, ''));
  const [head, ...words] = stage;
  if (!head || !isCmdlet(head.text) || /[.:?!]$/.test(text)) return false;
  if (words.some(({ text: word, quoted }) => !quoted && PROSE.test(word))) return false;
  const parameters = words.some(({ text: word, quoted }) => !quoted && /^-[A-Za-z]/.test(word));
  return parameters || later.length > 0 || words.length < 2;
}

/** How long a console's line is at least before it breaks a command. */
const NARROWEST = 40;
const MOST_LINES = 12;

/** A command that is put together from its lines, and the line after it. */
export function commandAt(
  lines: readonly string[],
  start: number,
  typed: string,
): { text: string; next: number; output: readonly string[] } {
  let text = typed;
  let next = start + 1;
  for (; next < Math.min(lines.length, start + MOST_LINES); next += 1) {
    const line = lines[next] ?? '';
    const more = continuedIn(line);
    if (more !== undefined) text = `${open(text)} ${more}`;
    else if (goesOn(lines, next, text)) text = joined(text, lines[next - 1] ?? '', line);
    else break;
  }
  return { ...withoutOutput(text), next };
}

/** A backtick at the end only says that there is more. */
const open = (text: string): string => text.replace(/`$/, '');

function goesOn(lines: readonly string[], at: number, text: string): boolean {
  const line = lines[at] ?? '';
  const tail = line.trim();
  if (tail === '' || promptIn(line) || looksLikeOutput(lines, at)) return false;
  if (/[|,`{(]$/.test(text.trimEnd()) || /^\|/.test(tail)) return true;
  return (lines[at - 1] ?? '').trimEnd().length >= NARROWEST && isTail(tail) && !isCommand(line);
}

/** The rest of a command: names in a list, parameters, a further stage. A sentence has more words than that. */
function isTail(tail: string): boolean {
  if (/[.:?!]$/.test(tail) || tail.length > 2_000) return false;
  const words = tail.split(/\s+/);
  const isPart = (word: string) => /^-[A-Za-z]|^\|$|,/.test(word);
  return words.length === 1
    ? /[,@'"]|^-/.test(tail)
    : isPart(words[0] ?? '') || words.some((word) => word === '|' || /^-[A-Za-z]/.test(word));
}

function looksLikeOutput(lines: readonly string[], at: number): boolean {
  const [line = '', after = ''] = lines.slice(at, at + 2);
  const head = csvHead(line);
  return (
    pairIn(line) !== undefined ||
    startsError(line) ||
    isErrorDetail(line) ||
    startsJson(line) ||
    headAt(lines, at) !== undefined ||
    (head !== undefined && csvRecord(after, head) !== undefined)
  );
}

/** Blanks at a break are lost, and a parameter never begins inside a word. */
const joined = (text: string, before: string, line: string): string =>
  `${open(text)}${/^\s*[-|]/.test(line) || /[\s|`]$/.test(before) ? ' ' : ''}${line.trim()}`;

const INLINE = new RegExp(` (${tellingNames.join('|')})\\s{0,40} : ?(?=\\S|$)`);

/** Where line ends were lost, the first property follows behind its command. */
function withoutOutput(text: string): { text: string; output: readonly string[] } {
  const found = text.length > 4_000 ? null : INLINE.exec(text);
  if (!found || !propertyOf(found[1] ?? '')) return { text, output: [] };
  return { text: text.slice(0, found.index), output: [text.slice(found.index + 1)] };
}
