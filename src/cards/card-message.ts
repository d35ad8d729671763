/** A card as it is sent: its JSON, and the line that notifications show. */
export interface Drawn {
  readonly card: object;
  readonly summary: string;
}

/** A card as a message of the Bot Framework. */
export const cardMessage = ({ card, summary }: Drawn) => ({
  type: 'message',
  summary,
  attachments: [{ contentType: 'application/vnd.microsoft.card.adaptive', content: card }],
});
