import { WaterfallDialog } from 'botbuilder-dialogs';
import { optionWords } from '../src/cards/option-words.ts';
import { ours } from '../src/cards/page.ts';
import { questionPage } from '../src/cards/walk-pages.ts';
import { type Message, say, toldTime } from '../src/diagnosis/message.ts';
import { answerable } from './answerable.ts';
import { missed } from './choice-prompt.ts';
import { forget, keep, showBack } from './confirm.ts';
import { tell, type WalkParts } from './parts.ts';
import { type AtStop, ask, type Became, replyIn } from './steps.ts';
import { type Choice, dontKnow, no, skip, why, yes } from './typed.ts';
import { whyOf } from './why.ts';

/** Options that get a button of their own, beside "don't know". */
const mostButtons = 3;

type At = AtStop<'ask'>;

/** Asks a person what only a person can tell: one of several answers, or words that the fact can read. */
export function questionDialog(parts: WalkParts): WaterfallDialog<At> {
  const answers = answerable(parts.checks, parts.clock);
  return new WaterfallDialog<At>('question', [
    (step) => {
      const { case: number, stop, misses } = step.options;
      const options = optionsOf(stop);
      const listed = options.map(({ title }) => title);
      const takes = options.length > 0 ? undefined : answers.takes(stop.ask.fact ?? '');
      const question = 'question' in stop.ask ? stop.ask.question : '';
      return ask(step, {
        case: number,
        page: questionPage(number, question, stop.reason, listed, takes),
        choices: choicesFor(options),
        why: whyOf(stop, parts.checks),
        ...(misses && { misses }),
        ...(takes !== undefined && { free: true }),
      });
    },
    async (step) => {
      const { stop, misses = 0 } = step.options;
      const reply = replyIn(step);
      if ('word' in reply && reply.word === 'unsure') return forget(step, parts);
      if ('word' in reply && ['skip', 'back'].includes(reply.word))
        return step.endDialog((reply.word === 'back' ? 'back' : 'left') satisfies Became);
      const { fact = '' } = stop.ask;
      const value = 'word' in reply ? reply.word : reply.text.trim();
      const taken = answers.take(fact, value);
      if ('read' in taken) {
        const told = typeof taken.read === 'string' && isTime(taken.read) ? taken.read : value;
        return showBack(step, { told: { [fact]: told }, lines: [question(stop), inWords(stop, told)], settles: true });
      }
      const shown = await parts.cases.get(step.options.case);
      const [, ...human] = missed({ choices: choicesFor(optionsOf(stop)), misses: misses + 1 });
      if (shown) await tell(step.context, shown, parts, taken.refusal, ...human);
      return step.replaceDialog('question', { ...step.options, misses: misses + 1 });
    },
    (step) => keep(step, parts),
  ]);
}

const choicesFor = (options: readonly Choice[]): readonly Choice[] => [
  ...options,
  dontKnow,
  ...(options.length > 0 ? [{ word: skip.word, title: skip.title }] : [skip]),
  why,
];

/** The answers of a question, readable, the first few with a button. */
function optionsOf({ ask }: At['stop']): readonly Choice[] {
  const options = 'question' in ask ? (ask.options ?? []) : [];
  return options.map((word, i): Choice => {
    const usual = [yes, no].find((choice) => choice.word === word);
    return {
      word,
      title: optionWords(word),
      names: [`${i + 1}`, word.replaceAll('-', ' ')],
      ...(usual?.also && { also: usual.also }),
      ...(i < mostButtons && { button: true }),
    };
  });
}

const question = ({ ask }: At['stop']): Message => ours('question' in ask ? ask.question : '');

const isTime = (value: string): boolean => /^\d{4}-\d\d-\d\dT/.test(value);

function inWords(stop: At['stop'], value: string): Message {
  if (optionsOf(stop).some(({ word }) => word === value)) return say`Your answer: ${optionWords(value)}`;
  return say`Your answer: ${isTime(value) ? toldTime(value) : value}`;
}
