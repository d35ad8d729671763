import { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';

/** Where a running sandbox can be reached, for programs that were not told on their command line. */
export interface EndpointFile {
  readonly endpoint: string;
  readonly token: string;
  readonly pid: number;
  /** Its clock, where it runs faster from a given moment: who asks must read the same time. */
  readonly clock?: { readonly rate: number; readonly origin: string };
}

/** Written whole or not at all, readable for its owner only: it holds the token. */
export function writeEndpointFile(path: string, content: EndpointFile): void {
  mkdirSync(dirname(path), { recursive: true });
  const half = `${path}.${content.pid}`;
  rmSync(half, { force: true });
  writeFileSync(half, `${JSON.stringify(content)}\n`, { mode: 0o600, flag: 'wx' });
  renameSync(half, path);
}

/** Removes the file, unless another sandbox has put its own in place. */
export function removeEndpointFile(path: string, pid: number): void {
  try {
    const written = JSON.parse(readFileSync(path, 'utf8')) as Partial<EndpointFile>;
    if (written.pid === pid) rmSync(path, { force: true });
  } catch {
    // Gone already, or nobody's that we know.
  }
}
