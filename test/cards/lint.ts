import assert from 'node:assert/strict';
import AdaptiveCards from 'adaptivecards/dist/adaptivecards.js';
import type {
  ActionSet,
  AdaptiveCard,
  Container,
  ExecuteAction,
  RichTextBlock,
  TextBlock,
  ToggleAction,
} from '../../src/cards/elements.ts';
import { largestCard, sizeOf } from '../../src/cards/fit.ts';
import { validCard } from './card-schema.ts';

/** The actions of a card, in order. */
export const actionsIn = (card: AdaptiveCard): ActionSet['actions'] =>
  card.body.flatMap((element) => (element.type === 'ActionSet' ? element.actions : []));

/** Buttons that the server answers. */
export const executesIn = (card: AdaptiveCard): ExecuteAction[] =>
  actionsIn(card).filter((action) => action.type === 'Action.Execute');

/** Buttons that open folded parts. */
export const togglesIn = (card: AdaptiveCard): ToggleAction[] =>
  actionsIn(card).filter((action) => action.type === 'Action.ToggleVisibility');

/** The folded parts. */
export const foldsIn = (card: AdaptiveCard): Container[] =>
  card.body.filter((element) => element.type === 'Container').filter(({ isVisible }) => isVisible === false);

/** Texts that a client renders as markdown, folded ones too. */
export const markdownIn = (card: AdaptiveCard): string[] =>
  wordsIn(card.body).flatMap((element) => (element.type === 'TextBlock' ? [element.text] : []));

/** Texts that a client shows as they are, folded ones too. */
export const runsIn = (card: AdaptiveCard): string[] =>
  wordsIn(card.body).flatMap((element) =>
    element.type === 'RichTextBlock' ? element.inlines.map(({ text }) => text) : [],
  );

const wordsIn = (elements: AdaptiveCard['body']): (TextBlock | RichTextBlock)[] =>
  elements.flatMap((element) => {
    if (element.type === 'Container') return element.items;
    return element.type === 'ActionSet' || element.type === 'Input.ChoiceSet' ? [] : [element];
  });

/** Asserts everything that must hold for each of our cards. */
export function lint(card: AdaptiveCard): void {
  assert.ok(validCard(card), JSON.stringify(validCard.errors));
  assert.deepEqual(complaintsOfRenderer(card), []);
  assert.ok(sizeOf(card) <= largestCard, `${sizeOf(card)} bytes`);
  const titles = actionsIn(card).map(({ title }) => title);
  assert.ok(titles.length <= 5);
  assert.equal(new Set(titles).size, titles.length, `two buttons alike: ${titles.join(', ')}`);
  for (const { data, fallback, title } of executesIn(card))
    assert.deepEqual([fallback.data, fallback.title], [data, title]);
  // That ids are unique, the renderer says.
  const ids = foldsIn(card).map(({ id }) => id);
  assert.deepEqual(
    togglesIn(card).flatMap(({ targetElements }) => targetElements),
    ids,
    'every fold opens by one button, and every such button opens one',
  );
  assert.ok(togglesIn(card).filter(({ style }) => style === 'positive').length <= 1, 'one thing to do');
}

function complaintsOfRenderer(card: AdaptiveCard): string[] {
  const context = new AdaptiveCards.SerializationContext();
  const parsed = new AdaptiveCards.AdaptiveCard();
  parsed.parse(card, context);
  const events = Array.from({ length: context.eventCount }, (_, i) => context.getEventAt(i).message);
  return [...events, ...parsed.validateProperties().validationEvents.map(({ message }) => message)];
}
