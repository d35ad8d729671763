import { WaterfallDialog } from 'botbuilder-dialogs';
import { questionPage } from '../src/cards/walk-pages.ts';
import { type Message, say } from '../src/diagnosis/message.ts';
import { refusals } from './answerable.ts';
import { missed } from './choice-prompt.ts';
import { keep, showBack } from './confirm.ts';
import { tell, type WalkParts } from './parts.ts';
import { type AtStop, ask, type Became, replyIn } from './steps.ts';
import { type Choice, dontKnow, skip, why } from './typed.ts';
import { whyOf } from './why.ts';

/** Options that get a button of their own, beside "don't know". */
const mostButtons = 3;

type At = AtStop<'ask'>;

/** Asks a person what only a person can tell: one of several answers, or words that the fact can read. */
export function questionDialog(parts: WalkParts): WaterfallDialog<At> {
  const refuses = refusals(parts.checks);
  return new WaterfallDialog<At>('question', [
    async (step) => {
      const { case: number, stop, misses } = step.options;
      const options = optionsOf(stop);
      const question = 'question' in stop.ask ? stop.ask.question : '';
      return ask(step, {
        case: number,
        page: questionPage(
          number,
          question,
          options.map(({ title }) => title),
        ),
        choices: choicesFor(stop, options),
        why: whyOf(stop, parts.checks),
        ...(misses && { misses }),
        ...(takesWords(stop) && { free: true }),
      });
    },
    async (step) => {
      const { stop, misses = 0 } = step.options;
      const reply = replyIn(step);
      if ('word' in reply && ['skip', 'unsure', 'back', 'could-not'].includes(reply.word))
        return step.endDialog((reply.word === 'back' ? 'back' : 'left') satisfies Became);
      if ('word' in reply && reply.word === 'done') return step.endDialog('done' satisfies Became);
      const { fact } = stop.ask;
      const value = 'word' in reply ? reply.word : reply.text.trim();
      const why = fact === undefined ? undefined : refuses(fact, value);
      if (fact !== undefined && why === undefined)
        return showBack(step, { told: { [fact]: value }, lines: [inWords(stop), titled(stop, value)], settles: true });
      const shown = await parts.cases.get(step.options.case);
      const again = { choices: choicesFor(stop, optionsOf(stop)), misses: misses + 1 };
      if (shown) await tell(step.context, shown, parts, ...(why ? [why] : []), ...missed(again));
      return step.replaceDialog('question', { ...step.options, misses: misses + 1 });
    },
    (step) => keep(step, parts),
  ]);
}

const takesWords = ({ ask }: At['stop']): boolean => ask.fact !== undefined && 'question' in ask && !ask.options;

function choicesFor(stop: At['stop'], options: readonly Choice[]): readonly Choice[] {
  const lookAgain: Choice = {
    word: 'done',
    title: say`Done, look again`,
    button: true,
    also: say`done, look again, yes`,
  };
  return [
    ...options,
    ...(stop.ask.fact === undefined ? [lookAgain] : []),
    dontKnow,
    { ...skip, button: undefined },
    why,
  ].map(({ button, ...choice }) => ({ ...choice, ...(button && { button }) }));
}

/** The answers of a question, readable, the first few with a button. */
function optionsOf({ ask }: At['stop']): readonly Choice[] {
  const options = 'question' in ask ? (ask.options ?? []) : [];
  return options.map((word, i) => ({
    word,
    title: readable(word),
    names: [`${i + 1}`],
    ...(i < mostButtons && { button: true }),
  }));
}

const readable = (option: string): Message => ({ text: option.replaceAll('-', ' '), values: [] });

const inWords = ({ ask }: At['stop']): Message => ({ text: 'question' in ask ? ask.question : '', values: [] });

const titled = (stop: At['stop'], value: string): Message =>
  optionsOf(stop).some(({ word }) => word === value)
    ? say`Your answer: ${readable(value)}`
    : say`Your answer: ${value}`;
