import Table from 'cli-table3';
import type { Render } from '../diagnosis/report.ts';
import { longestPaste, readPaste } from '../exchange/paste/read-paste.ts';
import type { PasteBlock, PasteReading } from '../exchange/paste/reading.ts';
import { plain } from '../texts/escape.ts';
import { BadInput } from './bad-input.ts';
import { type LanguageOption, reading as wordsIn } from './language.ts';
import { thin } from './words.ts';

/** Options of `read`. */
export interface ReadOptions extends LanguageOption {
  readonly json?: boolean;
  readonly for?: string;
}

const nothingPasted = new BadInput(
  'error: there is nothing on standard input; give it the pasted text, e.g. mailboxhelp read < paste.txt',
);

/**
 * Reads pasted output from standard input and prints what was understood. Resolves to the exit code; throws BadInput
 * when there is nothing to read.
 */
export async function read(options: ReadOptions): Promise<number> {
  if (options.for !== undefined && options.for.trim() === '') {
    throw new BadInput('error: the user after --for is empty; give an address, an object id or a name');
  }
  if (process.stdin.isTTY) throw nothingPasted;
  const text = decoded(await pasted());
  if (text.trim() === '') throw nothingPasted;
  const reading = readPaste(text, options);
  const inWords = wordsIn(options, 'UTC');
  process.stdout.write(
    options.json ? `${JSON.stringify(asJson(reading, inWords))}\n` : `${asTable(reading, inWords)}\n`,
  );
  return 0;
}

/** As many bytes as the longest text can have in UTF-8, and one more, by which it is seen to be too long. */
const MOST_BYTES = longestPaste * 4 + 1;

async function pasted(): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of process.stdin) {
    // The rest is taken and dropped: whoever writes it would else see a broken pipe.
    if (length > MOST_BYTES) continue;
    chunks.push(chunk as Buffer);
    length += (chunk as Buffer).length;
  }
  return Buffer.concat(chunks);
}

/** Windows PowerShell writes files in UTF-16, older tools in the code page of Western Europe. */
function decoded(bytes: Buffer): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder('utf-16le').decode(bytes);
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return new TextDecoder('utf-16be').decode(bytes);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('windows-1252').decode(bytes);
  }
}

/** The contract of `--json`: one line, one object. */
const asJson = ({ blocks }: PasteReading, inWords: Render) => ({
  schema: 1,
  blocks: blocks.map(({ cmdlet, side, result, facts, objects, why }) => ({
    cmdlet,
    side,
    result,
    facts,
    objects,
    why: inWords(why),
  })),
});

function asTable({ blocks }: PasteReading, inWords: Render): string {
  const table = new Table({
    head: ['Cmdlet', 'Side', 'Result', 'What it shows'],
    chars: thin,
    style: { head: [], border: [] },
    wordWrap: true,
    colWidths: [34, 17, 14, Math.max(40, (process.stdout.columns ?? 120) - 34 - 17 - 14 - 5)],
  });
  for (const block of blocks)
    table.push([plain(block.cmdlet ?? '(not shown)'), block.side, block.result, showing(block, inWords)]);
  return table.toString();
}

const showing = ({ why, facts }: PasteBlock, inWords: Render): string =>
  [
    inWords(why),
    ...Object.entries(facts).map(([name, value]) => `${name}: ${value === null ? '(blank)' : plain(String(value))}`),
  ].join('\n');
