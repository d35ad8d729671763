import type { Activity, TurnContext } from 'botbuilder-core';
import { cardMessage, type Drawn } from '../cards/card-message.ts';
import type { CaseDisplay, CaseView, Place } from '../cases/case.ts';
import type { RoundDisplay, RoundView } from '../cases/round.ts';
import { Turns } from '../cases/turns.ts';
import { checkedReference } from './place.ts';

/** What the display needs of the adapter. */
export interface Continues {
  continueConversationAsync(
    botId: string,
    reference: ReturnType<typeof checkedReference>,
    logic: (context: TurnContext) => Promise<void>,
  ): Promise<void>;
}

/** What the display is made of. */
export interface DisplayParts {
  readonly adapter: Continues;
  readonly botId: string;
  readonly draw: (view: CaseView) => Drawn;
  readonly drawRound: (view: RoundView) => Drawn;
  readonly allows: (serviceUrl: URL) => boolean;
  /** What else is to happen once the card is shown; its failure is its own. */
  readonly onShown?: (view: CaseView) => Promise<void>;
  readonly onRoundShown?: (view: RoundView) => Promise<void>;
}

/**
 * Shows cases in Teams, outside any turn. Messages into one conversation go out one after the other, in the order
 * asked for, so that an older card never replaces a newer one.
 */
export class TeamsDisplay implements CaseDisplay, RoundDisplay {
  readonly #parts: DisplayParts;
  readonly #order = new Turns<string>();

  constructor(parts: DisplayParts) {
    this.#parts = parts;
  }

  async show(view: CaseView): Promise<{ readonly activityId: string }> {
    const { place, card } = view.case;
    const shown = await this.#showCard(this.#parts.draw(view), place, card?.activityId);
    await this.#parts.onShown?.(view);
    return shown;
  }

  async showRound(view: RoundView): Promise<{ readonly activityId: string }> {
    const { place, card } = view.round;
    const shown = await this.#showCard(this.#parts.drawRound(view), place, card?.activityId);
    await this.#parts.onRoundShown?.(view);
    return shown;
  }

  #showCard(drawn: Drawn, place: Place, known: string | undefined): Promise<{ readonly activityId: string }> {
    const activity = cardMessage(drawn);
    return this.#inConversation(place, async (context) => {
      if (known && (await updated(context, { ...activity, id: known }))) return { activityId: known };
      const sent = await context.sendActivity(activity);
      if (!sent?.id) throw new Error('Teams gave no id for the card.');
      return { activityId: sent.id };
    });
  }

  async say(place: Place, text: string): Promise<void> {
    await this.#inConversation(place, (context) => context.sendActivity(text));
  }

  #inConversation<T>(place: Place, work: (context: TurnContext) => Promise<T>): Promise<T> {
    return this.#order.take(place.conversationId, async () => {
      const results: T[] = [];
      const reference = checkedReference(place, this.#parts.allows);
      await this.#parts.adapter.continueConversationAsync(this.#parts.botId, reference, async (context) => {
        // The SDK makes up an id for this turn, and would send our message as a reply to it.
        context.activity.id = undefined;
        results.push(await work(context));
      });
      const [result] = results;
      if (result === undefined) throw new Error('The conversation could not be continued.');
      return result;
    });
  }
}

/** False when the card is gone (deleted, or the conversation's history was): then it is to be posted anew. */
async function updated(context: TurnContext, activity: Partial<Activity>): Promise<boolean> {
  try {
    await context.updateActivity(activity);
    return true;
  } catch (error) {
    if ((error as { statusCode?: number }).statusCode === 404) return false;
    throw error;
  }
}
