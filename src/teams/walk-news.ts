import type { CloudAdapter, TurnContext } from 'botbuilder';
import type { Cases } from '../cases/cases.ts';
import type { Looks } from '../cases/looks.ts';
import type { Log } from './adapter.ts';
import { checkedReference } from './place.ts';
import type { ConversationTurns } from './turns.ts';

/** What telling walks of the end of a look needs. */
export interface NewsParts {
  readonly cases: Cases;
  readonly looks: Looks;
  readonly turns: ConversationTurns;
  readonly adapter: Pick<CloudAdapter, 'continueConversationAsync'>;
  readonly botId: string;
  readonly allows: (url: URL) => boolean;
  readonly onTurn: (context: TurnContext) => Promise<void>;
  readonly log: Log;
}

/**
 * Gives a walk a turn of its own when the look it waits for is over: nobody has to ask for the next step. Gives back how
 * to do so, after a start, for walks that an earlier process did not tell; one that waits for something else stays as it
 * is.
 */
export function tellWalks(parts: NewsParts): () => Promise<void> {
  const tellOne = (number: number) =>
    tell(number, parts).catch((error: Error) => {
      parts.log.warn({ case: number, error: error.name }, 'A walk could not go on after a look.');
    });
  parts.looks.onOver((number) => void tellOne(number));
  return async () => {
    for (const { number } of await parts.cases.walked()) await tellOne(number);
  };
}

async function tell(number: number, { cases, turns, adapter, botId, allows, onTurn }: NewsParts): Promise<void> {
  const found = await cases.get(number);
  if (!found?.walking) return;
  const place = found.walkPlace ?? found.place;
  const reference = checkedReference(place, allows);
  await turns.run(place.conversationId, () => adapter.continueConversationAsync(botId, reference, onTurn));
}
