import { createHash } from 'node:crypto';
import { Application, TurnState } from '@microsoft/teams-ai';
import type { Activity, TurnContext } from 'botbuilder';
import { once } from '../cases/seen.ts';
import type { Command } from '../commands/command.ts';
import { parseCommand } from '../commands/parse.ts';
import type { Documents } from '../storage/documents.ts';
import { type AnswerParts, answer } from './answer.ts';
import { welcome } from './guidance.ts';
import { invokeError } from './invoke.ts';
import { executed, submitted } from './press.ts';
import { press } from './presses.ts';
import { isAddressed, textOf } from './said.ts';
import { spokenError } from './spoken-error.ts';
import { DocumentStorage } from './storage.ts';
import { Talk } from './talk.ts';
import { keepState } from './turn-memory.ts';
import { heardInWalk } from './walks.ts';
import { isArrival, isDeparture, type Memory } from './welcome.ts';

/** What routing needs beside what answers need. */
export interface RouterParts extends AnswerParts {
  readonly documents: Documents;
}

type State = TurnState<Memory>;

/** Leads each activity to what answers it. Everything not named here is left alone. */
export function createRouter(parts: RouterParts): Application<State> {
  const app = new Application<State>({
    storage: new DocumentStorage(parts.documents),
    turnStateFactory: () => new TurnState(),
    removeRecipientMention: false,
    startTypingTimer: false,
  });
  // teams-ai 1.7.4 starts its timer whatever the option says, and has one for all conversations together.
  app.startTypingTimer = () => undefined;
  app.stopTypingTimer = () => undefined;

  const talk = (context: TurnContext) => new Talk(context, parts);
  const onPress = (kind: 'submit' | 'execute') => async (context: TurnContext) => {
    const { value, replyToId } = context.activity;
    const data = kind === 'execute' ? executed(value) : submitted(value);
    await press(data, kind, replyToId, context, talk(context), parts);
    await parts.walks.hear(context, { kind: 'look-over' });
  };
  const onWords = async (context: TurnContext, state: State) => {
    const text = textOf(context.activity);
    const command = parseCommand(text);
    if (await inWalk(command, text, context)) return;
    const misses = command.name === 'unknown' ? (state.conversation.misses ?? 0) + 1 : 0;
    if (misses > 0 || state.conversation.misses) state.conversation.misses = misses;
    await answer(command, misses, context, talk(context), parts);
    await parts.walks.hear(context, { kind: 'look-over' });
  };
  /** What goes wrong inside a walk is said like anything else. */
  const inWalk = async (command: Command, text: string, context: TurnContext): Promise<boolean> => {
    try {
      return await heardInWalk(command, text, context, talk(context), parts);
    } catch (error) {
      await talk(context).say(spokenError(error));
      return true;
    }
  };
  const onLookOver = (context: TurnContext) => {
    // The SDK makes up an id for this turn, and would send our message as a reply to it.
    context.activity.id = undefined;
    return parts.walks.hear(context, { kind: 'look-over' });
  };
  const onArrival = async (context: TurnContext, state: State) => {
    if (!state.conversation.welcomed) await welcome(talk(context), parts);
    state.conversation.welcomed = true;
  };
  const onDeparture = async (_: TurnContext, state: State) => {
    state.conversation.welcomed = false;
  };

  app.turn('beforeTurn', ({ activity }) => isFirstDelivery(activity, parts));
  app.turn('beforeTurn', async (context, state) => {
    keepState(context, state);
    return true;
  });
  app.addRoute(is(isExecute), onPress('execute'), true);
  app.addRoute(is(isInvoke), refuseInvoke, true);
  app.addRoute(is(isSubmit), onPress('submit'));
  app.addRoute(
    is((activity) => isWords(activity) && isAddressed(activity)),
    onWords,
  );
  app.addRoute(is(isContinuation), onLookOver);
  app.addRoute(is(isArrival), onArrival);
  app.addRoute(is(isDeparture), onDeparture);
  return app;
}

const is = (test: (activity: Activity) => boolean) => async (context: TurnContext) => test(context.activity);

const isInvoke = ({ type }: Activity) => type === 'invoke';
const isExecute = ({ type, name }: Activity) => type === 'invoke' && name === 'adaptiveCard/action';
const isSubmit = ({ type, text, value }: Activity) => type === 'message' && !text && typeof value === 'object';
/** Ours: the turn in which a walk hears that its look is over. */
const isContinuation = ({ type, name }: Activity) => type === 'event' && name === 'ContinueConversation';
/** An edited message counts like a new one: often it is an address put right. */
const isWords = ({ type, channelData }: Activity) =>
  type === 'message' || (type === 'messageUpdate' && channelData?.eventType === 'editMessage');

const refuseInvoke = async (context: TurnContext) => {
  await context.sendActivity(invokeError(404, 'NotSupported', 'MailboxHelp does not do that.'));
};

/**
 * Teams delivers again what was not answered in time. An edit has its message's id, so what it says counts too. An
 * invoke must be answered every time; its action's id sees to it that it has one effect.
 */
async function isFirstDelivery(activity: Activity, { documents, clock }: RouterParts): Promise<boolean> {
  const { type, id, conversation, text, timestamp } = activity;
  if (!id || type === 'invoke') return true;
  const edit = type === 'messageUpdate' ? `${timestamp ?? ''} ${text ?? ''}` : '';
  const key = createHash('sha256')
    .update(JSON.stringify([conversation.id, type, id, edit]))
    .digest('base64url');
  return once(documents, key, clock.now());
}
