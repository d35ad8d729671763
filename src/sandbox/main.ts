import { readArguments, UsageError } from './arguments.ts';
import { removeEndpointFile, writeEndpointFile } from './endpoint-file.ts';
import { type SandboxOptions, startSandbox } from './sandbox.ts';
import { TenantFileError } from './tenant/load.ts';

/** The sandbox as a process: says in one JSON line where it listens, and ends cleanly on SIGTERM and SIGINT. */
async function main(): Promise<void> {
  const { options, endpointFile } = readArguments(process.argv.slice(2));
  const sandbox = await startSandbox(options);
  const { endpoint, token } = sandbox;
  const stop = async () => {
    if (endpointFile) removeEndpointFile(endpointFile, process.pid);
    await sandbox.close();
    process.exit(0);
  };
  for (const signal of ['SIGTERM', 'SIGINT'] as const) process.once(signal, () => void stop());
  try {
    if (endpointFile) writeEndpointFile(endpointFile, { endpoint, token, pid: process.pid, ...clockOf(options) });
  } catch (error) {
    await sandbox.close();
    throw error;
  }
  process.stdout.write(`${JSON.stringify({ endpoint })}\n`);
}

const clockOf = ({ clockRate: rate, clockOrigin }: SandboxOptions) =>
  rate !== undefined && clockOrigin ? { clock: { rate, origin: clockOrigin.toISOString() } } : {};

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = error instanceof UsageError || error instanceof TenantFileError ? 2 : 1;
});
