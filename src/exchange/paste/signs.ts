import { spelled } from './cmdlet-names.ts';
import { startsError } from './error-record.ts';
import type { Take } from './item.ts';
import { startsJson } from './json.ts';
import { pairIn } from './list.ts';
import { isTranscriptNote } from './prompt.ts';
import { isRuler } from './table-head.ts';

const NOTICE =
  /^\s{0,40}(WARNING|WARNUNG|AVERTISSEMENT|ADVERTENCIA|AVVISO|WAARSCHUWING|AVISO|VERBOSE|AUSFÜHRLICH|DEBUG|INFO)\s?: /i;
const SUPPLY = /^\s{0,40}(Supply values for the following parameters:|cmdlet \S{3,80} at command pipeline position \d)/;

/** Whether the line is a question. It shows its choices in brackets, in any language: `[Y] Yes  [N] No`. */
export const asks = (line: string): boolean =>
  (line.length < 2_000 && (line.match(/\[[A-Z?]\] ?[\p{L}?]/gu)?.length ?? 0) > 1) || SUPPLY.test(line);

/** Whether the line begins something that ends what came before: an error, a question, a warning. */
export const interrupts = (line: string): boolean => startsError(line) || asks(line) || NOTICE.test(line);

/** The first line of Windows PowerShell's CSV, which comes with an object only. */
export const isTypeOfCsv = (line: string): boolean => /^\s{0,40}#TYPE\b/.test(line);

/** A question, a warning, a note of a transcript. */
export const takeSign: Take = (lines, at) => {
  const line = lines[at] ?? '';
  if (asks(line)) {
    const cmdlet = /^\s{0,40}cmdlet (\S{3,80}) at command/.exec(line)?.[1];
    return { item: { kind: 'question', ...(cmdlet && { cmdlet: spelled(cmdlet) }) }, next: questionEnd(lines, at) };
  }
  if (NOTICE.test(line)) return { item: { kind: 'notice' }, next: noticeEnd(lines, at) };
  return isTranscriptNote(line) || isTypeOfCsv(line) ? { item: { kind: 'notice' }, next: at + 1 } : undefined;
};

/** PowerShell asks for a missing parameter by its name: `Identity:`. */
function questionEnd(lines: readonly string[], at: number): number {
  let next = at + 1;
  if (SUPPLY.test(lines[at] ?? '')) {
    while (/^\s{0,40}(\w{1,60}(\[\d{1,3}\])?:|Supply values|\(Type !\?)/.test(lines[next] ?? '')) next += 1;
  }
  return next;
}

/** A warning goes on in lines that are no sign of anything else. */
function noticeEnd(lines: readonly string[], start: number): number {
  let at = start + 1;
  while (at < lines.length && (lines[at] ?? '').trim() !== '' && !beginsElse(lines, at)) at += 1;
  return at;
}

const beginsElse = (lines: readonly string[], at: number): boolean => {
  const line = lines[at] ?? '';
  return interrupts(line) || startsJson(line) || beginsObjects(lines, at);
};

const beginsObjects = (lines: readonly string[], at: number): boolean =>
  pairIn(lines[at] ?? '') !== undefined || isRuler(lines[at + 1] ?? '');
