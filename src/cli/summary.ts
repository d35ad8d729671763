import Table from 'cli-table3';
import { type CauseId, causeOf } from '../diagnosis/causes.ts';
import type { Certainty, Diagnosis } from '../diagnosis/finding.ts';
import { say } from '../diagnosis/message.ts';
import type { Render } from '../diagnosis/report.ts';
import { certainties, thin } from './words.ts';

/** What went to Graph for all of them together. */
export interface Spent {
  readonly httpCalls: number;
  readonly requests: number;
  readonly resourceUnits: number;
}

/** What many looks found, in numbers: nothing else of a diagnosis is kept. */
export class Tally {
  readonly #causes = new Map<CauseId, Map<Certainty, number>>();
  #made = 0;
  #failed = 0;
  #exchangeCalls = 0;

  add({ verdict, cost }: Diagnosis): void {
    const sure = this.#causes.get(verdict.cause) ?? new Map<Certainty, number>();
    this.#causes.set(verdict.cause, sure.set(verdict.certainty, (sure.get(verdict.certainty) ?? 0) + 1));
    this.#made += 1;
    this.#exchangeCalls += cost.exchangeCalls;
  }

  /** Somebody of whom no report could be made. */
  addFailure(): void {
    this.#failed += 1;
  }

  /** So many could not be looked at. */
  get failed(): number {
    return this.#failed;
  }

  /** So many are through, with a report or without. */
  get looked(): number {
    return this.#made + this.#failed;
  }

  /** The summary for a terminal of the given width. */
  inWords(spent: Spent, milliseconds: number, width: number, render: Render): string {
    return [this.#table(width, render), ...this.#counts(spent, milliseconds, render)].join('\n');
  }

  #table(width: number, render: Render): string {
    const table = new Table({
      head: [say`Count`, say`Cause`, say`What it is`, say`How sure`].map(render),
      colWidths: [8, 40, Math.max(24, width - 8 - 40 - 28 - 5), 28],
      colAligns: ['right', 'left', 'left', 'left'],
      wordWrap: true,
      chars: thin,
      style: { head: [], border: [] },
    });
    const total = (sure: ReadonlyMap<Certainty, number>) => [...sure.values()].reduce((sum, each) => sum + each, 0);
    for (const [cause, sure] of [...this.#causes].sort(([, a], [, b]) => total(b) - total(a))) {
      const words = (Object.keys(certainties) as Certainty[])
        .filter((each) => sure.has(each))
        .map((each) => `${sure.get(each)} ${render(certainties[each])}`);
      table.push([total(sure), cause, render({ text: causeOf(cause).title, values: [] }), words.join(', ')]);
    }
    return table.toString();
  }

  #counts({ requests, resourceUnits, httpCalls }: Spent, milliseconds: number, render: Render): readonly string[] {
    const each = (count: number) => (count / Math.max(1, this.looked)).toFixed(1);
    const people = this.looked === 1 ? say`${this.looked} person` : say`${this.looked} people`;
    const exchange = this.#exchangeCalls > 0 ? say`${this.#exchangeCalls} calls to Exchange, ` : say``;
    return [
      ...(this.#failed > 0
        ? [render(say`${this.#failed} of ${people} could not be looked at; the reasons are above.`)]
        : []),
      render(
        say`${people}: ${requests} requests (${each(requests)} each), ${resourceUnits} units (${each(resourceUnits)} each), ${httpCalls} calls, ${exchange}${Math.round(milliseconds)} ms`,
      ),
    ];
  }
}
