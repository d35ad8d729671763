import type { Call } from './call.ts';
import { graphTime } from './clock.ts';
import type { World } from './route.ts';

/** What was asked: one entry a logical request, the items of a batch after the batch itself. */
export interface SandboxRequest {
  /** Sandbox time, ISO. */
  readonly at: string;
  readonly method: string;
  /** Relative to the version, as it came; Exchange's with the version. */
  readonly url: string;
  /** Without the token. */
  readonly headers: Readonly<Record<string, string>>;
  /** The HTTP request it came with, counted from 1. */
  readonly httpCall: number;
  readonly inBatch: boolean;
  /** Undefined: not answered, or not yet. */
  status?: number;
  units?: number;
  /** What was asked of Exchange, once it was understood. */
  cmdlet?: { readonly name: string; readonly parameters: Readonly<Record<string, unknown>> };
}

/** Writes a request down, and returns the entry to be completed. */
export function note(
  { log, world }: { readonly log: SandboxRequest[]; readonly world: World },
  call: Call,
  httpCall: number,
  inBatch: boolean,
): SandboxRequest {
  const { authorization: _secret, ...headers } = call.headers;
  const { method, url } = call;
  const entry: SandboxRequest = { at: graphTime(world.clock.now()), method, url, headers, httpCall, inBatch };
  log.push(entry);
  return entry;
}
