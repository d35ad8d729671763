import type { Activity } from 'botbuilder-core';

/** A card as it is sent: its JSON, and the line that notifications show. */
export interface Drawn {
  readonly card: object;
  readonly summary: string;
}

/** A card as a message. */
export const cardActivity = ({ card, summary }: Drawn): Partial<Activity> => ({
  type: 'message',
  summary,
  attachments: [{ contentType: 'application/vnd.microsoft.card.adaptive', content: card }],
});
