import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Case } from '../../src/cases/case.ts';
import { Cases } from '../../src/cases/cases.ts';
import { sandboxEnvironment } from '../../src/settings.ts';
import { Started } from '../../src/start/process.ts';
import { openSqlite } from '../../src/storage/sqlite.ts';
import type { Draft } from '../teams/activities.ts';
import { FakeConnector } from '../teams/fake-connector.ts';
import { Gate } from './gate.ts';

type Settings = Readonly<Record<string, string>>;

/** Milliseconds that a process may take until it is ready. */
const READY_WITHIN = 30_000;
const token = 'token-of-this-test';
const own = (file: string) => join(import.meta.dirname, '../../src', file);
const field = (name: string) => (line: string) =>
  (line.startsWith('{') ? JSON.parse(line)[name] : undefined) as string | undefined;

/** The processes of `npm start` but for the page, with a connector that the test plays. */
export class Processes {
  readonly folder = mkdtempSync(join(tmpdir(), 'mailboxhelp-main-'));
  #connector = new FakeConnector();
  #graph: Gate | undefined;
  #way: Gate | undefined;
  #runs = 0;
  #bot: { readonly process: Started; readonly address: string } | undefined;
  readonly #started: Started[] = [];
  readonly #compiled: Settings;

  /** `compiled`: a folder where processes that end in peace leave their compiled code, and later ones find it. */
  constructor(compiled?: string) {
    this.#compiled = compiled === undefined ? {} : { NODE_COMPILE_CACHE: compiled };
  }

  /** Starts the sandbox, and nothing else yet. */
  async open(...sandboxArguments: readonly string[]): Promise<this> {
    await this.#connect();
    const args = ['--port', '0', '--token', token, '--links', 'loopback', ...sandboxArguments];
    const sandbox = this.start('sandbox', 'sandbox/main.ts', args);
    this.#graph = await new Gate(await sandbox.waitFor(field('endpoint'), READY_WITHIN)).start();
    return this;
  }

  /** Ends the bot, and begins anew without anything that it kept or said; the sandbox goes on. */
  async renew(): Promise<void> {
    await this.#bot?.process.stop(1_000);
    this.#bot = undefined;
    this.#runs += 1;
    this.graph.forget();
    await this.#disconnect();
    await this.#connect();
  }

  /** Hears what the bot says. */
  get connector(): FakeConnector {
    return this.#connector;
  }

  /** Before Graph and Exchange. */
  get graph(): Gate {
    if (!this.#graph) throw new Error('Not open.');
    return this.#graph;
  }

  /** Before the connector: what the bot says goes through here. */
  get way(): Gate {
    if (!this.#way) throw new Error('Not open.');
    return this.#way;
  }

  /** The settings that a bot needs here. */
  get settings(): Settings {
    const storage = `sqlite:${this.#file}`;
    return { PORT: '0', GRAPH_ENDPOINT: this.graph.url, LOCAL_ACCESS_TOKEN: token, STORAGE: storage };
  }

  start(name: string, script: string, args: readonly string[], settings: Settings = {}): Started {
    const log = join(this.folder, `${name}.log`);
    const env = sandboxEnvironment({ ...this.#compiled, ...settings });
    const process_ = new Started({ name, script: own(script), args, env, cwd: this.folder, log });
    this.#started.push(process_);
    return process_;
  }

  /** Starts the bot, on the database of the one before. */
  async startBot(settings: Settings = {}): Promise<{ readonly bot: Started; readonly address: string }> {
    const bot = this.start('bot', 'main.ts', [], { ...this.settings, ...settings });
    const address = await bot.waitFor(field('listening'), READY_WITHIN);
    this.#bot = { process: bot, address };
    return { bot, address };
  }

  /** A power cut: nothing of the bot is left but its database. What stood before a gate goes with it. */
  async killBot(): Promise<void> {
    this.#bot?.process.kill();
    await this.#bot?.process.ended;
    this.graph.forget();
    this.way.forget();
  }

  /** Sends an activity as Teams does; resolves to the status when its turn has ended. */
  async send(draft: Draft): Promise<number> {
    if (!this.#bot) throw new Error('No bot runs.');
    const body = JSON.stringify({ serviceUrl: `${this.way.url}/connector`, ...draft });
    const headers = { 'content-type': 'application/json' };
    const { status } = await fetch(this.#bot.address, { method: 'POST', body, headers });
    return status;
  }

  /** The case as it is stored, while no bot runs. */
  async storedCase(number: number): Promise<Case | undefined> {
    const documents = openSqlite(this.#file);
    try {
      return await new Cases({ documents, clock: { now: () => new Date() } }).get(number);
    } finally {
      await documents.close();
    }
  }

  async close(): Promise<void> {
    await Promise.all(this.#started.splice(0).map((each) => each.stop(1_000)));
    await this.#graph?.stop();
    await this.#disconnect();
    rmSync(this.folder, { recursive: true });
  }

  async #connect(): Promise<void> {
    this.#connector = await new FakeConnector().start();
    this.#way = await new Gate(new URL(this.#connector.url).origin).start();
  }

  async #disconnect(): Promise<void> {
    await this.#way?.stop();
    await this.#connector.stop();
  }

  get #file(): string {
    return join(this.folder, `bot-${this.#runs}.db`);
  }
}
