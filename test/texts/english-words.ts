import german from '../../src/texts/de.json' with { type: 'json' };

/** Words as they stand, in lower case. */
const wordsIn = (text: string): readonly string[] => text.toLowerCase().match(/[\p{L}]+(?:['’]\p{L}+)*/gu) ?? [];

const germanWords = new Set(Object.values(german).flatMap(wordsIn));
const englishOnly = new Set(
  Object.keys(german)
    .flatMap(wordsIn)
    .filter((word) => word.length > 1 && !germanWords.has(word)),
);

/** Words that our English has and our German has not, without those of `data`: a text that holds one is not German. */
export function englishIn(text: string, data: ReadonlySet<string>): readonly string[] {
  const ours = text.replaceAll(/https?:\/\/\S+|\S+@\S+|\S*\d\S*/g, ' ');
  return wordsIn(ours).filter((word) => englishOnly.has(word) && !data.has(word));
}
