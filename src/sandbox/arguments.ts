import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import type { SandboxOptions } from './sandbox.ts';

/** A command line that cannot be followed; the message says why and how it would be right. */
export class UsageError extends Error {
  override readonly name = 'UsageError';

  constructor(sentence: string) {
    super(`${sentence}\n${usage}`);
  }
}

const usage = `Usage: node src/sandbox/main.ts --token TOKEN [options]
  --tenant FILE           tenant file (default: Contoso)
  --port N                port on 127.0.0.1 (default 0: any free one)
  --latency MS            time that every request takes at least
  --clock-rate N          how fast the clock runs (default 1)
  --clock-origin ISO      the instant from which the rate counts (default: now)
  --quota UNITS           resource units in 10 seconds (default: the tenant file's, else no limit)
  --links graph|loopback  where nextLinks point (default: the tenant file's, else graph)
  --endpoint-file FILE    where to write {endpoint, token, pid}; removed at the end`;

export interface Arguments {
  readonly options: SandboxOptions;
  readonly endpointFile: string | undefined;
}

const names = ['tenant', 'port', 'token', 'latency', 'quota', 'links', 'clock-rate', 'clock-origin', 'endpoint-file'];

/** Reads the command line; it is all that the sandbox is told. Throws a UsageError. */
export function readArguments(argv: readonly string[]): Arguments {
  const values = valuesIn(argv);
  const token = values.token;
  if (!token) throw new UsageError('--token is missing: a bearer token that clients must send.');
  const origin = values['clock-origin'];
  if (origin !== undefined && Number.isNaN(Date.parse(origin))) {
    throw new UsageError(`--clock-origin must be an ISO time, but is "${origin}".`);
  }
  const { links } = values;
  if (links !== undefined && links !== 'graph' && links !== 'loopback') {
    throw new UsageError(`--links must be graph or loopback, but is "${links}".`);
  }
  const number = (name: string) => numberIn(name, values[name]);
  return {
    endpointFile: values['endpoint-file'],
    options: {
      tenant: values.tenant ?? fileURLToPath(new URL('contoso.json', import.meta.url)),
      token,
      port: number('port'),
      latency: number('latency'),
      quota: number('quota'),
      clockRate: number('clock-rate'),
      clockOrigin: origin === undefined ? undefined : new Date(origin),
      links,
    },
  };
}

function valuesIn(argv: readonly string[]): Readonly<Record<string, string | undefined>> {
  try {
    const options = Object.fromEntries(names.map((name) => [name, { type: 'string' } as const]));
    return parseArgs({ args: [...argv], options }).values as Record<string, string | undefined>;
  } catch (error) {
    throw new UsageError((error as Error).message);
  }
}

function numberIn(name: string, value: string | undefined): number | undefined {
  if (value === undefined) return undefined;
  if (/^\d+(\.\d+)?$/.test(value)) return Number(value);
  throw new UsageError(`--${name} must be a number, but is "${value}".`);
}
