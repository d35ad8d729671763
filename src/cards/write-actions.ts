import { plain } from '../texts/escape.ts';
import { render } from '../texts/render.ts';
import type { Reader } from '../texts/sentence.ts';
import type { ActionData, ActionSet, ChoiceSet, ExecuteAction, ToggleAction } from './elements.ts';
import type { Button, Choice, Fold, Page } from './page.ts';

/** The verb of every button; what it does is known to the server by the action's id. */
export const cardVerb = 'mailboxhelp';

/** The id of the part of a card that a fold is; its place among the folds is all that tells it from the others. */
export const foldId = (place: number): string => `fold-${place + 1}`;

/** The buttons of a card in one row: first what opens its folds, then what the server does. */
export function writeActions(
  folds: readonly Fold[],
  buttons: readonly Button[],
  page: Page,
  reader: Reader,
): ActionSet[] {
  const taken = new Set<string>();
  const actions = [
    ...folds.map((fold, i) => toggle(fold, unique(fold.title, reader, taken), i)),
    ...buttons.map(({ action, title }) => execute(dataOf(action, page), unique(title, reader, taken))),
  ];
  return actions.length === 0 ? [] : [{ type: 'ActionSet', spacing: 'Medium', actions }];
}

/** Two people may have one name, and screen readers read only the title. */
function unique(title: Button['title'], reader: Reader, taken: Set<string>): string {
  const words = plain(render(title, reader)) || '?';
  const free = taken.has(words) ? `${words} (${taken.size + 1})` : words;
  taken.add(free);
  return free;
}

const toggle = ({ primary }: Fold, title: string, place: number): ToggleAction => ({
  type: 'Action.ToggleVisibility',
  title,
  ...(primary && { style: 'positive' }),
  targetElements: [foldId(place)],
});

const dataOf = (action: string, page: Page): ActionData =>
  'round' in page ? { action, round: page.round } : { action, case: page.caseNumber };

function execute(data: ActionData, title: string): ExecuteAction {
  return { type: 'Action.Execute', title, verb: cardVerb, data, fallback: { type: 'Action.Submit', title, data } };
}

/** The list above the buttons; two people may have one name there too. */
export function writeChoice({ label, placeholder, people }: Choice, reader: Reader): ChoiceSet {
  const taken = new Set<string>();
  return {
    type: 'Input.ChoiceSet',
    id: 'person',
    label: render(label, reader),
    placeholder: render(placeholder, reader),
    style: 'compact',
    wrap: true,
    spacing: 'Medium',
    choices: people.map(({ value, title }) => ({ title: unique(title, reader, taken), value })),
  };
}
