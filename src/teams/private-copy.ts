import type { ConversationParameters, ConversationReference, TurnContext } from 'botbuilder-core';
import type { CaseView } from '../cases/case.ts';
import { DocumentConflict, type Documents } from '../storage/documents.ts';
import { cardActivity, type Drawn } from './card-activity.ts';
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
  if (!hasResult(view) || !(await isFirst(view, parts.documents))) return;
  const { place } = view.case;
  const { bot, user, serviceUrl, conversation } = checkedReference(place, parts.allows) as ConversationReference;
  const card = cardActivity(parts.draw({ ...view, case: { ...view.case, place: { ...place, scope: 'personal' } } }));
  const { tenantId } = conversation;
  const parameters = {
    ...{ isGroup: false, bot, members: user ? [user] : [] },
    ...(tenantId && { tenantId, channelData: { tenant: { id: tenantId } } }),
  } as ConversationParameters;
  const send = async (context: TurnContext) => {
    context.activity.id = undefined;
    await context.sendActivity(card);
  };
  await parts.adapter.createConversationAsync(parts.botId, 'msteams', serviceUrl, AUDIENCE, parameters, send);
}

async function isFirst({ case: { number, look } }: CaseView, documents: Documents): Promise<boolean> {
  try {
    await documents.create('private-copies', look.id, { case: number }, { case: number });
    return true;
  } catch (error) {
    if (error instanceof DocumentConflict) return false;
    throw error;
  }
}
