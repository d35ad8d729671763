import { type ChildProcess, spawn } from 'node:child_process';
import { createWriteStream } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

/** One process of the sandbox to start: a script of Node's, with what it gets. */
export interface Command {
  readonly name: string;
  readonly script: string;
  /** Loaded before the script. */
  readonly preload?: readonly string[];
  readonly args: readonly string[];
  readonly env: Readonly<Record<string, string>>;
  readonly cwd: string;
  /** Everything it prints goes here, from the beginning. */
  readonly log: string;
}

/** Lines of a process that are kept to be shown when it dies. */
const KEPT = 15;

/**
 * A process started with this Node itself, not through npm or a shell: so its id is the one to signal, and nothing
 * stays behind. Its own group, so that Ctrl-C reaches us alone and the order of stopping is ours.
 */
export class Started {
  readonly name: string;
  /** Resolves with how it ended, in words. */
  readonly ended: Promise<string>;
  readonly #process: ChildProcess;
  readonly #lines: string[] = [];
  readonly #listeners = new Set<(line: string) => void>();

  constructor({ name, script, preload = [], args, env, cwd, log }: Command) {
    this.name = name;
    const before = [join(import.meta.dirname, 'child.cjs'), ...preload].flatMap((file) => ['--require', file]);
    this.#process = spawn(process.execPath, [...before, script, ...args], {
      cwd,
      env,
      detached: true,
      stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
    });
    const file = createWriteStream(log);
    for (const stream of [this.#process.stdout, this.#process.stderr])
      if (stream)
        createInterface({ input: stream }).on('line', (line) => {
          file.write(`${line}\n`);
          this.#heard(line);
        });
    this.ended = new Promise((resolve) => {
      this.#process.once('error', (error) => resolve(error.message));
      this.#process.once('close', (code, signal) => {
        file.end();
        resolve(signal ? `signal ${signal}` : `exit code ${code}`);
      });
    });
  }

  get hasEnded(): boolean {
    return this.#process.exitCode !== null || this.#process.signalCode !== null;
  }

  /** What it said last, the newest at the end. */
  get lastLines(): readonly string[] {
    return this.#lines;
  }

  /** The first thing that `pick` finds in a line it prints. Rejects when it ends, or takes longer than `timeout` ms. */
  waitFor<T>(pick: (line: string) => T | undefined, timeout: number): Promise<T> {
    return new Promise<T>((resolve, reject) => {
      const settle = (action: () => void) => {
        clearTimeout(timer);
        this.#listeners.delete(listen);
        action();
      };
      const listen = (line: string) => {
        const found = pick(line);
        if (found !== undefined) settle(() => resolve(found));
      };
      const late = () => settle(() => reject(new Error(`The ${this.name} was not ready within ${timeout / 1000} s.`)));
      const timer = setTimeout(late, timeout);
      this.#listeners.add(listen);
      for (const line of this.#lines) listen(line);
      void this.ended.then((how) => settle(() => reject(new Error(`The ${this.name} ended: ${how}.`))));
    });
  }

  /** Asks it to end, and makes it after `grace` milliseconds. */
  async stop(grace: number): Promise<void> {
    this.#process.kill('SIGTERM');
    const timer = setTimeout(() => this.kill(), grace);
    await this.ended;
    clearTimeout(timer);
  }

  /** Ends it at once. */
  kill(): void {
    this.#process.kill('SIGKILL');
  }

  #heard(line: string): void {
    this.#lines.push(line);
    if (this.#lines.length > KEPT) this.#lines.shift();
    for (const listen of this.#listeners) listen(line);
  }
}
