import type { Activity, TurnContext } from 'botbuilder-core';
import { Dialog, type DialogContext, type DialogInstance, type DialogTurnResult } from 'botbuilder-dialogs';
import { cardMessage } from '../src/cards/card-message.ts';
import type { Page } from '../src/cards/page.ts';
import { walkCard } from '../src/cards/walk-card.ts';
import { answeredPage, inCase, type WalkPage } from '../src/cards/walk-pages.ts';
import { withIds } from '../src/cases/actions.ts';
import { isPasted } from '../src/commands/plain.ts';
import { type Message, say } from '../src/diagnosis/message.ts';
import { heardIn, type Move } from './heard.ts';
import { tell, type WalkParts } from './parts.ts';
import { type Choice, named } from './typed.ts';

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
  /** The choice that "next" means; left out, it leaves the step open. */
  readonly next?: string;
}

/** The word of a choice, or free text as it was typed. */
export type Reply = { readonly word: string } | { readonly text: string };

/** What the framework keeps of a step that waits. */
export interface Waiting {
  asked: Asked;
  /** What each button of the card as it stands means. */
  actions: Readonly<Record<string, string>>;
  /** The activity of the card as it stands. */
  card?: string | undefined;
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
    const shown = await this.#parts.cases.get(asked.case);
    const [one, ...others] = shown ? named(heard.text, asked.choices, this.#parts.options(shown)) : [];
    if (one && others.length > 0) {
      await this.#say(dc.context, asked, several);
      return Dialog.EndOfTurn;
    }
    if (one) return this.#take(one.word, dc, waiting);
    if (asked.free) {
      await this.#close(seeBelow, dc, waiting);
      return dc.endDialog({ text: heard.text } satisfies Reply);
    }
    waiting.asked = { ...asked, misses: (asked.misses ?? 0) + 1 };
    await this.#say(dc.context, waiting.asked, ...(isPasted(heard.text) ? [notAsked] : []), ...missed(waiting.asked));
    return Dialog.EndOfTurn;
  }

  async #take(word: string, dc: DialogContext, waiting: Waiting): Promise<DialogTurnResult> {
    if (word === 'why') return this.#move('why', dc, waiting);
    return this.#end(word, dc, waiting);
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
          say`You can answer: ${{ list: asked.choices.map(({ title }) => title) }}.`,
          everywhere,
        );
        return Dialog.EndOfTurn;
      case 'back':
        return this.#end('back', dc, waiting);
      case 'next':
        return this.#end(asked.next ?? 'skip', dc, waiting);
      case 'skip':
        return this.#end('skip', dc, waiting);
      default:
        return this.#again(dc, waiting);
    }
  }

  /** What was answered stays to be read, and can no longer be pressed. */
  async #end(word: string, dc: DialogContext, waiting: Waiting): Promise<DialogTurnResult> {
    const title = waiting.asked.choices.find((choice) => choice.word === word)?.title ?? titles[word];
    if (title) await this.#close(title, dc, waiting);
    return dc.endDialog({ word } satisfies Reply);
  }

  async #close(answer: Message, dc: DialogContext, { asked, card }: Waiting): Promise<void> {
    const drawn = await this.#drawn({ ...answeredPage(asked.page, answer), buttons: [] }, asked);
    // A card that is gone, or cannot be changed here, is no reason not to go on.
    if (drawn && card) await dc.context.updateActivity({ ...drawn, id: card }).catch(() => undefined);
  }

  async #again(dc: DialogContext, waiting: Waiting): Promise<DialogTurnResult> {
    await this.#show(dc.context, waiting);
    return Dialog.EndOfTurn;
  }

  /** Fresh ids each time: what an older card of this step carries means nothing any more. */
  async #show(context: TurnContext, waiting: Waiting): Promise<void> {
    const { asked } = waiting;
    const pressed = asked.choices.filter(({ button }) => button).slice(0, mostButtons);
    const ids = Object.entries(withIds(pressed)).map(([id, choice]) => ({ action: `${ofWalk}${id}`, choice }));
    waiting.actions = Object.fromEntries(ids.map(({ action, choice }) => [action, choice.word]));
    const buttons = ids.map(({ action, choice }) => ({ action, title: choice.title }));
    const drawn = await this.#drawn({ ...asked.page, buttons }, asked);
    waiting.card = drawn && (await context.sendActivity(drawn))?.id;
  }

  async #drawn(page: WalkPage & Pick<Page, 'buttons'>, asked: Asked): Promise<Partial<Activity> | undefined> {
    const shown = await this.#parts.cases.get(asked.case);
    if (!shown) return undefined;
    return cardMessage(walkCard({ ...page, ...inCase(page, shown, this.#parts.tenant) }, this.#parts.options(shown)));
  }

  async #say(context: TurnContext, { case: number }: Asked, ...said: readonly Message[]): Promise<void> {
    const shown = await this.#parts.cases.get(number);
    if (shown) await tell(context, shown, this.#parts, ...said);
  }
}

/** The framework keeps this object as it is between turns, as long as it is JSON. */
const waitingIn = (instance: DialogInstance | undefined): Waiting | undefined => instance?.state as Waiting | undefined;

/** How words of the walk are told that end a step without being one of its choices. */
const titles: Readonly<Record<string, Message>> = { skip: say`Skip`, back: say`One step back` };

const seeBelow = say`see below`;
const notAsked = say`I did not ask for the output of a command at this step. When I do, please paste it then.`;
const several = say`Several are called that. Please type the number, or the whole address.`;
const everywhere = say`And in every step: next, back, skip, why, recheck, status, start over, cancel.`;

/** What is said when an answer was not understood: from the second time on, a way to a human too. */
export const missed = ({ choices, misses = 0 }: Pick<Asked, 'choices' | 'misses'>): readonly Message[] => [
  say`Sorry, I do not understand that. You can say: ${{ list: choices.map(({ title }) => title) }}.`,
  ...(misses === 2
    ? [
        say`If you are stuck, ask a colleague on the helpdesk: whoever says "take over" here goes on in your place. "skip" leaves this open, "cancel" stops; the case stays.`,
      ]
    : []),
];
