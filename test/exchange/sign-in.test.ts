import assert from 'node:assert/strict';
import { type CloudId, clouds } from '../../src/exchange/clouds.ts';
import { connectExchange } from '../../src/exchange/connect.ts';
import type { Credential, ExchangeAccess } from '../../src/exchange/tokens.ts';
import { bodyOf, faultOf, lookup, TestClock, WAVE_MS } from './connected.ts';

const TENANT = '11111111-2222-4333-8444-555555555555';
const local = { kind: 'local-token', token: 'local' } as const;

/** A connection whose HTTP goes nowhere: every call is noted and answered with nobody. */
function noted(credential: Credential, cloud: CloudId = 'global', clock = new TestClock()) {
  const sent: (readonly [url: string, authorization: string | null])[] = [];
  const fake = async (url: string | URL | Request, init?: RequestInit) => {
    sent.push([String(url), new Headers(init?.headers).get('authorization')]);
    return Response.json({ value: [] });
  };
  const access: ExchangeAccess = { kind: 'sign-in', credential };
  return { sent, clock, exchange: connectExchange({ access, cloud, tenantId: TENANT, fetch: fake, clock }) };
}

const failing = (error: unknown): Credential => ({
  getToken: async () => {
    throw error;
  },
});

describe('signing in to Exchange', () => {
  const addresses: Readonly<Record<CloudId, readonly [host: string, scope: string]>> = {
    global: ['https://outlook.office365.com', 'https://outlook.office365.com/.default'],
    'usgov-l4': ['https://outlook.office365.us', 'https://outlook.office365.us/.default'],
    'usgov-l5': ['https://outlook-dod.office365.us', 'https://outlook-dod.office365.us/.default'],
    china: ['https://outlook.office365.cn', 'https://partner.outlook.cn/.default'],
  };
  for (const id of Object.keys(clouds) as CloudId[]) {
    it(`asks for a token of ${id}, and sends it to that cloud only`, async () => {
      const scopes: unknown[] = [];
      const { exchange, sent } = noted(
        {
          getToken: async (scope) => {
            scopes.push(scope);
            return { token: 'real', expiresOnTimestamp: Date.now() + 3_600_000 };
          },
        },
        id,
      );
      bodyOf((await exchange.send([lookup()])).answers[0]);
      const [host, scope] = addresses[id];
      assert.deepEqual(scopes, [scope]);
      assert.deepEqual(sent, [[`${host}/adminapi/beta/${TENANT}/InvokeCommand`, 'Bearer real']]);
    });
  }

  it('asks once for calls that go out together, and anew before the token ends', async () => {
    let asked = 0;
    const clock = new TestClock();
    const { exchange, sent } = noted(
      {
        getToken: async () => {
          asked += 1;
          return { token: `token-${asked}`, expiresOnTimestamp: clock.now() + 600_000 };
        },
      },
      'global',
      clock,
    );
    await exchange.send([lookup('a'), lookup('b'), lookup('c')]);
    await exchange.send([lookup('d')]);
    await clock.sleep(400_000);
    await exchange.send([lookup('e')]);
    assert.equal(asked, 2);
    assert.deepEqual(
      sent.map(([, authorization]) => authorization),
      [1, 1, 1, 1, 2].map((number) => `Bearer token-${number}`),
    );
  });

  it('goes on with the token at hand when signing in fails for a moment', async () => {
    let asked = 0;
    const clock = new TestClock();
    const { exchange } = noted(
      {
        getToken: async () => {
          asked += 1;
          if (asked > 1) throw new Error('network_error');
          return { token: 'held', expiresOnTimestamp: clock.now() + 200_000 };
        },
      },
      'global',
      clock,
    );
    await exchange.send([lookup()]);
    bodyOf((await exchange.send([lookup()])).answers[0]);
    await clock.sleep(150_000);
    assert.equal(faultOf((await exchange.send([lookup()])).answers[0]).kind, 'unauthorized');
  });

  const reasons: readonly (readonly [error: unknown, code: string | undefined, message: RegExp])[] = [
    [new Error('AADSTS500011: s3cr3t'), 'AADSTS500011', /does not know Exchange Online/],
    [new Error('x AADSTS7000222: s3cr3t'), 'AADSTS7000222', /secret is wrong or has expired/],
    [new Error('AADSTS99999: s3cr3t'), 'AADSTS99999', /refused with AADSTS99999/],
    [new Error('getaddrinfo ENOTFOUND s3cr3t'), undefined, /could not be reached/],
    [Object.assign(new Error('s3cr3t'), { name: 'CredentialUnavailableError' }), undefined, /no managed identity/],
    ['s3cr3t', undefined, /no token was given/],
  ];
  for (const [error, code, message] of reasons) {
    it(`says what to do about ${String(error).replaceAll('s3cr3t', '…')}`, async () => {
      const { exchange, sent } = noted(failing(error));
      const { answers, cost } = await exchange.send([lookup()]);
      const fault = faultOf(answers[0]);
      assert.deepEqual([fault.kind, fault.code], ['unauthorized', code]);
      assert.match(fault.message, /^We could not sign in to Exchange: /);
      assert.match(fault.message, message);
      assert.doesNotMatch(JSON.stringify(fault), /s3cr3t/);
      assert.deepEqual([sent, cost.httpCalls], [[], 0]);
    });
  }

  it('says so when no token comes', async () => {
    const { exchange } = noted({ getToken: async () => null });
    assert.equal(faultOf((await exchange.send([lookup()])).answers[0]).kind, 'unauthorized');
  });

  it('waits for a sign-in no longer than for the whole wave', async () => {
    const { exchange, clock } = noted({ getToken: () => new Promise(() => {}) });
    const sent = exchange.send([lookup()]);
    clock.expire(WAVE_MS);
    assert.equal(faultOf((await sent).answers[0]).kind, 'timeout');
  });
});

