import type { Activity } from 'botbuilder-core';

/** What is remembered of a conversation. */
export interface Memory {
  /** Said hello already. Teams tells of an installation in two ways, sometimes in both. */
  welcomed?: boolean;
  /** How many sentences in a row nobody understood. */
  misses?: number;
}

/** The bot came into this conversation: to be greeted once. An upgrade of the app is no new arrival. */
export const isArrival = ({ type, action, membersAdded, recipient }: Activity): boolean =>
  type === 'installationUpdate'
    ? action === 'add'
    : type === 'conversationUpdate' && isAmong(membersAdded, recipient.id);

/** The bot was taken out: when it comes again, it says hello again. */
export const isDeparture = ({ type, action, membersRemoved, recipient }: Activity): boolean =>
  type === 'installationUpdate'
    ? action === 'remove'
    : type === 'conversationUpdate' && isAmong(membersRemoved, recipient.id);

const isAmong = (members: Activity['membersAdded'], id: string) => (members ?? []).some((member) => member.id === id);
