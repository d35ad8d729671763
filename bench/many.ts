import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { looksAt } from '../src/cli/looks.ts';
import { jsonRows } from '../src/cli/rows.ts';
import { type Clinic, composeClinic } from '../src/compose.ts';
import type { Counts } from './counting-sandbox.ts';
import { type Running, startScript } from './process.ts';
import { against, type Result } from './result.ts';
import { addressOf, townOf } from './town.ts';

const latency = 50;
const token = 'bench';

/** How many people, and what a tenant of that size may spend in 10 seconds (identity and access). */
const rounds = [
  { count: 200, quota: 5_000 },
  { count: 1_000, quota: 8_000 },
] as const;

/** User by user takes a tenth of a second each: so many of them say as much as all. */
const baselineOf = 60;
/** Compiles the code; not measured. */
const warmUp = 20;

/** Many users from the command line, against the same engine user by user. */
export async function many(): Promise<readonly Result[]> {
  const results: Result[] = [];
  const heaps: number[] = [];
  for (const { count, quota } of rounds) {
    const measured = await atTown(count, quota);
    heaps.push(measured.heap);
    results.push(...resultsOf(count, quota, measured));
  }
  const [early = 0, late = 0] = heaps;
  const growth = against(`heap after ${rounds[1].count} users (MB); after ${rounds[0].count}`, late, early);
  return [...results, { ...growth, goal: 'at most 1.1', met: growth.ratio <= 1.1 }];
}

interface Measured {
  /** Seconds. */
  readonly together: number;
  /** Seconds a user, user by user. */
  readonly alone: number;
  readonly spent: Counts;
  /** MB in use after a full collection. */
  readonly heap: number;
}

async function atTown(count: number, quota: number): Promise<Measured> {
  const folder = mkdtempSync(join(tmpdir(), 'mailboxhelp-bench-'));
  const tenant = join(folder, 'town.json');
  writeFileSync(tenant, JSON.stringify(townOf(count)));
  const args = ['--tenant', tenant, '--token', token, '--latency', String(latency), '--quota', String(quota)];
  const sandbox = await startScript(join(import.meta.dirname, 'counting-sandbox.ts'), args);
  try {
    const names = Array.from({ length: count }, (_, i) => addressOf(i));
    const single = await clinicAt(sandbox);
    for (const name of names.slice(0, warmUp)) await single.look(name);
    const some = names.slice(0, baselineOf);
    const alone = (await seconds(() => oneByOne(some, single))) / some.length;
    // The quota is empty again after this, so that the round has all of it, and no more.
    await new Promise((emptied) => setTimeout(emptied, 10_000));
    const clinic = await clinicAt(sandbox);
    const before = await countsOf(sandbox);
    const together = await seconds(() => allTogether(names, clinic));
    const spent = difference(await countsOf(sandbox), before);
    return { together, alone, spent, heap: heapInUse() };
  } finally {
    await sandbox.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

const clinicAt = ({ ready }: Running): Promise<Clinic> =>
  composeClinic({
    mode: 'sandbox',
    cloud: 'global',
    graph: { endpoint: String(ready.endpoint), identity: { kind: 'local-token', token } },
    exchange: { connection: 'none' },
    clockRate: 1,
    timeZone: 'UTC',
    logLevel: 'silent',
  });

async function seconds(work: () => Promise<void>): Promise<number> {
  const begun = performance.now();
  await work();
  return (performance.now() - begun) / 1_000;
}

/** What the terminal leaves out with many people is left out here, too. */
const without = new Set(['license-history']);

async function oneByOne(names: readonly string[], clinic: Clinic): Promise<void> {
  for (const name of names) await clinic.look(name, { without });
}

/** As the command line does it, up to the text that it prints. */
async function allTogether(names: readonly string[], clinic: Clinic): Promise<void> {
  const { row } = jsonRows(({ text }) => text);
  const { signal } = new AbortController();
  let next = 0;
  for await (const { user, diagnosis, error } of looksAt(names, { clinic, signal, without })) {
    if (!diagnosis) throw new Error(`${user}: ${error}`);
    if (user !== names[next] || row(user, diagnosis).length < 100) throw new Error(`${user} was not expected.`);
    next += 1;
  }
  if (next !== names.length) throw new Error(`${names.length} users had ${next} reports.`);
}

async function countsOf({ child }: Running): Promise<Counts> {
  const answer = once(child, 'message', { signal: AbortSignal.timeout(10_000) });
  child.send('counts');
  const [counts] = (await answer) as [Counts];
  return counts;
}

const difference = (after: Counts, before: Counts): Counts => ({
  httpCalls: after.httpCalls - before.httpCalls,
  requests: after.requests - before.requests,
  resourceUnits: after.resourceUnits - before.resourceUnits,
  throttled: after.throttled - before.throttled,
});

function heapInUse(): number {
  // Twice, because the first one only queues what has a finalizer.
  globalThis.gc?.();
  globalThis.gc?.();
  return process.memoryUsage().heapUsed / 1e6;
}

function resultsOf(count: number, quota: number, { together, alone, spent }: Measured): readonly Result[] {
  const rate = against(
    `${count} users, ${latency} ms away: a second; user by user, by ${baselineOf} of them`,
    count / together,
    1 / alone,
  );
  const share = spent.resourceUnits / together / (quota / 10);
  const each = (figure: number) => figure / count;
  return [
    { ...rate, goal: 'at least 5, or 80 % of the quota', met: rate.ratio >= 5 || share >= 0.8 },
    { name: `${count} users: share of the quota of ${quota} units in 10 s`, value: share },
    { name: `${count} users: requests a user`, value: each(spent.requests) },
    { name: `${count} users: resource units a user`, value: each(spent.resourceUnits) },
    { name: `${count} users: HTTP calls a user`, value: each(spent.httpCalls) },
    { name: `${count} users: refused with 429`, value: spent.throttled, goal: '0', met: spent.throttled === 0 },
  ];
}
