import { WaterfallDialog } from 'botbuilder-dialogs';
import { cmdletPage } from '../src/cards/walk-pages.ts';
import { type Message, say } from '../src/diagnosis/message.ts';
import { missed } from './choice-prompt.ts';
import { keep, showBack } from './confirm.ts';
import { tell, type WalkParts } from './parts.ts';
import { type AtStop, ask, type Became, replyIn } from './steps.ts';
import { dontKnow, skip, why } from './typed.ts';
import { whyOf } from './why.ts';

type At = AtStop<'ask'>;

const choices = [dontKnow, skip, why];

/** Asks for the output of a cmdlet. What cannot be read is never an answer: then it names a better command. */
export const pasteDialog = (parts: WalkParts): WaterfallDialog<At> =>
  new WaterfallDialog<At>('paste', [
    async (step) => {
      const { case: number, stop, misses } = step.options;
      if (!('cmdlet' in stop.ask)) return step.endDialog('left' satisfies Became);
      return ask(step, {
        case: number,
        page: cmdletPage(number, stop.ask, stop.reason),
        choices,
        why: whyOf(stop, parts.checks),
        free: true,
        ...(misses && { misses }),
      });
    },
    async (step) => {
      const { case: number, stop, misses = 0 } = step.options;
      const reply = replyIn(step);
      if ('word' in reply) return step.endDialog((reply.word === 'back' ? 'back' : 'left') satisfies Became);
      const shown = await parts.cases.get(number);
      if (!shown) return step.endDialog('left' satisfies Became);
      const { fact } = stop.ask;
      const person = shown.subject?.userPrincipalName ?? shown.input;
      const { understood, lines, whyNot } = parts.readPaste(reply.text, { person, fact });
      if (fact === undefined ? Object.keys(understood).length > 0 : Object.hasOwn(understood, fact))
        return showBack(step, understood, lines);
      const again = missed({ choices, misses: misses + 1 }).slice(misses > 0 ? 1 : 2);
      await tell(step.context, shown, parts, whyNot ?? notThis, ...better(stop), ...again);
      return step.replaceDialog('paste', { ...step.options, misses: misses + 1 });
    },
    (step) => keep(step, parts),
  ]);

const notThis = say`I could not read the answer in that.`;

/** The same cmdlet in a form that survives copying. */
function better({ ask }: At['stop']): readonly Message[] {
  if (!('cmdlet' in ask)) return [];
  const [cmdlet = ask.cmdlet, properties] = ask.cmdlet.split(/\s*\|\s*Format-List\s*/);
  const selected = properties ? ` | Select-Object ${properties}` : '';
  return [say`Please run this instead, and paste all that it prints: ${`${cmdlet}${selected} | ConvertTo-Json`}`];
}
