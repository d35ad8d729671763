import { errorRecord, isConcise, isErrorDetail, startsError } from './error-record.ts';
import { isErrorByWords } from './failure.ts';
import type { Item, Take } from './item.ts';
import { pairIn } from './list.ts';
import { propertyOf } from './properties.ts';
import { asks } from './signs.ts';
import { isRuler } from './table-head.ts';

/** An error that begins with the name of a cmdlet, or with Exchange's code. */
export const takeError: Take = (lines, at) => {
  if (!startsError(lines[at] ?? '')) return undefined;
  const next = errorEnd(lines, at + 1);
  return { item: { kind: 'error', error: errorRecord(lines.slice(at, next)) }, next };
};

/** The line after an error. It goes on over a blank line only into its own details. */
export function errorEnd(lines: readonly string[], start: number): number {
  let at = start;
  for (; at < lines.length; at += 1) {
    const line = lines[at] ?? '';
    if (isErrorDetail(line) || isConcise(line)) continue;
    if (line.trim() === '') {
      if (!isErrorDetail(lines[at + 1] ?? '')) break;
      continue;
    }
    if (startsError(line) || asks(line) || isRuler(lines[at + 1] ?? '')) break;
    const pair = pairIn(line);
    // A service's answer has a message of its own.
    if (pair && propertyOf(pair.name) && !/^message$/i.test(pair.name)) break;
  }
  return at;
}

/** What words are, with the details that stood below them. Undefined when there are none. */
export function textItem(text: readonly string[], detail: readonly string[]): Item | undefined {
  if (text.length === 0) return undefined;
  const whole = text.join('\n').slice(0, 4_000);
  return detail.length > 0 || isErrorByWords(whole)
    ? { kind: 'error', error: errorRecord([...text, ...detail]) }
    : { kind: 'text', text: whole };
}
