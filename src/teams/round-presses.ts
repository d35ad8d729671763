import { meaningOf } from '../cases/actions.ts';
import type { Cases } from '../cases/cases.ts';
import type { Looks } from '../cases/looks.ts';
import type { Round, RoundVerb } from '../cases/round.ts';
import type { Sentence } from '../texts/sentence.ts';
import type { RoundPress } from './press.ts';
import { type Outcome, outOfDate } from './press-outcome.ts';
import { notYours, type RoundParts, summaryHere } from './round-commands.ts';
import { sentence, type Talk } from './talk.ts';

/** What presses on summaries need. */
export interface RoundPressParts extends RoundParts {
  readonly cases: Cases;
  readonly looks: Looks;
}

const gone = sentence`This summary is not known any more. Say "check" and the addresses to look at these people again.`;

/** What a press on the summary of a round leads to. */
export async function pressOnRound(data: RoundPress, talk: Talk, parts: RoundPressParts): Promise<Outcome> {
  const round = await parts.rounds.get(data.round);
  if (!round) return { says: gone };
  const verb = meaningOf(data.action, round.actions);
  if (verb === 'out-of-date') return withSummary(outOfDate, round, talk, parts);
  return perform(verb, round, data.person, talk, parts);
}

async function perform(
  verb: RoundVerb,
  round: Round,
  person: string | undefined,
  talk: Talk,
  parts: RoundPressParts,
): Promise<Outcome> {
  switch (verb) {
    case 'open':
      return openCase(round, person, talk, parts);
    case 'again':
      await parts.rounds.again(round.number);
      return { says: sentence`I am looking. The summary will say what I find.` };
    case 'stop':
      if (round.owner.id !== talk.person.id) return { says: notYours };
      await parts.rounds.stop(round.number);
      return { says: sentence`I have stopped. What was found until now stays on the summary.` };
  }
}

/** The ordinary case of one person, where the button was pressed; a person who has one is not given a second. */
async function openCase(
  round: Round,
  picked: string | undefined,
  talk: Talk,
  parts: RoundPressParts,
): Promise<Outcome> {
  const place = /^\d{1,2}$/.test(picked ?? '') ? Number(picked) : -1;
  const person = round.people[place];
  if (!person) return { says: sentence`Please choose a person from the list first, then press the button again.` };
  const { cases: numbers } = await parts.rounds.view(round);
  const known = numbers[place];
  if (known !== undefined) return withSummary(alreadyOpen(known), round, talk, parts);
  const opening = { tenantId: round.tenantId, input: person.input, owner: talk.person, place: talk.place };
  const { case: opened, existing } = await parts.cases.openOrExisting(opening);
  if (existing) return withSummary(alreadyOpen(opened.number), round, talk, parts);
  await parts.looks.request(opened.number);
  return withSummary(sentence`Case ${opened.number} begins here.`, round, talk, parts);
}

/** By number only: the case may live in a conversation that is private. */
const alreadyOpen = (number: number): Sentence =>
  sentence`Case ${number} is open for this person already. Say "case ${number}" to see it.`;

/** The words, and the summary as it is now; only for the conversation it belongs to, or for who asked for it. */
async function withSummary(says: Sentence, round: Round, talk: Talk, parts: RoundPressParts): Promise<Outcome> {
  const isHere = round.place.conversationId === talk.place.conversationId;
  const isOwnChat = talk.place.scope === 'personal' && round.owner.id === talk.person.id;
  return { says, ...((isHere || isOwnChat) && { drawn: await summaryHere(round, talk, parts) }) };
}
