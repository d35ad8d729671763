import { Readable } from 'node:stream';
import { type CsvError, parse } from 'csv-parse';
import { BadInput } from './bad-input.ts';
import { columnsIn, type Layout, layoutOf, meantBy } from './user-columns.ts';

/** Longest line that can be meant, in characters: what is longer is no list of people, and would fill the memory. */
const LONGEST = 1_000_000;

/**
 * The people that a text names, as it comes: one a line, or a column of a CSV with a header. `name` is what the text is
 * called in a complaint. `isCsv`: there must be a header. Throws BadInput.
 */
export async function* peopleIn(text: AsyncIterable<string>, name: string, isCsv: boolean): AsyncGenerator<string> {
  const { head, rest } = await headOf(text);
  const layout = layoutOf(head);
  if (layout.kind === 'csv') yield* columnOf(rest, layout, name);
  else if (isCsv || layout.kind === 'unknown-csv') throw new BadInput(noColumn(name, layout));
  else yield* linesOf(rest);
}

const noColumn = (name: string, { cells }: Layout): string =>
  `${name} has no column that names a user. Call one userPrincipalName, UPN, mail, email, user or ObjectId; there ${
    cells.length === 1 ? 'is only' : 'are'
  } ${cells.slice(0, 8).join(', ') || 'no columns'}.`;

/** Lines that Excel and PowerShell 5 put before the header. */
const preamble = /^(sep=.|#TYPE\b.*)$/i;

/** The first line that says something, and the whole text from there. */
async function headOf(text: AsyncIterable<string>): Promise<{ head: string; rest: AsyncGenerator<string> }> {
  const pieces = text[Symbol.asyncIterator]();
  let begun = '';
  for (;;) {
    const line = /^([^\r\n]*)(\r\n|\n|\r(?=[^\n]))/.exec(begun);
    if (line && (line[1]?.trim() === '' || preamble.test(line[1] ?? ''))) {
      begun = begun.slice(line[0].length);
      continue;
    }
    if (line) return { head: line[1] ?? '', rest: joined(begun, pieces) };
    const { value, done } = await pieces.next();
    if (done) {
      const head = begun.replace(/\r$/, '');
      return preamble.test(head) ? { head: '', rest: joined('', pieces) } : { head, rest: joined(begun, pieces) };
    }
    begun = bounded(begun + value);
  }
}

async function* joined(begun: string, pieces: AsyncIterator<string>): AsyncGenerator<string> {
  yield begun;
  for (let next = await pieces.next(); !next.done; next = await pieces.next()) yield next.value;
}

async function* linesOf(text: AsyncIterable<string>): AsyncGenerator<string> {
  let left = '';
  for await (const piece of text) {
    // A carriage return at the end may be the first half of a line break.
    const lines = (left + piece).split(/\r\n|\n|\r(?=[\s\S])/);
    left = bounded(lines.pop() ?? '');
    for (const line of lines) if (line.trim()) yield bare(line);
  }
  if (left.trim()) yield bare(left);
}

/** A line may be quoted, as the only column of a CSV whose header was cut off. */
const bare = (line: string): string =>
  line.trim().replace(/^"(.*)"$/, (_, inside: string) => inside.replaceAll('""', '"'));

async function* columnOf(text: AsyncIterable<string>, layout: Layout, name: string): AsyncGenerator<string> {
  const parser = Readable.from(text).pipe(
    parse({
      delimiter: layout.delimiter,
      from_line: 1,
      max_record_size: LONGEST,
      relax_column_count: true,
      relax_quotes: true,
      skip_empty_lines: true,
    }),
  );
  let columns: readonly number[] | undefined;
  try {
    for await (const record of parser as AsyncIterable<string[]>) {
      if (!columns) columns = columnsIn(record);
      else {
        const meant = meantBy(record, columns);
        if (meant) yield meant;
      }
    }
  } catch (error) {
    if (error instanceof BadInput) throw error;
    const { code, lines } = error as CsvError & { lines?: number };
    if (!code?.startsWith('CSV_')) throw error;
    const why = code === 'CSV_QUOTE_NOT_CLOSED' ? 'a quote is opened and never closed' : 'it is no CSV from there on';
    throw new BadInput(`${name} cannot be read to its end: ${why}${lines ? ` (line ${lines})` : ''}.`);
  }
}

function bounded(text: string): string {
  if (text.length <= LONGEST) return text;
  throw new BadInput('A line is longer than a million characters: this is no list of people.');
}
