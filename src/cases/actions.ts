import { randomBytes } from 'node:crypto';
import type { Case, CaseAction, CaseVerb } from './case.ts';

/** Persons to choose from on one card; more would not fit. */
const MOST_CHOICES = 5;
/** 144 bits: nobody guesses an action of a card they have not seen. */
const ID_BYTES = 18;

/** What a press means: the action, or why there is none. */
export type Press = CaseAction | 'out-of-date' | 'no-case';

/** What a person can do on the case's card as it stands, in the order of the buttons. */
export function verbsFor({ state, look, diagnosis }: Case): readonly CaseAction[] {
  if (state === 'closed') return [];
  const under: CaseVerb[] = look.state === 'queued' || look.state === 'running' ? [] : ['recheck'];
  if (under.includes('recheck') && diagnosis?.subject.id) under.push('guide');
  if (diagnosis) under.push('details');
  under.push('close');
  const candidates = under.includes('recheck') ? (diagnosis?.subject.candidates ?? []) : [];
  return [
    ...candidates.slice(0, MOST_CHOICES).map(({ id }): CaseAction => ({ verb: 'choose', userId: id })),
    ...under.map((verb): CaseAction => ({ verb })),
  ];
}

/** Fresh ids for what can be done; those of the card before are out of date from then on. */
export const newActions = (verbs: readonly CaseAction[]): Case['actions'] => withIds(verbs);

/** A fresh id for each of these actions. */
export const withIds = <Action>(verbs: readonly Action[]): Readonly<Record<string, Action>> =>
  Object.fromEntries(verbs.map((action) => [randomBytes(ID_BYTES).toString('base64url'), action]));

/** The case with the actions of its card as it stands. Stored before the card is shown, so that a press finds them. */
export const withActions = (drawn: Case): Case => ({ ...drawn, actions: newActions(verbsFor(drawn)) });

/** What the action id of a card means now. */
export function pressOn(pressed: Case | undefined, actionId: string): Press {
  return pressed ? meaningOf(actionId, pressed.actions) : 'no-case';
}

/** What an action id means among those of a card as it stands. */
export const meaningOf = <Action>(id: string, actions: Readonly<Record<string, Action>>): Action | 'out-of-date' =>
  (Object.hasOwn(actions, id) && actions[id]) || 'out-of-date';
