import type { Diagnosis } from '../diagnosis/finding.ts';
import { type Render, reportOf } from '../diagnosis/report.ts';

/** A way to print the reports of many, one after another. Everything ends with a line break. */
export interface Rows {
  readonly head: string;
  row(input: string, diagnosis: Diagnosis): string;
  readonly foot: string;
}

/** One line of JSON a user. */
export const jsonRows = (render: Render): Rows => ({
  head: '',
  row: (_, diagnosis) => `${JSON.stringify(reportOf(diagnosis, render))}\n`,
  foot: '',
});
