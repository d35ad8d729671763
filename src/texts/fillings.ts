/** What stands before the first place must be at least this long: else anybody's name could look like a sentence. */
const shortestStart = 8;
/** Characters of a sentence of ours that arrives filled; what is longer is somebody else's text. */
const longest = 600;

interface Pattern {
  readonly start: string;
  readonly form: RegExp;
  readonly numbers: readonly number[];
  readonly other: string;
}

/**
 * Finds the entry that a text was made from, and fills its translation with the same values; what was filled in is
 * looked up the same way. Undefined for a text that is none of ours. Only what has a space and ends like a sentence
 * is looked at: names and addresses stay what they are.
 */
export function fillings(entries: ReadonlyMap<string, string>): (text: string) => string | undefined {
  let patterns: readonly Pattern[] | undefined;
  const find = (text: string): string | undefined => {
    if (text.length > longest || !/ .*[.?!)]$/s.test(text)) return undefined;
    const exact = entries.get(text);
    if (exact !== undefined) return exact;
    patterns ??= patternsOf(entries);
    for (const { start, form, numbers, other } of patterns) {
      const found = text.startsWith(start) ? form.exec(text) : null;
      if (!found) continue;
      const values = new Map(numbers.map((number, i) => [number, found[i + 1] ?? '']));
      return other.replaceAll(/\{(\d{1,2})\}/g, (place, number: string) => {
        const value = values.get(Number(number));
        return value === undefined ? place : (entries.get(value) ?? find(value) ?? value);
      });
    }
    return undefined;
  };
  return find;
}

const literal = (text: string): string => text.replaceAll(/[$()*+.?[\\\]^{|}]/g, '\\$&');

function patternsOf(entries: ReadonlyMap<string, string>): readonly Pattern[] {
  return [...entries].flatMap(([english, other]) => {
    const parts = english.split(/\{(\d{1,2})\}/);
    const [start = ''] = parts;
    if (parts.length === 1 || start.length < shortestStart) return [];
    const numbers = parts.filter((_, i) => i % 2 === 1).map(Number);
    const form = parts.map((part, i) => (i % 2 === 1 ? '(.*?)' : literal(part))).join('');
    return [{ start, form: new RegExp(`^${form}$`, 's'), numbers, other }];
  });
}
