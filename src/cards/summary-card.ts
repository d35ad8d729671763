import type { RoundView } from '../cases/round.ts';
import type { AdaptiveCard } from './elements.ts';
import { fitCard } from './fit.ts';
import type { CardOptions } from './options.ts';
import { pageOfRound } from './summary-page.ts';
import type { Room } from './write-card.ts';
import { notification } from './write-text.ts';

/** Nobody goes from a summary, however long the names are: they are cut instead. */
const rooms: readonly Room[] = [300, 120, 80, 50, 30].map((value) => ({
  round: 0,
  value,
  list: 20,
  text: 1000,
  blocks: Number.POSITIVE_INFINITY,
}));

/** The summary of a round: Adaptive Card 1.5, at most 25 KB and 5 actions. Pure; every value in it is escaped. */
export const summaryCard = (view: RoundView, options: CardOptions): AdaptiveCard =>
  fitCard(pageOfRound(view, options), options, rooms);

/** The same in a line of plain text, for notifications. */
export const summaryLine = (view: RoundView, options: CardOptions): string =>
  notification(pageOfRound(view, options), options);
