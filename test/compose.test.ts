import assert from 'node:assert/strict';
import { join } from 'node:path';
import { composeClinic } from '../src/compose.ts';
import { type Sandbox, startSandbox } from '../src/sandbox/sandbox.ts';

const settings = ({ endpoint, token }: Sandbox, rate = 1, origin?: string) => ({
  mode: 'sandbox' as const,
  cloud: 'global' as const,
  graph: { endpoint, identity: { kind: 'local-token' as const, token } },
  exchange: { connection: 'none' as const },
  clockRate: rate,
  ...(origin && { clockOrigin: origin }),
  timeZone: 'UTC',
  logLevel: 'silent' as const,
});

describe('the clinic', () => {
  let sandbox: Sandbox;
  before(async () => {
    sandbox = await startSandbox({ tenant: join(import.meta.dirname, 'tenants/tailwind.json') });
  });
  after(() => sandbox.close());

  it('remembers which permissions were refused, and what stays open without them', async () => {
    const clinic = await composeClinic(settings(sandbox));
    assert.deepEqual(clinic.missingPermissions(), []);
    await clinic.look('zoe@tailwind.com');
    const missing = new Map(clinic.missingPermissions().map(({ permission, questions }) => [permission, questions]));
    assert.deepEqual([...missing.keys()].sort(), [
      'MailboxSettings.Read',
      'OrgContact.Read.All',
      'ServiceHealth.Read.All',
    ]);
    assert.deepEqual(missing.get('ServiceHealth.Read.All'), ['Does Microsoft report an incident that fits?']);
  });

  it('knows the tenant’s name', async () => {
    assert.equal(await (await composeClinic(settings(sandbox))).tenantName(), 'Tailwind');
  });

  it('keeps what is about the tenant for all looks, and asks anew about people', async () => {
    const clinic = await composeClinic(settings(sandbox));
    await clinic.look('zoe@tailwind.com');
    sandbox.requests.length = 0;
    await clinic.look('yara@tailwind.com');
    const urls = sandbox.requests.map(({ url }) => url).join('\n');
    assert.doesNotMatch(urls, /\/organization|\/subscribedSkus/);
    assert.match(urls, /\/users\/yara/);
  });

  it('lets its clock run faster from a given moment', async () => {
    const origin = new Date(Date.now() - 60_000).toISOString();
    const clinic = await composeClinic(settings(sandbox, 60, origin));
    const ahead = clinic.now().getTime() - Date.parse(origin);
    assert.ok(ahead >= 3_600_000 && ahead < 2 * 3_600_000, String(ahead));
  });
});
