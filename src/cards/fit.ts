import { say } from '../diagnosis/message.ts';
import type { AdaptiveCard } from './elements.ts';
import type { ReaderOptions } from './options.ts';
import { block, type Page } from './page.ts';
import { type Room, writeCard } from './write-card.ts';

/** Bytes of UTF-8 that a card may have. Teams takes some 80 KB, its other doors 28 KB; phones want less. */
export const largestCard = 25 * 1024;

/** Rounds of shrinking: first what is fine goes, then the details, then long values, then all but the verdict. */
const rooms: readonly Room[] = [
  { round: 0, value: 300, list: 12, text: Number.POSITIVE_INFINITY, blocks: Number.POSITIVE_INFINITY },
  { round: 1, value: 300, list: 12, text: 2000, blocks: 200 },
  { round: 2, value: 300, list: 12, text: 2000, blocks: 200 },
  { round: 3, value: 300, list: 12, text: 2000, blocks: 100 },
  { round: 3, value: 100, list: 5, text: 800, blocks: 40 },
  { round: 4, value: 100, list: 5, text: 500, blocks: 20 },
];
/** 12 texts or cmdlets of at most 3 bytes a character, and 5 buttons twice: below 20 KB whatever they say. */
const smallest: Room = { round: 4, value: 60, list: 3, text: 200, blocks: 12 };

/** How large a card is on its way, in bytes. */
export const sizeOf = (card: AdaptiveCard): number => new TextEncoder().encode(JSON.stringify(card)).length;

/**
 * The page as a card of at most 25 KB, with everything that fits; it says so when something was left out. `among`: the
 * rooms to try, the largest first.
 */
export function fitCard(page: Page, options: ReaderOptions, among: readonly Room[] = rooms): AdaptiveCard {
  for (const room of among) {
    const card = writeCard(room.round === 0 ? page : shortened(page), options, room);
    if (sizeOf(card) <= largestCard) return card;
  }
  return writeCard(shortened(page), options, smallest);
}

function shortened(page: Page): Page {
  const [first, ...others] = page.blocks;
  const note = block('small', say`This card was too long and is shown in part.`);
  return { ...page, blocks: [...(first ? [first] : []), note, ...others] };
}
