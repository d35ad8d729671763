import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { factsOf } from '../../src/diagnosis/diagnose.ts';
import type { Remedy } from '../../src/diagnosis/remedies.ts';
import person from '../../src/facts/person.ts';
import { loadFolder } from '../../src/load.ts';
import { timelineFacts } from '../../src/timeline/facts.ts';
import { checks } from '../world.ts';
import { answersPage } from './answers.ts';
import { coveragePage } from './coverage.ts';
import { permissionsPage } from './permissions-page.ts';
import { reportSchema } from './report-schema.ts';

/** Every remedy there is. */
export const remedies: readonly Remedy[] = await loadFolder<Remedy>(join(import.meta.dirname, '../../src/remedies'));

/** Every fact that a look stands on. */
export const facts = factsOf(checks, person, ...timelineFacts);

/** What a file of `docs/` holds when it is written from the code as it is. */
export interface Document {
  readonly file: string;
  written(): string | Promise<string>;
}

/** JSON as the linter of the repository wants to see it. */
const laidOut = (value: unknown, file: string): string =>
  execFileSync(join(import.meta.dirname, '../../node_modules/.bin/biome'), ['format', `--stdin-file-path=${file}`], {
    input: JSON.stringify(value, null, 2),
    encoding: 'utf8',
  });

/** The files of `docs/` that nobody writes by hand. */
export const documents: readonly Document[] = [
  { file: 'coverage.md', written: () => coveragePage(checks, remedies) },
  { file: 'permissions.md', written: () => permissionsPage(facts, checks, remedies) },
  { file: 'answers.md', written: () => answersPage(facts) },
  { file: 'report.schema.json', written: () => laidOut(reportSchema(checks), 'report.schema.json') },
];
