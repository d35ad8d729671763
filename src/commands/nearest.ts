import { closest, distance } from 'fastest-levenshtein';
import { isName } from './names.ts';
import { bareWord, vocabulary } from './words.ts';

const longestPhrase = 24;
/** Everyday words, which mean a command only inside a guided walk. */
const ofAWalk: ReadonlySet<string> = new Set(['next', 'back', 'skip', 'why']);

/** The command that an unknown text was most likely meant to be. */
export function nearestCommand(text: string): string | undefined {
  const words = text.slice(0, 200).split(/\s+/).map(bareWord);
  const guesses = [1, 2, 3].flatMap((count) =>
    words.length < count ? [] : guess(words.slice(0, count).join(' '), count),
  );
  const [best] = guesses.toSorted((a, b) => a.off - b.off);
  return best?.word ?? (looksLikeAPerson(text) ? 'check' : undefined);
}

/** The nearest phrase of so many words, unless it is too far to have been meant. */
function guess(said: string, count: number): { readonly word: string; readonly off: number }[] {
  const known = vocabulary.filter(
    ([phrase, word]) => phrase.length > 2 && !ofAWalk.has(word) && phrase.split(' ').length === count,
  );
  if (said.length < 3 || said.length > longestPhrase) return [];
  const phrase = closest(
    said,
    known.map(([text]) => text),
  );
  const off = distance(said, phrase);
  const word = known.find(([text]) => text === phrase)?.[1];
  return word !== undefined && off <= allowed(said, phrase) ? [{ word, off }] : [];
}

/** One letter off in a short word, two in a longer one, and two letters swapped in any ("hlep"). */
const allowed = (said: string, phrase: string): number =>
  said.length > 5 || letters(said) === letters(phrase) ? 2 : 1;
const letters = (text: string): string => [...text].toSorted().join('');

/** "Jane Doe" alone: not enough to start looking, enough to say how. */
const looksLikeAPerson = (text: string): boolean =>
  /^\p{Lu}[\p{L}'-]* (?:[\p{L}'-]+ ){0,2}\p{Lu}[\p{L}'-]*$/u.test(text.slice(0, 80)) && isName(text);
