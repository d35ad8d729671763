import type { Command, Sentence } from './command.ts';
import { complaint, incomplete } from './people.ts';
import type { LaterWord } from './words.ts';

const mostWordsBehind = 4;

/** What this version answers to a word of a later one; undefined when the sentence speaks of something else. */
export function notYet(word: LaterWord, rest: string, sentence: string): Command | undefined {
  const meant = complaint(rest);
  const named = meant?.name === 'check' ? meant.users : [];
  const short = rest.split(/\s+/).length <= mostWordsBehind;
  if (rest !== '' && !short) return undefined;
  const said = rest === '' ? sentence.replace(/[.!?]{1,5}$/, '') : word;
  return incomplete(word, cannotYet(said, named[0]));
}

const cannotYet = (word: string, user = 'jane@contoso.com'): Sentence => ({
  text: '"{0}" is not something I can do yet. I can find out what is wrong and tell you what to do about it: type {1}',
  values: [word, `check ${user}`],
});
