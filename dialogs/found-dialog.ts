import { WaterfallDialog } from 'botbuilder-dialogs';
import { titleOf } from '../src/cards/advice.ts';
import { failPage, remedyFor } from '../src/cards/walk-pages.ts';
import { say } from '../src/diagnosis/message.ts';
import type { WalkParts } from './parts.ts';
import { type AtStop, ask, type Became, wordIn } from './steps.ts';
import { type Choice, skip, why } from './typed.ts';
import { whyOf } from './why.ts';

const done: Choice = {
  word: 'done',
  title: say`Done, look again`,
  button: true,
  also: say`done, look again, did it, I did it, I have done it, finished, fixed`,
};
const couldNot: Choice = {
  word: 'could-not',
  title: say`Could not`,
  also: say`I could not, could not do it, couldn't, I can't, can't, cannot, later, not now`,
};

/** Something was found: explains it, says what a person can do, and waits until it is done or left. */
export const foundDialog = (parts: WalkParts): WaterfallDialog<AtStop<'found'>> =>
  new WaterfallDialog<AtStop<'found'>>('found', [
    async (step) => {
      const { case: number, stop } = step.options;
      const shown = await parts.cases.get(number);
      if (!shown?.diagnosis) return step.endDialog('left' satisfies Became);
      return ask(step, {
        case: number,
        page: failPage(number, stop.finding, shown.diagnosis, parts.options(shown)),
        choices: [done, skip, why, couldNot],
        why: whyOf(stop, parts.checks),
      });
    },
    async (step) => {
      const word = wordIn(step);
      if (word !== 'done') return step.endDialog((word === 'back' ? 'back' : 'left') satisfies Became);
      await noteTried(step.options, step.context, parts);
      return step.endDialog('done' satisfies Became);
    },
  ]);

/** Remembers for the end of the walk what a person says to have done. */
async function noteTried(
  { case: number, stop }: AtStop<'found'>,
  context: Parameters<WalkParts['memory']['get']>[0],
  parts: WalkParts,
) {
  const [state, shown] = await Promise.all([parts.memory.get(context), parts.cases.get(number)]);
  if (!state || !shown?.diagnosis) return;
  const remedy = remedyFor(stop.finding, shown.diagnosis);
  const tried = remedy === undefined ? stop.finding.summary : titleOf(remedy, parts.options(shown));
  const at = parts.clock.now().toISOString();
  await parts.memory.set(context, { ...state, tried: [...state.tried, say`${tried} – ${{ time: at }}`].slice(-20) });
}
