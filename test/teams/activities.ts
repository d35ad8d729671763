import { randomUUID } from 'node:crypto';

/** Who writes in the tests. */
export const ALEX = { id: '29:alex', name: 'Alex Wilber', aadObjectId: '5e1f2a40-9b31-4d0c-8a51-6f0f3d3b7a01' };
export const MEGAN = { id: '29:megan', name: 'Megan Bowen', aadObjectId: '5e1f2a40-9b31-4d0c-8a51-6f0f3d3b7a02' };
export const BOT = { id: '28:mailboxhelp', name: 'MailboxHelp' };

export const PERSONAL = { id: 'a:personal', conversationType: 'personal', tenantId: 'tenant' };
export const GROUP = { id: '19:group@thread.v2', conversationType: 'groupChat', isGroup: true, tenantId: 'tenant' };
export const CHANNEL = {
  id: '19:general@thread.tacv2;messageid=17',
  conversationType: 'channel',
  isGroup: true,
  tenantId: 'tenant',
};

/** An activity as JSON. */
export type Draft = Readonly<Record<string, unknown>>;

/** A message as Teams sends it; `more` replaces fields. */
export const message = (text: string | undefined, more: Draft = {}): Draft => ({
  ...{ type: 'message', id: randomUUID(), channelId: 'msteams', locale: 'en-US', localTimezone: 'Europe/Berlin' },
  ...{ from: ALEX, recipient: BOT, conversation: PERSONAL, timestamp: new Date(0).toISOString() },
  ...(text !== undefined && { text }),
  ...more,
});

/** The same with the bot mentioned, as in a channel. */
export const mention = (text: string, more: Draft = {}): Draft =>
  message(`<at>MailboxHelp</at> ${text}`, {
    conversation: CHANNEL,
    entities: [{ type: 'mention', mentioned: BOT, text: '<at>MailboxHelp</at>' }],
    ...more,
  });
