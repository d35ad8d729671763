import type { Case } from '../cases/case.ts';
import { causeOf } from '../diagnosis/causes.ts';
import type { Diagnosis, FailFinding } from '../diagnosis/finding.ts';
import { type Message, say } from '../diagnosis/message.ts';
import type { Ask } from '../diagnosis/reading.ts';
import type { RemedyId } from '../diagnosis/remedies.ts';
import { stepBlocks, titleOf } from './advice.ts';
import type { CardOptions } from './options.ts';
import { type Block, block, code, ours, type Page } from './page.ts';
import { certaintyWords, sourceWords, vetoWords } from './wording.ts';

/** What a step of a guided walk says; its buttons come from the prompt that shows it. */
export type WalkPage = Omit<Extract<Page, { caseNumber: number }>, 'buttons'>;

/** A page with a title and more below it. */
export const walkPage = (caseNumber: number, title: Message, blocks: readonly Block[] = []): WalkPage => ({
  caseNumber,
  summary: say`Case ${caseNumber}: ${title}`,
  blocks: [block('title', title), ...blocks],
});

/** The same when it was answered. */
export const answeredPage = (page: WalkPage, answer: Message): WalkPage => ({
  ...page,
  blocks: [...page.blocks, block('small', say`Answered: ${answer}`)],
});

/** Something was found: what it is, what shows it, and what a person can do about it. */
export function failPage(number: number, one: FailFinding, diagnosis: Diagnosis, options: CardOptions): WalkPage {
  const remedy = remedyFor(one, diagnosis);
  return walkPage(number, one.summary, [
    block('small', ours(one.question)),
    ...one.evidence.map(({ shows, source }) => block('small', say`${shows} – ${sourceWords[source]}`)),
    ...(remedy === undefined ? waiting(one, diagnosis) : remedyBlocks(remedy, options)),
  ]);
}

/** What can be done about a finding now; undefined when everything must wait, or nothing has to be done. */
export const remedyFor = ({ remedies }: FailFinding, { vetoes }: Diagnosis): RemedyId | undefined =>
  remedies.find((id) => vetoes.every(({ remedy }) => remedy !== id));

const remedyBlocks = (id: RemedyId, options: CardOptions): Block[] => [
  block('heading', say`What you can do: ${titleOf(id, options)}`),
  ...stepBlocks(id, options, 4),
];

function waiting({ remedies, cause }: FailFinding, { vetoes }: Diagnosis): Block[] {
  const veto = vetoes.find(({ remedy }) => remedies.includes(remedy));
  if (veto) return [block('text', say`Change nothing yet: ${vetoWords(veto)}.`)];
  return ['not-a-fault', 'note'].includes(causeOf(cause).class)
    ? [block('text', say`Nothing has to be repaired here.`)]
    : [block('text', say`There is nothing that I can safely advise here yet.`)];
}

/** A question for a person, with the answers that it takes. */
export const questionPage = (number: number, question: string, listed: readonly Message[]): WalkPage =>
  walkPage(number, ours(question), [
    ...listed.map((each, i) => block('line', say`${i + 1}. ${each}`)),
    ...(listed.length > 0 ? [block('aside', say`Press one, or type its words or its number.`)] : []),
  ]);

/** A cmdlet for a person to run. */
export const cmdletPage = (
  number: number,
  { cmdlet, where }: Extract<Ask, { cmdlet: string }>,
  reason: Message,
): WalkPage =>
  walkPage(number, say`Please run this for me`, [
    block('text', reason),
    block('text', say`Run in ${where}:`),
    code(cmdlet),
    block('aside', say`Then paste here what it prints, all of it, errors too.`),
  ]);

/** The end of a walk: the verdict, what was tried, what happens next. */
export function endPage(
  { number }: Case,
  diagnosis: Diagnosis,
  tried: readonly Message[],
  options: CardOptions,
): WalkPage {
  const { verdict, advice } = diagnosis;
  const [first] = advice;
  return {
    ...walkPage(number, verdict.summary, [
      block('text', certaintyWords[verdict.certainty]),
      ...(tried.length > 0 ? [block('heading', say`What you tried`)] : []),
      ...tried.map((each) => block('line', each)),
      block('heading', say`What happens next`),
      block(
        'text',
        first
          ? say`To do: ${titleOf(first.remedy, options)}. The card of case ${number} has the steps.`
          : say`Nothing has to be done now.`,
      ),
      block('text', say`Say "recheck ${number}" when something has changed, and I look again.`),
    ]),
  };
}
