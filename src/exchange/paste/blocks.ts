import { type Message, say } from '../../diagnosis/message.ts';
import { isAboutSession } from './cmdlet-names.ts';
import { type Command, nameOf } from './command.ts';
import { failedBlock } from './failed-block.ts';
import { foundBlock } from './found-block.ts';
import { errorsOf, groupsOf } from './groups.ts';
import type { Item } from './item.ts';
import { itemsOf } from './items.ts';
import { silence } from './nothing.ts';
import type { PasteBlock, PasteFacts, Result } from './reading.ts';
import type { Segment } from './segments.ts';
import { sideOf } from './side.ts';
import { type Meant, whoseName } from './whose.ts';

/** What a command with its output amounts to. `person`: whose output it has to be. */
export function blocksOf(segment: Segment, person?: Meant): readonly PasteBlock[] {
  const items = itemsOf(segment.lines);
  const session = segment.command?.cmdlet != null && isAboutSession(segment.command.cmdlet);
  const found = session ? [] : groupsOf(items, segment).map((group) => foundBlock(segment, group, person));
  const failed = onceEach(errorsOf(items).map((error) => failedBlock(segment, error, person)));
  if (found.length + failed.length > 0) return [...found, ...failed];
  if (items.some((item) => item.kind === 'question')) return [bare(segment, 'prompt', waiting)];
  return segment.command && !session ? [withoutOutput(segment, segment.command, items, person)] : [];
}

const waiting = say`PowerShell is waiting for an answer here, so the command has not run yet.`;

function withoutOutput(
  segment: Segment,
  command: Command,
  items: readonly Item[],
  person: Meant | undefined,
): PasteBlock {
  if (items.length > 0) return bare(segment, 'inconclusive', say`What stands below the command could not be read.`);
  if (!segment.complete) return bare(segment, 'inconclusive', say`Only the command was pasted, not what it printed.`);
  if (command.quiet)
    return bare(segment, 'inconclusive', say`The command sends its output elsewhere, so nothing can be seen here.`);
  if (person !== undefined && whoseName(command.identity, person) === 'other') {
    return bare(segment, 'inconclusive', say`This is about ${command.identity ?? ''}, not about ${person.name}.`);
  }
  return bare(segment, 'empty', say`The command ran and printed nothing.`, silence(command));
}

const bare = (segment: Segment, result: Result, why: Message, facts: PasteFacts = {}): PasteBlock => ({
  cmdlet: segment.command ? nameOf(segment.command) : null,
  whole: segment.command?.cmdlet != null,
  side: sideOf(segment, []),
  result,
  facts,
  objects: 0,
  why,
  records: [],
});

/** PowerShell prints many an error twice. */
const onceEach = (blocks: readonly PasteBlock[]): readonly PasteBlock[] => [
  ...new Map(blocks.map((block) => [JSON.stringify([block.cmdlet, block.result, block.why]), block])).values(),
];
