import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { composeClinic, type Variations } from '../src/compose.ts';
import type { GraphRequest, Transport } from '../src/diagnosis/request.ts';
import { startScript } from './process.ts';
import { median, type Result } from './result.ts';

const latency = 100;
const rounds = 9;
const token = 'bench';

/** The same requests, one after another: what a look costs without waves and batches. */
const oneByOne = (graph: Transport<GraphRequest>): Transport<GraphRequest> => ({
  send: async (requests, signal) => {
    const sent: Awaited<ReturnType<typeof graph.send>>[] = [];
    for (const request of requests) sent.push(await graph.send([request], signal));
    const add = (pick: (cost: (typeof sent)[number]['cost']) => number) =>
      sent.reduce((sum, { cost }) => sum + pick(cost), 0);
    return {
      answers: sent.flatMap(({ answers }) => answers),
      cost: {
        requests: add((c) => c.requests),
        httpCalls: add((c) => c.httpCalls),
        resourceUnits: add((c) => c.resourceUnits),
      },
    };
  },
});

/** One cold look at people of the sandbox, 100 ms away, against the same requests one after another. */
export async function look(): Promise<readonly Result[]> {
  const root = join(import.meta.dirname, '..');
  const tenant = join(root, 'src/sandbox/contoso.json');
  const sandbox = await startScript(join(root, 'src/sandbox/main.ts'), [
    '--port',
    '0',
    '--tenant',
    tenant,
    '--token',
    token,
    '--latency',
    String(latency),
  ]);
  try {
    const endpoint = String(sandbox.ready.endpoint);
    const { users } = JSON.parse(readFileSync(tenant, 'utf8')) as { users: { userPrincipalName: string }[] };
    const names = users.map((user) => user.userPrincipalName);
    const clinic = (variations: Variations = {}) =>
      composeClinic(
        {
          mode: 'sandbox',
          cloud: 'global',
          graph: { endpoint, identity: { kind: 'local-token', token } },
          exchange: { connection: 'none' },
          clockRate: 1,
          timeZone: 'UTC',
          logLevel: 'silent',
        },
        variations,
      );
    const fast: number[] = [];
    const slow: number[] = [];
    // Cold means that nothing of the tenant is cached; the first round also compiles the code, and does not count.
    for (let round = 0; round <= rounds; round += 1) {
      const name = names[round % names.length] as string;
      const quick = (await (await clinic()).look(name)).cost.milliseconds;
      const long = (await (await clinic({ around: oneByOne })).look(name)).cost.milliseconds;
      if (round === 0) continue;
      fast.push(quick);
      slow.push(long);
    }
    const cold = await Promise.all(names.map(async (name) => (await (await clinic()).look(name)).cost));
    const shared = await clinic();
    await shared.look(names[0] as string);
    const warm = [];
    for (const name of names) warm.push((await shared.look(name)).cost);
    const most = Math.max(...cold.map((cost) => cost.waves));
    return [
      {
        name: `cold check, ${latency} ms away (ms)`,
        value: median(fast),
        baseline: median(slow),
        ratio: median(slow) / median(fast),
        goal: 'at least 5',
        met: median(slow) / median(fast) >= 5,
      },
      {
        name: 'waves of a cold check (median; most)',
        value: median(cold.map((c) => c.waves)),
        baseline: most,
        goal: 'median at most 2',
        met: median(cold.map((c) => c.waves)) <= 2,
      },
      { name: 'HTTP calls of a cold check (median)', value: median(cold.map((c) => c.httpCalls)) },
      {
        name: 'resource units, cold (median; most)',
        value: median(cold.map((c) => c.resourceUnits)),
        baseline: Math.max(...cold.map((c) => c.resourceUnits)),
        goal: 'median at most 12',
        met: median(cold.map((c) => c.resourceUnits)) <= 12,
      },
      {
        name: 'resource units, warm (median; most)',
        value: median(warm.map((c) => c.resourceUnits)),
        baseline: Math.max(...warm.map((c) => c.resourceUnits)),
        goal: 'median at most 8',
        met: median(warm.map((c) => c.resourceUnits)) <= 8,
      },
    ];
  } finally {
    await sandbox.stop();
  }
}
