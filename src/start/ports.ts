import { createServer } from 'node:net';
import { CannotStart } from './options.ts';

/** A free port of this machine for 0, else the one asked for; fails with CannotStart when that is taken. */
export function freePort(port: number, option: string): Promise<number> {
  return new Promise((found, failed) => {
    const probe = createServer();
    probe.once('error', () =>
      failed(
        new CannotStart(`Port ${port} is taken by another program. Choose another: npm start -- ${option} ${port + 1}`),
      ),
    );
    probe.listen(port, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() => found(typeof address === 'object' && address ? address.port : port));
    });
  });
}

/** Whether a page answers there. */
export const answers = (url: string): Promise<boolean> =>
  fetch(url, { signal: AbortSignal.timeout(2_000) })
    .then((response) => response.ok)
    .catch(() => false);
