import { plain, shorten } from '../texts/escape.ts';
import { render } from '../texts/render.ts';
import type { Reader } from '../texts/sentence.ts';
import type { ReaderOptions } from './options.ts';
import type { Block, Page } from './page.ts';

/** For a reader of plain text: nothing is markup there, so values stay as they are, on one line. */
export const plainReader = ({ locale, timeZone, translate, translateFilled }: ReaderOptions): Reader => ({
  locale,
  timeZone,
  escape: (value) => shorten(plain(value), 300),
  ...(translate && { translate }),
  ...(translateFilled && { translateFilled }),
});

/** Characters of a notification; phones show fewer. */
const longestNotification = 300;

/** The page in a line of plain text: for notifications and lists. */
export const notification = ({ summary }: Pick<Page, 'summary'>, options: ReaderOptions): string =>
  shorten(render(summary, plainReader(options)), longestNotification);

/** The page as plain text, a line a block, nothing folded. The twin of the card: for a terminal, a message, a screen reader. */
export const writeText = ({ blocks, folds = [] }: Page, reader: Reader): string =>
  [...blocks, ...folds.flatMap((fold) => fold.blocks)]
    .map((block) => lineOf(block, reader))
    .join('\n')
    .trim();

function lineOf(block: Block, reader: Reader): string {
  if (block.as === 'code')
    return codeLines(block.code)
      .map((line) => `    ${line}`)
      .join('\n');
  const says = render(block.says, reader);
  if (block.as === 'quote') return `${render(block.label, reader)} “${says}”`;
  const line = block.link ? `${says} (${render(block.link.says, reader)}: ${block.link.url})` : says;
  return block.as === 'heading' || block.as === 'title' ? `\n${line}` : line;
}

/** A cmdlet line by line, without what cannot be seen; nothing else of it may change. */
export const codeLines = (code: string): string[] =>
  code
    .split(/\r\n|[\r\n\u2028\u2029]/)
    .map(plain)
    .filter((line) => line !== '');
