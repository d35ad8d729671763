import { WaterfallDialog } from 'botbuilder-dialogs';
import { walkPage } from '../src/cards/walk-pages.ts';
import { say } from '../src/diagnosis/message.ts';
import type { WalkParts } from './parts.ts';
import { ask, wordIn } from './steps.ts';
import { type Choice, skip } from './typed.ts';

/** Persons to choose from on one card. */
const mostChoices = 5;

/** Several people may be meant: a choice, never a guess. Ends with true when one was chosen and looked at. */
export const chooseDialog = (parts: WalkParts): WaterfallDialog<{ readonly case: number }> =>
  new WaterfallDialog<{ readonly case: number }>('choose', [
    async (step) => {
      const { case: number } = step.options;
      const shown = await parts.cases.get(number);
      const people = (shown?.diagnosis?.subject.candidates ?? []).slice(0, mostChoices).map(
        (one): Choice => ({
          word: one.id,
          title: say`${one.displayName} (${one.userPrincipalName})`,
          button: true,
          names: [one.userPrincipalName, one.displayName],
        }),
      );
      return ask(step, {
        case: number,
        page: walkPage(number, say`Who is meant by “${shown?.input ?? ''}”?`),
        choices: [...people, { word: skip.word, title: skip.title }],
        why: [say`Several people fit, and I do not guess: what helps one may harm the other.`],
      });
    },
    async (step) => {
      const word = wordIn(step);
      if (word === 'skip' || word === 'back') return step.endDialog(false);
      await parts.cases.choose(step.options.case, word);
      return step.endDialog(true);
    },
  ]);