describe('connecting to Exchange', () => {
  const credential: Credential = { getToken: async () => null };
  const real: ExchangeAccess = { kind: 'sign-in', credential };
  const wrong: readonly (readonly [name: string, access: ExchangeAccess, endpoint: string | undefined, why: RegExp])[] =
    [
      ['a local token and no endpoint', local, undefined, /set EXCHANGE_ENDPOINT/],
      ['a local token elsewhere', local, 'https://outlook.office365.com', /on this machine/],
      ['a local token at a look-alike', local, 'https://127.0.0.1.evil.example', /on this machine/],
      ['a real sign-in on this machine', real, 'http://localhost:1', /never sent there/],
      ['a real sign-in on this machine, by https', real, 'https://127.0.0.1:1', /never sent there/],
      ['plain http elsewhere', real, 'http://outlook.office365.com', /must use https/],
      ['a name and password', real, 'https://a:b@outlook.office365.com', /plain address/],
      ['a query', real, 'https://outlook.office365.com/?x=1', /plain address/],
      ['another protocol', real, 'file:///etc/passwd', /plain address/],
      ['no address', real, 'outlook', /plain address/],
      ['a token that is no word', { kind: 'local-token', token: 'a\r\nb' }, 'http://[::1]:1', /one word/],
    ];
  for (const [name, access, endpoint, why] of wrong) {
    it(`is refused with ${name}`, () => {
      const options = { access, cloud: 'global', tenantId: TENANT, ...(endpoint && { endpoint }) } as const;
      assert.throws(() => connectExchange(options), why);
    });
  }

  it('needs the tenant for a real sign-in', () => {
    assert.throws(() => connectExchange({ access: real, cloud: 'global' }), /TENANT_ID/);
  });

  const endpoints: readonly (readonly [given: string, called: string])[] = [
    ['http://127.0.0.1:8080', 'http://127.0.0.1:8080'],
    ['http://127.0.0.1:8080/', 'http://127.0.0.1:8080'],
    ['http://[::1]:8080/adminapi', 'http://[::1]:8080'],
    ['http://localhost:8080/x/adminapi/beta/', 'http://localhost:8080/x'],
  ];
  for (const [endpoint, called] of endpoints) {
    it(`takes ${endpoint} for ${called}`, async () => {
      let url = '';
      const fake = async (to: string | URL | Request) => {
        url = String(to);
        return Response.json({ value: [] });
      };
      const options = { access: local, cloud: 'global', endpoint, tenantId: 'a/../b', fetch: fake } as const;
      await connectExchange(options).send([lookup()]);
      assert.equal(url, `${called}/adminapi/beta/a%2F..%2Fb/InvokeCommand`);
    });
  }
});
