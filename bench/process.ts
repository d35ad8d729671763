import { type ChildProcess, spawn } from 'node:child_process';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { sandboxEnvironment } from '../src/settings.ts';

/** Ends the process when we are gone, however we went. */
const preload = join(import.meta.dirname, '../src/start/child.cjs');

/** A process of ours that said it is ready. */
export interface Running {
  /** The JSON object of its first line. */
  readonly ready: Readonly<Record<string, unknown>>;
  readonly child: ChildProcess;
  stop(): Promise<void>;
}

/**
 * Starts a script with this Node and waits for its first line, a JSON object. At most 30 seconds. It gets no credential
 * of this process.
 */
export function startScript(
  script: string,
  args: readonly string[],
  env: Readonly<Record<string, string>> = {},
  flags: readonly string[] = [],
): Promise<Running> {
  const child = spawn(process.execPath, ['--require', preload, ...flags, script, ...args], {
    env: sandboxEnvironment(env),
    stdio: ['ignore', 'pipe', 'inherit', 'ipc'],
  });
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  const stop = async () => {
    child.kill('SIGTERM');
    await ended;
  };
  return new Promise((resolve, reject) => {
    const late = setTimeout(() => {
      child.kill('SIGKILL');
      reject(new Error(`${script} was not ready after 30 seconds.`));
    }, 30_000);
    child.once('exit', (code) => reject(new Error(`${script} ended with ${code} before it was ready.`)));
    createInterface({ input: child.stdout as NonNullable<ChildProcess['stdout']> }).once('line', (line) => {
      clearTimeout(late);
      resolve({ ready: JSON.parse(line) as Record<string, unknown>, child, stop });
    });
  });
}
