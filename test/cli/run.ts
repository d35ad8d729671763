import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { type Sandbox, type SandboxOptions, startSandbox } from '../../src/sandbox/sandbox.ts';

/** What a run of the command line left. */
export interface Ran {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

const top = join(import.meta.dirname, '../..');

/** Runs the command line as a process of its own. */
export function cli(args: readonly string[], env: Readonly<Record<string, string>> = {}, stdin = ''): Promise<Ran> {
  const child = spawn(process.execPath, [join(top, 'src/cli.ts'), ...args], {
    cwd: top,
    env: { PATH: process.env.PATH ?? '', NO_COLOR: '1', ...env },
    stdio: ['pipe', 'pipe', 'pipe'],
  });
  const out = { stdout: '', stderr: '' };
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    out.stdout += text;
  });
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    out.stderr += text;
  });
  child.stdin.end(stdin);
  return new Promise((resolve) => child.once('close', (code) => resolve({ code, ...out })));
}

/** Settings under which the command line takes a stand-in for a live tenant. */
export const liveAt = ({ endpoint, token }: Pick<Sandbox, 'endpoint' | 'token'>) => ({
  MAILBOXHELP_MODE: 'live',
  GRAPH_ENDPOINT: endpoint,
  LOCAL_ACCESS_TOKEN: token,
});

/** Contoso with faults, for the length of `work`. */
export async function withContoso<T>(
  faults: SandboxOptions['faults'],
  work: (sandbox: Sandbox) => Promise<T>,
): Promise<T> {
  const sandbox = await startSandbox({ tenant: join(top, 'src/sandbox/contoso.json'), ...(faults && { faults }) });
  try {
    return await work(sandbox);
  } finally {
    await sandbox.close();
  }
}

/** The reports of a run, one a line. */
export const reports = ({ stdout }: Ran) =>
  stdout
    .split('\n')
    .filter(Boolean)
    .map(
      (line) =>
        JSON.parse(line) as {
          schema: number;
          tenant: { mode: string; name: string };
          subject: { input: string; id: string | null; candidates?: unknown[] };
          verdict: { cause: string; certainty: string; settledBy: string[] };
          findings: {
            check: string;
            outcome: string;
            reason?: string;
            evidence?: { fact: string; source: string }[];
          }[];
          advice: { remedy: string; by: string }[];
          vetoes: { remedy: string; because: string }[];
          cost: Record<string, number>;
        },
    );
