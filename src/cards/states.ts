import type { CaseView } from '../cases/case.ts';
import type { Candidate } from '../diagnosis/finding.ts';
import { type Message, say } from '../diagnosis/message.ts';
import { nameOf, whoIs } from './header.ts';
import { findingLine } from './looked.ts';
import { type Block, block } from './page.ts';

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
    ...(progress && progress.checks > 0 ? [block('text', countOf(progress.findings, progress.checks))] : []),
    ...(progress?.slow === undefined ? [] : [block('text', say`${progress.slow}`)]),
    ...(progress?.findings ?? []).map((one, i) => block(i === 0 ? 'aside' : 'small', findingLine(one), 4)),
    ...(before ? [block('aside', say`Before: ${before.verdict.summary}`, 4)] : []),
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
      ? [block('aside', say`The look before, ${{ time: diagnosis.at }}: ${diagnosis.verdict.summary}`, 4)]
      : []),
  ];
}

/** Several persons may be meant. */
export function choiceBlocks(view: CaseView): Block[] {
  const candidates = candidatesOf(view);
  const { input, diagnosis } = view.case;
  // Several carry the name, or none does and these come close.
  const nobody = diagnosis?.verdict.cause === 'user-not-found';
  const shown = candidates.slice(0, mostCandidates);
  const [first] = shown;
  return [
    block('title', nobody ? say`Nobody has “${input}”. Who do you mean?` : say`Who do you mean by “${input}”?`),
    ...shown.map((one, i) => block(i === 0 ? 'text' : 'line', say`${one.displayName} · ${one.userPrincipalName}`)),
    ...(candidates.length > shown.length
      ? [block('line', say`And ${candidates.length - shown.length} more. Please type the whole address.`)]
      : []),
    ...(first ? [block('aside', say`Press a name, or type for example: check ${first.userPrincipalName}`)] : []),
  ];
}

/** How it ended, in a line, and what was found last. Nothing on this card can be pressed. */
export function closedBlocks({ case: { number, closed, diagnosis } }: CaseView): Block[] {
  return [
    block('title', outcome(number, closed)),
    ...(diagnosis ? [block('text', say`Found last: ${diagnosis.verdict.summary}`)] : []),
  ];
}

const reasons: ReadonlyMap<string, Message> = new Map([
  ['wrong person', say`wrong person`],
  ['started afresh', say`started afresh`],
]);

function outcome(number: number, closed: CaseView['case']['closed']): Message {
  if (!closed) return say`Case ${number} is closed.`;
  const who = closed.by === null ? say`MailboxHelp` : say`${closed.by.name}`;
  const why = closed.why === 'closed' || closed.why === '' ? say`` : say` (${reasons.get(closed.why) ?? closed.why})`;
  return say`Case ${number} was closed by ${who}, ${{ time: closed.at }}${why}.`;
}
