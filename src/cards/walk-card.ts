import { shorten } from '../texts/escape.ts';
import { render } from '../texts/render.ts';
import type { AdaptiveCard } from './elements.ts';
import { fitCard } from './fit.ts';
import type { ReaderOptions } from './options.ts';
import type { Page } from './page.ts';
import { plainReader } from './write-text.ts';

/** Characters of a notification; phones show fewer. */
const longestSummary = 300;

/** A step of a guided walk as a card, and the line that notifications show. */
export const walkCard = (
  page: Page,
  options: ReaderOptions,
): { readonly card: AdaptiveCard; readonly summary: string } => ({
  card: fitCard(page, options),
  summary: shorten(render(page.summary, plainReader(options)), longestSummary),
});
