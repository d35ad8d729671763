import type { CaseAction, CaseVerb, CaseView } from '../cases/case.ts';
import { type Message, say } from '../diagnosis/message.ts';
import type { Button } from './page.ts';
import { candidatesOf, stateOf } from './states.ts';

/** Teams shows six at most, and says so to stores; five leave the card readable on a phone. */
const mostButtons = 5;

/** Who is meant comes before anything else; closing comes last. */
const order: readonly CaseVerb[] = ['choose', 'recheck', 'guide', 'start-fresh', 'details', 'close'];

/** The buttons of a card: only what the case offers, the most useful first, five at most with those of the folds. */
export function buttonsOf(view: CaseView, discreet: boolean, folds: number): Button[] {
  if (stateOf(view) === 'closed') return [];
  return Object.entries(view.case.actions)
    .toSorted(([, a], [, b]) => order.indexOf(a.verb) - order.indexOf(b.verb))
    .flatMap(([action, meaning]) => {
      const title = titleOf(meaning, view, discreet);
      return title ? [{ action, title }] : [];
    })
    .slice(0, mostButtons - folds);
}

/** What a person can type in place of pressing. The details stand in for the folds: there everything is open. */
export function textTwins(view: CaseView, discreet: boolean, folded: boolean): Message[] {
  if (stateOf(view) === 'closed') return [];
  const { number, actions } = view.case;
  const offered = new Set(Object.values(actions).map(({ verb }) => verb));
  if (!hasDetails(view, discreet)) offered.delete('details');
  return (['recheck', 'details', 'close'] as const)
    .filter((verb) => offered.has(verb))
    .map((verb) => {
      const typed = say`${`${verb} ${number}`}`;
      return folded && verb === 'details' ? say`${typed} (with every step)` : typed;
    });
}

/** Only what was found can be shown in more detail. */
const hasDetails = (view: CaseView, discreet: boolean): boolean =>
  !discreet && !view.detailed && stateOf(view) === 'found';

/** Undefined for what this card does not offer: details on a detailed card, names on a discreet one. */
function titleOf({ verb, userId }: CaseAction, view: CaseView, discreet: boolean): Message | undefined {
  switch (verb) {
    case 'recheck':
      return say`Look again`;
    case 'guide':
      return discreet || view.detailed ? undefined : say`Walk me through`;
    case 'start-fresh':
      return say`Start a fresh case`;
    case 'close':
      return say`Close case ${view.case.number}`;
    case 'details':
      return hasDetails(view, discreet) ? say`Show details` : undefined;
    case 'choose': {
      const picked = discreet ? undefined : candidatesOf(view).find(({ id }) => id === userId);
      return picked && say`${picked.displayName} (${picked.userPrincipalName})`;
    }
  }
}
