import { cmdletOfClass, isCmdlet, spelled } from './cmdlet-names.ts';

/** An error as a console prints it, put together from its lines. */
export interface ErrorRecord {
  /** The cmdlet that failed, where the error names it. */
  readonly cmdlet: string | null;
  /** Its sentence, in one line. */
  readonly message: string;
  /** Everything it says apart from the source line, without any blank: line ends fall anywhere, even inside a word. */
  readonly squeezed: string;
  /** The command that it quotes from the console. */
  readonly source: string;
}

const START = /^\s{0,40}(?:\S{1,60}\\)?([A-Za-z]{2,20}-[A-Za-z]\w{1,60}?)(?:_\w{1,40})?\s{0,3}:(?:\s|$)(.*)$/;
const CODED = /^\s{0,40}(?:\|\s?)?(?:Ex[0-9A-F]{6})?\|[\w.+`]{3,200}\|/;
const DETAIL =
  /^\s{0,40}\+\s|^\s{0,40}(?:At|In|Au|En|Em|In:|Bei) \S.{0,300}(?:char|Zeichen|caract\S{1,4}|carattere|teken)\s?:\s?\d+/i;
const CONCISE = /^\s{0,40}(?:Line|\d{1,6}|Zeile)? {0,10}\|(?: (.*))?$/;

/** The longest error of Exchange is about 3,000 characters. */
const LONGEST = 8_000;

/** The cmdlet and the text behind it, where an error begins with `Get-Mailbox :`. */
function startIn(line: string): { readonly name: string; readonly rest: string } | undefined {
  const [, name = '', rest = ''] = START.exec(line) ?? [];
  return isCmdlet(name) || /^Write-ErrorMessage$/i.test(name) ? { name, rest } : undefined;
}

/** The first line of the way PowerShell 7 draws an error, where the one above it was not copied. */
const DRAWN = /^\s{0,40}(?:Line|Zeile|Ligne) {1,10}\|\s*$/;

/** Whether an error begins here. */
export const startsError = (line: string): boolean =>
  startIn(line) !== undefined || CODED.test(line) || DRAWN.test(line);

/** Whether the line tells more of an error whose sentence came before. */
export const isErrorDetail = (line: string): boolean => DETAIL.test(line);

/** Whether the line belongs to the way PowerShell 7 draws an error. */
export const isConcise = (line: string): boolean => CONCISE.test(line);

/** Puts the lines of one error together. */
export function errorRecord(lines: readonly string[]): ErrorRecord {
  const start = startIn(lines[0] ?? '');
  const told: string[] = start ? [start.rest] : [];
  const source: string[] = [];
  for (const line of start ? lines.slice(1) : lines) {
    const drawn = CONCISE.exec(line);
    if (/^\s*(\+\s|\d+ {0,10}\|)/.test(line) && !/^\s*\+ (CategoryInfo|FullyQualified|PSComputer)/.test(line))
      source.push(line.replace(/^\s*(\+|\d+ {0,10}\|)/, ''));
    else if (!drawn) told.push(line.replace(/^\s*\+ /, ''));
    else if (drawn[1] && !/^\s*~+\s*$/.test(drawn[1])) told.push(drawn[1]);
  }
  // JSON inside an error writes apostrophes as numbers.
  const squeezed = told
    .join('')
    .replaceAll(/\s/g, '')
    .replaceAll(/\\u0027/gi, "'")
    .slice(0, LONGEST);
  return {
    cmdlet: cmdletNamed(start?.name, squeezed),
    message: messageOf(told),
    squeezed,
    source: source.join(' ').trim(),
  };
}

/** A whole sentence, up to where the details begin. */
function messageOf(told: readonly string[]): string {
  const end = told.findIndex((line) => /^\s*(CategoryInfo|At line:)/.test(line));
  return (end < 0 ? told : told.slice(0, end))
    .map((line) => line.trim())
    .join(' ')
    .slice(0, LONGEST)
    .trim();
}

/** What rethrows errors of others names nobody. */
const RETHROWS =
  /^(write-error(message)?|invoke-(command|expression|restmethod|webrequest)|foreach-object|where-object)$/i;

function cmdletNamed(start: string | undefined, squeezed: string): string | null {
  const own = start && !RETHROWS.test(start) ? start : undefined;
  const inCategory = /CategoryInfo:[^[\]]{0,300}\[([A-Za-z]+-\w{2,60})(?:_\w+)?\],/.exec(squeezed)?.[1];
  const unknown = /CategoryInfo:ObjectNotFound:\(([A-Za-z]+-\w{2,60}):String\)/.exec(squeezed)?.[1];
  const asClass = /Microsoft\.Exchange\.[\w.]{3,120}\.(\w{3,60})$/.exec(
    squeezed.split(/PSComputerName:/)[0] ?? '',
  )?.[1];
  const name = [own, inCategory, unknown].find((one) => one !== undefined && isCmdlet(one) && !RETHROWS.test(one));
  if (name) return spelled(name);
  return (asClass && cmdletOfClass(asClass)) ?? termIn(squeezed) ?? null;
}

/** The word that PowerShell does not know as a command. */
function termIn(squeezed: string): string | undefined {
  const term = /(?:[Tt]erm|Benennung)['"]([A-Za-z]+-\w{2,60})['"]/.exec(squeezed)?.[1];
  return term && isCmdlet(term) ? spelled(term) : undefined;
}
