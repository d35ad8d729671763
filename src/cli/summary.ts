import Table from 'cli-table3';
import { type CauseId, causeOf } from '../diagnosis/causes.ts';
import type { Certainty, Diagnosis } from '../diagnosis/finding.ts';
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
  inWords(spent: Spent, milliseconds: number, width: number): string {
    return [this.#table(width), ...this.#counts(spent, milliseconds)].join('\n');
  }

  #table(width: number): string {
    const table = new Table({
      head: ['Count', 'Cause', 'What it is', 'How sure'],
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
        .map((each) => `${sure.get(each)} ${certainties[each]}`);
      table.push([total(sure), cause, causeOf(cause).title, words.join(', ')]);
    }
    return table.toString();
  }

  #counts({ requests, resourceUnits, httpCalls }: Spent, milliseconds: number): readonly string[] {
    const each = (count: number) => (count / Math.max(1, this.looked)).toFixed(1);
    const people = `${this.looked} ${this.looked === 1 ? 'person' : 'people'}`;
    return [
      ...(this.#failed > 0 ? [`${this.#failed} of ${people} could not be looked at; the reasons are above.`] : []),
      `${people}: ${requests} requests (${each(requests)} each), ${resourceUnits} units (${each(resourceUnits)} each), ${httpCalls} calls, ${
        this.#exchangeCalls > 0 ? `${this.#exchangeCalls} calls to Exchange, ` : ''
      }${Math.round(milliseconds)} ms`,
    ];
  }
}
