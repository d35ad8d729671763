import { propertyOf } from './properties.ts';
import { fits, isTelling, type RawRecord, rawRecord } from './raw-record.ts';
import { type Column, cellsAt, wordsOf } from './table-head.ts';
import { type Raw, rawText } from './values.ts';

/** Reads rows into objects. */
export class TableReader {
  readonly #columns: readonly Column[];
  readonly #rows: Raw[][] = [];

  constructor(columns: readonly Column[]) {
    this.#columns = columns;
  }

  take(line: string): void {
    const cells = this.#cells(line);
    const before = this.#rows.at(-1);
    if (before && cells && this.#goesOn(cells)) {
      for (const [i, text] of cells.entries()) {
        const cell = before[i];
        if (cell && text !== '') before[i] = { pieces: [...cell.pieces, text], aligned: true };
      }
      return;
    }
    const row = cells?.map(rawText) ?? this.#legible(line);
    // A row that nobody can take apart, and that names somebody, is of somebody who cannot be told.
    if (row || !line.includes('@')) this.#rows.push([...(row ?? [])]);
  }

  get records(): readonly RawRecord[] {
    if (isOfPairs(this.#columns))
      return [rawRecord(this.#rows.map(([name, value = unread]) => [name?.pieces[0] ?? '', value]))];
    return this.#rows.map((cells) =>
      rawRecord(this.#columns.map(({ name }, i) => [name, cells[i] ?? unread] as const)),
    );
  }

  #cells(line: string): readonly string[] | undefined {
    const areValid = (cells: readonly string[] | undefined): boolean =>
      cells?.every((text, i) => fits(this.#property(i), rawText(text))) === true;
    const aligned = cellsAt(line, this.#columns);
    // The ruler is PowerShell's own, as long as the names: what stands under it belongs there.
    if (aligned && (this.#columns.every(({ ruled }) => ruled) || areValid(aligned))) return aligned;
    return [gapsOf(line, this.#columns.length), wordsOf(line, this.#columns.length)].find(areValid);
  }

  /** Of a row that is cut off, what can be told from other text. */
  #legible(line: string): readonly Raw[] | undefined {
    const cells = gapsOf(line, this.#columns.length)?.map(rawText);
    return cells?.map((raw, i) => (isTelling(this.#property(i), raw) ? raw : unread));
  }

  /** Format-Table -Wrap goes on below, under a first column that stays empty. */
  #goesOn(cells: readonly string[]): boolean {
    return cells[0] === '' && !cells.some((text, i) => isTelling(this.#property(i), rawText(text)));
  }

  readonly #property = (i: number) => propertyOf(this.#columns[i]?.name ?? '');
}

/** A table with a property a row, and not an object a row. */
const isOfPairs = ([name, value, ...more]: readonly Column[]): boolean =>
  /^(name|property|attribute|key|field)$/i.test(name?.name ?? '') &&
  /^values?$/i.test(value?.name ?? '') &&
  more.length === 0;

/** A cell that could not be told from its neighbors: not blank, but not readable either. */
const unread: Raw = { pieces: ['…'], aligned: false };

function gapsOf(line: string, count: number): readonly string[] | undefined {
  const cells = line.trim().split(/ {2,}|\t/);
  return cells.length === count ? cells.map((cell) => cell.trim()) : undefined;
}
