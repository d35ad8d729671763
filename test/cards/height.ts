import type { AdaptiveCard, ChoiceSet, Container, RichTextBlock, TextBlock } from '../../src/cards/elements.ts';

/** Pixels of a card in Teams on a desktop: its inner width, and what its host configuration adds around things. */
const inner = 414;
const padding = 16;
const gaps = { None: 0, Small: 8, Medium: 16, Default: 12 };
const button = { height: 32, gap: 8, sides: 26, letter: 8.4 };

/** Height of a line and width of a letter, by size. Letters are Arial's on average, a little wider when bold. */
const fonts = { Small: [16, 5.7], Default: [18.7, 6.7], Medium: [18.7, 6.9], Large: [24, 9.2] } as const;

/** About how high a card is with nothing unfolded, in pixels: what a browser draws, or up to a fifth more. */
export const heightOf = ({ body }: AdaptiveCard): number =>
  2 * padding +
  body
    .filter((element) => !(element.type === 'Container' && element.isVisible === false))
    .reduce((sum, element, i) => {
      const gap = i === 0 ? 0 : gaps[element.spacing ?? 'Default'];
      if (element.type === 'Input.ChoiceSet') return sum + gap + choiceOf(element);
      if (element.type === 'ActionSet') return sum + gap + rowsOf(element.actions.map(({ title }) => title));
      return sum + gap + (element.type === 'Container' ? boxOf(element) : textOf(element, inner));
    }, 0);

/** Its label above one line to press on. */
const choiceOf = ({ label }: ChoiceSet): number =>
  fonts.Default[0] * Math.ceil((label.length * fonts.Default[1]) / inner) + gaps.Small + button.height;

const boxOf = ({ items }: Container): number =>
  2 * padding + items.reduce((sum, item) => sum + textOf(item, inner - 2 * padding), 0);

function textOf(element: TextBlock | RichTextBlock, width: number): number {
  const text = element.type === 'TextBlock' ? element.text : element.inlines.map((run) => run.text).join('');
  const [line, letter] = fonts[(element.type === 'TextBlock' && element.size) || 'Default'];
  const shown = text.replaceAll(/\[([^\]]*)\]\([^)]*\)/g, '$1').replaceAll(/\\(.)/g, '$1');
  return line * Math.ceil((shown.length * letter) / width);
}

function rowsOf(titles: readonly string[]): number {
  let [rows, used] = [1, 0];
  for (const title of titles) {
    const width = title.length * button.letter + button.sides;
    if (used > 0 && used + button.gap + width > inner) [rows, used] = [rows + 1, 0];
    used += (used > 0 ? button.gap : 0) + width;
  }
  return rows * button.height + (rows - 1) * button.gap;
}
