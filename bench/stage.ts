import { randomBytes } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Connector } from './connector.ts';
import { type Running, startScript } from './process.ts';

const root = join(import.meta.dirname, '..');
const tenant = join(root, 'src/sandbox/contoso.json');

/** A bot that listens. */
export interface Listening extends Running {
  readonly url: string;
  /** From nothing until it said that it listens. */
  readonly seconds: number;
}

/** Everything around the bot: the pretend tenant, which answers at once, a connector, and a folder for its files. */
export interface Stage {
  readonly connector: Connector;
  readonly serviceUrl: string;
  /** Starts the bot as `npm start` does, with a new database. */
  startBot(flags?: readonly string[]): Promise<Listening>;
  /** Starts the bare echo bot. */
  startEcho(flags?: readonly string[]): Promise<Listening>;
  /** Ends everything that was started, and removes the folder. */
  close(): Promise<void>;
}

/** Starts tenant and connector. */
export async function openStage(): Promise<Stage> {
  const folder = mkdtempSync(join(tmpdir(), 'mailboxhelp-bench-'));
  const token = randomBytes(24).toString('hex');
  const sandboxArgs = ['--port', '0', '--tenant', tenant, '--token', token, '--latency', '0'];
  const connector = new Connector();
  const serviceUrl = await connector.start();
  const running: Running[] = [await startScript(join(root, 'src/sandbox/main.ts'), sandboxArgs)];
  const endpoint = String(running[0]?.ready.endpoint);
  const start = async (script: string, env: Readonly<Record<string, string>>, flags: readonly string[] = []) => {
    const begun = performance.now();
    const started = await startScript(script, [], env, flags);
    const seconds = (performance.now() - begun) / 1_000;
    running.push(started);
    return { ...started, seconds, url: String(started.ready.listening) };
  };
  let databases = 0;
  return {
    connector,
    serviceUrl,
    startBot: (flags) => {
      databases += 1;
      const storage = `sqlite:${join(folder, `${databases}.db`)}`;
      const settings = { PORT: '0', STORAGE: storage, GRAPH_ENDPOINT: endpoint, LOCAL_ACCESS_TOKEN: token };
      return start(join(root, 'src/main.ts'), settings, flags);
    },
    startEcho: (flags) => start(join(import.meta.dirname, 'echo.ts'), {}, flags),
    close: async () => {
      await Promise.all(running.map((each) => each.stop()));
      await connector.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

interface User {
  readonly userPrincipalName: string;
  readonly mail?: string | null;
  readonly proxyAddresses?: readonly string[];
}

/** Addresses of the pretend tenant that fit one user each, so that no case joins another's. */
export function people(): readonly string[] {
  const { users } = JSON.parse(readFileSync(tenant, 'utf8')) as { users: readonly User[] };
  const addressesOf = ({ userPrincipalName, mail, proxyAddresses = [] }: User) =>
    new Set(
      [userPrincipalName, mail ?? '', ...proxyAddresses.map((each) => each.slice(5))].map((a) => a.toLowerCase()),
    );
  const all = users.map(addressesOf);
  return users
    .map(({ userPrincipalName }) => userPrincipalName.toLowerCase())
    .filter((name) => !name.includes('#') && all.filter((addresses) => addresses.has(name)).length === 1);
}
