import type { Diagnosis } from '../diagnosis/finding.ts';
import { type Message, say } from '../diagnosis/message.ts';
import type { Ask } from '../diagnosis/reading.ts';
import { askBlocks, distinct, isCmdlet } from './asks.ts';
import { type Block, block, type Fold, type Round } from './page.ts';

/** Questions that a short card shows without folding them. */
const fewQuestions = 2;

/** What would make the verdict certain. Each way once. */
export const settledBy = ({ verdict }: Diagnosis): readonly (Ask | Message)[] =>
  verdict.certainty === 'confirmed' ? [] : distinct(verdict.settledBy);

/** A question or two stand open on every card; everything else only in the details. */
export function settleBlocks(diagnosis: Diagnosis, detailed: boolean): Block[] {
  const asks = settledBy(diagnosis);
  const goes = roundOf(diagnosis);
  if (asks.length === 0 || (!detailed && isLong(asks))) return [];
  if (detailed) return [block('heading', say`What would settle it`, goes), ...askBlocks(asks, goes)];
  if (isFirst(diagnosis)) return askBlocks(asks, goes);
  return asks.flatMap((ask) =>
    'question' in ask ? [block('text', say`To be certain: ${ask.question}`, goes)] : askBlocks([ask], goes),
  );
}

/** The same behind a button, where it takes more room than a short card has. */
export function settleFolds(diagnosis: Diagnosis): Fold[] {
  const asks = settledBy(diagnosis);
  if (!isLong(asks)) return [];
  const goes = roundOf(diagnosis);
  const blocks = [block('heading', say`What would settle it`, goes), ...askBlocks(asks, goes)];
  if (isFirst(diagnosis)) return [{ title: say`How to: Find out what is missing`, blocks, primary: true }];
  return [{ title: say`How to be certain`, blocks }];
}

/** Nothing can be advised while this is open: finding out is the first thing to do. */
export const isFirst = (diagnosis: Diagnosis): boolean =>
  diagnosis.advice.length === 0 &&
  settledBy(diagnosis).length > 0 &&
  !['not-a-fault', 'note'].includes(diagnosis.verdict.class);

/** What is to be done first stays on the smallest card. */
const roundOf = (diagnosis: Diagnosis): Round | undefined => (isFirst(diagnosis) ? undefined : 4);

const isLong = (asks: readonly (Ask | Message)[]): boolean => asks.length > fewQuestions || asks.some(isCmdlet);
