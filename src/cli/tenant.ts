import { type ChildProcess, spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { Connected } from '../compose.ts';
import type { TenantSettings } from '../settings.ts';

/** The tenant file cannot be used; the message says where and why. */
export class BadTenantFile extends Error {
  override readonly name = 'BadTenantFile';
}

/** A tenant to look at, and how to let go of it. */
export interface Connection {
  readonly settings: Connected;
  /** For stderr: which tenant is being asked. */
  readonly where: string;
  close(): void;
}

/** Where a running `npm start` leaves the address of its sandbox. */
export const sandboxFile = '.data/sandbox.json';

/** The configured tenant; else the sandbox that is running; else one of its own, on a free port, for this command. */
export async function connect(settings: TenantSettings, tenantFile: string | undefined): Promise<Connection> {
  if (settings.graph) {
    const where =
      settings.mode === 'live'
        ? `Tenant ${settings.tenantId ?? settings.graph.endpoint ?? ''}`
        : `SANDBOX at ${settings.graph.endpoint ?? ''}`;
    return { settings: { ...settings, graph: settings.graph }, where, close: () => {} };
  }
  const running = tenantFile === undefined ? await runningSandbox() : undefined;
  if (running) {
    const { clock, ...address } = running;
    // A clock that runs faster must be read by both: else "12 minutes ago" is another moment here than there.
    const timed = clock ? { ...settings, clockRate: clock.rate, clockOrigin: clock.origin } : settings;
    return sandbox(timed, address, `SANDBOX at ${running.endpoint} (the one that npm start runs)`, () => {});
  }
  return ownSandbox(settings, tenantFile);
}

async function ownSandbox(settings: TenantSettings, tenantFile: string | undefined): Promise<Connection> {
  const token = randomBytes(16).toString('hex');
  const script = join(import.meta.dirname, '../sandbox/main.ts');
  const tenant = tenantFile ? ['--tenant', tenantFile] : [];
  const child = spawn(process.execPath, [script, '--port', '0', '--token', token, ...tenant], {
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const endpoint = await firstLine(child);
  const where = `SANDBOX ${tenantFile ?? 'Contoso'} (its own, for this command)`;
  return sandbox(settings, { endpoint, token }, where, () => void child.kill('SIGTERM'));
}

const sandbox = (
  settings: TenantSettings,
  { endpoint, token }: { endpoint: string; token: string },
  where: string,
  close: () => void,
): Connection => ({
  settings: {
    ...settings,
    mode: 'sandbox',
    graph: { endpoint, identity: { kind: 'local-token', token } },
    exchange: settings.exchange.connection === 'none' ? settings.exchange : { connection: 'rest', endpoint },
  },
  where,
  close,
});

/** What a running sandbox leaves in its file. */
interface Running {
  readonly endpoint: string;
  readonly token: string;
  readonly clock?: { readonly rate: number; readonly origin: string };
}

async function runningSandbox(): Promise<Running | undefined> {
  try {
    const { pid, ...running } = JSON.parse(await readFile(sandboxFile, 'utf8')) as Running & { readonly pid: number };
    // Signal 0 asks whether the process lives: a file left by a killed one must not be believed.
    process.kill(pid, 0);
    return running;
  } catch {
    return undefined;
  }
}

function firstLine(child: ChildProcess): Promise<string> {
  const { stdout, stderr } = child;
  if (!stdout || !stderr) throw new Error('The sandbox was started without pipes.');
  const said: string[] = [];
  createInterface({ input: stderr }).on('line', (line) => said.push(line));
  return new Promise((resolve, reject) => {
    createInterface({ input: stdout }).once('line', (line) => {
      // The command must be able to end while the sandbox still runs.
      for (const stream of [stdout, stderr]) (stream as unknown as { unref?: () => void }).unref?.();
      child.unref();
      resolve((JSON.parse(line) as { endpoint: string }).endpoint);
    });
    child.once('exit', (code) => {
      const why = said.join('\n') || 'The sandbox did not start.';
      // The sandbox ends with 2 when the tenant file is not one.
      reject(code === 2 ? new BadTenantFile(why) : new Error(why));
    });
  });
}
