import assert from 'node:assert/strict';
import AdaptiveCards from 'adaptivecards/dist/adaptivecards.js';
import type { ActionSet, AdaptiveCard } from '../../src/cards/elements.ts';
import { largestCard, sizeOf } from '../../src/cards/fit.ts';
import { validCard } from './card-schema.ts';

/** The actions of a card, in order. */
export const actionsIn = (card: AdaptiveCard): ActionSet['actions'] =>
  card.body.flatMap((element) => (element.type === 'ActionSet' ? element.actions : []));

/** Texts that a client renders as markdown. */
export const markdownIn = (card: AdaptiveCard): string[] =>
  card.body.flatMap((element) => {
    if (element.type === 'TextBlock') return [element.text];
    return element.type === 'Container' ? element.items.map(({ text }) => text) : [];
  });

/** Texts that a client shows as they are. */
export const runsIn = (card: AdaptiveCard): string[] =>
  card.body.flatMap((element) => (element.type === 'RichTextBlock' ? element.inlines.map(({ text }) => text) : []));

/** Asserts everything that must hold for each of our cards. */
export function lint(card: AdaptiveCard): void {
  assert.ok(validCard(card), JSON.stringify(validCard.errors));
  assert.deepEqual(complaintsOfRenderer(card), []);
  assert.ok(sizeOf(card) <= largestCard, `${sizeOf(card)} bytes`);
  const titles = actionsIn(card).map(({ title }) => title);
  assert.ok(titles.length <= 5);
  assert.equal(new Set(titles).size, titles.length, `two buttons alike: ${titles.join(', ')}`);
  for (const { data, fallback, title } of actionsIn(card))
    assert.deepEqual([fallback.data, fallback.title], [data, title]);
}

function complaintsOfRenderer(card: AdaptiveCard): string[] {
  const context = new AdaptiveCards.SerializationContext();
  const parsed = new AdaptiveCards.AdaptiveCard();
  parsed.parse(card, context);
  const events = Array.from({ length: context.eventCount }, (_, i) => context.getEventAt(i).message);
  return [...events, ...parsed.validateProperties().validationEvents.map(({ message }) => message)];
}
