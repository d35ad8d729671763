import { WaterfallDialog } from 'botbuilder-dialogs';
import { titleOf } from '../src/cards/advice.ts';
import { failPage, remedyOf } from '../src/cards/walk-pages.ts';
import { say } from '../src/diagnosis/message.ts';
import type { WalkParts } from './parts.ts';
import { triedId, withTried } from './progress.ts';
import { type AtStop, ask, type Became, wordIn } from './steps.ts';
import { type Choice, skip, why } from './typed.ts';
import { whyOf } from './why.ts';

/** It was done; the look that follows tells. */
export const done: Choice = {
  word: 'done',
  title: say`Done, look again`,
  button: true,
  also: say`done, its done, it's done, all done, have done, look again, did it, I did it, I have done it, I've done it, finished, fixed, fixed it, solved, resolved, mark as done, that worked, it works now`,
};
/** It cannot be done, or not now. */
export const couldNot: Choice = {
  word: 'could-not',
  title: say`Could not`,
  button: true,
  also: say`I could not, could not do it, couldn't, I can't, can't, cannot, not possible, later, not now, I will do that later, I will do it later`,
};

/** Something can be done: explains it, and waits until it is done or left. */
export const foundDialog = (parts: WalkParts): WaterfallDialog<AtStop<'found'>> =>
  new WaterfallDialog<AtStop<'found'>>('found', [
    async (step) => {
      const { case: number, stop } = step.options;
      const [state, shown] = await Promise.all([parts.memory.get(step.context), parts.cases.get(number)]);
      const remedy = shown?.diagnosis && remedyOf(shown.diagnosis);
      if (!shown || !remedy) return step.endDialog('left' satisfies Became);
      const doneAt = state?.tried.find(({ id }) => id === triedId(stop, remedy))?.at;
      // Only a look that was made since can say that nothing has changed.
      const seenSince = doneAt !== undefined && (shown.diagnosis?.at ?? '') >= doneAt;
      return ask(step, {
        case: number,
        page: failPage(number, stop.finding, remedy, parts.options(shown), seenSince ? doneAt : undefined),
        choices: [done, couldNot, skip, why],
        why: whyOf(stop, parts.checks),
      });
    },
    async (step) => {
      const word = wordIn(step);
      if (word !== 'done') return step.endDialog((word === 'back' ? 'back' : 'left') satisfies Became);
      const { case: number, stop } = step.options;
      const [state, shown] = await Promise.all([parts.memory.get(step.context), parts.cases.get(number)]);
      const remedy = shown?.diagnosis && remedyOf(shown.diagnosis);
      if (state && remedy) {
        const at = parts.clock.now().toISOString();
        await parts.memory.set(
          step.context,
          withTried(state, triedId(stop, remedy), titleOf(remedy, parts.options(shown)), at),
        );
      }
      return step.endDialog('done' satisfies Became);
    },
  ]);
