import type { Drawn } from '../cards/card-message.ts';
import { summaryCard, summaryLine } from '../cards/summary-card.ts';
import type { RoundView } from '../cases/round.ts';
import { type DrawParts, isDiscreet } from './draw.ts';
import { readerAt } from './reader-at.ts';

/** Draws the summaries of rounds for the conversation that their place names. */
export const drawingRounds =
  ({ clock, remedies, timeZone, channelDetail }: DrawParts) =>
  (view: RoundView): Drawn => {
    const { place } = view.round;
    const options = {
      ...readerAt(place, timeZone),
      now: clock.now(),
      remedies: (id: Parameters<typeof remedies.get>[0]) => {
        const remedy = remedies.get(id);
        // Steps are for one person; a summary names the remedy only.
        return remedy && { title: remedy.title, steps: [] };
      },
      detail: isDiscreet(place.scope, channelDetail) ? 'case-only' : 'full',
    } as const;
    return { card: summaryCard(view, options), summary: summaryLine(view, options) };
  };
