import { strict as assert } from 'node:assert';
import type { Fault } from '../../src/sandbox/faults.ts';
import type { QuirksInFile, TenantFile } from '../../src/sandbox/tenant/file.ts';
import { type ExchangeClient, type Manner, openExchange, sentence } from './exchange-client.ts';

const users = [
  { id: 'jane', userPrincipalName: 'jane@small.com', displayName: 'Jane', sandbox: { mailbox: 'user' as const } },
  {
    userPrincipalName: 'one@small.com',
    displayName: 'Twin',
    mailNickname: 'twin',
    sandbox: { mailbox: 'user' as const },
  },
  {
    userPrincipalName: 'two@small.com',
    displayName: 'Twin',
    mailNickname: 'twin',
    sandbox: { mailbox: 'user' as const },
  },
];
const jane = { Identity: 'jane@small.com' };
const missingObject =
  /^Ex6F9304\|Microsoft\.Exchange\.Configuration\.Tasks\.ManagementObjectNotFoundException\|The operation couldn't be performed because object 'x@small\.com' couldn't be found on '[\w.]+'\.$/;

describe('Exchange refuses', () => {
  let exchange: ExchangeClient;
  afterEach(() => exchange.close());
  const start = async (more: Partial<TenantFile> = {}, ...faults: Fault[]) => {
    exchange = await openExchange({ users, ...more }, { faults });
  };

  const statuses: readonly (readonly [QuirksInFile | undefined, number, string])[] = [
    [undefined, 404, 'NotFound'],
    [{ exchangeNotFound: 400 }, 400, 'BadRequest'],
    [{ exchangeNotFound: 500 }, 500, 'InternalServerError'],
  ];
  for (const [quirks, status, code] of statuses) {
    it(`an object that is not there with ${status} and always the same sentence`, async () => {
      await start(quirks ? { quirks } : {});
      for (const cmdlet of ['Get-User', 'Get-Recipient', 'Get-Mailbox', 'Get-MailUser']) {
        const reply = await exchange.run(cmdlet, { Identity: 'x@small.com' });
        assert.deepEqual([reply.status, reply.body?.error?.code], [status, code]);
        assert.match(sentence(reply) ?? '', missingObject);
        assert.equal(reply.body?.error?.message, 'Error executing cmdlet');
      }
    });
  }

  it('a name that several have, or shows them all where the file says so', async () => {
    await start();
    const reply = await exchange.run('Get-Mailbox', { Identity: 'twin' });
    assert.equal(reply.status, 400);
    assert.match(sentence(reply) ?? '', /ManagementObjectAmbiguousException\|.*'twin' matches multiple entries\.$/);
    await exchange.close();
    await start({ quirks: { exchangeAmbiguous: 'rows' } });
    assert.equal((await exchange.rows('Get-Mailbox', { Identity: 'twin' })).length, 2);
  });

  const malformed: readonly (readonly [string, Manner])[] = [
    ['without an anchor', { headers: { 'x-anchormailbox': null } }],
    ['that is no JSON', { body: '{"CmdletInput":' }],
    ['without a cmdlet', { body: '{"CmdletInput":{}}' }],
    ['that is a list', { body: '[]' }],
    ['with broken encoding in its address', { query: '?$select=%E0%A4%A' }],
  ];
  for (const [what, manner] of malformed) {
    it(`a question ${what} with 400`, async () => {
      await start();
      const { status, body } = await exchange.run('Get-User', jane, manner);
      assert.deepEqual([status, body?.error?.code], [400, 'BadRequest']);
    });
  }

  it('anchors that lead elsewhere, naming the command', async () => {
    await start();
    const anchors = [
      'jane@small.com',
      'MBX:jane@small.com',
      'UPN:jane@elsewhere.com',
      'UPN:jane',
      'APP:SystemMailbox{00000000-0000-0000-0000-000000000000}@small.com',
      'APP:SystemMailbox{bb558c35-97f1-4cb9-8ff7-d53741dc928c}@elsewhere.com',
    ];
    for (const anchor of anchors) {
      const reply = await exchange.run('Get-User', jane, { headers: { 'x-anchormailbox': anchor } });
      assert.equal(reply.status, 400, anchor);
      assert.match(
        sentence(reply) ?? '',
        /CmdletProxyException\|.*'Get-User -Identity:'jane@small\.com''.*needs proxy/,
      );
    }
  });

  it('cmdlets that it does not show to the caller with zero bytes, whatever the reason', async () => {
    await start();
    for (const cmdlet of ['Get-Usr', 'Set-Mailbox', 'Remove-Mailbox', 'constructor']) {
      const { status, text, headers } = await exchange.run(cmdlet, jane);
      assert.deepEqual([status, /^\0+$/.test(text), headers.get('x-ms-diagnostics')], [403, true, null], cmdlet);
    }
  });

  const parameters: readonly (readonly [string, object, RegExp])[] = [
    [
      'Get-User',
      { ...jane, BogusParameter: 1 },
      /AmbiguousParameterSetException.*Invalid cmdlet parameters specified\. BogusParameter/,
    ],
    ['Get-User', { ...jane, SoftDeletedMailbox: true }, /AmbiguousParameterSetException/],
    ['Get-Mailbox', { ...jane, SoftDeletedMailbox: 'true' }, /ParameterTransformationException/],
    ['Get-Mailbox', { Identity: 5 }, /ParameterTransformationException/],
    ['Get-Mailbox', { ResultSize: 'all' }, /ParameterTransformationException/],
    ['Get-Mailbox', { ResultSize: 0 }, /ParameterTransformationException/],
  ];
  for (const [cmdlet, given, words] of parameters) {
    it(`${cmdlet} ${JSON.stringify(given)} with 400`, async () => {
      await start();
      const { status, body, text } = await exchange.run(cmdlet, given);
      assert.deepEqual([status, body?.error?.message], [400, 'Invalid Operation']);
      assert.match(text, words);
    });
  }

  it('other versions, methods, tenants and addresses', async () => {
    await start();
    const status = async (manner: Manner) => (await exchange.run('Get-User', jane, manner)).status;
    assert.equal(await status({ version: 'v1.0' }), 405);
    assert.equal(await status({ method: 'GET' }), 405);
    assert.equal(await status({ version: 'v2.0' }), 404);
    assert.equal(await status({ tenant: 'elsewhere.com' }), 401);
    const response = await fetch(`${exchange.endpoint}/adminapi/beta/small.com/Mailbox`, { method: 'POST' });
    assert.equal(response.status, 404);
  });

  it('whoever has no token, no permission or no role, without a word', async () => {
    await start();
    const ask = async (manner: Manner = {}) => {
      const { status, text, headers } = await exchange.run('Get-User', jane, manner);
      return [status, text, headers.get('x-ms-diagnostics') !== null];
    };
    assert.deepEqual(await ask({ headers: { authorization: null } }), [401, '', false]);
    assert.deepEqual(await ask({ headers: { authorization: 'Bearer wrong' } }), [401, '', false]);
    await exchange.close();
    await start({ permissions: { missing: ['Exchange.ManageAsApp'] } });
    assert.deepEqual(await ask(), [401, '', false]);
    assert.equal((await exchange.get('/users/jane@small.com')).status, 200);
    await exchange.close();
    await start({ permissions: { missing: ['exchange.role'] } });
    assert.deepEqual(await ask(), [403, '', true]);
  });
});

