import type { Drawn } from '../cards/card-message.ts';
import { fitCard } from '../cards/fit.ts';
import { newActions } from '../cases/actions.ts';
import type { Case } from '../cases/case.ts';
import type { Cases } from '../cases/cases.ts';
import { sentence, type Talk } from './talk.ts';

/**
 * Points to an open case of another conversation, by number only, for that conversation may be private; and offers
 * to start fresh here. The offer holds until the case's own card changes.
 */
export async function offerFreshStart({ number }: Case, talk: Talk, cases: Cases): Promise<void> {
  const actions = newActions([{ verb: 'start-fresh' }]);
  await cases.update(number, (before) => ({ ...before, actions: { ...before.actions, ...actions } }));
  const [action = ''] = Object.keys(actions);
  await talk.postDrawn(offer(number, action, talk));
}

function offer(number: number, action: string, talk: Talk): Drawn {
  const summary = sentence`Case ${number} is open for this person already.`;
  const says = [
    sentence`There is an open case for this person in another conversation: case ${number}. Go on there, or type "case ${number}" to see it here.`,
    sentence`Starting fresh closes case ${number} and opens a new one here.`,
  ];
  const page = {
    caseNumber: number,
    summary,
    blocks: says.map((words) => ({ as: 'text' as const, says: words })),
    buttons: [{ action, title: sentence`Start a fresh case` }],
  };
  return { card: fitCard(page, talk.reader), summary: talk.words(summary) };
}
