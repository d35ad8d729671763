import type { TurnContext } from 'botbuilder-core';
import type { Case, CaseAction } from '../cases/case.ts';
import type { Looks } from '../cases/looks.ts';
import { cardActivity } from './card-activity.ts';
import { invokeCard, invokeError, invokeText } from './invoke.ts';
import type { PressData } from './press.ts';
import { type Outcome, outOfDate } from './press-outcome.ts';
import { pressOnRound, type RoundPressParts } from './round-presses.ts';
import { spokenError } from './spoken-error.ts';
import { sentence, type Talk } from './talk.ts';
import { guide, notYours, type Walks } from './walks.ts';

/** What presses need. */
export interface PressParts extends RoundPressParts {
  readonly tenant: { readonly id: string };
  readonly walks: Walks;
  /** Draws a case's card again where it lives, in the background. */
  readonly redraw: (changed: Case) => void;
}

/** Answers a press on a button: an Action.Execute by the invoke's answer, an Action.Submit by changing the card. */
export async function press(
  data: PressData | undefined,
  kind: 'execute' | 'submit',
  pressedCard: string | undefined,
  context: TurnContext,
  talk: Talk,
  parts: PressParts,
): Promise<void> {
  const outcome = data ? await outcomeOf(data, context, talk, parts).catch(spoken) : { says: outOfDate };
  if (kind === 'execute') await answerExecute(outcome, data !== undefined, pressedCard, talk);
  else await answerSubmit(outcome, pressedCard, talk);
}

const spoken = (error: unknown): Outcome => ({ says: spokenError(error) });

async function answerExecute({ drawn, says }: Outcome, valid: boolean, pressedCard: string | undefined, talk: Talk) {
  if (!valid) return talk.respond(invokeError(400, 'BadRequest', talk.words(says ?? outOfDate)));
  if (says && drawn && pressedCard) await talk.replace(pressedCard, cardActivity(drawn));
  if (says) return talk.respond(invokeText(talk.words(says)));
  if (drawn) return talk.respond(invokeCard(drawn.card));
  // What it led to stands in the conversation already.
  await talk.respond(invokeText(talk.words(sentence`Thank you.`)));
}

async function answerSubmit({ drawn, says }: Outcome, pressedCard: string | undefined, talk: Talk) {
  if (drawn && !(pressedCard && (await talk.replace(pressedCard, cardActivity(drawn))))) await talk.postDrawn(drawn);
  if (says) await talk.say(says);
}

async function outcomeOf(data: PressData, context: TurnContext, talk: Talk, parts: PressParts): Promise<Outcome> {
  if ('round' in data) return pressOnRound(data, talk, parts);
  if (data.action.startsWith('walk-')) return pressInWalk(data.action, context, talk, parts);
  const pressed = await parts.cases.resolveAction(data.case, data.action);
  if (pressed === 'no-case') return { says: sentence`There is no case ${data.case} any more.` };
  if (pressed !== 'out-of-date') return perform(pressed, data.case, context, talk, parts);
  const present = await parts.cases.get(data.case);
  // An offer that was made elsewhere must not turn into the card of a conversation that may be private.
  const here = present?.place.conversationId === talk.place.conversationId;
  return { says: outOfDate, ...(here && { drawn: talk.drawn(present) }) };
}

/** A press on a step of a walk; on one that is over it does nothing, and the present step is shown. */
async function pressInWalk(action: string, context: TurnContext, talk: Talk, { walks }: PressParts): Promise<Outcome> {
  const walked = await walks.open(context);
  if (!walked) return { says: sentence`This walk is over.` };
  if (walked.owner.id !== talk.person.id) return { says: notYours(walked) };
  await walks.hear(context, { kind: 'press', action });
  return {};
}

async function perform(
  action: CaseAction,
  number: number,
  context: TurnContext,
  talk: Talk,
  parts: PressParts,
): Promise<Outcome> {
  const { cases, looks } = parts;
  switch (action.verb) {
    case 'details':
      return cardOf(await cases.get(number), talk, true);
    case 'close': {
      const closed = await cases.close(number, talk.person, 'closed');
      parts.redraw(closed);
      return cardOf(closed, talk);
    }
    case 'choose':
      if (action.userId) await cases.choose(number, action.userId);
      return lookAgain(number, looks);
    case 'recheck':
      return lookAgain(number, looks);
    case 'guide':
      await guide({ number }, context, talk, parts);
      return {};
    case 'start-fresh':
      return startFresh(number, talk, parts);
  }
}

const cardOf = (shown: Case | undefined, talk: Talk, detailed = false): Outcome =>
  shown ? { drawn: talk.drawn(shown, detailed) } : { says: outOfDate };

/** In words only: the look draws the card itself, and an answer that arrives after it would put an old card back. */
async function lookAgain(number: number, looks: Looks): Promise<Outcome> {
  await looks.request(number);
  return { says: sentence`I am looking. The card of case ${number} will say what I find.` };
}

/** The old case ends, a new one about the same person begins where the button was pressed. */
async function startFresh(number: number, talk: Talk, { cases, looks, tenant, redraw }: PressParts): Promise<Outcome> {
  const old = await cases.close(number, talk.person, 'started afresh');
  redraw(old);
  const input = old.subject?.chosen ? old.subject.userPrincipalName : old.input;
  const opening = { tenantId: tenant.id, input, owner: talk.person, place: talk.place };
  const { case: fresh } = await cases.openOrExisting(opening);
  await looks.request(fresh.number);
  return { says: sentence`Case ${number} is closed. Case ${fresh.number} begins here.` };
}
