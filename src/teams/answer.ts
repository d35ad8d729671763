import type { TurnContext } from 'botbuilder-core';
import type { Drawn } from '../cards/card-message.ts';
import type { Case, Clock } from '../cases/case.ts';
import type { Cases } from '../cases/cases.ts';
import type { Looks } from '../cases/looks.ts';
import type { RoundView } from '../cases/round.ts';
import type { Rounds } from '../cases/rounds.ts';
import type { Command } from '../commands/command.ts';
import { close, details, history, list, recheck, show, ticket, timeline } from './case-commands.ts';
import { check } from './check.ts';
import { type About, about, help, incomplete, unknown } from './guidance.ts';
import { status, stop } from './round-commands.ts';
import { spokenError } from './spoken-error.ts';
import { sentence, type Talk, type TalkParts } from './talk.ts';
import { guide, takeOver, type Walks } from './walks.ts';

/** What answers are made of. */
export interface AnswerParts extends TalkParts, About {
  readonly tenant: About['tenant'];
  readonly cases: Cases;
  readonly looks: Looks;
  readonly rounds: Rounds;
  readonly walks: Walks;
  /** Draws a summary for the conversation that its place names. */
  readonly drawRound: (view: RoundView) => Drawn;
  readonly clock: Clock;
  /** Draws a case's card again where it lives, in the background. */
  readonly redraw: (changed: Case) => void;
}

/** Does what a person asked for in words. `misses`: how many sentences in a row were not understood, this one included. */
export async function answer(
  command: Command,
  misses: number,
  context: TurnContext,
  talk: Talk,
  parts: AnswerParts,
): Promise<void> {
  try {
    await dispatch(command, misses, context, talk, parts);
  } catch (error) {
    await talk.say(spokenError(error));
  }
}

const noWalk = sentence`No guided walk is open here. Say "guide" and the number of a case to begin one.`;

function dispatch(
  command: Command,
  misses: number,
  context: TurnContext,
  talk: Talk,
  parts: AnswerParts,
): Promise<void> {
  switch (command.name) {
    case 'check':
      return check(command.users, talk, parts);
    case 'status':
      return status(talk, parts);
    case 'case':
      return show(command.number, talk, parts);
    case 'cases':
      return list(talk, parts);
    case 'history':
      return history(command, talk, parts);
    case 'recheck':
      return recheck(command, talk, parts);
    case 'details':
      return details(command, talk, parts);
    case 'timeline':
      return timeline(command, talk, parts);
    case 'close':
      return close(command, talk, parts);
    case 'ticket':
      return ticket(command, talk, parts);
    case 'guide':
      return guide(command, context, talk, parts);
    case 'take over':
      return takeOver(command.number, context, talk, parts);
    case 'next':
    case 'back':
    case 'skip':
    case 'why':
      return talk.say(noWalk);
    case 'about':
      return about(talk, parts);
    case 'help':
      return help(talk, parts);
    case 'cancel':
    case 'start over':
      return stop(talk, parts);
    case 'incomplete':
      return incomplete(command, talk);
    case 'unknown':
      return unknown(command, misses, talk);
  }
}
