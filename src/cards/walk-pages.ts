import type { Case, CaseView } from '../cases/case.ts';
import { causeOf } from '../diagnosis/causes.ts';
import type { Diagnosis, FailFinding, Finding } from '../diagnosis/finding.ts';
import { type Message, say } from '../diagnosis/message.ts';
import type { Ask } from '../diagnosis/reading.ts';
import type { RemedyId } from '../diagnosis/remedies.ts';
import { stepBlocks, titleOf } from './advice.ts';
import { personLine } from './header.ts';
import type { CardOptions } from './options.ts';
import { type Block, block, code, ours, type Page } from './page.ts';
import { sourceWords } from './wording.ts';

/** What a step of a guided walk says; its buttons come from the prompt that shows it. */
export type WalkPage = Omit<Extract<Page, { caseNumber: number }>, 'buttons'>;

/** A page with a title and more below it. */
export const walkPage = (caseNumber: number, title: Message, blocks: readonly Block[] = []): WalkPage => ({
  caseNumber,
  summary: say`Case ${caseNumber}: ${title}`,
  blocks: [block('title', title), ...blocks],
});

/** The same with where, which case and who above it. */
export const inCase = (page: WalkPage, found: Case, tenant: CaseView['tenant']): WalkPage => ({
  ...page,
  blocks: [personLine({ case: found, tenant }), ...page.blocks],
});

/** The same when it was answered. */
export const answeredPage = (page: WalkPage, answer: Message): WalkPage => ({
  ...page,
  blocks: [...page.blocks, block('aside', say`Answered: ${answer}`)],
});

/**
 * Something was found, and can be put right: what it is, what shows it, and how. `doneAt`: when a person said to have
 * done it, ISO; it is still seen.
 */
export function failPage(
  number: number,
  one: FailFinding,
  remedy: RemedyId,
  options: CardOptions,
  doneAt?: string,
): WalkPage {
  const title = titleOf(remedy, options);
  return walkPage(number, one.summary, [
    ...(doneAt === undefined
      ? []
      : [
          block(
            'text',
            say`You did this, ${{ time: doneAt }}, and I still see the same. Microsoft may take 30 minutes to show a change: say "skip" to leave it for now.`,
          ),
        ]),
    ...one.evidence.map(({ shows, source }) => block('small', say`${shows} – ${sourceWords[source]}`)),
    block('heading', say`What you can do: ${title}`),
    ...stepBlocks(remedy, options, 4),
    block('aside', say`When you have done it, say "done", and I look again.`),
  ]);
}

/** A question for a person, with the answers that it takes. `takes`: what can be written, where there are none. */
export const questionPage = (
  number: number,
  question: string,
  reason: Message,
  listed: readonly Message[],
  takes?: string,
): WalkPage =>
  walkPage(number, ours(question), [
    block('text', reason),
    ...listed.map((each, i) => block('line', say`${i + 1}. ${each}`)),
    ...(listed.length > 0 ? [block('aside', say`Press one, or type its number or its words.`)] : []),
    ...(takes === undefined ? [] : [block('aside', say`Please type ${ours(takes)}.`)]),
  ]);

/** A cmdlet for a person to run. `mentions`: an answer must name the bot here. */
export const cmdletPage = (
  number: number,
  { where }: Extract<Ask, { cmdlet: string }>,
  cmdlet: string,
  reasons: readonly Message[],
  mentions: boolean,
): WalkPage =>
  walkPage(number, say`Please run ${cmdletName(cmdlet)} for me`, [
    ...reasons.map((each) => block('text', each)),
    block('text', say`Run this in ${where}:`),
    code(where === 'Exchange Online PowerShell' ? `Connect-ExchangeOnline\n${cmdlet}` : cmdlet),
    block(
      'aside',
      mentions
        ? say`Then mention me, and paste all that it prints, errors too. I show you what I understood before it counts.`
        : say`Then paste here all that it prints, errors too. I show you what I understood before it counts.`,
    ),
  ]);

/** The cmdlet of a command line, with the switch that says which mailboxes it looks for. */
export const cmdletName = (line: string): string =>
  /^[\w-]*(?: -(?:SoftDeleted|Inactive)Mailbox\w*)?/.exec(line)?.[0] ?? '';

/** What the checks answered that need nobody, a line each. */
export function passingPage(number: number, findings: readonly Finding[]): WalkPage {
  const [first, ...others] = passingLines(findings);
  return walkPage(number, say`What I could see myself`, [
    ...(first ? [block('text', first)] : []),
    ...others.map((each) => block('line', each)),
  ]);
}

/** What was found, what is fine, what could not be seen. */
function passingLines(findings: readonly Finding[]): readonly Message[] {
  const others = findings.filter(({ outcome }) => outcome === 'not-applicable').length;
  return [
    ...findings.flatMap((one) => (one.outcome === 'not-applicable' ? [] : [passingLine(one)])),
    ...(others === 1 ? [say`– One more check does not apply here.`] : []),
    ...(others > 1 ? [say`– ${others} more checks do not apply here.`] : []),
  ];
}

function passingLine(one: Exclude<Finding, { outcome: 'not-applicable' }>): Message {
  const question = ours(one.question);
  switch (one.outcome) {
    case 'pass':
      return one.evidence.length > 0
        ? say`✔ ${question} – ${{ list: one.evidence.map(({ shows }) => shows) }}`
        : say`✔ ${question} – fine`;
    case 'fail':
      return causeOf(one.cause).class === 'note' ? say`ℹ ${one.summary}` : say`✖ ${one.summary}`;
    case 'cannot-tell':
      return say`? ${question} – ${one.reason}`;
  }
}

/** What can be done about the verdict first; undefined where nothing may be done. */
export const remedyOf = ({ advice: [first] }: Diagnosis): RemedyId | undefined => first?.remedy;
