import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { looksAt } from '../../src/cli/looks.ts';
import { type Clinic, composeClinic } from '../../src/compose.ts';
import type { Diagnosis } from '../../src/diagnosis/finding.ts';
import { type Sandbox, startSandbox } from '../../src/sandbox/sandbox.ts';

const tenant = join(import.meta.dirname, '../../src/sandbox/contoso.json');
const { users } = JSON.parse(readFileSync(tenant, 'utf8')) as { users: { userPrincipalName: string }[] };
const names = [
  ...users.map(({ userPrincipalName }) => userPrincipalName),
  ...Array.from({ length: 20 }, (_, i) => `no${i}@contoso.com`),
];
const without = new Set(['license-history']);

const clinicAt = ({ endpoint, token }: Sandbox): Promise<Clinic> =>
  composeClinic({
    mode: 'sandbox',
    cloud: 'global',
    graph: { endpoint, identity: { kind: 'local-token', token } },
    exchange: { connection: 'none' },
    clockRate: 1,
    timeZone: 'UTC',
    logLevel: 'silent',
  });

/** What one of the runs left in the sandbox. */
interface Run {
  readonly diagnoses: readonly Diagnosis[];
  readonly calls: number;
  readonly requests: number;
  readonly units: number;
  readonly refused: number;
  readonly traffic: ReturnType<Clinic['traffic']>;
}

async function run(look: (clinic: Clinic) => AsyncIterable<Diagnosis>): Promise<Run> {
  const clock = new Date();
  // Slow enough that looks meet: the sandbox refuses the fifth Outlook request at a time.
  const sandbox = await startSandbox({ tenant, latency: 5, now: () => clock });
  try {
    const clinic = await clinicAt(sandbox);
    const diagnoses: Diagnosis[] = [];
    for await (const each of look(clinic)) diagnoses.push(each);
    const asked = sandbox.requests.filter(({ url }) => !url.startsWith('/$batch'));
    return {
      diagnoses,
      calls: new Set(sandbox.requests.map(({ httpCall }) => httpCall)).size,
      requests: asked.length,
      units: asked.reduce((sum, { units = 0 }) => sum + units, 0),
      refused: sandbox.requests.filter(({ status }) => status === 429).length,
      traffic: clinic.traffic(),
    };
  } finally {
    await sandbox.close();
  }
}

async function* alone(clinic: Clinic) {
  for (const name of names) yield await clinic.look(name, { without });
}

async function* together(clinic: Clinic) {
  const { signal } = new AbortController();
  for await (const { diagnosis, error } of looksAt(names, { clinic, signal, without })) {
    assert.ok(diagnosis, error);
    yield diagnosis;
  }
}

describe('many looks at once', function () {
  this.timeout(20_000);
  let one: Run;
  let many: Run;
  before(async () => {
    one = await run(alone);
    many = await run(together);
  });

  it('find what single looks find, in the same order', () => {
    const said = ({ diagnoses }: Run) =>
      diagnoses.map(({ subject, verdict }) => [subject.input, verdict.cause, verdict.certainty]);
    assert.deepEqual(said(many), said(one));
  });

  it('share their calls, and are never refused', () => {
    assert.ok(many.calls <= one.calls * 0.6, `${many.calls} calls against ${one.calls}`);
    assert.deepEqual([one.refused, many.refused], [0, 0]);
  });

  it('share what is known of the tenant', () => {
    assert.equal(many.requests, one.requests);
  });

  it('each know their own cost', () => {
    const costs = ({ diagnoses }: Run) =>
      diagnoses.map(({ cost }) => [cost.graphRequests, cost.resourceUnits, cost.waves]);
    assert.deepEqual(costs(many), costs(one));
    const sum = (pick: (diagnosis: Diagnosis) => number) => many.diagnoses.reduce((all, each) => all + pick(each), 0);
    assert.equal(
      sum(({ cost }) => cost.graphRequests),
      many.requests,
    );
    assert.equal(
      sum(({ cost }) => cost.resourceUnits),
      many.units,
    );
    const { httpCalls, requests, resourceUnits, throttled } = many.traffic;
    assert.deepEqual([httpCalls, requests, resourceUnits, throttled], [many.calls, many.requests, many.units, 0]);
  });
});
