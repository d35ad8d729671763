import { bareWord } from './words.ts';

const single = /^(?:case\s{0,3})?(?:#|no\.?|nr\.?|number)?\s{0,3}(\d{1,9})[.!?]{0,3}$/i;
const aroundANumber = new Set(
  'case number no nr for of at on the it this please now my to again once more in with that and is fall nummer'.split(
    ' ',
  ),
);

/** "1042", "#1042", "case 1042": the whole text is the number of a case. */
export function caseNumber(text: string): number | undefined {
  const found = text.length > 40 ? undefined : single.exec(text)?.[1];
  return found === undefined || Number(found) === 0 ? undefined : Number(found);
}

/** What follows a command that takes the number of a case: that number, nothing, or something else. */
export function numberIn(rest: string): { readonly number?: number } | undefined {
  const words = meaning(rest);
  const [word] = words;
  if (word === undefined) return {};
  const number = words.length === 1 ? caseNumber(word) : undefined;
  return number === undefined ? undefined : { number };
}

/** The first number of a case in a text that says more than that. */
export const firstNumber = (rest: string): number | undefined =>
  meaning(rest)
    .map(caseNumber)
    .find((number) => number !== undefined);

/** The words of a text that are not just there to make a sentence. */
export const meaning = (rest: string): string[] =>
  rest
    .slice(0, 1000)
    .split(/[\s,;=]+/)
    .filter((word) => word !== '' && word !== '#' && !aroundANumber.has(bareWord(word)));
