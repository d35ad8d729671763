import { causeOf } from '../diagnosis/causes.ts';
import type { Diagnosis, Evidence, FailFinding, Finding } from '../diagnosis/finding.ts';
import { type Message, say } from '../diagnosis/message.ts';
import { askBlocks, distinct } from './asks.ts';
import { type Block, block, type Link, ours, type Round } from './page.ts';
import { settledBy } from './settle.ts';
import { outcomeWords, sourceWords } from './wording.ts';

/** Other findings on a card that is not detailed; the rest are counted. */
const fewFindings = 3;

/** Milliseconds between a look and its evidence that are not worth a word. */
const sameMoment = 60_000;

type Untold = Extract<Finding, { outcome: 'cannot-tell' }>;
type Seen = Exclude<Finding, Untold>;

/** "✔ Fine: Is the user there?" */
export const findingLine = ({ outcome, question }: Finding): Message =>
  say`${outcomeWords[outcome]}: ${ours(question)}`;

/**
 * What was found beside the verdict. In the details each with its sentence; before, by name and without what the
 * verdict explains or what is only worth knowing.
 */
export function otherFindings({ verdict, findings }: Diagnosis, detailed: boolean): Block[] {
  const others = findings.filter((one): one is FailFinding => one.outcome === 'fail' && one.cause !== verdict.cause);
  if (!detailed) return briefly(others);
  if (others.length === 0) return [];
  return [block('heading', say`Also found`, 4), ...others.map((one) => block('text', inFull(one), 4))];
}

function briefly(others: readonly FailFinding[]): Block[] {
  const own = others.filter(({ cause, explainedBy }) => !explainedBy && causeOf(cause).class !== 'note');
  const more = own.length - fewFindings;
  return [
    ...own.slice(0, fewFindings).map(({ cause }, i) => {
      return block(i === 0 ? 'text' : 'line', say`✖ Also found: ${ours(causeOf(cause).title)}`, 4);
    }),
    ...(more > 0 ? [block('small', say`And ${more} more in the details.`, 4)] : []),
  ];
}

const inFull = ({ summary, explainedBy }: FailFinding): Message =>
  explainedBy === undefined ? say`✖ ${summary}` : say`✖ ${summary} (comes from: ${ours(causeOf(explainedBy).title)})`;

/** How many questions were answered how. */
export function countLine({ findings }: Diagnosis): Block {
  const count = (outcome: Finding['outcome']) => findings.filter((one) => one.outcome === outcome).length;
  const [fine, found] = [count('pass'), count('fail')];
  return block(
    'aside',
    say`What I looked at: ${fine} fine, ${found} found something, ${count('cannot-tell')} could not tell, ${count('not-applicable')} do not apply.`,
    4,
  );
}

/** Every question with its answer and what shows it; then what could not be answered, and how a person can. */
export function lookedBlocks(diagnosis: Diagnosis): Block[] {
  const seen = diagnosis.findings.filter((one): one is Seen => one.outcome !== 'cannot-tell');
  const untold = diagnosis.findings.filter((one) => one.outcome === 'cannot-tell');
  return [
    ...(seen.length > 0 ? [block('heading', say`What I looked at`, 3), ...sourceLine(seen)] : []),
    ...inOrder(seen).flatMap((one) => seenBlocks(one, diagnosis.at)),
    ...(untold.length > 0 ? [block('heading', say`What I could not look at, and how to`, 3)] : []),
    ...untoldBlocks(untold, diagnosis),
  ];
}

/** What was found first; what does not apply last. */
const inOrder = (findings: readonly Seen[]): Seen[] =>
  (['fail', 'pass', 'not-applicable'] as const).flatMap((outcome) => findings.filter((one) => one.outcome === outcome));

/** The usual source once, so that only the others need a word behind their evidence. */
function sourceLine(findings: readonly Seen[]): Block[] {
  const usual = findings.some((one) => 'evidence' in one && one.evidence.some(({ source }) => source === 'graph'));
  return usual ? [block('small', say`Read from ${sourceWords.graph}, unless it says otherwise.`, 3)] : [];
}

function seenBlocks(finding: Seen, at: string): Block[] {
  const goes = finding.outcome === 'fail' ? 3 : 2;
  const proof = finding.outcome === 'fail' ? 3 : 1;
  const question = block('text', findingLine(finding), goes, linkOf(finding));
  if (finding.outcome === 'not-applicable') return [question, block('small', finding.reason, 1)];
  return [question, ...finding.evidence.map((one) => evidenceBlock(one, at, proof))];
}

/** What it shows; its source where it is not the usual one, its time where it is not that of the look. */
function evidenceBlock({ shows, source, at }: Evidence, looked: string, goes: Round): Block {
  const late = Math.abs(new Date(at).getTime() - new Date(looked).getTime()) > sameMoment;
  if (source === 'graph') return block('small', late ? say`${shows} – ${{ time: at }}` : shows, goes);
  const where = sourceWords[source];
  return block('small', late ? say`${shows} – ${where}, ${{ time: at }}` : say`${shows} – ${where}`, goes);
}

/** One entry a question, however many findings it has; ways to find out that stand further up are not repeated. */
function untoldBlocks(untold: readonly Untold[], diagnosis: Diagnosis): Block[] {
  const above = new Set(settledBy(diagnosis).map((ask) => JSON.stringify(ask)));
  return [...Map.groupBy(untold, ({ question }) => question).values()].flatMap((group) => {
    const asks = distinct(group.flatMap(({ ask }) => ask ?? []));
    const fresh = asks.filter((ask) => !above.has(JSON.stringify(ask)));
    return [
      ...group.slice(0, 1).map((one) => block('text', findingLine(one), 3, linkOf(one))),
      ...distinct(group.map(({ reason }) => reason)).map((reason) => block('small', reason, 3)),
      ...askBlocks(fresh, 3),
      ...(fresh.length < asks.length
        ? [block('small', say`How to find out stands under “What would settle it”.`, 3)]
        : []),
    ];
  });
}

const linkOf = ({ page }: Finding): Link | undefined =>
  page === undefined ? undefined : { says: say`Microsoft's page`, url: page };
