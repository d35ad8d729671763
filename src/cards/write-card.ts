import { markdownUpTo, plainUpTo, shorten, spoken } from '../texts/escape.ts';
import { render } from '../texts/render.ts';
import type { Reader } from '../texts/sentence.ts';
import type { AdaptiveCard, Container, Element, RichTextBlock, TextBlock } from './elements.ts';
import type { ReaderOptions } from './options.ts';
import type { Block, Fold, Link, Page } from './page.ts';
import { foldId, writeActions, writeChoice } from './write-actions.ts';
import { codeLines, plainReader, writeText } from './write-text.ts';

/** Characters of the text for clients that show no card, and of what is read aloud. */
const longestFallback = 600;

/** Characters of a title in large letters: four lines of a phone. */
const longestTitle = 130;

/** How much a card may show. Lengths in characters. */
export interface Room {
  readonly round: 0 | 1 | 2 | 3 | 4;
  readonly value: number;
  readonly list: number;
  readonly text: number;
  readonly blocks: number;
}

type Quote = Extract<Block, { as: 'quote' }>;
type Look = Omit<TextBlock, 'type' | 'text' | 'wrap'>;

const looks: Readonly<Record<Exclude<Block['as'], 'code' | 'quote'>, Look>> = {
  title: { size: 'Large', weight: 'Bolder', style: 'heading', spacing: 'Medium' },
  heading: { size: 'Medium', weight: 'Bolder', style: 'heading', separator: true, spacing: 'Medium' },
  strong: { size: 'Medium', weight: 'Bolder', spacing: 'None' },
  text: { spacing: 'Small' },
  line: { spacing: 'None' },
  small: { size: 'Small', isSubtle: true, spacing: 'None' },
  aside: { size: 'Small', isSubtle: true, spacing: 'Medium' },
};

/** The page as an Adaptive Card, as far as there is room. */
export function writeCard(page: Page, options: ReaderOptions, room: Room): AdaptiveCard {
  const reader: Reader = { ...plainReader(options), escape: markdownUpTo(room.value), longestList: room.list };
  const kept = fitting(page.blocks, room).slice(0, room.blocks);
  const folds = foldsIn(page, room, room.blocks - kept.length);
  const titles: Reader = { ...reader, escape: plainUpTo(Math.min(room.value, 60)) };
  return {
    type: 'AdaptiveCard',
    $schema: 'http://adaptivecards.io/schemas/adaptive-card.json',
    version: '1.5',
    speak: shorten(render(page.summary, { ...reader, escape: spoken }), Math.min(room.text, longestFallback)),
    fallbackText: essence(page, plainReader(options), Math.min(room.text, longestFallback)),
    body: [
      ...kept.flatMap((block): Element[] =>
        block.as === 'quote' ? [quote(block, reader, room)] : elementsOf(block, reader, room),
      ),
      ...(page.choice ? [writeChoice(page.choice, titles)] : []),
      ...writeActions(folds, page.buttons, page, titles),
      // Below the buttons: what opens does not push away what was pressed.
      ...folds.map((fold, i) => folded(fold, i, reader, room)),
    ],
  };
}

const fitting = (blocks: readonly Block[], { round }: Room): Block[] =>
  blocks.filter(({ goes }) => goes === undefined || goes > round);

/** Folds that fit as a whole: half of the steps would be worse than none. */
function foldsIn({ folds = [] }: Page, room: Room, places: number): Fold[] {
  const left = folds.filter(({ blocks }) => fitting(blocks, room).length === blocks.length);
  return left.reduce((sum, { blocks }) => sum + blocks.length, 0) > places ? [] : left;
}

/** What stays when everything else goes. Cmdlets only where all of it has room: half of one is worse than none. */
function essence(page: Page, reader: Reader, longest: number): string {
  const kept = page.blocks.filter(({ goes }) => goes === undefined);
  const text = writeText({ ...page, blocks: kept, folds: [] }, reader);
  if (text.length <= longest) return text;
  return shorten(writeText({ ...page, blocks: kept.filter(({ as }) => as !== 'code'), folds: [] }, reader), longest);
}

function elementsOf(block: Exclude<Block, Quote>, reader: Reader, room: Room): (TextBlock | RichTextBlock)[] {
  if (block.as === 'code') return codeElements(block.code, room);
  const text = whole(render(block.says, reader), room.text);
  const link = block.link && linkText(block.link, reader);
  const line = [text, link].filter((part) => part).join(/[.?!…]$/.test(text) ? ' ' : ' · ');
  return line === '' ? [] : [textBlock(line, lookOf(block.as, text))];
}

/** A verdict of several sentences in large letters would fill a phone. */
const lookOf = (as: keyof typeof looks, text: string): Look =>
  as === 'title' && text.length > longestTitle ? { ...looks.title, size: 'Medium' } : looks[as];

const textBlock = (text: string, look: Look): TextBlock => ({ type: 'TextBlock', text, wrap: true, ...look });

/** The words alone in their block: that is what is copied. */
const quote = ({ label, says }: Quote, reader: Reader, room: Room): Container => ({
  type: 'Container',
  style: 'emphasis',
  spacing: 'Medium',
  items: [
    textBlock(render(label, reader), looks.small),
    textBlock(whole(render(says, reader), room.text), { spacing: 'None' }),
  ],
});

const folded = ({ blocks }: Fold, place: number, reader: Reader, room: Room): Container => ({
  type: 'Container',
  style: 'emphasis',
  spacing: 'Medium',
  id: foldId(place),
  isVisible: false,
  items: blocks.flatMap((block) => (block.as === 'quote' ? [] : elementsOf(block, reader, room))),
});

/** Runs of text know no markdown, so a cmdlet can be copied as it is. One that does not fit is not shown by halves. */
function codeElements(code: string, room: Room): RichTextBlock[] {
  const lines = codeLines(code);
  if (code.length + 100 * lines.length > 2 * room.text) return [];
  return lines.map((text) => ({
    type: 'RichTextBlock',
    inlines: [{ type: 'TextRun', text: withoutExpressions(text), fontType: 'Monospace', size: 'Small' }],
    spacing: 'Small',
  }));
}

/** Clients put dates in place of `{{DATE(…)}}` even in runs of text; a space inside the braces prevents it. */
const withoutExpressions = (text: string): string => text.replaceAll(/\{\{(?=(?:DATE|TIME)\()/g, '{ {');

/** A web address that ends a markdown link only where it should; anything but https is no link at all. */
function linkText({ says, url }: Link, reader: Reader): string {
  if (!URL.canParse(url) || !url.startsWith('https://')) return '';
  return `[${render(says, reader)}](${new URL(url).href.replaceAll('(', '%28').replaceAll(')', '%29')})`;
}

/** Cut without leaving half an escape at the end. */
function whole(text: string, most: number): string {
  const cut = shorten(text, most);
  return cut === text ? text : cut.replace(/(?<!\\)(?:\\\\)*\\…$/, (end) => `${end.slice(0, -2)}…`);
}
