import type { ConversationParameters, ConversationReference, TurnContext } from 'botbuilder-core';
import { cardMessage, type Drawn } from '../cards/card-message.ts';
import type { CaseView, Place } from '../cases/case.ts';
import type { RoundView } from '../cases/round.ts';
import { DocumentConflict, type Documents, type Indexes } from '../storage/documents.ts';
import { checkedReference } from './place.ts';

/** What of the adapter private copies need. */
export interface CreatesConversations {
  createConversationAsync(
    botId: string,
    channelId: string,
    serviceUrl: string,
    audience: string,
    parameters: ConversationParameters,
    logic: (context: TurnContext) => Promise<void>,
  ): Promise<void>;
}

/** What private copies are made of. */
export interface PrivateCopyParts {
  readonly adapter: CreatesConversations;
  readonly botId: string;
  readonly documents: Documents;
  readonly draw: (view: CaseView) => Drawn;
  readonly drawRound: (view: RoundView) => Drawn;
  readonly allows: (serviceUrl: URL) => boolean;
}

/** The audience of tokens for the Bot Connector. */
const AUDIENCE = 'https://api.botframework.com';

/** Whether a look has just brought something that its channel is not shown. */
const hasResult = ({ progress, case: { state, look } }: CaseView): boolean =>
  progress === undefined && state === 'open' && look.state === 'done';

/**
 * Sends what a look found to the personal chat of whoever asked, for a channel that is not shown it; once a look, over
 * restarts too. What cannot be sent is not tried again: `details` in a personal chat shows it.
 */
export async function sendPrivateCopy(view: CaseView, parts: PrivateCopyParts): Promise<void> {
  const { place, number, look } = view.case;
  if (!hasResult(view) || !(await isFirst(look.id, { case: number }, parts.documents))) return;
  await send(parts.draw({ ...view, case: { ...view.case, place: inPrivate(place) } }), place, parts);
}

/** The same of a round, once it has ended; when more people were looked at afterwards, once more. */
export async function sendPrivateSummary(view: RoundView, parts: PrivateCopyParts): Promise<void> {
  const { place, number, run, state } = view.round;
  if (state === 'looking' || !(await isFirst(run, { round: number }, parts.documents))) return;
  await send(parts.drawRound({ ...view, round: { ...view.round, place: inPrivate(place) } }), place, parts);
}

const inPrivate = (place: Place): Place => ({ ...place, scope: 'personal' });

async function send(drawn: Drawn, place: Place, { adapter, botId, allows }: PrivateCopyParts): Promise<void> {
  const { bot, user, serviceUrl, conversation } = checkedReference(place, allows) as ConversationReference;
  const { tenantId } = conversation;
  const parameters = {
    ...{ isGroup: false, bot, members: user ? [user] : [] },
    ...(tenantId && { tenantId, channelData: { tenant: { id: tenantId } } }),
  } as ConversationParameters;
  const post = async (context: TurnContext) => {
    context.activity.id = undefined;
    await context.sendActivity(cardMessage(drawn));
  };
  await adapter.createConversationAsync(botId, 'msteams', serviceUrl, AUDIENCE, parameters, post);
}

async function isFirst(key: string, about: Indexes, documents: Documents): Promise<boolean> {
  try {
    await documents.create('private-copies', key, about, about);
    return true;
  } catch (error) {
    if (error instanceof DocumentConflict) return false;
    throw error;
  }
}
