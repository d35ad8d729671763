import { unnumbered } from './gutters.ts';
import { decoded, withoutTags } from './html.ts';
import { asLists } from './labels.ts';
import { withoutMarkdownTables } from './markdown-tables.ts';
import { unbarred, unmarked } from './markup.ts';
import { promptIn } from './prompt.ts';
import { unquoted } from './quotes.ts';
import { isTypeOfCsv } from './signs.ts';
import { withoutTerminalCodes } from './terminal-codes.ts';

/** Outlook and markdown make a link of every address. */
const MAIL_LINK = /<mailto:[^<>\s]{3,320}>/gi;
const MARKDOWN_LINK = /\[([^[\]\s]{3,320})\]\(mailto:[^()\s]{3,320}\)/gi;

const LINE_ENDS = /\r\n?|[\v\f\x85\u2028\u2029]/g;
const SPACES = /[\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]/g;
const INVISIBLE = /\p{Cf}|\u034f/gu;
const SINGLE_QUOTES = /[\u2018-\u201b\u2032\u00b4\uff07]/g;
const DOUBLE_QUOTES = /[\u201c-\u201f\u2033\u00ab\u00bb\uff02]/g;
const DASHES = /[\u2010-\u2015\u2212\ufe58\ufe63\uff0d]/g;

const FENCE = /^\s{0,3}`{3,}\w{0,20}\s*$/;
const COMMENT = /^\s{0,40}#{1,6} ?/;
const STARS = /^\*{20,}\s*$/;
/** The head of a transcript is some fifteen lines long. */
const LONGEST_HEAD = 30;

/**
 * The lines of a paste as the console printed them: without what Teams, Outlook, a terminal, a comment or a transcript
 * put around or between its characters.
 */
export function linesOf(text: string): readonly string[] {
  const lines = unquoted(straightened(text).split('\n')).filter((line) => !FENCE.test(line));
  const unframed = withoutMarkdownTables(unbarred(unnumbered(lines)));
  return singleSpaced(asLists(withoutHeads(unframed.map(uncommented).map(unmarked)))).flatMap(atPrompts);
}

const straightened = (text: string): string =>
  withoutTerminalCodes(decoded(withoutTags(text.toWellFormed().replaceAll(LINE_ENDS, '\n').replaceAll(MAIL_LINK, ''))))
    .replaceAll(MAIL_LINK, '')
    .replaceAll(MARKDOWN_LINK, '$1')
    .replaceAll(LINE_ENDS, '\n')
    .replaceAll(INVISIBLE, '')
    .replaceAll(SPACES, ' ')
    .replaceAll(SINGLE_QUOTES, "'")
    .replaceAll(DOUBLE_QUOTES, '"')
    .replaceAll(DASHES, '-')
    .replaceAll('\uff1a', ':')
    // Control characters show nothing; only line ends and tabs mean something.
    .replaceAll(/(?![\n\t])\p{Cc}/gu, '');

/** Scripts keep sample output in comments. `#TYPE` is the first line of Windows PowerShell's CSV. */
const uncommented = (line: string): string => (isTypeOfCsv(line) ? line : line.replace(COMMENT, '')).trimEnd();

/** Drops the head and the foot of a transcript: both stand between two lines of stars. */
function withoutHeads(lines: readonly string[]): readonly string[] {
  const kept: string[] = [];
  for (let at = 0; at < lines.length; at += 1) {
    const line = lines[at] ?? '';
    if (!STARS.test(line)) {
      kept.push(line);
      continue;
    }
    const end = lines.slice(at + 1, at + LONGEST_HEAD).findIndex((later) => STARS.test(later));
    if (end >= 0) at += end + 1;
  }
  return kept;
}

/** Some editors put a blank line between all lines: then one of them is taken out everywhere. */
function singleSpaced(lines: readonly string[]): readonly string[] {
  const full = (line: string | undefined) => line !== undefined && line.trim() !== '';
  const count = lines.filter(full).length;
  if (count < 4 || lines.some((line, i) => full(line) && full(lines[i + 1]))) return lines;
  // PowerShell's own blank line below a command would have become three.
  if (
    lines.some((line) => promptIn(line)) &&
    !lines.some((_, i) => lines.slice(i, i + 3).length === 3 && !lines.slice(i, i + 3).some(full))
  )
    return lines;
  return lines.filter((line, i) => full(line) || !full(lines[i - 1]));
}

/** Where line ends were lost behind a prompt, the next prompt still shows where a line began. */
const atPrompts = (line: string): readonly string[] =>
  line.length > 20 && promptIn(line) ? line.split(/ (?=(?:\[PS\] ?|PS )[A-Za-z]:\\[^<>|]{0,120}>)/) : [line];
