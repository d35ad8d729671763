import { parseArgs } from 'node:util';
import { startSandbox } from '../src/sandbox/sandbox.ts';

/** What the pretend tenant was asked so far. */
export interface Counts {
  readonly httpCalls: number;
  readonly requests: number;
  readonly resourceUnits: number;
  /** Requests that it refused because there were too many. */
  readonly throttled: number;
}

// The sandbox as a process of its own that tells over IPC, when asked, what it was asked.
const { values } = parseArgs({
  options: {
    tenant: { type: 'string', default: '' },
    token: { type: 'string', default: '' },
    latency: { type: 'string', default: '0' },
    quota: { type: 'string', default: '0' },
  },
});
const { tenant, token } = values;
const sandbox = await startSandbox({ tenant, token, latency: Number(values.latency), quota: Number(values.quota) });
process.on('message', (asked) => {
  if (asked !== 'counts') return;
  const requests = sandbox.requests.filter(({ url }) => url !== '/$batch');
  const counts: Counts = {
    httpCalls: sandbox.requests.filter(({ inBatch }) => !inBatch).length,
    requests: requests.length,
    resourceUnits: requests.reduce((sum, { units = 0 }) => sum + units, 0),
    throttled: sandbox.requests.filter(({ status }) => status === 429).length,
  };
  process.send?.(counts);
});
process.once('SIGTERM', () => void sandbox.close().then(() => process.exit(0)));
process.stdout.write(`${JSON.stringify({ endpoint: sandbox.endpoint })}\n`);
