/** A column of a table. */
export interface Column {
  readonly name: string;
  readonly start: number;
  /** Where its dashes end: numbers are aligned to there. */
  readonly end: number;
  /** Its dashes are as long as its name, as PowerShell draws them. */
  readonly ruled: boolean;
}

const DASHES = /^[\s-]{2,}$/;
/** A name that is cut off is none that anything is read from. */
const HEADING = /^[A-Za-z][\w.@ -]{0,79}…?$/;
/** In a narrow console a long name goes on in so many further lines. */
const MOST_LINES = 5;

/** Whether the line is the ruler under the head of a table. */
export const isRuler = (line: string): boolean => DASHES.test(line) && line.includes('--');

/** The columns of the table whose head begins in a line, and its first row; undefined when none begins there. */
export function headAt(
  lines: readonly string[],
  at: number,
): { readonly columns: readonly Column[]; readonly next: number } | undefined {
  const head = [lines[at] ?? ''];
  for (let next = at + 1; next <= at + MOST_LINES; next += 1) {
    const line = lines[next] ?? '';
    if (line.trim() === '') return undefined;
    if (isRuler(line)) {
      const columns = columnsOf(head, line);
      return columns && { columns, next: next + 1 };
    }
    head.push(line);
  }
  return undefined;
}

function columnsOf(head: readonly string[], ruler: string): readonly Column[] | undefined {
  const spans = [...ruler.matchAll(/-+/g)].map((run) => ({ start: run.index, end: run.index + run[0].length }));
  const [first = '', ...further] = head;
  const names = cellsAt(first, spans) ?? (further.length === 0 ? wordsOf(first, spans.length) : undefined);
  const wrapped = further.map((line) => cellsAt(line, spans));
  const columns = spans.map(({ start, end }, i) => {
    const pieces = [names?.[i] ?? '', ...wrapped.map((cells) => cells?.[i] ?? '')];
    const last = pieces.findLastIndex((piece) => piece !== '');
    // A name goes on below only when it fills its column.
    const isWhole = pieces.slice(0, Math.max(last, 0)).every((piece) => piece.length === end - start);
    return { start, end, ruled: pieces[0]?.length === end - start, name: isWhole ? pieces.join('') : '' };
  });
  const isRead = wrapped.every((cells) => cells !== undefined) && columns.every(({ name }) => HEADING.test(name));
  return isRead ? columns : undefined;
}

/** The text under each run of dashes; undefined when a value stands across an edge. */
export function cellsAt(
  line: string,
  spans: readonly { readonly start: number; readonly end: number }[],
): readonly string[] | undefined {
  const cells: string[] = [];
  for (const [i, { start, end }] of spans.entries()) {
    if (i > 0 && start > 0 && line.length > start - 1 && line.charAt(start - 1) !== ' ') return undefined;
    const part = line.slice(i === 0 ? 0 : start, spans[i + 1]?.start);
    const text = part.trim();
    const begins = line.length - line.slice(i === 0 ? 0 : start).trimStart().length;
    const aligned = begins === start || begins + text.length === end;
    if (text !== '' && !aligned) return undefined;
    cells.push(text);
  }
  return cells;
}

/** The words of a line when there are so many. */
export function wordsOf(line: string, count: number): readonly string[] | undefined {
  const cells = line.trim().split(/\s+/);
  return cells.length === count ? cells : undefined;
}
