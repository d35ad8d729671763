import type { CaseView } from '../cases/case.ts';
import { type Message, say } from '../diagnosis/message.ts';
import { buttonsOf, textTwins } from './buttons.ts';
import { discreetBlocks, discreetSummary } from './discreet.ts';
import { foundBlocks, foundFolds } from './found.ts';
import { header, nameOf, whoIs } from './header.ts';
import type { CardOptions } from './options.ts';
import { type Block, block, dotted, type Fold, type Page } from './page.ts';
import { choiceBlocks, closedBlocks, failedBlocks, lookingBlocks, stateOf } from './states.ts';

/** What the card of a case says, for a writer of cards or of plain text. */
export function pageOf(view: CaseView, options: CardOptions): Page {
  const discreet = options.detail === 'case-only';
  const blocks = discreet ? discreetBlocks(view) : [...header(view, options), ...body(view, options)];
  const folds = discreet ? [] : foldsOf(view, options);
  const twins = textTwins(view, discreet, folds.length > 0);
  return {
    caseNumber: view.case.number,
    summary: discreet ? discreetSummary(view) : summary(view),
    blocks: [...blocks, ...twinLine(twins, blocks.at(-1))],
    folds,
    buttons: buttonsOf(view, discreet, folds.length),
  };
}

function body(view: CaseView, options: CardOptions): Block[] {
  const { diagnosis } = view.case;
  switch (stateOf(view)) {
    case 'looking':
      return lookingBlocks(view);
    case 'failed':
      return failedBlocks(view);
    case 'choice':
      return choiceBlocks(view);
    case 'closed':
      return closedBlocks(view);
    case 'found':
      return diagnosis ? foundBlocks(diagnosis, view, options) : [];
  }
}

/** Small print stands together. */
function twinLine(twins: readonly Message[], above: Block | undefined): Block[] {
  if (twins.length === 0) return [];
  return [block(above?.as === 'aside' ? 'small' : 'aside', say`You can also type: ${dotted(twins)}`, 4)];
}

/** Only what was found has something to fold, and the details show it open. */
function foldsOf(view: CaseView, options: CardOptions): Fold[] {
  const { diagnosis } = view.case;
  return stateOf(view) === 'found' && diagnosis && !view.detailed ? foundFolds(diagnosis, options) : [];
}

function summary(view: CaseView): Message {
  const { number, input, diagnosis } = view.case;
  const who = nameOf(whoIs(view));
  switch (stateOf(view)) {
    case 'looking':
      return say`Case ${number}: looking at ${who}…`;
    case 'failed':
      return say`Case ${number}, ${who}: this look could not finish.`;
    case 'choice':
      return say`Case ${number}: who do you mean by “${input}”?`;
    case 'closed':
      return say`Case ${number}, ${who}: closed.`;
    case 'found':
      return diagnosis ? say`Case ${number}, ${who}: ${diagnosis.verdict.summary}` : say`Case ${number}, ${who}`;
  }
}
