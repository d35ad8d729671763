import { WaterfallDialog } from 'botbuilder-dialogs';
import { cmdletPage } from '../src/cards/walk-pages.ts';
import type { Case } from '../src/cases/case.ts';
import { isPasted } from '../src/commands/plain.ts';
import { say } from '../src/diagnosis/message.ts';
import { answerable } from './answerable.ts';
import { missed } from './choice-prompt.ts';
import { forget, keep, showBack } from './confirm.ts';
import { tell, type WalkParts } from './parts.ts';
import { type AtStop, ask, type Became, replyIn } from './steps.ts';
import { dontKnow, skip, why } from './typed.ts';
import { reasonsFor, whyOf } from './why.ts';

type At = AtStop<'ask'>;

const choices = [dontKnow, skip, why];
/** Milliseconds for which pasted output counts: the mailbox may come in the meantime. */
const lasts = 24 * 3_600_000;

/** Asks for the output of a cmdlet. What cannot be read is never an answer: then it names a better command. */
export function pasteDialog(parts: WalkParts): WaterfallDialog<At> {
  const answers = answerable(parts.checks, parts.clock);
  return new WaterfallDialog<At>('paste', [
    async (step) => {
      const { case: number, stop, misses = 0 } = step.options;
      const shown = await parts.cases.get(number);
      if (!('cmdlet' in stop.ask) || !shown) return step.endDialog('left' satisfies Became);
      const cmdlet = misses > 0 ? better(stop.ask.cmdlet) : stop.ask.cmdlet;
      return ask(step, {
        case: number,
        page: cmdletPage(number, stop.ask, cmdlet, reasonsFor(stop, parts.checks), isShared(shown)),
        choices,
        why: whyOf(stop, parts.checks),
        free: true,
        ...(misses > 0 && { misses }),
      });
    },
    async (step) => {
      const { case: number, stop, misses = 0 } = step.options;
      const reply = replyIn(step);
      if ('word' in reply && reply.word === 'unsure') return forget(step, parts);
      if ('word' in reply) return step.endDialog((reply.word === 'back' ? 'back' : 'left') satisfies Became);
      const shown = await parts.cases.get(number);
      if (!shown) return step.endDialog('left' satisfies Became);
      const { fact } = stop.ask;
      const { understood, lines, whyNot } = parts.readPaste(reply.text, { person: namesOf(shown), fact });
      const counts = Object.entries(understood).filter(([id, value]) => 'read' in answers.take(id, value));
      if (counts.length > 0) {
        const settles = fact === undefined || counts.some(([id]) => id === fact);
        const more = settles ? [] : [say`It does not show yet what I asked for: I ask once more afterwards.`];
        return showBack(step, { told: Object.fromEntries(counts), lines: [...lines, ...more], lasts, settles });
      }
      const [, ...human] = missed({ choices, misses: misses + 1 });
      await tell(
        step.context,
        shown,
        parts,
        whyNot,
        ...(misses === 0 && isPasted(reply.text) ? [say`The command below prints it in a form that I read best.`] : []),
        ...human,
      );
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

/** Whether others read along: there, only what mentions the bot reaches it. */
const isShared = ({ place, walkPlace = place }: Case): boolean => walkPlace.scope !== 'personal';

/** The same cmdlet in a form that survives copying. */
function better(cmdlet: string): string {
  const [command = cmdlet, properties] = cmdlet.split(/\s*\|\s*Format-List\s*/);
  return [command, ...(properties ? [`Select-Object ${properties}`] : []), 'ConvertTo-Json'].join(' | ');
}
