/** The sign of a quotation, and how many of them stand before a line. */
const QUOTED = /^\s{0,4}>(?!>)/;
const DEEPLY_QUOTED = /^\s{0,4}>>/;
/** Mails are answered so often before somebody pastes from one. */
const MOST_LEVELS = 8;

const full = (lines: readonly string[]): readonly string[] => lines.filter((line) => line.trim() !== '');

/** How many signs every line has at least. */
const depthOf = (lines: readonly string[]): number =>
  Math.min(...lines.map((line) => /^(?:\s{0,4}>)*/.exec(line)?.[0].replaceAll(/\s/g, '').length ?? 0));

/**
 * Lines without the signs of a quotation before them, one level after the other. PowerShell itself puts `>>` before the
 * further lines of a command, but never before the first line of all.
 */
export function unquoted(lines: readonly string[], level = 0): readonly string[] {
  const some = full(lines);
  const quoted = some.filter((line) => QUOTED.test(line)).length;
  if (level >= MOST_LEVELS || some.length < 2) return lines;
  if (quoted > 1 && quoted * 2 > some.length)
    return unquoted(
      lines.map((line) => line.replace(/^\s{0,4}> ?/, '')),
      level + 1,
    );
  if (!some.every((line) => DEEPLY_QUOTED.test(line))) return lines;
  const signs = new RegExp(`^(?:\\s{0,4}>){${depthOf(some)}} ?`);
  return lines.map((line) => line.replace(signs, ''));
}
