import { Dialog, type DialogContext, type DialogTurnResult } from 'botbuilder-dialogs';
import type { Case } from '../src/cases/case.ts';
import { say } from '../src/diagnosis/message.ts';
import { heardIn } from './heard.ts';
import { tell, type WalkParts } from './parts.ts';

/** What a look is begun with. `fresh`: one more, even where there is one. */
export interface Looking {
  readonly case: number;
  readonly fresh: boolean;
}

/** Waits for a look, which runs outside the turn; the news of its end reaches this dialog like an answer. */
export class LookDialog extends Dialog {
  readonly #parts: WalkParts;

  constructor(parts: WalkParts) {
    super('look');
    this.#parts = parts;
  }

  override async beginDialog(dc: DialogContext, options?: object): Promise<DialogTurnResult> {
    const { case: number, fresh } = options as Looking;
    Object.assign(dc.activeDialog?.state ?? {}, { case: number });
    if (fresh) await this.#parts.looks.request(number);
    const shown = await this.#parts.cases.get(number);
    if (!shown || !isUnderWay(shown)) return dc.endDialog();
    await tell(dc.context, shown, this.#parts, say`I am looking. I go on by myself when I have seen everything.`);
    return Dialog.EndOfTurn;
  }

  override async continueDialog(dc: DialogContext): Promise<DialogTurnResult> {
    const number = (dc.activeDialog?.state as { case?: number } | undefined)?.case ?? 0;
    const shown = await this.#parts.cases.get(number);
    if (!shown || !isUnderWay(shown)) return dc.endDialog();
    // Somebody who speaks meanwhile is not left without a word; a process that died is made up for.
    if (heardIn(dc.context).kind !== 'look-over') {
      await this.#parts.looks.request(number);
      await tell(dc.context, shown, this.#parts, say`I am still looking, one moment please. "cancel" ends the walk.`);
    }
    return Dialog.EndOfTurn;
  }
}

/** Whether a look of the case has not ended yet. */
export const isUnderWay = ({ look, state }: Case): boolean =>
  state === 'open' && (look.state === 'queued' || look.state === 'running');
