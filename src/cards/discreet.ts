import type { CaseView } from '../cases/case.ts';
import { type Message, say } from '../diagnosis/message.ts';
import { caseLine } from './header.ts';
import { type Block, block } from './page.ts';
import { countOf, stateOf } from './states.ts';
import { certaintyWords, classWords } from './wording.ts';

/** For a channel that keeps personal details out: which case, what kind of verdict, how sure. No name, no address. */
export const discreetBlocks = (view: CaseView): Block[] => [
  caseLine(view),
  block('title', discreetTitle(view)),
  ...detail(view).map((says) => block('text', says)),
  ...(stateOf(view) === 'closed' ? [] : [block('aside', notShownHere)]),
];

/** Where the rest is to be found. */
export const notShownHere: Message = say`No more than this is shown here. The details go to the person who asked, in their own chat with me.`;

/** The same as a line. */
export const discreetSummary = (view: CaseView): Message => say`Case ${view.case.number}: ${discreetTitle(view)}`;

function discreetTitle(view: CaseView): Message {
  const { diagnosis } = view.case;
  switch (stateOf(view)) {
    case 'looking':
      return say`Looking…`;
    case 'failed':
      return say`This look could not finish`;
    case 'choice':
      return say`Several people may be meant`;
    case 'closed':
      return say`Closed`;
    case 'found':
      return diagnosis ? classWords[diagnosis.verdict.class] : say`Looking…`;
  }
}

function detail(view: CaseView): Message[] {
  const { diagnosis } = view.case;
  const state = stateOf(view);
  if (state === 'looking') return view.progress ? [countOf(view.progress.findings, view.progress.checks)] : [];
  return state === 'found' && diagnosis ? [certaintyWords[diagnosis.verdict.certainty]] : [];
}
