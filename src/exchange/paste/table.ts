import { propertyOf } from './properties.ts';
import { fits, isTelling, type RawRecord, rawRecord } from './raw-record.ts';
import { type Raw, rawText } from './values.ts';

interface Column {
  readonly name: string;
  readonly start: number;
  /** Where its dashes end: numbers are aligned to there. */
  readonly end: number;
}

const DASHES = /^[\s-]{2,}$/;
/** A name that is cut off is none that anything is read from. */
const HEADING = /^[A-Za-z][\w.@ -]{0,79}…?$/;

/** Whether the line is the ruler under the head of a table. */
export const isRuler = (line: string): boolean => DASHES.test(line) && line.includes('--');

/** The columns of a table; undefined when head and ruler do not belong together. */
export function columnsOf(head: string, ruler: string): readonly Column[] | undefined {
  const spans = [...ruler.matchAll(/-+/g)].map((run) => ({ start: run.index, end: run.index + run[0].length }));
  const names = cellsAt(head, spans) ?? words(head, spans.length);
  if (!names?.every((name) => HEADING.test(name))) return undefined;
  return spans.map((span, i) => ({ ...span, name: names[i] ?? '' }));
}

/** Reads rows into objects. */
export class TableReader {
  readonly #columns: readonly Column[];
  readonly #rows: Raw[][] = [];

  /** The ruler is PowerShell's own, as long as the names: what stands under it belongs there. */
  readonly #ruled: boolean;

  constructor(columns: readonly Column[]) {
    this.#columns = columns;
    this.#ruled = columns.every(({ name, start, end }) => name.length === end - start);
  }

  take(line: string): void {
    const cells = this.#cells(line);
    const before = this.#rows.at(-1);
    if (before && cells && this.#goesOn(cells)) {
      for (const [i, text] of cells.entries()) {
        const cell = before[i];
        if (cell && text !== '') before[i] = { pieces: [...cell.pieces, text], aligned: true };
      }
    } else this.#rows.push((cells ?? []).map(rawText));
  }

  get records(): readonly RawRecord[] {
    return this.#rows.map((cells) =>
      rawRecord(this.#columns.map(({ name }, i) => [name, cells[i] ?? unread] as const)),
    );
  }

  #cells(line: string): readonly string[] | undefined {
    const areValid = (cells: readonly string[] | undefined): boolean =>
      cells?.every((text, i) => fits(propertyOf(this.#columns[i]?.name ?? ''), rawText(text))) === true;
    const aligned = cellsAt(line, this.#columns);
    if (aligned && (this.#ruled || areValid(aligned))) return aligned;
    return [gaps(line, this.#columns.length), words(line, this.#columns.length)].find(areValid);
  }

  /** Format-Table -Wrap goes on below, under a first column that stays empty. */
  #goesOn(cells: readonly string[]): boolean {
    return (
      cells[0] === '' && !cells.some((text, i) => isTelling(propertyOf(this.#columns[i]?.name ?? ''), rawText(text)))
    );
  }
}

/** A cell that could not be told from its neighbors: not blank, but not readable either. */
const unread: Raw = { pieces: ['…'], aligned: false };

/** The text under each run of dashes; undefined when a value stands across an edge. */
function cellsAt(line: string, spans: readonly { start: number; end: number }[]): readonly string[] | undefined {
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

function gaps(line: string, count: number): readonly string[] | undefined {
  const cells = line.trim().split(/ {2,}|\t/);
  return cells.length === count ? cells.map((cell) => cell.trim()) : undefined;
}

function words(line: string, count: number): readonly string[] | undefined {
  const cells = line.trim().split(/\s+/);
  return cells.length === count ? cells : undefined;
}
