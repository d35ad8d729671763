import { WaterfallDialog } from 'botbuilder-dialogs';
import { block } from '../src/cards/page.ts';
import { walkPage } from '../src/cards/walk-pages.ts';
import { type Message, say } from '../src/diagnosis/message.ts';
import { ask, wordIn } from './steps.ts';
import type { Choice } from './typed.ts';

/** Why somebody is asked whether to go on. */
export interface Whether {
  readonly case: number;
  readonly title: Message;
  /** What else there is to say. */
  readonly says: readonly Message[];
  readonly goesOn: boolean;
}

/** With what is known. */
export const goOn: Choice = { word: 'go-on', title: say`Go on`, button: true, also: say`yes, continue, carry on` };
/** After a new look. */
export const look: Choice = { word: 'look', title: say`Look again`, button: true, also: say`again, try again` };
/** Not at all. */
export const close: Choice = { word: 'close', title: say`Close the case`, button: true, also: say`close` };

/** After a long pause, or a look that failed: go on, look again, or close. Ends with the word chosen. */
export const whetherDialog = (): WaterfallDialog<Whether> =>
  new WaterfallDialog<Whether>('whether', [
    (step) => {
      const { case: number, title, says, goesOn } = step.options;
      return ask(step, {
        case: number,
        page: walkPage(
          number,
          title,
          says.map((each) => block('text', each)),
        ),
        choices: [...(goesOn ? [goOn] : []), look, close],
        why: [say`What I know may be out of date, so I do not go on without asking.`],
      });
    },
    (step) => {
      const word = wordIn(step);
      return step.endDialog(word === 'skip' || word === 'back' ? (step.options.goesOn ? 'go-on' : 'look') : word);
    },
  ]);
