import type { Case, Clock } from '../cases/case.ts';
import type { Cases } from '../cases/cases.ts';
import { decides } from '../cases/lease.ts';
import type { Sentence } from '../texts/sentence.ts';
import { sentence, type Talk } from './talk.ts';

/** What it takes to see whose decisions count. */
export interface DecisionParts {
  readonly cases: Cases;
  readonly clock: Clock;
}

/** The action of the button that takes a case over; it stands for the words, and means the same on every card. */
export const TAKE_OVER = 'take-over';

/**
 * Why what this person decides about a case does not count; undefined when it does. Whoever decides after its owner has
 * not been heard for a while takes the case over, and it is said.
 */
export async function refusalFor(
  found: Case,
  talk: Talk,
  { cases, clock }: DecisionParts,
): Promise<Sentence | undefined> {
  const { number, owner, state } = found;
  if (owner.id === talk.person.id || state === 'closed') return undefined;
  if (!decides(found, talk.person, clock.now()))
    return sentence`${owner.name} is working on case ${number}. Say "take over ${number}" if you go on in their place.`;
  await cases.takeOver(number, talk.person);
  await talk.say(
    sentence`${owner.name} has not been heard here for a while. Case ${number} is now with ${talk.person.name}.`,
  );
  return undefined;
}

/** The same for words: says why not, with a button to take the case over. */
export async function mayDecide(found: Case, talk: Talk, parts: DecisionParts): Promise<boolean> {
  const refusal = await refusalFor(found, talk, parts);
  if (refusal) await talk.offer(found.number, refusal, { action: TAKE_OVER, title: sentence`Take over` });
  return refusal === undefined;
}
