/** How editors, logs and people set a line's number apart, the plainest last. */
const GUTTERS = [
  /^\s{0,8}(\d{1,5}) ?[|│┃] ?/,
  /^\s{0,8}(?:[Ll]ine |L)?(\d{1,5})[:.)\]] ?/,
  /^\s{0,8}(\d{1,5})\t/,
  /^\s{0,8}(\d{1,5}) {2}/,
  /^\s{0,8}(\d{1,5}) /,
];
/** The number of an empty line, behind which a copy has no blanks. */
const NUMBER_ALONE = /^\s{0,8}(\d{1,5})\s*$/;

/** So few lines may begin with numbers of their own; and so few of many may have lost theirs. */
const FEWEST = 3;
const NEARLY_ALL = 0.9;

/** Lines without the numbers before them, when nearly all lines are numbered one after the other. */
export function unnumbered(lines: readonly string[]): readonly string[] {
  const gutter = GUTTERS.find((one) => isNumbered(lines, one));
  return gutter ? lines.map((line) => line.replace(NUMBER_ALONE, '').replace(gutter, '')) : lines;
}

function isNumbered(lines: readonly string[], gutter: RegExp): boolean {
  const full = lines.filter((line) => line.trim() !== '');
  const numbers = full.flatMap((line) => gutter.exec(line)?.[1] ?? NUMBER_ALONE.exec(line)?.[1] ?? []).map(Number);
  const isCounted = numbers.every((number, i) => i === 0 || isNext(numbers[i - 1] ?? 0, number));
  const areBare = full.every((line) => NUMBER_ALONE.test(line));
  return numbers.length >= FEWEST && numbers.length >= full.length * NEARLY_ALL && isCounted && !areBare;
}

/** Empty lines may be gone with their numbers. */
const isNext = (before: number, number: number): boolean => number > before && number <= before + 4;
