import type { TurnContext } from 'botbuilder-core';
import { cardMessage } from '../cards/card-message.ts';
import type { Case, CaseAction, CaseVerb } from '../cases/case.ts';
import type { Looks } from '../cases/looks.ts';
import { type DecisionParts, refusalFor, TAKE_OVER } from './decisions.ts';
import { invokeCard, invokeError, invokeText } from './invoke.ts';
import type { PressData } from './press.ts';
import { type Outcome, outOfDate } from './press-outcome.ts';
import { pressOnRound, type RoundPressParts } from './round-presses.ts';
import { spokenError } from './spoken-error.ts';
import { sentence, type Talk } from './talk.ts';
import { guide, takeOver, type Walks } from './walks.ts';

/** What presses need. */
export interface PressParts extends RoundPressParts, DecisionParts {
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
  if (says && drawn && pressedCard) await talk.replace(pressedCard, cardMessage(drawn));
  if (says) return talk.respond(invokeText(talk.words(says)));
  if (drawn) return talk.respond(invokeCard(drawn.card));
  // What it led to stands in the conversation already.
  await talk.respond(invokeText(talk.words(sentence`Thank you.`)));
}

async function answerSubmit({ drawn, says }: Outcome, pressedCard: string | undefined, talk: Talk) {
  if (drawn && !(pressedCard && (await talk.replace(pressedCard, cardMessage(drawn))))) await talk.postDrawn(drawn);
  if (says) await talk.say(says);
}

async function outcomeOf(data: PressData, context: TurnContext, talk: Talk, parts: PressParts): Promise<Outcome> {
  if ('round' in data) return pressOnRound(data, talk, parts);
  if (data.action.startsWith('walk-')) return pressInWalk(data.action, context, talk, parts);
  const spoken = spokenActions.get(data.action);
  if (spoken) return spoken(data.case, context, talk, parts);
  const pressed = await parts.cases.resolveAction(data.case, data.action);
  if (pressed === 'no-case') return { says: sentence`There is no case ${data.case} any more.` };
  if (pressed !== 'out-of-date') return perform(pressed, data.case, context, talk, parts);
  const present = await parts.cases.get(data.case);
  // An offer that was made elsewhere must not turn into the card of a conversation that may be private.
  const here = present?.place.conversationId === talk.place.conversationId;
  return { says: outOfDate, ...(here && { drawn: talk.drawn(present) }) };
}

/** A press on a step of a walk; on one that is over it does nothing, and the present step is shown. */
async function pressInWalk(action: string, context: TurnContext, talk: Talk, parts: PressParts): Promise<Outcome> {
  const { walks } = parts;
  const walked = await walks.open(context);
  if (!walked) return { says: sentence`This walk is over.` };
  const word = await walks.wordOf(context, action);
  const refusal = word === 'why' ? undefined : await refusalFor(walked, talk, parts);
  if (refusal) return { says: refusal };
  await walks.hear(context, { kind: 'press', action });
  return word === undefined ? { says: outOfDate } : {};
}

/** What only whoever answers for the case may press; to look, and to look again, is everybody's. */
const decisions: readonly CaseVerb[] = ['choose', 'close'];

async function refusalOf(verb: CaseVerb, number: number, talk: Talk, parts: PressParts) {
  const found = await parts.cases.get(number);
  // A fresh start is offered to others; it must not cut off somebody who is being walked through the case.
  const isDecision = decisions.includes(verb) || (verb === 'start-fresh' && found?.walking);
  return found && isDecision ? refusalFor(found, talk, parts) : undefined;
}

async function perform(
  action: CaseAction,
  number: number,
  context: TurnContext,
  talk: Talk,
  parts: PressParts,
): Promise<Outcome> {
  const { cases, looks } = parts;
  const refusal = await refusalOf(action.verb, number, talk, parts);
  if (refusal) return { says: refusal };
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
      return nothing(guide({ number }, context, talk, parts));
    case 'start-fresh':
      return startFresh(number, talk, parts);
  }
}

/** Buttons that stand for words, and mean the same on every card. */
const spokenActions: ReadonlyMap<
  string,
  (number: number, context: TurnContext, talk: Talk, parts: PressParts) => Promise<Outcome>
> = new Map([
  [TAKE_OVER, (number, context, talk, parts) => nothing(takeOver(number, context, talk, parts))],
  ['guide', (number, context, talk, parts) => nothing(guide({ number }, context, talk, parts))],
  ['recheck', (number, _, __, { looks }) => lookAgain(number, looks)],
]);

/** What it leads to stands in the conversation already. */
const nothing = (work: Promise<void>): Promise<Outcome> => work.then(() => ({}));

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
