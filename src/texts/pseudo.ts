const accents: Readonly<Record<string, string>> = {
  ...{ a: 'á', c: 'ç', d: 'ð', e: 'é', i: 'í', n: 'ñ', o: 'ö', s: 'š', u: 'ü', y: 'ý', z: 'ž' },
  ...{ A: 'Á', C: 'Ç', D: 'Ð', E: 'É', I: 'Í', N: 'Ñ', O: 'Ö', S: 'Š', U: 'Ü', Y: 'Ý', Z: 'Ž' },
};

/**
 * A pretend language for tests: every template accented, a third longer and in brackets, places untouched. What
 * shows up without brackets was not looked up; what is cut off does not leave room for other languages.
 */
export function pseudo(template: string): string {
  const accented = template
    .split(/(\{\d{1,2}\})/)
    .map((part, i) => (i % 2 === 1 ? part : part.replaceAll(/[a-z]/gi, (letter) => accents[letter] ?? letter)))
    .join('');
  return `⟦${accented}${'~'.repeat(Math.ceil(template.length / 3))}⟧`;
}
