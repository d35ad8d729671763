import { isGuid, problemWith, unwrap } from './address.ts';
import type { Sentence } from './command.ts';

/** Addresses and object ids in a text, in order, each once; or what is wrong with the first that is none. */
export interface Addresses {
  readonly found: readonly string[];
  readonly problem?: Sentence;
}

interface Word {
  readonly text: string;
  /** What stands between the word before and this one. */
  readonly gap: string;
}

/** Finds who is meant by address or object id, whatever is said around them. */
export function addressesIn(text: string): Addresses {
  const words = wordsOf(text);
  const found: string[] = [];
  for (const [i, word] of words.entries()) {
    if (isGuid(word.text)) found.push(word.text.toLowerCase());
    if (!word.text.includes('@') || isMention(word.text)) continue;
    const problem = brokenInTwo(words, i) ?? problemWith(word.text);
    if (problem) return { found: once(found), problem };
    found.push(word.text);
  }
  return { found: once(found) };
}

/** The same entries without repetitions, compared without case; the first spelling stays. */
export function once(entries: readonly string[]): string[] {
  const seen = new Map(entries.toReversed().map((entry) => [entry.toLowerCase(), entry]));
  return entries.filter((entry) => {
    if (seen.get(entry.toLowerCase()) === undefined) return false;
    return seen.delete(entry.toLowerCase());
  });
}

function wordsOf(text: string): Word[] {
  const words: Word[] = [];
  let end = 0;
  for (const match of text.matchAll(/[^\s,;<>]+/g)) {
    words.push({ text: unwrap(match[0]), gap: text.slice(end, match.index) });
    end = match.index + match[0].length;
  }
  return words;
}

/** "@Bob" names somebody, "@contoso.com" is an address without its first half. */
const isMention = (word: string): boolean => word.startsWith('@') && word.length > 1 && !word.includes('.');

/** An address with a space or a comma in it comes as two words; the second half alone may even look like a good one. */
function brokenInTwo(words: readonly Word[], i: number): Sentence | undefined {
  const [before, word, after] = [words[i - 1], words[i], words[i + 1]];
  if (!word) return undefined;
  const joined = (text: string, broken: string, whole: string): Sentence | undefined =>
    broken.length > 120 || problemWith(whole) ? undefined : { text, values: [broken, whole] };
  const space = 'An address has no space in it: "{0}". Did you mean {1}?';
  const comma = 'There is a comma in "{0}". Did you mean {1}?';
  if (after && word.text.endsWith('@') && after.gap === ' ') {
    const lonely = word.text === '@' && before && word.gap === ' ' ? before.text : '';
    const shown = `${lonely && `${lonely} `}${word.text} ${after.text}`;
    return joined(space, shown, `${lonely}${word.text}${after.text}`);
  }
  if (before && word.text.startsWith('@') && word.gap === ' ') {
    return joined(space, `${before.text} ${word.text}`, `${before.text}${word.text}`);
  }
  if (after?.gap === ',' && !word.text.split('@')[1]?.includes('.') && /^[a-z]{2,3}$/i.test(after.text)) {
    return joined(comma, `${word.text},${after.text}`, `${word.text}.${after.text}`);
  }
  if (before && word.gap === ',' && /^[a-z\d.-]+$/.test(before.text) && !isGuid(before.text)) {
    return joined(comma, `${before.text},${word.text}`, `${before.text}.${word.text}`);
  }
  return undefined;
}
