import type { CaseView } from '../cases/case.ts';
import { causeOf } from '../diagnosis/causes.ts';
import type { Candidate, Diagnosis } from '../diagnosis/finding.ts';
import { type Message, say } from '../diagnosis/message.ts';
import { adviceBlocks, vetoBlocks } from './advice.ts';
import { askBlocks, distinct } from './asks.ts';
import { nameOf, whoIs } from './header.ts';
import { countLine, findingLine, lookedBlocks, otherFindings } from './looked.ts';
import type { CardOptions } from './options.ts';
import { type Block, block, ours } from './page.ts';
import { certaintyWords } from './wording.ts';

/** Facts older than this are read again before anything is changed. In minutes. */
const freshFor = 30;
/** Persons to choose from on one card. */
const mostCandidates = 5;

/** How a case stands, as its card shows it. */
export type State = 'closed' | 'looking' | 'failed' | 'choice' | 'found';

/** What the card of this view is about. */
export function stateOf(view: CaseView): State {
  const { state, look, diagnosis } = view.case;
  if (state === 'closed') return 'closed';
  if (look.state === 'queued' || look.state === 'running') return 'looking';
  if (look.state === 'failed' || look.state === 'interrupted') return 'failed';
  if (candidatesOf(view).length > 0) return 'choice';
  return diagnosis ? 'found' : 'looking';
}

/** Who may be meant, as long as nobody was picked. */
export const candidatesOf = ({ case: { subject, diagnosis } }: CaseView): readonly Candidate[] =>
  subject ? [] : (diagnosis?.subject.candidates ?? []);

/** While a look runs: how far it is, and what it has seen. */
export function lookingBlocks(view: CaseView): Block[] {
  const { progress } = view;
  const before = view.case.diagnosis;
  return [
    block('title', say`Looking at ${nameOf(whoIs(view))}…`),
    ...(progress ? [block('text', countOf(progress.findings, progress.checks))] : []),
    ...(progress?.slow === undefined ? [] : [block('text', say`${progress.slow}`)]),
    ...(progress?.findings ?? []).map((finding) => block('small', findingLine(finding), 4)),
    ...(before ? [block('small', say`Before: ${before.verdict.summary}`, 4)] : []),
  ];
}

/** "5 of 21 checks done": a check may yield several findings. */
export const countOf = (findings: readonly { readonly check: string }[], checks: number): Message =>
  say`${new Set(findings.map(({ check }) => check)).size} of ${checks} checks done`;

/** The look could make no report. */
export function failedBlocks({ case: { look, diagnosis } }: CaseView): Block[] {
  return [
    block('title', say`This look could not finish`),
    block('text', look.failure === undefined ? say`Something went wrong. Please look again.` : say`${look.failure}`),
    ...(diagnosis
      ? [block('small', say`The look before, ${{ time: diagnosis.at }}: ${diagnosis.verdict.summary}`, 4)]
      : []),
  ];
}

/** Several persons may be meant. */
export function choiceBlocks(view: CaseView): Block[] {
  const candidates = candidatesOf(view);
  const shown = candidates.slice(0, mostCandidates);
  const [first] = shown;
  return [
    block('title', say`Who do you mean by “${view.case.input}”?`),
    ...shown.map(({ displayName, userPrincipalName }) => block('text', say`${displayName} · ${userPrincipalName}`)),
    ...(candidates.length > shown.length
      ? [block('small', say`And ${candidates.length - shown.length} more. Please type the whole address.`)]
      : []),
    ...(first ? [block('small', say`Press a name, or type for example: check ${first.userPrincipalName}`)] : []),
  ];
}

/** How it ended, in a line, and what was found last. Nothing on this card can be pressed. */
export function closedBlocks({ case: { number, closed, diagnosis } }: CaseView): Block[] {
  return [
    block('title', outcome(number, closed)),
    ...(diagnosis ? [block('text', say`Found last: ${diagnosis.verdict.summary}`)] : []),
  ];
}

function outcome(number: number, closed: CaseView['case']['closed']): Message {
  if (!closed) return say`Case ${number} is closed.`;
  const who = closed.by === null ? say`MailboxHelp` : say`${closed.by.name}`;
  const why = closed.why === 'closed' || closed.why === '' ? say`` : say` (${closed.why})`;
  return say`Case ${number} was closed by ${who}, ${{ time: closed.at }}${why}.`;
}

/** The verdict, what to do, what to tell, and the rest. */
export function foundBlocks(diagnosis: Diagnosis, view: CaseView, options: CardOptions): Block[] {
  const { verdict } = diagnosis;
  // Without advice, finding out is the first thing to do.
  const settle = settleBlocks(diagnosis);
  const advice = adviceBlocks(diagnosis, view, options);
  const tell = [block('heading', say`Tell the person who waits`), block('quote', verdict.tellTheUser)];
  return [
    block('title', verdict.summary),
    block('text', howSure(diagnosis)),
    ...ageBlocks(diagnosis, options.now),
    ...(diagnosis.advice.length > 0 ? [...advice, ...tell, ...settle] : [...settle, ...advice, ...tell]),
    ...vetoBlocks(diagnosis, options, view.detailed),
    ...otherFindings(diagnosis, view.detailed),
    ...(view.detailed ? lookedBlocks(diagnosis) : [countLine(diagnosis)]),
  ];
}

const howSure = ({ verdict: { certainty, cause } }: Diagnosis): Message =>
  certainty === 'undetermined'
    ? certaintyWords.undetermined
    : say`${certaintyWords[certainty]} · ${ours(causeOf(cause).title)}`;

function settleBlocks({ verdict, advice }: Diagnosis): Block[] {
  const asks = verdict.certainty === 'confirmed' ? [] : distinct(verdict.settledBy);
  const goes = advice.length > 0 ? 4 : undefined;
  if (asks.length === 0) return [];
  return [block('heading', say`What would settle it`, goes), ...asks.flatMap((ask) => askBlocks(ask, goes))];
}

function ageBlocks({ at }: Diagnosis, now: Date): Block[] {
  const minutes = (now.getTime() - new Date(at).getTime()) / 60_000;
  const looked = say`Looked at ${{ time: at }}`;
  return [
    block(
      'small',
      minutes > freshFor
        ? say`${looked}. That is ${{ minutes }} ago: please look again before you change anything.`
        : looked,
      4,
    ),
  ];
}
