import type { Clinic } from '../compose.ts';
import { say } from '../diagnosis/message.ts';
import type { Render } from '../diagnosis/report.ts';
import type { Answers } from './answers.ts';
import type { Looked } from './look-at.ts';
import { looksAt } from './looks.ts';
import { Output } from './output.ts';
import { Progress } from './progress.ts';
import type { Rows } from './rows.ts';
import { Tally } from './summary.ts';
import type { Once } from './users.ts';

/** A round of looks. */
export interface Round {
  /** Each named once; a list where it is known how many they are. */
  readonly people: readonly string[] | AsyncIterable<string>;
  readonly once: Once;
  readonly clinic: Clinic;
  readonly rows: Rows;
  /** The summary goes below a table; else to standard error, beside the rows. */
  readonly isTable: boolean;
  readonly inWords: Render;
  readonly width: number;
  readonly answers: Answers | undefined;
  /** Facts that are left out. */
  readonly without: ReadonlySet<string>;
}

/** Many users, a row each as it comes. Resolves to the exit code. */
export async function checkMany(round: Round): Promise<number> {
  const run = new Run(round);
  const interrupt = () => run.interrupt();
  // Once: who presses twice does not want to wait for the summary either.
  process.once('SIGINT', interrupt);
  try {
    return await run.finish();
  } finally {
    process.off('SIGINT', interrupt);
    // Nobody reads it any more, and an open pipe would keep the process.
    if (!Array.isArray(round.people)) process.stdin.destroy();
  }
}

class Run {
  readonly #round: Round;
  readonly #stop = new AbortController();
  readonly #output = new Output(process.stdout, () => this.#stop.abort());
  readonly #progress = new Progress(process.stderr, () => performance.now());
  readonly #tally = new Tally();
  readonly #begun = performance.now();
  #interrupted = false;

  constructor(round: Round) {
    this.#round = round;
  }

  interrupt(): void {
    this.#interrupted = true;
    this.#stop.abort();
  }

  /** Resolves to the exit code. Throws what the input throws, after the summary. */
  async finish(): Promise<number> {
    const { rows, people, clinic, answers, without } = this.#round;
    const { signal } = this.#stop;
    await this.#output.write(rows.head);
    try {
      for await (const looked of looksAt(people, { clinic, signal, without, ...(answers && { answers }) })) {
        await this.#take(looked);
        if (!looked.hopeless || this.#tally.looked > 1) continue;
        this.#stop.abort();
        this.#complain('The others were not looked at: it would be the same.');
      }
    } finally {
      this.#progress.clear();
      await this.#output.write(rows.foot);
      await this.#sumUp();
    }
    if (this.#interrupted) return 130;
    return this.#tally.failed > 0 ? 3 : 0;
  }

  async #take({ user, diagnosis, error }: Looked): Promise<void> {
    const { rows, people } = this.#round;
    if (diagnosis) {
      this.#tally.add(diagnosis);
      this.#progress.clear();
      await this.#output.write(rows.row(user, diagnosis));
    } else {
      this.#tally.addFailure();
      this.#complain(this.#round.inWords(say`${user}: no report could be made. ${error ?? ''}`));
    }
    this.#progress.show(this.#tally.looked, Array.isArray(people) ? people.length : undefined);
  }

  #complain(sentence: string): void {
    this.#progress.clear();
    process.stderr.write(`${sentence}\n`);
  }

  async #sumUp(): Promise<void> {
    const { once, answers, clinic, isTable, width, inWords } = this.#round;
    if (this.#output.gone) return;
    if (once.repeats) this.#complain(once.repeats);
    if (answers?.complaint) this.#complain(answers.complaint.trimEnd());
    if (this.#interrupted) this.#complain('Stopped before the end.');
    if (this.#tally.looked === 0) this.#complain('Nobody was looked at.');
    if (this.#tally.looked < 2) return;
    const summary = `\n${this.#tally.inWords(clinic.traffic(), performance.now() - this.#begun, width, inWords)}\n`;
    if (isTable) await this.#output.write(summary);
    else process.stderr.write(summary);
  }
}
