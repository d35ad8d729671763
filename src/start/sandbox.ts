import { randomBytes } from 'node:crypto';
import { createRequire } from 'node:module';
import { join, resolve } from 'node:path';
import { sandboxEnvironment } from '../settings.ts';
import { CannotStart, type Options } from './options.ts';
import { answers } from './ports.ts';
import { type Command, Started } from './process.ts';

/** Milliseconds that a process may take until it is ready. */
const READY_WITHIN = 30_000;

/** One run of the sandbox: what was asked for, where its servers listen, and the folder for database and logs. */
export interface Plan extends Options {
  readonly ports: { readonly bot: number; readonly playground: number };
  readonly data: string;
  /** ISO; from when the clock of bot and sandbox counts. */
  readonly origin: string;
}

type Settings = Readonly<Record<string, string>>;

/** Starts the three processes, and tells of each as soon as it exists. Resolves to Graph's address when all are ready. */
export async function startAll(plan: Plan, started: (process: Started) => void): Promise<string> {
  const start = (command: Pick<Command, 'name' | 'script' | 'preload' | 'args'>, settings: Settings) => {
    const log = join(plan.data, `${command.name}.log`);
    const process_ = new Started({ ...command, env: sandboxEnvironment(settings), cwd: process.cwd(), log });
    started(process_);
    return process_;
  };
  const own = (file: string) => join(import.meta.dirname, '..', file);
  const token = randomBytes(24).toString('hex');
  const playground = start(playgroundCommand(plan), playgroundSettings(plan));
  const sandbox = start({ name: 'sandbox', script: own('sandbox/main.ts'), args: sandboxArgs(plan, token) }, {});
  const graph = await sandbox.waitFor(field('endpoint'), READY_WITHIN);
  const bot = start({ name: 'bot', script: own('main.ts'), args: [] }, botSettings(plan, { endpoint: graph, token }));
  await Promise.all([bot.waitFor(field('listening'), READY_WITHIN), playgroundReady(playground, plan)]);
  return graph;
}

const sandboxArgs = ({ tenant, latency, timeWarp, origin, data }: Plan, token: string) => [
  ...[
    '--port',
    '0',
    '--token',
    token,
    '--latency',
    String(latency),
    '--clock-rate',
    String(timeWarp),
    '--clock-origin',
    origin,
  ],
  ...['--endpoint-file', join(data, 'sandbox.json')],
  ...(tenant ? ['--tenant', resolve(tenant)] : []),
];

/** The bot's settings in this run. */
export const botSettings = ({ timeWarp, origin, ports, data }: Plan, graph: { endpoint: string; token: string }) => ({
  HOST: '127.0.0.1',
  PORT: String(ports.bot),
  CLOCK_RATE: String(timeWarp),
  CLOCK_ORIGIN: origin,
  STORAGE: `sqlite:${join(data, 'sandbox.db')}`,
  GRAPH_ENDPOINT: graph.endpoint,
  EXCHANGE_ENDPOINT: graph.endpoint,
  LOCAL_ACCESS_TOKEN: graph.token,
});

const playgroundCommand = ({ ports }: Plan) => ({
  name: 'playground',
  script: playgroundScript(),
  preload: [join(import.meta.dirname, 'playground.cjs')],
  args: [
    ...['-e', `http://127.0.0.1:${ports.bot}/api/messages`, '-c', 'msteams', '-p', String(ports.playground)],
    ...['--service-url', `http://127.0.0.1:${ports.playground}/_connector`, '--disable-telemetry'],
  ],
});

const playgroundSettings = ({ data }: Plan) => ({
  TEAMSAPPTESTER_BROWSER: 'none',
  M365_AGENTS_PLAYGROUND_CONFIG_PATH: join(import.meta.dirname, 'playground.yml'),
  M365_AGENTS_PLAYGROUND_LOGFILE: join(data, 'playground-requests.log'),
});

function playgroundScript(): string {
  try {
    const found = createRequire(import.meta.url).resolve('@microsoft/m365agentsplayground/package.json');
    return join(found, '../cli.js');
  } catch {
    throw new CannotStart('Agents Playground is not installed. Run npm ci (without --omit=dev) and start again.');
  }
}

/** It says that it listens a little before it does, and goes to another port when its own was taken meanwhile. */
async function playgroundReady(playground: Started, { ports }: Plan): Promise<void> {
  const said = await playground.waitFor((line) => /^Listening on (\d+)/.exec(line)?.[1], READY_WITHIN);
  if (Number(said) !== ports.playground) throw new Error(`The playground could not use port ${ports.playground}.`);
  const deadline = Date.now() + READY_WITHIN;
  while (!(await answers(`http://127.0.0.1:${ports.playground}/_internal/v1/config`))) {
    if (playground.hasEnded || Date.now() > deadline) throw new Error('The playground did not become ready.');
    await new Promise((soon) => setTimeout(soon, 200));
  }
}

/** The value of one field in a line of JSON. */
const field = (name: string) => (line: string) => {
  try {
    const value: unknown = JSON.parse(line)[name];
    return typeof value === 'string' ? value : undefined;
  } catch {
    return undefined;
  }
};
