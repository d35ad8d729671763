import type { Diagnosis } from '../diagnosis/finding.ts';
import { type Message, say } from '../diagnosis/message.ts';
import { type Ask, isAsk } from '../diagnosis/reading.ts';
import { nothingAdvised, titleOf } from './advice.ts';
import type { CardOptions } from './options.ts';
import { type Block, block, ours } from './page.ts';
import { isFirst, settledBy } from './settle.ts';
import { vetoBlocks } from './vetoes.ts';
import { cmdletName, type WalkPage, walkPage } from './walk-pages.ts';
import { certaintyWords } from './wording.ts';

/** Open questions that the end of a walk names. */
const mostOpen = 5;

/** What came out of a walk beside its diagnosis. */
export interface Walked {
  /** What a person says to have done, and when (ISO). */
  readonly tried: readonly { readonly what: Message; readonly at: string }[];
  /** What was asked and not answered. */
  readonly open: readonly Ask[];
  /** The person has done what is advised. */
  readonly isDone: boolean;
}

/** The end of a walk: the verdict, what was tried, what happens next, and what is still open. */
export function endPage(number: number, diagnosis: Diagnosis, walked: Walked, options: CardOptions): WalkPage {
  const { verdict } = diagnosis;
  const { tried } = walked;
  const open = openLines(diagnosis, walked.open);
  return walkPage(number, verdict.summary, [
    block('text', say`How sure I am: ${certaintyWords[verdict.certainty]}`),
    ...(tried.length > 0 ? [block('heading', say`What you tried`)] : []),
    ...tried.map(({ what, at }) => block('line', say`${what} – ${{ time: at }}`)),
    block('heading', say`What happens next`),
    ...nextBlocks(number, diagnosis, walked, options),
    ...vetoBlocks(diagnosis, options, false),
    ...(open.length > 0 ? [block('heading', say`Still open`)] : []),
    ...open.slice(0, mostOpen).map((each) => block('line', each)),
    ...(open.length > mostOpen ? [block('line', say`And ${open.length - mostOpen} more.`)] : []),
    ...(walked.open.length > 0 ? [block('aside', say`Say "guide ${number}" to answer what is open.`)] : []),
  ]);
}

function nextBlocks(number: number, diagnosis: Diagnosis, { isDone }: Walked, options: CardOptions): Block[] {
  const { verdict, advice } = diagnosis;
  const [first, second] = advice;
  const again = say`Say "recheck ${number}" when something has changed, and I look again.`;
  if (!first) return [block('text', say`${nothingAdvised(verdict.class, isFirst(diagnosis))}.`), block('text', again)];
  if (isDone)
    return [
      block(
        'text',
        say`You have done what I advise first. Give it 30 minutes, then say "recheck ${number}": I look again.`,
      ),
      ...(second ? [block('text', say`If that does not help: ${titleOf(second.remedy, options)}.`)] : []),
    ];
  const todo = say`To do: ${titleOf(first.remedy, options)}.`;
  return [
    block('text', first.remedy === 'wait' ? todo : say`${todo} Say "details ${number}" for the steps.`),
    block('text', again),
  ];
}

/** What nobody has answered, and what would make it certain besides. */
function openLines(diagnosis: Diagnosis, open: readonly Ask[]): readonly Message[] {
  const wordsOf = (ask: Ask): Message =>
    'question' in ask ? ours(ask.question) : say`${cmdletName(ask.cmdlet)} was not run.`;
  const rest = settledBy(diagnosis)
    .filter(isAsk)
    .filter(({ fact }) => fact === undefined)
    .map(wordsOf);
  return [...open.map(wordsOf), ...rest].map((each) => say`• ${each}`);
}
