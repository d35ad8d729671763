import assert from 'node:assert/strict';
import { connectExchange } from '../../src/exchange/connect.ts';
import { faultOf, lookup, stubs } from './connected.ts';
import type { Said } from './stub-exchange.ts';

const nulls = Buffer.alloc(300);

/** A token that shows its application permissions, as Entra's do. */
const tokenWith = (claims: unknown) =>
  ['head', Buffer.from(JSON.stringify(claims)).toString('base64url'), 'signature'].join('.');

/** What is said to an app with this token; the network is made up, because no real sign-in goes to this machine. */
async function faultWith(token: string, status: number, headers: Record<string, string> = {}) {
  const credential = { getToken: async () => ({ token, expiresOnTimestamp: Date.now() + 3_600_000 }) };
  const exchange = connectExchange({
    access: { kind: 'sign-in', credential },
    cloud: 'global',
    tenantId: '11111111-2222-4333-8444-555555555555',
    fetch: async () => new Response(nulls, { status, headers }),
  });
  return faultOf((await exchange.send([lookup()])).answers[0]);
}

describe('refusals of Exchange', () => {
  const { connect, end } = stubs();
  afterEach(end);

  const forms: readonly (readonly [name: string, said: Said])[] = [
    ['a run of zero bytes', { text: nulls }],
    ['zero bytes declared as gzip', { headers: { 'Content-Encoding': 'gzip' }, text: nulls }],
    ['nothing', {}],
    ['HTML', { text: '<html>Forbidden</html>' }],
    ['JSON in general terms', { body: { error: { code: 'Forbidden', message: 'Invalid Operation' } } }],
    ['a great many zero bytes', { text: Buffer.alloc(6_000_000) }],
  ];
  for (const [name, said] of forms) {
    it(`are understood when they hold ${name}`, async () => {
      const { exchange, stub } = await connect(() => ({ status: 403, ...said }));
      const fault = faultOf((await exchange.send([lookup()])).answers[0]);
      assert.deepEqual([fault.kind, fault.code, fault.status], ['forbidden', 'refused-silently', 403]);
      assert.match(fault.message, /Exchange\.ManageAsApp.*Global Reader/);
      assert.equal(stub.calls.length, 1);
    });
  }

  it('name the role when Exchange looked at roles', async () => {
    const headers = { 'x-ms-diagnostics': '2000008;reason="The user is not in the role."' };
    const { exchange } = await connect(() => ({ status: 403, headers, text: nulls }));
    const fault = faultOf((await exchange.send([lookup()])).answers[0]);
    assert.deepEqual([fault.kind, fault.code], ['forbidden', 'role-missing']);
    assert.match(fault.message, /no role for this.*Global Reader/);
    assert.doesNotMatch(fault.message, /ManageAsApp/);
  });

  it('keep what Exchange said of the reason', async () => {
    const { exchange } = await connect(() => ({ status: 403, body: { error: { code: 'x', message: 'Off limits.' } } }));
    assert.equal(faultOf((await exchange.send([lookup()])).answers[0]).raw, 'Off limits.');
  });

  const tokens: readonly (readonly [name: string, claims: unknown, code: string, message: RegExp])[] = [
    ['no permission', { roles: [] }, 'app-role-missing', /lacks the application permission Exchange\.ManageAsApp/],
    ['no claim of permissions', { aud: 'x' }, 'app-role-missing', /lacks the application permission/],
    [
      'the permission of the other version',
      { roles: ['Exchange.ManageAsAppV2'] },
      'app-role-missing',
      /It has Exchange\.ManageAsAppV2, which is something else/,
    ],
    [
      'a permission of a like name',
      { roles: ['Exchange.AdminAPI.ManageAsApp'] },
      'app-role-missing',
      /It has Exchange\.AdminAPI\.ManageAsApp/,
    ],
    ['the permission', { roles: ['Exchange.ManageAsApp'] }, 'refused-silently', /without saying why/],
    ['claims that are none', [1], 'app-role-missing', /lacks/],
    ['claims of null', null, 'refused-silently', /without saying why/],
  ];
  for (const [name, claims, code, message] of tokens) {
    it(`look at the token: ${name}`, async () => {
      const fault = await faultWith(tokenWith(claims), 403);
      assert.equal(fault.code, code);
      assert.match(fault.message, message);
    });
  }

  it('look at the token before the header', async () => {
    const fault = await faultWith(tokenWith({ roles: [] }), 403, { 'x-ms-diagnostics': '1' });
    assert.equal(fault.code, 'app-role-missing');
  });

  it('of a sign-in name the permission, too', async () => {
    assert.equal((await faultWith(tokenWith({ roles: [] }), 401)).code, 'app-role-missing');
    const opaque = await faultWith('opaque', 401);
    assert.deepEqual([opaque.kind, opaque.code], ['unauthorized', 'not-accepted']);
    assert.match(opaque.message, /did not accept our sign-in.*Exchange\.ManageAsApp/);
  });

  it('never repeat the token', async () => {
    const secret = tokenWith({ roles: [], secret: 'canary' });
    const fault = JSON.stringify(await faultWith(secret, 403));
    assert.ok(!fault.includes(secret) && !fault.includes('canary'));
  });
});
