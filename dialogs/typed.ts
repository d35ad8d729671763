import type { ReaderOptions } from '../src/cards/options.ts';
import { plainReader } from '../src/cards/write-text.ts';
import type { Message } from '../src/diagnosis/message.ts';
import { say } from '../src/diagnosis/message.ts';
import { render } from '../src/texts/render.ts';

/** One way to answer. */
export interface Choice {
  readonly word: string;
  readonly title: Message;
  /** Has a button; everything can be typed. */
  readonly button?: true;
  /** Other words for it, with commas between them. */
  readonly also?: Message;
  /** Other names for it that are the same in every language. */
  readonly names?: readonly string[];
}

/**
 * The choices that a text names, by their word, title, another word or number; in English or in the language of the
 * reader. Several where one name is that of several: then nobody may guess.
 */
export function named(text: string, choices: readonly Choice[], reader: ReaderOptions): readonly Choice[] {
  const said = bare(text);
  if (said === '') return [];
  const { translate: _, translateFilled: __, ...english } = plainReader(reader);
  const spoken = (message: Message) => [render(message, english), render(message, plainReader(reader))];
  return choices.filter(({ word, title, also = say``, names = [] }) =>
    [word, ...names, ...spoken(title), ...spoken(also).flatMap((list) => list.split(','))].some(
      (name) => bare(name) === said,
    ),
  );
}

const bare = (text: string): string =>
  text
    .slice(0, 200)
    .toLowerCase()
    .replaceAll(/<[^<>]{0,100}>|&nbsp;/g, ' ')
    .replaceAll(/[^\p{L}\p{N}\p{Extended_Pictographic}]+/gu, ' ')
    .trim();

/** Leaves a step open. */
export const skip: Choice = { word: 'skip', title: say`Skip`, button: true };
/** Asks why the step is there. */
export const why: Choice = { word: 'why', title: say`Why`, button: true };
/** Nobody can tell now. */
export const dontKnow: Choice = {
  word: 'unsure',
  title: say`Don't know`,
  button: true,
  also: say`do not know, I do not know, I don't know, dont know, I dont know, dunno, no idea, unsure, not sure, later`,
};
/** Confirms. */
export const yes: Choice = {
  word: 'yes',
  title: say`Yes`,
  button: true,
  also: say`y, yep, yeah, sure, right, correct, ok, okay, that's right, that is right, yes that is right, looks good`,
  names: ['👍'],
};
/** Denies. */
export const no: Choice = {
  word: 'no',
  title: say`No`,
  button: true,
  also: say`n, nope, wrong, not right, incorrect, that's wrong, that is wrong`,
};
