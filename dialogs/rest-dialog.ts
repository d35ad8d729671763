import { WaterfallDialog } from 'botbuilder-dialogs';
import { block } from '../src/cards/page.ts';
import { walkPage } from '../src/cards/walk-pages.ts';
import { certaintyWords } from '../src/cards/wording.ts';
import { say } from '../src/diagnosis/message.ts';
import type { WalkParts } from './parts.ts';
import { type AtStop, ask, type Became, wordIn } from './steps.ts';
import { type Choice, no, yes } from './typed.ts';

/** What is known is enough. */
export const finish: Choice = {
  word: 'finish',
  title: say`Finish`,
  button: true,
  also: say`no, no thanks, that is all, that's all, end, enough`,
  names: [no.word],
};
/** Everything else too. */
export const rest: Choice = {
  word: 'rest',
  title: say`Go through the rest`,
  button: true,
  also: say`yes, yes please, ok, okay, sure, go on, continue, proceed, all, all of them, everything, the rest, go through them`,
  names: [yes.word],
};

/** What is left changes nothing about what is to be done first: whoever is in a hurry ends here. */
export const restDialog = (parts: WalkParts): WaterfallDialog<AtStop<'rest'>> =>
  new WaterfallDialog<AtStop<'rest'>>('rest', [
    async (step) => {
      const { case: number, stop } = step.options;
      const verdict = (await parts.cases.get(number))?.diagnosis?.verdict;
      const left =
        stop.checks === 1
          ? say`One more step is open. I need you for it, and the answer would not change what is to be done first.`
          : say`${stop.checks} more steps are open. I need you for each, and the answers would not change what is to be done first.`;
      return ask(step, {
        case: number,
        page: walkPage(number, say`Shall we go through the rest too?`, [
          ...(verdict ? [block('text', say`${certaintyWords[verdict.certainty]}: ${verdict.summary}`)] : []),
          block('text', left),
        ]),
        choices: [finish, rest],
        next: rest.word,
        why: [say`I know enough to say what to do first. The rest can show something else beside it.`],
      });
    },
    (step) => {
      const word = wordIn(step);
      const became: Became = word === 'back' ? 'back' : word === 'rest' ? 'left' : 'finished';
      return step.endDialog(became);
    },
  ]);
