import { type Activity, type ConversationReference, TurnContext } from 'botbuilder-core';
import { z } from 'zod';
import type { Person, Place } from '../cases/case.ts';

/** Who sent this, by the id that Teams vouches for; the name is only shown. */
export const personOf = ({ from }: Activity): Person => ({ id: from.aadObjectId ?? from.id, name: from.name ?? '' });

/** Where this was said. In a channel `conversationId` is the thread's: Teams adds `;messageid=…` to it. */
export function placeOf(activity: Activity): Place {
  const timeZone = activity.localTimezone;
  return {
    conversationId: activity.conversation.id,
    scope: scopeOf(activity),
    ...(activity.locale && { locale: activity.locale }),
    ...(timeZone && { timeZone }),
    reference: referenceOf(activity),
  };
}

/** Personal, group chat or channel. What is not known to be personal is treated as shared. */
export function scopeOf({ conversation }: Activity): Place['scope'] {
  const { conversationType, isGroup } = conversation;
  if (conversationType === 'channel') return 'channel';
  return conversationType === 'personal' || (!conversationType && !isGroup) ? 'personal' : 'groupChat';
}

/** Without the message's id: what is sent later answers the conversation, not one message of it. */
function referenceOf(activity: Activity): Partial<ConversationReference> {
  const { activityId: _, ...reference } = TurnContext.getConversationReference(activity);
  return reference;
}

const account = z.object({ id: z.string().min(1) }).passthrough();
const stored = z
  .object({
    channelId: z.literal('msteams'),
    serviceUrl: z.string(),
    conversation: account,
    bot: account,
    user: account.optional(),
  })
  .passthrough();

/**
 * The reference in a stored place, checked again before use: the right shape, an answer address that `allows`
 * accepts, and the very conversation that the place names. Throws on any other; a store can be edited.
 */
export function checkedReference(place: Place, allows: (url: URL) => boolean): Partial<ConversationReference> {
  const { serviceUrl, conversation } = stored.parse(place.reference);
  if (!URL.canParse(serviceUrl) || !allows(new URL(serviceUrl)) || conversation.id !== place.conversationId)
    throw new Error('The stored conversation does not fit its place; nothing is sent there.');
  return place.reference as Partial<ConversationReference>;
}
