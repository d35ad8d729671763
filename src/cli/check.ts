import { createInterface } from 'node:readline';
import { type Clinic, composeClinic } from '../compose.ts';
import type { Diagnosis } from '../diagnosis/finding.ts';
import { type Render, reportOf } from '../diagnosis/report.ts';
import { readTenantSettings } from '../settings.ts';
import { plain } from '../texts/escape.ts';
import { render } from '../texts/render.ts';
import { printMany, printOne } from './print.ts';
import { connect } from './tenant.ts';

/** Looks at once; Graph's mailbox probes allow four. */
const atOnce = 4;
const widest = 160;

export interface CheckOptions {
  readonly json?: boolean;
  readonly tenant?: string;
}

/** Runs `check`. Resolves to the exit code: 0 reports were made, 3 at least one could not be. */
export async function check(users: readonly string[], options: CheckOptions): Promise<number> {
  const settings = readTenantSettings();
  const connection = await connect(settings, options.tenant);
  try {
    process.stderr.write(`${connection.where}\n`);
    const clinic = await composeClinic(connection.settings);
    const inWords: Render = (message) => render(message, { locale: 'en', timeZone: settings.timeZone, escape: plain });
    return await checkAll(await expand(users), clinic, options, inWords);
  } finally {
    connection.close();
  }
}

/** `-` stands for the lines of standard input. */
async function expand(users: readonly string[]): Promise<readonly string[]> {
  if (!users.includes('-')) return users;
  const lines: string[] = [];
  for await (const line of createInterface({ input: process.stdin })) if (line.trim()) lines.push(line.trim());
  return users.flatMap((user) => (user === '-' ? lines : [user]));
}

async function checkAll(
  users: readonly string[],
  clinic: Clinic,
  options: CheckOptions,
  inWords: Render,
): Promise<number> {
  const looks = inOrder(users, (user) => lookAt(user, clinic, users.length === 1));
  const made: Diagnosis[] = [];
  let failed = false;
  for await (const { user, diagnosis, error } of looks) {
    if (!diagnosis) {
      failed = true;
      process.stderr.write(`${plain(user)}: no report could be made. ${error ?? ''}\n`);
    } else if (options.json) process.stdout.write(`${JSON.stringify(reportOf(diagnosis, inWords))}\n`);
    else made.push(diagnosis);
  }
  const [only] = made;
  const width = Math.min(process.stdout.columns ?? 120, widest);
  if (only && users.length === 1) process.stdout.write(`${printOne(only, clinic.remedies, inWords, width)}\n`);
  else if (only) process.stdout.write(`${printMany(made, inWords, width)}\n`);
  return failed ? 3 : 0;
}

interface Looked {
  readonly user: string;
  readonly diagnosis?: Diagnosis;
  readonly error?: string;
}

async function lookAt(user: string, clinic: Clinic, alone: boolean): Promise<Looked> {
  const show = alone && process.stderr.isTTY;
  try {
    const diagnosis = await clinic.look(user, {
      ...(show && {
        onProgress: (findings, checks) =>
          process.stderr.write(`\r${new Set(findings.map((one) => one.check)).size} of ${checks} checks`),
      }),
    });
    return { user, diagnosis };
  } catch (error) {
    return { user, error: error instanceof Error ? error.message : String(error) };
  } finally {
    if (show) process.stderr.write('\r\x1b[K');
  }
}

/** Works on a few at a time and yields in the order of the input. */
async function* inOrder<T, R>(items: readonly T[], work: (item: T) => Promise<R>): AsyncGenerator<R> {
  const running: Promise<R>[] = [];
  let next = 0;
  while (next < items.length || running.length > 0) {
    // The first goes alone: what it learns of the tenant is kept for the others.
    const room = next === 0 ? 1 : atOnce;
    while (next < items.length && running.length < room) running.push(work(items[next++] as T));
    yield await (running.shift() as Promise<R>);
  }
}