describe('Exchange goes wrong on purpose', () => {
  let exchange: ExchangeClient;
  afterEach(() => exchange.close());
  const start = async (...faults: Fault[]) => {
    exchange = await openExchange({ users, faults });
  };
  const status = async (cmdlet: string, Identity: string) => (await exchange.run(cmdlet, { Identity })).status;

  it('at every question, a cmdlet, or a cmdlet about one person under any name', async () => {
    await start(
      { path: '/adminapi/Get-User/jane@small.com', status: 500, times: 2 },
      { path: '/adminapi/Get-Mailbox', status: 503, times: 1 },
      { path: '/adminapi/beta/*/InvokeCommand/Get-Recipient/jane@small.com', status: 504, times: 1 },
      { path: '/adminapi', status: 502, times: 1 },
    );
    const { body } = await exchange.get('/users/jane@small.com');
    assert.equal(await status('Get-User', String(body.id)), 500);
    assert.equal(await status('Get-User', 'JANE@small.com'), 500);
    assert.equal(await status('Get-Mailbox', 'one@small.com'), 503);
    assert.equal(await status('Get-Recipient', String(body.id)), 504);
    assert.equal(await status('Get-User', 'one@small.com'), 502);
    assert.equal(await status('Get-User', 'one@small.com'), 200);
    assert.equal((await exchange.get('/organization')).status, 200);
  });

  it('at a switch', async () => {
    await start({ path: '/adminapi/Get-Mailbox', query: 'SoftDeletedMailbox', status: 500 });
    assert.equal((await exchange.run('Get-Mailbox', jane)).status, 200);
    assert.equal((await exchange.run('Get-Mailbox', { ...jane, SoftDeletedMailbox: true })).status, 500);
  });

  it('in Exchange’s shape, and with its own words where the fault has some', async () => {
    const words = '|Microsoft.Exchange.Configuration.CmdletProxyException|Cmdlet needs proxy';
    await start(
      { path: '/adminapi', status: 429, retryAfter: 7, times: 1 },
      { path: '/adminapi', status: 403, times: 1 },
      { path: '/adminapi', status: 401, times: 1 },
      { path: '/adminapi', status: 400, message: words, times: 1 },
    );
    const throttled = await exchange.run('Get-User', jane);
    assert.deepEqual(
      [throttled.status, throttled.headers.get('retry-after'), throttled.body?.error?.code],
      [429, '7', 'TooManyRequests'],
    );
    assert.deepEqual(
      [(await exchange.run('Get-User', jane)).text, (await exchange.run('Get-User', jane)).text],
      ['', ''],
    );
    assert.equal(sentence(await exchange.run('Get-User', jane)), words);
  });

  it('by breaking off, coming late, or not at all', async () => {
    await start(
      { path: '/adminapi', malformed: true, times: 1 },
      { path: '/adminapi', delayMs: 40, times: 1 },
      { path: '/adminapi', hang: true },
    );
    const broken = await exchange.run('Get-User', jane);
    assert.deepEqual([broken.status, broken.body], [200, undefined]);
    const before = performance.now();
    assert.equal((await exchange.run('Get-User', jane)).status, 200);
    assert.ok(performance.now() - before >= 35);
    const waiting = exchange.run('Get-User', jane).then(
      () => 'answered',
      () => 'cut',
    );
    assert.equal((await exchange.get('/organization')).status, 200);
    await exchange.close();
    assert.equal(await waiting, 'cut');
  });
});
