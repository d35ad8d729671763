import { propertyOf } from './properties.ts';
import { type RawRecord, rawRecord } from './raw-record.ts';
import { rawText } from './values.ts';

const NAME = /^[A-Za-z][\w.-]{0,79}$/;

/** The head of a CSV. */
export interface CsvHead {
  readonly names: readonly string[];
  readonly separator: string;
  readonly quoted: boolean;
}

/** Reads a line as the head of a CSV when all its cells are names of properties, one of them known. */
export function csvHead(line: string): CsvHead | undefined {
  const text = line.trim();
  if (!/^["A-Za-z]/.test(text) || text.length > 20_000) return undefined;
  const quoted = text.startsWith('"');
  for (const separator of [',', ';', '\t']) {
    const names = cellsOf(text, separator);
    const enough = names.length > 1 || (quoted && names.length === 1);
    if (enough && names.every((name) => NAME.test(name)) && names.some((name) => propertyOf(name)))
      return { names, separator, quoted };
  }
  return undefined;
}

/** An object of a line under the head; undefined when the line has other cells. */
export function csvRecord(line: string, { names, separator, quoted }: CsvHead): RawRecord | undefined {
  const cells = cellsOf(line.trim(), separator);
  if (cells.length !== names.length || (quoted && !line.includes('"'))) return undefined;
  // A list of names goes on: it belongs to a command.
  if (cells.every((cell) => propertyOf(cell))) return undefined;
  return rawRecord(names.map((name, i) => [name, rawText(cells[i] ?? '')] as const));
}

/** A field in quotes may go on over so many lines. */
const MOST_LINES = 100;

/** The line of a row; all its lines, when a field in quotes has line ends. `isOpen`: its end is missing. */
export function csvRow(
  lines: readonly string[],
  start: number,
): { readonly text: string; readonly next: number; readonly isOpen: boolean } {
  const [first = ''] = lines.slice(start, start + 1);
  let isOpen = /^\s*"/.test(first) && hasOpenQuote(first);
  if (!isOpen) return { text: first, next: start + 1, isOpen };
  const text = [first];
  let next = start + 1;
  for (; isOpen && next < Math.min(lines.length, start + MOST_LINES); next += 1) {
    text.push(lines[next] ?? '');
    if (hasOpenQuote(lines[next] ?? '')) isOpen = false;
  }
  return { text: text.join(' '), next, isOpen };
}

const hasOpenQuote = (line: string): boolean => (line.match(/"/g)?.length ?? 0) % 2 === 1;

/** Cells in double quotes may hold the separator, and quotes that are doubled. */
function cellsOf(line: string, separator: string): readonly string[] {
  const cells: string[] = [];
  let at = 0;
  while (at <= line.length) {
    const quoted = line.charAt(at) === '"';
    const end = quoted ? quoteEnd(line, at) : at;
    const next = line.indexOf(separator, end);
    const stop = next < 0 ? line.length : next;
    cells.push(quoted ? line.slice(at + 1, end).replaceAll('""', '"') : line.slice(at, stop).trim());
    // Something behind the closing quote is none of CSV's.
    if (quoted && line.slice(end + 1, stop).trim() !== '') return [];
    at = stop + 1;
  }
  return cells;
}

function quoteEnd(line: string, start: number): number {
  let at = start + 1;
  for (;;) {
    const quote = line.indexOf('"', at);
    if (quote < 0) return line.length;
    if (line.charAt(quote + 1) !== '"') return quote;
    at = quote + 2;
  }
}
