/** One thing that a folder may import. `typesOnly`: nothing but `import type` may come from there. */
export interface Allowance {
  /** A folder with a slash at its end, or a file. */
  readonly path: string;
  readonly typesOnly: boolean;
}

/** A row of the import table: what a folder, or a single file of `src/`, may import beside itself. */
export interface Row {
  readonly path: string;
  readonly ours: readonly Allowance[] | 'everything';
  /** Names from npm; `node:*` for all that Node brings along. */
  readonly packages: readonly string[] | 'everything';
}

/** Reads the table between its two marks in docs/architecture.md. Throws where a cell is not understood. */
export function readTable(markdown: string): readonly Row[] {
  const table = /<!-- import-table[^>]*-->([\s\S]*?)<!-- end of import-table -->/.exec(markdown)?.[1];
  if (table === undefined) throw new Error('docs/architecture.md has no import table between its two marks.');
  const rows = table
    .split('\n')
    .filter((line) => line.startsWith('| `'))
    .map(readRow);
  if (rows.length === 0) throw new Error('The import table in docs/architecture.md has no rows.');
  return rows;
}

function readRow(line: string): Row {
  const cells = line.split('|').map((cell) => cell.trim());
  const [, path = '', ours = '', packages = ''] = cells;
  return {
    path: path.replaceAll('`', ''),
    ours: readCell(ours),
    packages: listOf(readCell(packages)),
  };
}

const listOf = (cell: readonly Allowance[] | 'everything'): readonly string[] | 'everything' =>
  cell === 'everything' ? cell : cell.map((allowance) => allowance.path);

function readCell(cell: string): readonly Allowance[] | 'everything' {
  if (cell === 'everything') return 'everything';
  if (cell === 'nothing') return [];
  return cell.split(/,\s*/).map((item) => {
    const match = /^`([^`]+)`( \(types\))?$/.exec(item);
    if (!match?.[1]) throw new Error(`The import table in docs/architecture.md has a cell that says: ${item}`);
    return { path: match[1], typesOnly: match[2] !== undefined };
  });
}
