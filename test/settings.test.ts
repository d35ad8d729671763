import assert from 'node:assert/strict';
import {
  type Environment,
  isLoopback,
  readSettings,
  readTenantSettings,
  SettingsError,
  sandboxEnvironment,
  settingsTable,
  startedByNpm,
} from '../src/settings.ts';

const ID = '11111111-2222-4333-8444-555555555555';
const local = { GRAPH_ENDPOINT: 'http://127.0.0.1:4000/', LOCAL_ACCESS_TOKEN: 'secret-of-this-test' };
const tenant = { TENANT_ID: ID, GRAPH_CLIENT_ID: ID, GRAPH_CLIENT_SECRET: 's' };
const bot = { BOT_ID: ID, BOT_TENANT_ID: ID, BOT_PASSWORD: 'p' };

function sentencesOf(read: (env: Environment) => unknown, env: Environment): readonly string[] {
  try {
    read(env);
    return [];
  } catch (error) {
    assert.ok(error instanceof SettingsError, String(error));
    return error.sentences;
  }
}

describe('settings', () => {
  it('the command line needs nothing in the sandbox', () => {
    assert.deepEqual(readTenantSettings({}), {
      mode: 'sandbox',
      cloud: 'global',
      exchange: { connection: 'rest' },
      clockRate: 1,
      timeZone: 'UTC',
      logLevel: 'info',
    });
  });

  it('the bot runs in a sandbox on this machine', () => {
    const settings = readSettings({ MAILBOXHELP_MODE: 'sandbox', PORT: '0', CLOCK_RATE: '60', ...local });
    assert.equal(settings.mode, 'sandbox');
    assert.deepEqual([settings.host, settings.port, settings.clockRate], ['127.0.0.1', 0, 60]);
    assert.deepEqual(settings.graph, {
      endpoint: 'http://127.0.0.1:4000',
      identity: { kind: 'local-token', token: 'secret-of-this-test' },
    });
    assert.equal(settings.storage.sqlite, '.data/sandbox.db');
    assert.equal(settings.bot.id, '');
  });

  const identities: readonly [string, Environment, object][] = [
    ['secret', tenant, { kind: 'secret', clientId: ID, secret: 's' }],
    [
      'certificate',
      { TENANT_ID: ID, GRAPH_CLIENT_ID: ID, GRAPH_CERTIFICATE_PATH: '/c.pem' },
      { kind: 'certificate', clientId: ID, path: '/c.pem' },
    ],
    ['system identity', { TENANT_ID: ID, GRAPH_MANAGED_IDENTITY: 'system' }, { kind: 'managed-identity' }],
    ['user identity', { TENANT_ID: ID, GRAPH_MANAGED_IDENTITY: ID }, { kind: 'managed-identity', clientId: ID }],
    [
      'federated',
      { TENANT_ID: ID, GRAPH_CLIENT_ID: ID, GRAPH_MANAGED_IDENTITY: ID },
      { kind: 'federated', clientId: ID, identityClientId: ID },
    ],
    ['fixed token', { MAILBOXHELP_MODE: 'live', ...local }, { kind: 'local-token', token: 'secret-of-this-test' }],
  ];
  for (const [name, env, identity] of identities)
    it(`live for the command line: ${name}`, () => {
      const settings = readTenantSettings(env);
      assert.equal(settings.mode, 'live');
      assert.deepEqual(settings.graph?.identity, identity);
    });

  const here = 'http://127.0.0.1:4000';
  const there = 'http://127.0.0.1:5000';
  const live = { MAILBOXHELP_MODE: 'live', ...local };
  const exchanges: readonly [string, Environment, object][] = [
    ['a sandbox', local, { connection: 'rest', endpoint: here }],
    ['a sandbox that is told not to', { ...local, EXCHANGE_CONNECTION: 'none' }, { connection: 'none' }],
    ['a sandbox in two', { ...local, EXCHANGE_ENDPOINT: `${there}/` }, { connection: 'rest', endpoint: there }],
    ['a tenant', tenant, { connection: 'none' }],
    ['a tenant that wants it', { ...tenant, EXCHANGE_CONNECTION: 'rest' }, { connection: 'rest' }],
    [
      'a tenant behind another address',
      { ...tenant, EXCHANGE_CONNECTION: 'rest', EXCHANGE_ENDPOINT: 'https://exchange.example' },
      { connection: 'rest', endpoint: 'https://exchange.example' },
    ],
    ['a stand-in', live, { connection: 'none' }],
    ['an address without a connection', { ...live, EXCHANGE_ENDPOINT: there }, { connection: 'none' }],
    [
      'a stand-in that wants it',
      { ...live, EXCHANGE_CONNECTION: 'rest', EXCHANGE_ENDPOINT: there },
      { connection: 'rest', endpoint: there },
    ],
  ];
  for (const [name, env, exchange] of exchanges)
    it(`Exchange, for ${name}`, () => assert.deepEqual(readTenantSettings(env).exchange, exchange));

  it('a sandbox that was asked for never uses real credentials', () => {
    assert.equal(readTenantSettings({ MAILBOXHELP_MODE: 'sandbox', ...tenant }).graph, undefined);
  });

  const wrong: readonly [string, 'tenant' | 'bot', Environment, RegExp[]][] = [
    [
      'half of Graph',
      'tenant',
      { TENANT_ID: ID, GRAPH_CLIENT_ID: ID },
      [/^A credential for Microsoft Graph is missing/],
    ],
    [
      'a secret alone',
      'tenant',
      { GRAPH_CLIENT_SECRET: 's' },
      [/^TENANT_ID is missing/, /^GRAPH_CLIENT_ID is missing/],
    ],
    ['two credentials', 'tenant', { ...tenant, GRAPH_MANAGED_IDENTITY: 'system' }, [/^Set only one of/]],
    [
      'half in a sandbox',
      'tenant',
      { MAILBOXHELP_MODE: 'sandbox', BOT_ID: ID },
      [/^MAILBOXHELP_MODE is sandbox, but BOT_ID is set/, /^BOT_TENANT_ID/, /^BOT_PASSWORD/],
    ],
    [
      'loopback without a token',
      'tenant',
      { GRAPH_ENDPOINT: 'http://[::1]:1' },
      [/^GRAPH_ENDPOINT is on this machine/],
    ],
    [
      'a token for elsewhere',
      'tenant',
      { ...tenant, GRAPH_ENDPOINT: 'https://graph.example', LOCAL_ACCESS_TOKEN: 't' },
      [/^LOCAL_ACCESS_TOKEN is only/],
    ],
    ['a token for nowhere', 'tenant', { LOCAL_ACCESS_TOKEN: 't' }, [/^LOCAL_ACCESS_TOKEN is only/]],
    [
      'a host that only looks local',
      'tenant',
      { MAILBOXHELP_MODE: 'sandbox', GRAPH_ENDPOINT: 'http://127.0.0.1.evil.example', LOCAL_ACCESS_TOKEN: 't' },
      [/must be https/, /^LOCAL_ACCESS_TOKEN is only/, /must be on this machine/],
    ],
    [
      'Exchange elsewhere with a token',
      'tenant',
      { ...local, EXCHANGE_ENDPOINT: 'https://outlook.office365.com' },
      [/^LOCAL_ACCESS_TOKEN is only/, /^EXCHANGE_ENDPOINT must be on this machine/],
    ],
    [
      'Exchange without an address, with a token',
      'tenant',
      { ...local, MAILBOXHELP_MODE: 'live', EXCHANGE_CONNECTION: 'rest' },
      [/^EXCHANGE_ENDPOINT is missing/],
    ],
    [
      'Exchange on this machine without a token',
      'tenant',
      { ...tenant, EXCHANGE_ENDPOINT: 'http://localhost:1' },
      [/^EXCHANGE_ENDPOINT is on this machine, so LOCAL_ACCESS_TOKEN/],
    ],
    [
      'Exchange elsewhere in clear text',
      'tenant',
      { ...tenant, EXCHANGE_ENDPOINT: 'http://outlook.office365.com' },
      [/^EXCHANGE_ENDPOINT must be https/],
    ],
    [
      'Exchange elsewhere in a sandbox',
      'tenant',
      { EXCHANGE_ENDPOINT: 'https://outlook.office365.com' },
      [/^EXCHANGE_ENDPOINT must be on this machine in the sandbox/],
    ],
    ['a fast clock in a real tenant', 'tenant', { ...tenant, CLOCK_RATE: '60' }, [/^CLOCK_RATE must be 1/]],
    ['the bot without a sandbox', 'bot', {}, [/^GRAPH_ENDPOINT is missing/]],
    ['the bot open to the network', 'bot', { ...local, HOST: '0.0.0.0' }, [/^HOST must be loopback/]],
    ['the bot live', 'bot', { ...tenant, ...bot }, [/token gate is not built yet/]],
    [
      'the bot live, bare',
      'bot',
      { MAILBOXHELP_MODE: 'live' },
      [/^TENANT_ID/, /^A credential/, /^BOT_ID/, /^BOT_TENANT_ID/, /^BOT_PASSWORD/, /token gate/],
    ],
    [
      'a password for a managed identity',
      'bot',
      { ...tenant, ...bot, BOT_TYPE: 'UserAssignedMSI' },
      [/^BOT_PASSWORD must not/, /token gate/],
    ],
    [
      'many mistakes at once',
      'bot',
      {
        ...local,
        MAILBOXHELP_MODE: 'test',
        PORT: '99999',
        STORAGE: 'mysql:x',
        TIME_ZONE: 'Mars/Base',
        CLOCK_RATE: '-1',
        M365_CLOUD: 'de',
        LOG_LEVEL: 'loud',
        CHANNEL_DETAIL: 'none',
        EXCHANGE_CONNECTION: 'soap',
      },
      [
        /^MAILBOXHELP_MODE/,
        /^PORT/,
        /^M365_CLOUD/,
        /^EXCHANGE_CONNECTION/,
        /^STORAGE/,
        /^TIME_ZONE/,
        /^CHANNEL_DETAIL/,
        /^LOG_LEVEL/,
        /^CLOCK_RATE/,
      ],
    ],
  ];
  for (const [name, level, env, expected] of wrong)
    it(`says what is wrong: ${name}`, () => {
      const sentences = sentencesOf(level === 'bot' ? readSettings : readTenantSettings, env);
      assert.equal(sentences.length, expected.length, sentences.join('\n'));
      for (const [i, pattern] of expected.entries()) assert.match(sentences[i] ?? '', pattern);
    });

  it('never repeats a value that may be a secret', () => {
    const canary = 'canary-4711';
    const env = Object.fromEntries(settingsTable.map(({ name }) => [name, canary]));
    assert.ok(!sentencesOf(readSettings, env).join().includes(canary));
  });

  it('an empty value counts as not set', () => {
    assert.equal(readTenantSettings({ BOT_PASSWORD: '', TENANT_ID: '  ' }).mode, 'sandbox');
  });

  it('knows this machine from others', () => {
    const hosts = {
      localhost: true,
      '127.0.0.1': true,
      '127.9.9.9': true,
      '[::1]': true,
      '::1': true,
      '0.0.0.0': false,
      'localhost.example': false,
      '127.0.0.1.example': false,
      '10.0.0.1': false,
    };
    for (const [host, expected] of Object.entries(hosts)) assert.equal(isLoopback(host), expected, host);
  });

  it("gives the sandbox's bot no credential, and what else was set", () => {
    const env = sandboxEnvironment(
      { PORT: '1' },
      { PATH: '/bin', BOT_PASSWORD: 'p', GRAPH_ENDPOINT: 'https://x', PORT: '2', TIME_ZONE: 'UTC' },
    );
    assert.deepEqual(env, { PATH: '/bin', PORT: '1', TIME_ZONE: 'UTC', MAILBOXHELP_MODE: 'sandbox' });
  });

  it('knows whether npm started it', () => {
    assert.deepEqual([startedByNpm({}), startedByNpm({ npm_lifecycle_event: 'start' })], [false, true]);
  });
});
