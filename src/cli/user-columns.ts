/** Names of columns that say who is meant, the best first; without capitals, blanks and punctuation. */
const known: readonly string[] = [
  'userprincipalname',
  'upn',
  'primarysmtpaddress',
  'mail',
  'email',
  'emailaddress',
  'mailaddress',
  'user',
  'username',
  'objectid',
  'userobjectid',
];

/** What the first line of a list says about the others. `cells`: the names of its columns. */
export interface Layout {
  /** `unknown-csv`: there are columns, and none of them names a user. */
  readonly kind: 'csv' | 'lines' | 'unknown-csv';
  readonly delimiter: string;
  readonly cells: readonly string[];
}

/** Reads a list's first line. */
export function layoutOf(line: string): Layout {
  const splits = [',', ';', '\t'].map((delimiter) => ({ delimiter, cells: cellsOf(line, delimiter) }));
  const header = splits.filter(({ cells }) => columnsIn(cells).length > 0).sort(mostCells)[0];
  if (header) return { kind: 'csv', ...header };
  const [widest] = splits.sort(mostCells);
  const cells = widest?.cells ?? [];
  // "Quill, Sam" is a name. An address among several cells is a line of a CSV without its header.
  const isName = cells.length === 1 || (widest?.delimiter === ',' && cells.length === 2 && !line.includes('@'));
  return { kind: isName ? 'lines' : 'unknown-csv', delimiter: widest?.delimiter ?? ',', cells };
}

const mostCells = (a: { cells: readonly string[] }, b: { cells: readonly string[] }): number =>
  b.cells.length - a.cells.length;

/** Good enough for a header: a name of a column with a delimiter or quotes in it is none of those we know. */
const cellsOf = (line: string, delimiter: string): readonly string[] =>
  line.split(delimiter).map((cell) => cell.trim().replace(/^"(.*)"$/, '$1'));

/** Where in a record a user is named, the best column first. */
export function columnsIn(header: readonly string[]): readonly number[] {
  const names = header.map((cell) => cell.toLowerCase().replaceAll(/[^a-z]/g, ''));
  return known.flatMap((name) => names.flatMap((each, i) => (each === name ? [i] : [])));
}

/** Who is meant by a record: what stands in the best column that is not empty. */
export function meantBy(record: readonly string[], columns: readonly number[]): string {
  const cells = columns.map((i) => record[i]?.trim() ?? '');
  const meant = cells.find((cell) => cell !== '') ?? '';
  // Our own reports guard what looks like a formula with an apostrophe.
  return /^'[=+\-@]/.test(meant) ? meant.slice(1) : meant;
}
