import type { DialogTurnResult, WaterfallStepContext } from 'botbuilder-dialogs';
import { block } from '../src/cards/page.ts';
import { walkPage } from '../src/cards/walk-pages.ts';
import { type Message, say } from '../src/diagnosis/message.ts';
import type { WalkParts } from './parts.ts';
import { type AtStop, ask, type Became, wordIn } from './steps.ts';
import { no, yes } from './typed.ts';

/** What was understood, and waits for a yes. */
interface Understood {
  /** Answers by fact id. */
  readonly told: Readonly<Record<string, unknown>>;
  /** The same in words. */
  readonly lines: readonly Message[];
  /** Milliseconds for which it counts; left out: it stays true. */
  readonly lasts?: number;
  /** Whether it answers what was asked. */
  readonly settles: boolean;
}

/** Shows back what was understood; nothing counts before a yes. */
export function showBack(step: WaterfallStepContext<AtStop<'ask'>>, understood: Understood): Promise<DialogTurnResult> {
  (step.values as { understood?: Understood }).understood = understood;
  const blocks = understood.lines.map((line) => block('text', line));
  return ask(step, {
    case: step.options.case,
    page: walkPage(step.options.case, say`I understood this. Is it right?`, blocks),
    choices: [yes, no],
    why: [say`What you tell me decides what I advise, so I make sure that I got it right.`],
  });
}

/** After the question: keeps the answer in the case, or asks the same once more. */
export async function keep(step: WaterfallStepContext<AtStop<'ask'>>, parts: WalkParts): Promise<DialogTurnResult> {
  const { understood } = step.values as { understood?: Understood };
  const word = wordIn(step);
  if (word === 'skip') return step.endDialog('left' satisfies Became);
  if (word !== 'yes' || !understood)
    return step.replaceDialog(step.activeDialog?.id ?? 'walk', { ...step.options, misses: 0 });
  const shown = await parts.cases.get(step.options.case);
  if (shown) await parts.cases.answer(shown.number, understood.told, shown.owner, understood.lasts);
  return step.endDialog((understood.settles ? 'answered' : 'done') satisfies Became);
}

/** Who does not know after all takes back what was told before. */
export async function forget(
  step: WaterfallStepContext<AtStop<'ask'>>,
  { cases }: WalkParts,
): Promise<DialogTurnResult> {
  const { case: number, stop } = step.options;
  const { fact = '' } = stop.ask;
  const wasTold = (await cases.get(number))?.answers?.[fact] !== undefined;
  if (wasTold) await cases.forget(number, fact);
  return step.endDialog((wasTold ? 'forgotten' : 'left') satisfies Became);
}
