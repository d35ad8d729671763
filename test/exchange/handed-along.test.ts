import assert from 'node:assert/strict';
import { join } from 'node:path';
import { connect as connectTenant } from '../../src/cli/tenant.ts';
import { composeClinic } from '../../src/compose.ts';
import { startSandbox } from '../../src/sandbox/sandbox.ts';
import { readSettings, readTenantSettings, sandboxEnvironment } from '../../src/settings.ts';
import { botSettings } from '../../src/start/sandbox.ts';
import { stubs } from './connected.ts';

const tailwind = join(import.meta.dirname, '../tenants/tailwind.json');

describe('the address of Exchange', () => {
  const { start, end } = stubs();
  afterEach(end);

  for (const [asked, connection] of [
    [{}, 'rest'],
    [{ EXCHANGE_CONNECTION: 'none' }, 'none'],
  ] as const) {
    it(`is the sandbox's own in a terminal (${connection})`, async () => {
      const { settings, close } = await connectTenant(readTenantSettings(asked), tailwind);
      try {
        const { endpoint } = settings.graph;
        assert.ok(endpoint);
        assert.deepEqual(settings.exchange, connection === 'rest' ? { connection, endpoint } : { connection });
      } finally {
        close();
      }
    });

    it(`is the sandbox's own under npm start (${connection})`, () => {
      const options = { playgroundPort: 0, latency: 0, timeWarp: 1, keep: false };
      const plan = { ...options, ports: { bot: 0, playground: 0 }, data: '.data', origin: '2026-11-21T10:00:00Z' };
      const handed = botSettings(plan, { endpoint: 'http://127.0.0.1:4000', token: 'token' });
      const { exchange } = readSettings(sandboxEnvironment(handed, asked));
      assert.deepEqual(
        exchange,
        connection === 'rest' ? { connection, endpoint: 'http://127.0.0.1:4000' } : { connection },
      );
    });

    it(`is where a look asks (${connection})`, async () => {
      const stub = await start(() => ({ body: { value: [] } }));
      const sandbox = await startSandbox({ tenant: tailwind });
      try {
        const clinic = await composeClinic({
          mode: 'live',
          cloud: 'global',
          graph: { endpoint: sandbox.endpoint, identity: { kind: 'local-token', token: sandbox.token } },
          exchange: connection === 'rest' ? { connection, endpoint: stub.endpoint } : { connection },
          clockRate: 1,
          timeZone: 'UTC',
          logLevel: 'silent',
        });
        const { cost } = await clinic.look('zoe@tailwind.com');
        assert.equal(cost.exchangeCalls, stub.calls.length);
        assert.equal(stub.calls.length > 0, connection === 'rest');
        const tokens = new Set(stub.calls.map(({ headers }) => headers.authorization));
        assert.deepEqual([...tokens], connection === 'rest' ? [`Bearer ${sandbox.token}`] : []);
      } finally {
        await sandbox.close();
      }
    });
  }
});
