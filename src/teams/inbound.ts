import type { Activity } from 'botbuilder-core';
import { z } from 'zod';

const id = z.string().min(1).max(1_000);
const account = z.object({ id }).passthrough();

/**
 * An object id as Teams sends it: a GUID. Agents Playground's own sample people have one digit more; nothing is
 * decided by that digit, so they may come in.
 */
const OBJECT_ID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12,13}$/i;
const person = account.extend({ aadObjectId: z.string().regex(OBJECT_ID), name: z.string().max(1_000).optional() });

/** Every field that the bot SDK or we read, in the shape we rely on; other fields pass unread. */
const envelope = z
  .object({
    type: z.string().min(1).max(100),
    id: id.optional(),
    channelId: z.literal('msteams'),
    serviceUrl: z.string().max(1_000),
    from: account,
    recipient: account,
    conversation: z.object({ id, conversationType: z.string().max(50).optional() }).passthrough(),
    name: z.string().max(200).optional(),
    text: z.string().nullish(),
    locale: z.string().max(50).optional(),
    localTimezone: z.string().max(100).optional(),
    timestamp: z.string().max(50).optional(),
    localTimestamp: z.string().max(50).optional(),
    expiration: z.string().max(50).optional(),
    replyToId: z.string().max(1_000).nullish(),
    action: z.string().max(50).optional(),
    deliveryMode: z.enum(['normal', 'notification']).optional(),
    channelData: z
      .object({ eventType: z.string().max(100).nullish() })
      .passthrough()
      .nullish(),
    entities: z
      .array(z.object({ type: z.string().max(200) }).passthrough())
      .max(500)
      .nullish(),
    attachments: z.array(z.object({}).passthrough()).max(100).nullish(),
    membersAdded: z.array(account).max(1_000).nullish(),
    membersRemoved: z.array(account).max(1_000).nullish(),
    reactionsAdded: z.array(z.object({}).passthrough()).max(100).nullish(),
    reactionsRemoved: z.array(z.object({}).passthrough()).max(100).nullish(),
  })
  .passthrough();

/** What comes from a person rather than from Teams itself: there somebody must stand behind it. */
const PERSONAL = new Set(['message', 'messageUpdate', 'invoke']);

/**
 * The activity in a request body, or undefined for one that no Teams client sends: wrong shape, another channel, a
 * person without an object id, or an answer address (`serviceUrl`) that `allows` refuses. The SDK checks none of this
 * and crashes on some of it, so it sees only what has passed here.
 */
export function inbound(body: unknown, allows: (url: URL) => boolean): Partial<Activity> | undefined {
  const parsed = envelope.safeParse(body);
  if (!parsed.success) return undefined;
  const { type, from, serviceUrl } = parsed.data;
  if (PERSONAL.has(type) && !person.safeParse(from).success) return undefined;
  if (!URL.canParse(serviceUrl) || !allows(new URL(serviceUrl))) return undefined;
  return withoutNulls(parsed.data) as Partial<Activity>;
}

/** The SDK tests some fields for undefined only, and stumbles over null. */
const withoutNulls = (fields: Readonly<Record<string, unknown>>) =>
  Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== null));
