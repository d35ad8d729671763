import { csvHead, csvRecord, csvRow } from './csv.ts';
import { errorRecord, isErrorDetail } from './error-record.ts';
import type { Item, Take } from './item.ts';
import { isOfGraph, jsonError, jsonRecords } from './json.ts';
import { ListReader, pairIn } from './list.ts';
import { isTranscriptNote } from './prompt.ts';
import type { RawRecord } from './raw-record.ts';
import { interrupts } from './signs.ts';
import { TableReader } from './table.ts';
import { headAt, isRuler } from './table-head.ts';

/** What a JSON value is: objects, or the error of a service. */
export const itemOfJson = (json: unknown): Item => {
  const error = jsonError(json);
  if (error) return { kind: 'error', error: errorRecord([error]) };
  return { kind: 'objects', records: jsonRecords(json), format: isOfGraph(json) ? 'graph' : 'json' };
};

/** A table: its head, its ruler and its rows. */
export const takeTable: Take = (lines, at) => {
  const head = headAt(lines, at);
  if (!head) return undefined;
  const table = new TableReader(head.columns);
  let { next } = head;
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
  while (next < lines.length) {
    const row = csvRow(lines, next);
    const record = csvRecord(row.text, head);
    // What stands in quotes that nobody closed is no output of its own.
    if (!record && !row.isOpen) break;
    if (record) records.push(record);
    next = row.next;
  }
  return next > at + 1 ? { item: { kind: 'objects', records, format: 'csv' }, next } : undefined;
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
  const opens = /^\s{0,3}[{[]\s*(?:$|[{"])/.test(line) || (line.startsWith('"') && csvHead(line) !== undefined);
  return interrupts(line) || isErrorDetail(line) || opens || isTranscriptNote(line) || headAt(lines, at) !== undefined;
};
