import type { Message } from '../src/diagnosis/message.ts';
import { say } from '../src/diagnosis/message.ts';

/** One way to answer. */
export interface Choice {
  readonly word: string;
  readonly title: Message;
  /** Has a button; everything can be typed. */
  readonly button?: true;
  /** Other words for it, in lower case. */
  readonly also?: readonly string[];
}

/** The choice that a text names: by its word, its title, another word for it, or its number. */
export function chosen(text: string, choices: readonly Choice[]): string | undefined {
  const said = bare(text);
  const found = choices.find(({ word, title, also = [] }) =>
    [word, title.text, ...also].some((name) => bare(name) === said),
  );
  return found?.word;
}

const bare = (text: string): string =>
  text
    .slice(0, 200)
    .toLowerCase()
    .replaceAll(/<[^<>]{0,100}>|&nbsp;/g, ' ')
    .replaceAll(/[^\p{L}\p{N}]+/gu, ' ')
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
  also: [
    'do not know',
    'i do not know',
    "i don't know",
    'dont know',
    'i dont know',
    'dunno',
    'no idea',
    'unsure',
    'not sure',
    'later',
  ],
};
/** Confirms. */
export const yes: Choice = {
  word: 'yes',
  title: say`Yes`,
  button: true,
  also: ['y', 'yep', 'right', 'correct', 'ok', "that's right"],
};
/** Denies. */
export const no: Choice = {
  word: 'no',
  title: say`No`,
  button: true,
  also: ['n', 'nope', 'wrong', 'not right', 'incorrect'],
};
