import { propertyOf } from './properties.ts';

const RULE = /^\s{0,4}\|?(?:\s{0,20}:?-{2,}:?\s{0,20}\|){1,50}(?:\s{0,20}:?-{2,}:?\s{0,20})?$/;
const cellsOf = (row: string): readonly string[] =>
  row
    .trim()
    .replaceAll(/^\||\|$/g, '')
    .split('|')
    .map((cell) => cell.trim().replaceAll(/^[`*]{1,2}|[`*]{1,2}$/g, ''));

/** Whether a line is the head of a table: names, one of them of a property, over a rule for each. */
function isHead(line: string, rule: string): boolean {
  if (!line.includes('|') || !RULE.test(rule)) return false;
  const names = cellsOf(line);
  return names.length === cellsOf(rule).length && names.some((name) => propertyOf(name) || /^property$/i.test(name));
}

/** Lines in which tables of markdown became those of a console, or of a list where they hold names and values. */
export function withoutMarkdownTables(lines: readonly string[]): readonly string[] {
  const kept: string[] = [];
  for (let at = 0; at < lines.length; at += 1) {
    const line = lines[at] ?? '';
    if (!isHead(line, lines[at + 1] ?? '')) {
      kept.push(line);
      continue;
    }
    let next = at + 2;
    while ((lines[next] ?? '').includes('|')) next += 1;
    kept.push('', ...drawn([line, ...lines.slice(at + 2, next)].map(cellsOf)), '');
    at = next - 1;
  }
  return kept;
}

/** Cells in columns, with a ruler under the first row. */
function drawn(rows: readonly (readonly string[])[]): readonly string[] {
  const widths = (rows[0] ?? []).map((_, i) => Math.max(...rows.map((row) => row[i]?.length ?? 0), 1));
  const inLine = (cells: readonly string[]) => widths.map((width, i) => (cells[i] ?? '').padEnd(width)).join(' ');
  const [head = [], ...others] = rows;
  return [inLine(head), inLine(head.map((name) => '-'.repeat(name.length))), ...others.map(inLine)];
}
