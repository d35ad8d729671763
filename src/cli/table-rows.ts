import Table from 'cli-table3';
import type { Diagnosis } from '../diagnosis/finding.ts';
import { say } from '../diagnosis/message.ts';
import type { Render } from '../diagnosis/report.ts';
import { plain, shorten } from '../texts/escape.ts';
import type { Rows } from './rows.ts';
import { certainties, thin } from './words.ts';

type Cell = Table.Cell;

/** Longest name that is shown, in characters. */
const longestName = 200;

/** Something without blanks: broken where the column ends, for cut short it could not be copied. */
const whole = (text: string): Cell => ({ content: shorten(plain(text), longestName), wrapOnWordBoundary: false });

/** Widths of the columns but the last, with their margins. */
const widths = [36, 40, 16] as const;
const narrowest = 30;

/** A table for a terminal of the given width that can be printed row by row: all columns are as wide as they will ever be. */
export function tableRows(render: Render, width: number): Rows {
  const last = Math.max(narrowest, width - widths.reduce((sum, each) => sum + each, 0) - widths.length - 2);
  const drawn = (row: readonly Cell[]): readonly string[] => {
    const table = new Table({
      colWidths: [...widths, last],
      wordWrap: true,
      chars: thin,
      style: { head: [], border: [] },
    });
    table.push([...row]);
    return table.toString().split('\n');
  };
  const head = drawn([say`Who`, say`Cause`, say`How sure`, say`In a sentence`].map(render));
  const rule = (head[0] ?? '').replace('┌', '├').replaceAll('┬', '┼').replace('┐', '┤');
  return {
    head: `${[...head.slice(0, -1), rule].join('\n')}\n`,
    row: (input, { subject, verdict }: Diagnosis) =>
      `${drawn([
        whole(subject.userPrincipalName ?? input),
        whole(verdict.cause),
        render(certainties[verdict.certainty]),
        render(verdict.summary),
      ])
        .slice(1, -1)
        .join('\n')}\n`,
    foot: `${head.at(-1) ?? ''}\n`,
  };
}
