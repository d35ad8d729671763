import { type Message, say } from '../../diagnosis/message.ts';
import { isAboutSession } from './cmdlet-names.ts';
import { type Command, nameOf } from './command.ts';
import { failedBlock, failedCommands } from './failed-block.ts';
import { foundBlock } from './found-block.ts';
import { groupsOf } from './groups.ts';
import type { Item } from './item.ts';
import { itemsOf } from './items.ts';
import { isSettings } from './kinds.ts';
import { silence, whyNothing } from './nothing.ts';
import { errorsOf } from './object-errors.ts';
import type { PasteBlock, PasteFacts, Result } from './reading.ts';
import type { Segment } from './segments.ts';
import { sideOf } from './side.ts';
import type { Meant } from './whose.ts';

/** What commands with their output amount to. `person`: whose output it has to be. */
export function blocksOf(segment: Segment, person?: Meant): readonly PasteBlock[] {
  const items = itemsOf(segment.lines);
  const { commands } = segment;
  const [command] = commands;
  const session = command?.cmdlet != null && isAboutSession(command.cmdlet);
  const errors = errorsOf(items);
  const failed = errors.map(({ error, at }) => ({ at, block: failedBlock(segment, error, person) }));
  const none = failedCommands(
    segment,
    errors.map(({ error }) => error),
  );
  const found = session ? [] : foundBlocks(segment, items, none, person);
  if (found.length + failed.length > 0)
    return onceEach([...found, ...failed].sort((a, b) => a.at - b.at).map(({ block }) => block));
  const question = items.find((item) => item.kind === 'question');
  if (question)
    return [{ ...bare(segment, command, 'prompt', waiting), ...(!command && { cmdlet: question.cmdlet ?? null }) }];
  return session ? [] : commands.map((one) => withoutOutput(segment, one, items, person));
}

const unreadable = say`What stands below the command could not be read. Please copy everything from the command line on, without line numbers or quote marks.`;
const waiting = say`PowerShell is waiting for an answer here, so the command has not run yet.`;
const remade = say`The command prints something that is made of its objects, and not the objects.`;
const misfit = say`What stands below the command is not what the command prints.`;

function foundBlocks(
  segment: Segment,
  items: readonly Item[],
  failed: readonly Command[],
  person: Meant | undefined,
): readonly { readonly at: number; readonly block: PasteBlock }[] {
  const { commands } = segment;
  const [only, ...others] = commands;
  const groups = groupsOf(items, segment, failed);
  const isOne = only !== undefined && others.length === 0 && only.cmdlet !== null && groups.length > 0;
  if (isOne && only.remade) return [{ at: 0, block: bare(segment, only, 'inconclusive', remade) }];
  const strays = isOne && only.direct && !failed.includes(only) && segment.echoed.length === 0;
  return groups.map((group, i) => {
    const isStray = strays && i === 0 && !group.command && !group.records.every(isSettings);
    return {
      at: group.at,
      block: isStray ? bare(segment, only, 'inconclusive', misfit) : foundBlock(segment, group, person),
    };
  });
}

function withoutOutput(segment: Segment, command: Command, items: readonly Item[], person?: Meant): PasteBlock {
  if (items.length > 0) return bare(segment, command, 'inconclusive', unreadable);
  const why = whyNothing(command, segment, person);
  if (why) return bare(segment, command, 'inconclusive', why);
  return bare(segment, command, 'empty', say`The command ran and printed nothing.`, silence(command, person));
}

const bare = (
  segment: Segment,
  command: Command | undefined,
  result: Result,
  why: Message,
  facts: PasteFacts = {},
): PasteBlock => ({
  cmdlet: command ? nameOf(command) : null,
  whole: command?.cmdlet != null,
  side: sideOf(command, segment, []),
  result,
  facts,
  objects: 0,
  why,
  records: [],
});

/** PowerShell prints many an error twice. */
const onceEach = (blocks: readonly PasteBlock[]): readonly PasteBlock[] => [
  ...new Map(
    blocks.map((block) => [
      block.result === 'found' ? block : JSON.stringify([block.cmdlet, block.result, block.why]),
      block,
    ]),
  ).values(),
];
