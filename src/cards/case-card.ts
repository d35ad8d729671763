import type { CaseView } from '../cases/case.ts';
import type { AdaptiveCard } from './elements.ts';
import { fitCard } from './fit.ts';
import type { CardOptions } from './options.ts';
import { pageOf } from './page-of-case.ts';
import { notification, plainReader, writeText } from './write-text.ts';

/** The card of a case: Adaptive Card 1.5, at most 25 KB and 5 actions. Pure; every value in it is escaped. */
export const caseCard = (view: CaseView, options: CardOptions): AdaptiveCard => fitCard(pageOf(view, options), options);

/** The same as plain text, without a bound on its length. */
export const caseText = (view: CaseView, options: CardOptions): string =>
  writeText(pageOf(view, options), plainReader(options));

/** The same in a line of plain text: for notifications and lists. */
export const summaryOf = (view: CaseView, options: CardOptions): string => notification(pageOf(view, options), options);
