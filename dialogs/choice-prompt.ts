import { MessageFactory, type TurnContext } from 'botbuilder-core';
import { Dialog, type DialogContext, type DialogInstance, type DialogTurnResult } from 'botbuilder-dialogs';
import { walkCard } from '../src/cards/walk-card.ts';
import type { WalkPage } from '../src/cards/walk-pages.ts';
import { withIds } from '../src/cases/actions.ts';
import { type Message, say } from '../src/diagnosis/message.ts';
import { heardIn, type Move } from './heard.ts';
import { tell, type WalkParts } from './parts.ts';
import { type Choice, chosen } from './typed.ts';

/** What a step asks, kept with the step: it is asked again after a restart. */
export interface Asked {
  readonly case: number;
  readonly page: WalkPage;
  readonly choices: readonly Choice[];
  /** Said to "why". */
  readonly why: readonly Message[];
  /** Words that are none of the choices are an answer too. */
  readonly free?: true;
  /** How often the answer was not understood already. */
  readonly misses?: number;
}

/** The word of a choice, or free text as it was typed. */
export type Reply = { readonly word: string } | { readonly text: string };

interface Waiting {
  asked: Asked;
  /** What each button of the card as it stands means. */
  actions: Readonly<Record<string, string>>;
}

/** Teams shows five buttons well; what has none is typed. */
const mostButtons = 5;
/** Tells a walk's buttons from those of a case's own card. */
export const ofWalk = 'walk-';

/** Asks with a card, and takes a press or typed words. What it does not understand is never an answer. */
export class ChoicePrompt extends Dialog {
  readonly #parts: WalkParts;

  constructor(parts: WalkParts) {
    super('choice');
    this.#parts = parts;
  }

  override async beginDialog(dc: DialogContext, options?: object): Promise<DialogTurnResult> {
    const waiting = waitingIn(dc.activeDialog);
    if (!waiting) throw new Error('The prompt has no place to keep its question.');
    waiting.asked = options as Asked;
    await this.#show(dc.context, waiting);
    return Dialog.EndOfTurn;
  }

  override async continueDialog(dc: DialogContext): Promise<DialogTurnResult> {
    const heard = heardIn(dc.context);
    const waiting = waitingIn(dc.activeDialog);
    if (!waiting || heard.kind === 'look-over') return Dialog.EndOfTurn;
    const { asked, actions } = waiting;
    if (heard.kind === 'move') return this.#move(heard.move, dc, waiting);
    if (heard.kind === 'press') {
      const word = Object.hasOwn(actions, heard.action) ? actions[heard.action] : undefined;
      return word === undefined ? this.#again(dc, waiting) : this.#take(word, dc, waiting);
    }
    const word = chosen(heard.text, asked.choices);
    if (word !== undefined) return this.#take(word, dc, waiting);
    if (asked.free) return dc.endDialog({ text: heard.text } satisfies Reply);
    waiting.asked = { ...asked, misses: (asked.misses ?? 0) + 1 };
    await this.#say(dc.context, waiting.asked, ...missed(waiting.asked));
    return Dialog.EndOfTurn;
  }

  override async repromptDialog(context: TurnContext, instance: DialogInstance): Promise<void> {
    const waiting = waitingIn(instance);
    if (waiting) await this.#show(context, waiting);
  }

  async #take(word: string, dc: DialogContext, waiting: Waiting): Promise<DialogTurnResult> {
    if (word === 'why') return this.#move('why', dc, waiting);
    return dc.endDialog({ word } satisfies Reply);
  }

  async #move(move: Move, dc: DialogContext, waiting: Waiting): Promise<DialogTurnResult> {
    const { asked } = waiting;
    switch (move) {
      case 'why':
        await this.#say(dc.context, asked, ...asked.why);
        return Dialog.EndOfTurn;
      case 'help':
        await this.#say(
          dc.context,
          asked,
          say`You can answer with: ${{ list: asked.choices.map(({ title }) => title) }}.`,
          everywhere,
        );
        return Dialog.EndOfTurn;
      case 'back':
        return dc.endDialog({ word: 'back' } satisfies Reply);
      case 'next':
      case 'skip':
        return dc.endDialog({ word: 'skip' } satisfies Reply);
      default:
        return this.#again(dc, waiting);
    }
  }

  async #again(dc: DialogContext, waiting: Waiting): Promise<DialogTurnResult> {
    await this.#show(dc.context, waiting);
    return Dialog.EndOfTurn;
  }

  /** Fresh ids each time: what an older card of this step carries means nothing any more. */
  async #show(context: TurnContext, waiting: Waiting): Promise<void> {
    const { cases, options } = this.#parts;
    const { asked } = waiting;
    const shown = await cases.get(asked.case);
    if (!shown) return;
    const pressed = asked.choices.filter(({ button }) => button).slice(0, mostButtons);
    const ids = Object.entries(withIds(pressed)).map(([id, choice]) => ({ action: `${ofWalk}${id}`, choice }));
    waiting.actions = Object.fromEntries(ids.map(({ action, choice }) => [action, choice.word]));
    const buttons = ids.map(({ action, choice }) => ({ action, title: choice.title }));
    const { card, summary } = walkCard({ ...asked.page, buttons }, options(shown));
    const content = { contentType: 'application/vnd.microsoft.card.adaptive', content: card };
    await context.sendActivity({ ...MessageFactory.attachment(content), summary });
  }

  async #say(context: TurnContext, { case: number }: Asked, ...said: readonly Message[]): Promise<void> {
    const shown = await this.#parts.cases.get(number);
    if (shown) await tell(context, shown, this.#parts, ...said);
  }
}

/** The framework keeps this object as it is between turns, as long as it is JSON. */
const waitingIn = (instance: DialogInstance | undefined): Waiting | undefined => instance?.state as Waiting | undefined;

const everywhere = say`And in every step: next, back, skip, why, recheck, status, start over, cancel.`;

/** What is said when an answer was not understood: from the second time on, a way to a human too. */
export const missed = ({ choices, misses = 0 }: Pick<Asked, 'choices' | 'misses'>): readonly Message[] => [
  say`Sorry, I do not understand that. You can say: ${{ list: choices.map(({ title }) => title) }}.`,
  ...(misses > 1
    ? [
        say`If this question does not fit, a colleague on the helpdesk can take it from here. Say "skip" to leave it open, or "cancel" to stop; the case stays.`,
      ]
    : []),
];
