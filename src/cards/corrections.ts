import type { Correction, Diagnosis } from '../diagnosis/finding.ts';
import { say } from '../diagnosis/message.ts';
import { type Block, block, code, type Fold, type Round } from './page.ts';

const title = say`Often advised, but out of date`;

/** What other pages advise and no longer holds: open in the details. */
export const correctionBlocks = (diagnosis: Diagnosis, detailed: boolean): Block[] =>
  detailed ? blocksOf(diagnosis, 3) : [];

/** The same behind a button of a short card. */
export function correctionFolds(diagnosis: Diagnosis): Fold[] {
  const blocks = blocksOf(diagnosis, 4);
  return blocks.length === 0 ? [] : [{ title: say`Outdated advice`, blocks }];
}

function blocksOf({ corrections = [] }: Diagnosis, goes: Round): Block[] {
  if (corrections.length === 0) return [];
  return [block('heading', title, goes), ...corrections.flatMap((one) => blocksFor(one, goes))];
}

const blocksFor = ({ outdated, instead, source, cmdlet }: Correction, goes: Round): Block[] => [
  block('text', say`“${outdated}”`, goes),
  block('line', instead, goes, { says: say`Microsoft's page`, url: source }),
  ...(cmdlet === undefined ? [] : [code(cmdlet, goes)]),
];
