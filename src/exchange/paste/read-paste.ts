import { type Message, say } from '../../diagnosis/message.ts';
import { blocksOf } from './blocks.ts';
import { linesOf } from './clean.ts';
import type { PasteBlock, PasteReading } from './reading.ts';
import { segmentsOf } from './segments.ts';

/** More than this, in characters, is no output about one person. */
export const longestPaste = 200 * 1024;

/**
 * Reads what somebody pasted from a console: the output of cmdlets of Exchange Online, Exchange on a server, Active
 * Directory or Entra, in any of PowerShell's formats. `for`: an address, object id or name, and perhaps more of the same
 * person behind it; output about somebody else is noticed and not read. There is always at least one block; what was not
 * understood is inconclusive. Never throws.
 */
export function readPaste(text: string, options: { readonly for?: string | readonly string[] } = {}): PasteReading {
  if (text.length > longestPaste) return { blocks: [unread(tooLong)] };
  const [name, ...others] = [options.for ?? []].flat().flatMap((one) => one.trim() || []);
  const person = name === undefined ? undefined : { name, others };
  const blocks = segmentsOf(linesOf(text)).flatMap((segment) => blocksOf(segment, person));
  return { blocks: blocks.length > 0 ? uncontradicted(blocks) : [unread(notUnderstood)] };
}

/** A command that printed nothing once, and an object another time, did not say the first time that there is none. */
function uncontradicted(blocks: readonly PasteBlock[]): readonly PasteBlock[] {
  const found = new Set(blocks.flatMap(({ cmdlet, result }) => (result === 'found' && cmdlet !== null ? cmdlet : [])));
  return blocks.map((block) =>
    block.result === 'empty' && found.has(block.cmdlet ?? '') ? { ...block, facts: {} } : block,
  );
}

const tooLong = say`The text is too long to be the output about one person. Paste only the lines of one command.`;
const notUnderstood = say`There is no output of a cmdlet in this text that I could read. Please copy everything from the command line on, without line numbers or quote marks.`;

const unread = (why: Message): PasteBlock => ({
  cmdlet: null,
  whole: false,
  side: 'unknown',
  result: 'inconclusive',
  facts: {},
  objects: 0,
  why,
  records: [],
});
