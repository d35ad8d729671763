import type { Drawn } from '../cards/card-message.ts';
import type { Round, RoundView } from '../cases/round.ts';
import type { Rounds } from '../cases/rounds.ts';
import { type CaseCommandParts, show } from './case-commands.ts';
import { cancel } from './guidance.ts';
import { sentence, type Talk } from './talk.ts';

/** What words about rounds need. */
export interface RoundParts {
  readonly rounds: Rounds;
  readonly tenant: { readonly id: string };
  /** Draws a summary for the conversation that its place names. */
  readonly drawRound: (view: RoundView) => Drawn;
}

/** Looks at several people for one summary, which comes by itself. Waits for no look. */
export async function checkSeveral(people: readonly string[], talk: Talk, parts: RoundParts): Promise<void> {
  const asking = { tenantId: parts.tenant.id, people, owner: talk.person, place: talk.place };
  const { round, existing } = await parts.rounds.begin(asking);
  if (existing) await moveSummary(round, talk, parts);
}

/** `status`: the summary again when it is the latest thing here, else the card of the case. */
export async function status(talk: Talk, parts: RoundParts & CaseCommandParts): Promise<void> {
  const { conversationId } = talk.place;
  const [round] = await parts.rounds.inConversation(conversationId);
  const open = round && (await parts.cases.inConversation(conversationId));
  if (round && (!open || open.openedAt < round.askedAt)) await moveSummary(round, talk, parts);
  else await show(undefined, talk, parts);
}

/** `cancel`: stops what the same person had begun here; somebody else's goes on. */
export async function stop(talk: Talk, { rounds }: RoundParts): Promise<void> {
  const running = (await rounds.inConversation(talk.place.conversationId)).filter(({ state }) => state === 'looking');
  const own = running.filter(({ owner }) => owner.id === talk.person.id);
  if (running.length === 0) await cancel(talk);
  else if (own.length === 0) await talk.say(notYours);
  else {
    for (const { number } of own) await rounds.stop(number);
    await talk.say(sentence`I have stopped. What was found until now stays on the summary.`);
  }
}

/** What somebody reads who wants to stop another's round. */
export const notYours = sentence`Somebody else asked for this look at several people. Only who asked can stop it.`;

/** The summary as it is now, drawn for this conversation: it may be another than the round's own. */
export const summaryHere = async (round: Round, talk: Talk, { rounds, drawRound }: RoundParts): Promise<Drawn> =>
  drawRound(await rounds.view({ ...round, place: talk.place }));

/** Posts the summary at the end of its conversation; the old one points down to it. */
async function moveSummary(round: Round, talk: Talk, parts: RoundParts): Promise<void> {
  const activityId = await talk.postDrawn(await summaryHere(round, talk, parts));
  if (!activityId) return;
  await parts.rounds.moved(round.number, activityId);
  const old = round.card?.activityId;
  if (!old || old === activityId) return;
  const text = talk.words(sentence`The summary is further down.`);
  await talk.replace(old, { type: 'message', text });
}
