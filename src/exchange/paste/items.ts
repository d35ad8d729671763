import { isErrorDetail } from './error-record.ts';
import { errorEnd, takeError, textItem } from './errors.ts';
import type { Item, Take, Taken } from './item.ts';
import { jsonAt, membersAt, startsJson } from './json.ts';
import { itemOfJson, takeCsv, takeList, takeTable } from './objects.ts';
import { takeSign } from './signs.ts';

/** Unfinished JSON is looked for so many times: every time, all that follows is read. */
const MOST_ATTEMPTS = 8;

/** Takes an output apart, from top to bottom. */
export function itemsOf(lines: readonly string[]): readonly Item[] {
  const items: Item[] = [];
  let attempts = 0;
  const takeJson: Take = (all, at) => {
    const starts = startsJson(all[at] ?? '');
    if (attempts >= MOST_ATTEMPTS) return undefined;
    const found = starts ? jsonAt(all, at) : membersAt(all, at);
    if (starts && !found) attempts += 1;
    return found && { item: itemOfJson(found.value), next: found.next };
  };
  const takers = [takeSign, takeError, takeJson, takeTable, takeCsv, takeList];
  let at = 0;
  let text: string[] = [];
  const flush = (detail: readonly string[] = []) => {
    const item = textItem(text, detail);
    if (item) items.push(item);
    text = [];
  };
  while (at < lines.length) {
    const line = lines[at] ?? '';
    if (isErrorDetail(line) && text.length > 0) {
      const end = errorEnd(lines, at);
      flush(lines.slice(at, end));
      at = end;
      continue;
    }
    const taken = line.trim() === '' ? undefined : first(takers, lines, at);
    if (taken || line.trim() === '') flush();
    else text.push(line);
    if (taken) items.push(taken.item);
    at = taken?.next ?? at + 1;
  }
  flush();
  return items;
}

function first(takers: readonly Take[], lines: readonly string[], at: number): Taken | undefined {
  for (const take of takers) {
    const taken = take(lines, at);
    if (taken) return taken;
  }
  return undefined;
}
