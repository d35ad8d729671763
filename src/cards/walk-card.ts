import type { AdaptiveCard } from './elements.ts';
import { fitCard } from './fit.ts';
import type { ReaderOptions } from './options.ts';
import type { Page } from './page.ts';
import { notification } from './write-text.ts';

/** A step of a guided walk as a card, and the line that notifications show. */
export const walkCard = (
  page: Page,
  options: ReaderOptions,
): { readonly card: AdaptiveCard; readonly summary: string } => ({
  card: fitCard(page, options),
  summary: notification(page, options),
});
