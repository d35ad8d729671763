import type { Case } from '../cases/case.ts';
import type { Cases } from '../cases/cases.ts';
import { sentence, type Talk } from './talk.ts';

/**
 * Posts the case's card at the end of its own conversation, where it is updated from now on; the old one, which would
 * stand still with buttons that do nothing, points down to it.
 */
export async function moveCard(shown: Case, talk: Talk, cases: Cases): Promise<void> {
  const activityId = await talk.post(shown);
  if (!activityId) return;
  await cases.update(shown.number, (before) => ({ ...before, card: { activityId } }));
  const old = shown.card?.activityId;
  if (!old || old === activityId) return;
  const text = talk.words(sentence`The card of case ${shown.number} is further down.`);
  await talk.replace(old, { type: 'message', text });
}
