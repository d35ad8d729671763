import { markdownUpTo, plain, plainUpTo, shorten, spoken } from '../texts/escape.ts';
import { render } from '../texts/render.ts';
import type { Reader } from '../texts/sentence.ts';
import type { ActionSet, AdaptiveCard, Element, ExecuteAction, TextBlock } from './elements.ts';
import type { ReaderOptions } from './options.ts';
import type { Block, Button, Page } from './page.ts';
import { codeLines, plainReader, writeText } from './write-text.ts';

/** The verb of every button; what it does is known to the server by the action's id. */
export const cardVerb = 'mailboxhelp';

/** Characters of the text for clients that show no card, and of what is read aloud. */
const longestFallback = 600;

/** How much a card may show. Lengths in characters. */
export interface Room {
  readonly round: 0 | 1 | 2 | 3 | 4;
  readonly value: number;
  readonly list: number;
  readonly text: number;
  readonly blocks: number;
}

type Kind = Exclude<Block['as'], 'code' | 'link' | 'quote'>;

const looks: Readonly<Record<Kind, Omit<TextBlock, 'type' | 'text' | 'wrap'>>> = {
  title: { size: 'Large', weight: 'Bolder', style: 'heading', spacing: 'Medium' },
  heading: { weight: 'Bolder', style: 'heading', separator: true, spacing: 'Medium' },
  strong: { size: 'Medium', weight: 'Bolder', spacing: 'None' },
  text: { spacing: 'Small' },
  small: { size: 'Small', isSubtle: true, spacing: 'None' },
};

/** The page as an Adaptive Card, as far as there is room. */
export function writeCard(page: Page, options: ReaderOptions, room: Room): AdaptiveCard {
  const reader: Reader = {
    ...plainReader(options),
    escape: markdownUpTo(room.value),
    longestList: room.list,
  };
  const kept = page.blocks.filter(({ goes }) => goes === undefined || goes > room.round).slice(0, room.blocks);
  const actions = actionsOf(page, { ...reader, escape: plainUpTo(Math.min(room.value, 60)) });
  return {
    type: 'AdaptiveCard',
    $schema: 'http://adaptivecards.io/schemas/adaptive-card.json',
    version: '1.5',
    speak: shorten(render(page.summary, { ...reader, escape: spoken }), Math.min(room.text, longestFallback)),
    fallbackText: shorten(writeText(essence(page), plainReader(options)), Math.min(room.text, longestFallback)),
    body: [...kept.flatMap((block) => elementsOf(block, reader, room)), ...actions],
  };
}

/** What stays when everything else goes; no cmdlet, for half of one is worse than none. */
const essence = (page: Page): Page => ({
  ...page,
  blocks: page.blocks.filter(({ as, goes }) => goes === undefined && as !== 'code'),
});

function elementsOf(block: Block, reader: Reader, room: Room): Element[] {
  if (block.as === 'code') return codeElements(block.code, room);
  const text = whole(render(block.says, reader), room.text);
  if (block.as === 'link') {
    const url = linkOf(block.url);
    return url === undefined ? [] : [textBlock(`[${text}](${url})`, looks.small)];
  }
  if (block.as === 'quote') return [{ type: 'Container', style: 'emphasis', items: [textBlock(text, {})] }];
  return text === '' ? [] : [textBlock(text, looks[block.as])];
}

const textBlock = (text: string, look: Omit<TextBlock, 'type' | 'text' | 'wrap'>): TextBlock => ({
  type: 'TextBlock',
  text,
  wrap: true,
  ...look,
});

/** Runs of text know no markdown, so a cmdlet can be copied as it is. One that does not fit is not shown by halves. */
function codeElements(code: string, room: Room): Element[] {
  const lines = codeLines(code);
  if (code.length + 100 * lines.length > 2 * room.text) return [];
  return lines.map((text, i) => ({
    type: 'RichTextBlock',
    inlines: [{ type: 'TextRun', text: withoutExpressions(text), fontType: 'Monospace' }],
    spacing: i === 0 ? 'Small' : 'None',
  }));
}

/** Clients put dates in place of `{{DATE(…)}}` even in runs of text; a space inside the braces prevents it. */
const withoutExpressions = (text: string): string => text.replaceAll(/\{\{(?=(?:DATE|TIME)\()/g, '{ {');

/** A web address that ends a markdown link only where it should; anything but https is no link at all. */
function linkOf(url: string): string | undefined {
  if (!URL.canParse(url) || !url.startsWith('https://')) return undefined;
  return new URL(url).href.replaceAll('(', '%28').replaceAll(')', '%29');
}

/** Cut without leaving half an escape at the end. */
function whole(text: string, most: number): string {
  const cut = shorten(text, most);
  return cut === text ? text : cut.replace(/(?<!\\)(?:\\\\)*\\…$/, (end) => `${end.slice(0, -2)}…`);
}

function actionsOf({ buttons, caseNumber }: Page, reader: Reader): ActionSet[] {
  if (buttons.length === 0) return [];
  const taken = new Set<string>();
  return [
    { type: 'ActionSet', actions: buttons.map((button) => execute(button, caseNumber, unique(button, reader, taken))) },
  ];
}

/** Two people may have one name, and screen readers read only the title. */
function unique({ title }: Button, reader: Reader, taken: Set<string>): string {
  const words = plain(render(title, reader)) || '?';
  const free = taken.has(words) ? `${words} (${taken.size + 1})` : words;
  taken.add(free);
  return free;
}

function execute({ action }: Button, number: number, title: string): ExecuteAction {
  const data = { action, case: number };
  return { type: 'Action.Execute', title, verb: cardVerb, data, fallback: { type: 'Action.Submit', title, data } };
}
