import { causeOf } from '../diagnosis/causes.ts';
import type { Diagnosis, Evidence, FailFinding, Finding } from '../diagnosis/finding.ts';
import { type Message, say } from '../diagnosis/message.ts';
import { askBlocks } from './asks.ts';
import { type Block, block, ours, type Round } from './page.ts';
import { outcomeWords, sourceWords } from './wording.ts';

/** Other findings on a card that is not detailed; the rest are counted. */
const fewFindings = 5;

type Seen = Exclude<Finding, { outcome: 'cannot-tell' }>;

/** "✔ Fine: Is the user there?" */
export const findingLine = ({ outcome, question }: Finding): Message =>
  say`${outcomeWords[outcome]}: ${ours(question)}`;

/** What was found beside the verdict: a line each, or the sentence when there is room for details. */
export function otherFindings({ verdict, findings }: Diagnosis, detailed: boolean): Block[] {
  const others = findings.filter((one): one is FailFinding => one.outcome === 'fail' && one.cause !== verdict.cause);
  const [shown, more] = detailed ? [others, 0] : [others.slice(0, fewFindings), others.length - fewFindings];
  if (others.length === 0) return [];
  return [
    block('heading', say`Also found`, 4),
    ...shown.map((one) => block('text', detailed ? one.summary : titled(one), 4)),
    ...(more > 0 ? [block('small', say`And ${more} more.`, 4)] : []),
  ];
}

const titled = ({ cause, explainedBy }: FailFinding): Message => {
  const title = ours(causeOf(cause).title);
  return explainedBy === undefined
    ? say`✖ ${title}`
    : say`✖ ${title} (comes from: ${ours(causeOf(explainedBy).title)})`;
};

/** How many questions were answered how. */
export function countLine({ findings }: Diagnosis): Block {
  const count = (outcome: Finding['outcome']) => findings.filter((one) => one.outcome === outcome).length;
  const [fine, found] = [count('pass'), count('fail')];
  return block(
    'small',
    say`What I looked at: ${fine} fine, ${found} found something, ${count('cannot-tell')} could not tell, ${count('not-applicable')} do not apply.`,
    4,
  );
}

/** Every question with its answer and what shows it; then what could not be answered, and how a person can. */
export function lookedBlocks({ findings }: Diagnosis): Block[] {
  const seen = findings.filter((one): one is Seen => one.outcome !== 'cannot-tell');
  const untold = findings.filter((one) => one.outcome === 'cannot-tell');
  return [
    ...(seen.length > 0 ? [block('heading', say`What I looked at`, 3)] : []),
    ...inOrder(seen).flatMap(seenBlocks),
    ...(untold.length > 0 ? [block('heading', say`What I could not look at, and how to`, 3)] : []),
    ...untold.flatMap((one): Block[] => [
      block('text', findingLine(one), 3),
      block('small', one.reason, 3),
      ...(one.ask ? askBlocks(one.ask, 3) : []),
    ]),
  ];
}

/** What was found first; what does not apply last. */
const inOrder = (findings: readonly Seen[]): Seen[] =>
  (['fail', 'pass', 'not-applicable'] as const).flatMap((outcome) => findings.filter((one) => one.outcome === outcome));

function seenBlocks(finding: Seen): Block[] {
  const goes = finding.outcome === 'fail' ? 3 : 2;
  const proof = finding.outcome === 'fail' ? 3 : 1;
  if (finding.outcome === 'not-applicable')
    return [block('text', findingLine(finding), goes), block('small', finding.reason, 1)];
  return [block('text', findingLine(finding), goes), ...finding.evidence.map((one) => evidenceBlock(one, proof))];
}

const evidenceBlock = ({ shows, source, at }: Evidence, goes: Round): Block =>
  block('small', say`${shows} – ${sourceWords[source]}, ${{ time: at }}`, goes);
