import type { CaseView } from '../cases/case.ts';
import { causeOf } from '../diagnosis/causes.ts';
import type { Diagnosis } from '../diagnosis/finding.ts';
import { type Message, say } from '../diagnosis/message.ts';
import { adviceBlocks, adviceFolds } from './advice.ts';
import { correctionBlocks, correctionFolds } from './corrections.ts';
import { countLine, lookedBlocks, otherFindings } from './looked.ts';
import type { CardOptions } from './options.ts';
import { type Block, block, type Fold, ours } from './page.ts';
import { settleBlocks, settleFolds } from './settle.ts';
import { vetoBlocks } from './vetoes.ts';
import { certaintyWords } from './wording.ts';

/** Facts older than this are read again before anything is changed. In minutes. */
const freshFor = 30;

/** The verdict, what to do, what to tell, and the rest: about one screen, or in the details everything. */
export function foundBlocks(diagnosis: Diagnosis, { detailed }: CaseView, options: CardOptions): Block[] {
  const { certainty, cause, summary, tellTheUser } = diagnosis.verdict;
  const named = detailed && certainty !== 'undetermined';
  return [
    block('title', summary),
    block('text', say`${certaintyWords[certainty]} · ${ageOf(diagnosis, options.now)}`),
    ...(named ? [block('small', say`Cause: ${ours(causeOf(cause).title)}`, 4)] : []),
    ...adviceBlocks(diagnosis, options, detailed),
    ...settleBlocks(diagnosis, detailed),
    { as: 'quote', label: say`Tell the person who waits:`, says: tellTheUser },
    ...vetoBlocks(diagnosis, options, detailed),
    ...otherFindings(diagnosis, detailed),
    ...correctionBlocks(diagnosis, detailed),
    ...(detailed ? lookedBlocks(diagnosis) : [countLine(diagnosis)]),
  ];
}

/** What a short card keeps folded: the steps, how to become certain, and what others advise wrongly. */
export const foundFolds = (diagnosis: Diagnosis, options: CardOptions): Fold[] => [
  ...adviceFolds(diagnosis, options),
  ...settleFolds(diagnosis),
  ...correctionFolds(diagnosis),
];

/** When it was looked, and that it is time to look again where that was long ago. */
export function ageOf({ at }: Pick<Diagnosis, 'at'>, now: Date): Message {
  const minutes = (now.getTime() - new Date(at).getTime()) / 60_000;
  const looked = say`Looked at ${{ time: at }}`;
  return minutes > freshFor
    ? say`${looked}. That is ${{ minutes }} ago: please look again before you change anything.`
    : looked;
}
