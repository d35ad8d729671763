import { csvHead, csvRecord } from './csv.ts';
import { errorRecord, isErrorDetail } from './error-record.ts';
import type { Item, Take } from './item.ts';
import { isOfGraph, jsonError, jsonRecords } from './json.ts';
import { ListReader, pairIn } from './list.ts';
import { isTranscriptNote } from './prompt.ts';
import type { RawRecord } from './raw-record.ts';
import { interrupts } from './signs.ts';
import { columnsOf, isRuler, TableReader } from './table.ts';

/** What a JSON value is: objects, or the error of a service. */
export const itemOfJson = (json: unknown): Item => {
  const error = jsonError(json);
  if (error) return { kind: 'error', error: errorRecord([error]) };
  return { kind: 'objects', records: jsonRecords(json), format: isOfGraph(json) ? 'graph' : 'json' };
};

/** A table: its head, its ruler and its rows. */
export const takeTable: Take = (lines, at) => {
  const [head = '', ruler = ''] = lines.slice(at, at + 2);
  const columns = isRuler(ruler) ? columnsOf(head, ruler) : undefined;
  if (!columns) return undefined;
  const table = new TableReader(columns);
  let next = at + 2;
  for (; next < lines.length && (lines[next] ?? '').trim() !== ''; next += 1) {
    const line = lines[next] ?? '';
    if (isRuler(lines[next + 1] ?? '') || interrupts(line)) break;
    table.take(line);
  }
  return { item: { kind: 'objects', records: table.records, format: 'table' }, next };
};

/** A CSV: its head and at least one row. */
export const takeCsv: Take = (lines, at) => {
  const head = csvHead(lines[at] ?? '');
  if (!head) return undefined;
  const records: RawRecord[] = [];
  let next = at + 1;
  for (; next < lines.length; next += 1) {
    const record = csvRecord(lines[next] ?? '', head);
    if (!record) break;
    records.push(record);
  }
  return records.length > 0 ? { item: { kind: 'objects', records, format: 'csv' }, next } : undefined;
};

/** Lines of Format-List, whatever blank lines are between them. */
export const takeList: Take = (lines, at) => {
  const list = new ListReader();
  if (!pairIn(lines[at] ?? '')) return undefined;
  let next = at;
  for (; next < lines.length; next += 1) {
    const line = lines[next] ?? '';
    if (next > at && endsList(lines, next)) break;
    if (!list.take(line)) break;
  }
  return { item: { kind: 'objects', records: list.records, format: 'list' }, next };
};

const endsList = (lines: readonly string[], at: number): boolean => {
  const line = lines[at] ?? '';
  const opens = /^\s{0,3}[{[]\s*$/.test(line);
  return (
    interrupts(line) ||
    isErrorDetail(line) ||
    opens ||
    isTranscriptNote(line) ||
    (isRuler(lines[at + 1] ?? '') && columnsOf(line, lines[at + 1] ?? '') !== undefined)
  );
};
