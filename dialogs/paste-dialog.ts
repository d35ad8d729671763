import { WaterfallDialog } from 'botbuilder-dialogs';
import { cmdletPage } from '../src/cards/walk-pages.ts';
import type { Case } from '../src/cases/case.ts';
import { type Message, say } from '../src/diagnosis/message.ts';
import { refusals } from './answerable.ts';
import { missed } from './choice-prompt.ts';
import { keep, showBack } from './confirm.ts';
import { tell, type WalkParts } from './parts.ts';
import { type AtStop, ask, type Became, replyIn } from './steps.ts';
import { dontKnow, skip, why } from './typed.ts';
import { whyOf } from './why.ts';

type At = AtStop<'ask'>;

const choices = [dontKnow, skip, why];
/** Milliseconds for which pasted output counts: the mailbox may come in the meantime. */
const lasts = 24 * 3_600_000;

/** Asks for the output of a cmdlet. What cannot be read is never an answer: then it names a better command. */
export function pasteDialog(parts: WalkParts): WaterfallDialog<At> {
  const refuses = refusals(parts.checks);
  return new WaterfallDialog<At>('paste', [
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
      const { understood, lines, whyNot } = parts.readPaste(reply.text, { person: namesOf(shown), fact });
      const counts = Object.entries(understood).filter(([id, value]) => refuses(id, value) === undefined);
      if (counts.length > 0) {
        const settles = fact === undefined || counts.some(([id]) => id === fact);
        const more = settles ? [] : [say`It does not show yet what I asked for: I ask once more afterwards.`];
        return showBack(step, { told: Object.fromEntries(counts), lines: [...lines, ...more], lasts, settles });
      }
      const again = missed({ choices, misses: misses + 1 }).slice(misses > 0 ? 1 : 2);
      await tell(step.context, shown, parts, whyNot, ...better(stop), ...again);
      return step.replaceDialog('paste', { ...step.options, misses: misses + 1 });
    },
    (step) => keep(step, parts),
  ]);
}

/** Everything that the person goes by, the sign-in name first. A name that fits several is none of theirs alone. */
function namesOf({ subject, input, diagnosis }: Case): readonly string[] {
  if (!subject) return [input];
  const { mail } = diagnosis?.subject ?? {};
  const typed = input.includes('@') && !subject.chosen ? [input] : [];
  return [subject.userPrincipalName, subject.id, ...typed, ...(mail ? [mail] : [])];
}

/** The same cmdlet in a form that survives copying. */
function better({ ask }: At['stop']): readonly Message[] {
  if (!('cmdlet' in ask)) return [];
  const [cmdlet = ask.cmdlet, properties] = ask.cmdlet.split(/\s*\|\s*Format-List\s*/);
  const selected = properties ? ` | Select-Object ${properties}` : '';
  return [say`Please run this instead, and paste all that it prints: ${`${cmdlet}${selected} | ConvertTo-Json`}`];
}
