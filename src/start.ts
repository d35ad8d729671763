import { spawn } from 'node:child_process';
import { mkdirSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import {
  modeOf,
  readSettings,
  readTenantSettings,
  SettingsError,
  sandboxEnvironment,
  startedByNpm,
} from './settings.ts';
import { CannotStart, type Options, readOptions } from './start/options.ts';
import { freePort } from './start/ports.ts';
import type { Started } from './start/process.ts';
import { claim, refuseSecond } from './start/running.ts';
import { botSettings, type Plan, startAll } from './start/sandbox.ts';

/** Milliseconds that a process may take to end. */
const STOP_WITHIN = 10_000;

/** Live: the bot alone, in the foreground. */
function runLive(): void {
  readSettings();
  const bot = spawn(process.execPath, [join(import.meta.dirname, 'main.ts')], { stdio: 'inherit' });
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => bot.kill(signal));
  bot.once('close', (code) => process.exit(code ?? 1));
}

/** The sandbox: pretend tenant, bot and Teams client, all on this machine. */
async function runSandbox(options: Options): Promise<void> {
  const data = resolve('.data');
  const running = join(data, 'running.json');
  const wanted = botPort(options, data);
  mkdirSync(data, { recursive: true });
  await refuseSecond(running);
  const bot = await freePort(wanted, '--port');
  const playground = await freePort(options.playgroundPort, '--playground-port');
  claim(running, { pid: process.pid, since: Date.now(), playground: `http://localhost:${playground}` });
  if (!options.keep) for (const end of ['', '-wal', '-shm']) rmSync(join(data, `sandbox.db${end}`), { force: true });
  const origin = new Date().toISOString();
  await supervise({ ...options, data, origin, ports: { bot, playground } }, () => {
    for (const note of [running, join(data, 'sandbox.json')]) rmSync(note, { force: true });
  });
}

/** The port asked for. Reads what else is set, so that a mistake is told before anything starts. */
function botPort(options: Options, data: string): number {
  readTenantSettings();
  const plan = { ...options, data, origin: new Date().toISOString(), ports: { bot: 0, playground: 0 } };
  const { PORT: _, ...settings } = botSettings(plan, { endpoint: 'http://127.0.0.1', token: 'not yet' });
  const { port } = readSettings(sandboxEnvironment(settings));
  return options.port ?? port;
}

/** Runs until a person stops it (exit code 0), or a process fails (1, with what it said last). */
async function supervise(plan: Plan, tidy: () => void): Promise<void> {
  const processes: Started[] = [];
  let stopping: Promise<void> | undefined;
  const stop = (code: number) => {
    stopping ??= Promise.all(processes.map((each) => each.stop(STOP_WITHIN))).then(() => {
      tidy();
      process.exit(code);
    });
    return stopping;
  };
  onInterrupt(() => {
    // A second Ctrl-C does not wait any more.
    if (stopping) for (const each of processes) each.kill();
    void stop(0);
  });
  try {
    const graph = await startAll(plan, (started) => processes.push(started));
    console.log(banner(plan, graph));
    const ended = await Promise.race(processes.map(async (each) => `The ${each.name} ended: ${await each.ended}.`));
    throw new Error(ended);
  } catch (error) {
    if (!stopping) report(error as Error, processes);
    await stop(1);
  }
}

function onInterrupt(stop: () => void): void {
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, stop);
  // npm that is told to end does not always tell us (seen with npm 11): then we are left to another parent.
  const npm = process.ppid;
  const watch = () => {
    if (process.ppid !== npm) stop();
  };
  if (startedByNpm()) setInterval(watch, 1_000).unref();
}

const banner = ({ tenant, ports }: Plan, graph: string) => `
MailboxHelp is ready.   S A N D B O X : a pretend tenant, on this machine only.

  Open   http://localhost:${ports.playground}
  Type   check ${tenant ? 'and an address of your tenant' : 'jane@contoso.com'}
  Also   help

In a terminal:  npm run -s cli -- check ${tenant ? 'ADDRESS' : 'jane@contoso.com'}
Bot: http://127.0.0.1:${ports.bot}/api/messages   Pretend Graph: ${graph}   Logs: .data/*.log
Stop with Ctrl-C.
`;

function report(error: Error, processes: readonly Started[]): void {
  console.error(`${error.message} Everything is stopped.`);
  for (const { name, lastLines } of processes.filter(({ hasEnded }) => hasEnded)) {
    console.error(`Last words of the ${name}:`);
    for (const line of lastLines) console.error(`  ${line}`);
  }
}

try {
  const options = readOptions();
  if (modeOf() === 'live') runLive();
  else await runSandbox(options);
} catch (error) {
  if (!(error instanceof SettingsError || error instanceof CannotStart)) throw error;
  console.error(error.message);
  process.exitCode = 1;
}
