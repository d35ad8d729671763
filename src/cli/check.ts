import { composeClinic } from '../compose.ts';
import type { Render } from '../diagnosis/report.ts';
import licenseHistory from '../facts/license-history.ts';
import { readTenantSettings } from '../settings.ts';
import { allFacts, answerableIn, answerLines } from './answerable.ts';
import { readAnswers } from './answers.ts';
import { BadInput } from './bad-input.ts';
import { checkMany } from './check-many.ts';
import { checkOne } from './check-one.ts';
import { csvRows } from './csv-rows.ts';
import { type LanguageOption, reading } from './language.ts';
import { jsonRows, type Rows } from './rows.ts';
import { tableRows } from './table-rows.ts';
import { connect } from './tenant.ts';
import { everybody, Once } from './users.ts';

const widest = 160;
/** With more people than this, the audit log is left alone: it takes five questions in ten seconds. */
const fewEnoughForAll = 3;

export interface CheckOptions extends LanguageOption {
  readonly json?: boolean;
  readonly csv?: boolean;
  readonly tenant?: string;
  /** A file of people, beside those that are named as arguments. */
  readonly file?: string;
  /** A file of what people said. */
  readonly answers?: string;
}

/**
 * Runs `check`. Resolves to the exit code: 0 reports were made, 3 at least one could not be, 130 stopped from the
 * keyboard. Throws BadInput where what was given cannot be used.
 */
export async function check(users: readonly string[], options: CheckOptions): Promise<number> {
  const settings = readTenantSettings();
  const inWords = reading(options, settings.timeZone);
  const answers = options.answers === undefined ? undefined : await readAnswers(options.answers, inWords);
  const once = new Once();
  const people = await peopleOf(users, options, once);
  const connection = await connect(settings, options.tenant);
  try {
    process.stderr.write(`${connection.where}\n`);
    const clinic = await composeClinic(connection.settings);
    const width = Math.min(process.stdout.columns ?? 120, widest);
    const [only] = users;
    const isOne = users.length === 1 && only !== '-' && options.file === undefined && !options.json && !options.csv;
    if (isOne && only !== undefined) return await checkOne(only.trim(), { clinic, inWords, width, answers });
    const isMany = !Array.isArray(people) || people.length > fewEnoughForAll;
    return await checkMany({
      people,
      once,
      clinic,
      inWords,
      width,
      answers,
      rows: rowsFor(options, inWords, width),
      isTable: !options.json && !options.csv,
      without: new Set(isMany ? [licenseHistory.id] : []),
    });
  } finally {
    connection.close();
  }
}

const rowsFor = ({ json, csv }: CheckOptions, inWords: Render, width: number): Rows => {
  if (json) return jsonRows(inWords);
  return csv ? csvRows(inWords) : tableRows(inWords, width);
};

/** Everybody who is named. A list when it is known before the first look; standard input may still be growing. */
async function peopleOf(
  users: readonly string[],
  { file }: CheckOptions,
  once: Once,
): Promise<readonly string[] | AsyncIterable<string>> {
  const named = once.of(everybody({ users, stdin: process.stdin, ...(file !== undefined && { file }) }));
  if (users.includes('-') || file === '-') return named;
  const list: string[] = [];
  for await (const user of named) list.push(user);
  if (list.length === 0) throw new BadInput(`${file ?? 'The command'} names nobody.`);
  return list;
}

/** What can be given with `--answers`, for people. */
export const answersHelp = async (): Promise<string> =>
  `What --answers takes: a JSON file of these facts and their values, or of an address or object id to such an object.\n\n${answerLines(
    answerableIn(await allFacts()),
  )}\n`;
