import assert from 'node:assert/strict';
import {
  ClientAssertionCredential,
  ClientCertificateCredential,
  ClientSecretCredential,
  ManagedIdentityCredential,
  type TokenCredentialOptions,
} from '@azure/identity';
import { type CloudId, clouds } from '../../src/graph/clouds.ts';
import { connectGraph } from '../../src/graph/connect.ts';
import { credentialOf, type Identity } from '../../src/graph/credentials.ts';
import { LocalToken } from '../../src/graph/local-token.ts';
import { faultOf, reads } from './connected.ts';

type Http = Pick<TokenCredentialOptions, 'httpClient'>;

const clientId = '11111111-1111-4111-8111-111111111111';
const tenantId = '22222222-2222-4222-8222-222222222222';

const kinds: readonly (readonly [Identity, new (...args: never[]) => object, boolean])[] = [
  [{ kind: 'secret', clientId, secret: 's3cr3t' }, ClientSecretCredential, true],
  [{ kind: 'certificate', clientId, path: 'no-such-file.pem' }, ClientCertificateCredential, true],
  [{ kind: 'federated', clientId }, ClientAssertionCredential, true],
  [{ kind: 'federated', clientId, identityClientId: clientId }, ClientAssertionCredential, true],
  [{ kind: 'managed-identity' }, ManagedIdentityCredential, false],
  [{ kind: 'managed-identity', clientId }, ManagedIdentityCredential, false],
  [{ kind: 'local-token', token: 'local' }, LocalToken, false],
];

describe('credentials', () => {
  for (const [identity, type, needsTenant] of kinds) {
    it(`${JSON.stringify(Object.keys(identity))} of ${identity.kind} gives a ${type.name}`, () => {
      assert.ok(credentialOf(identity, 'usgov-l4', tenantId) instanceof type);
      if (needsTenant) assert.throws(() => credentialOf(identity, 'global'), /TENANT_ID/);
      else assert.ok(credentialOf(identity, 'global') instanceof type);
    });
  }

  it('says what to do when the certificate is not there', async () => {
    const credential = credentialOf({ kind: 'certificate', clientId, path: 'no-such-file.pem' }, 'global', tenantId);
    const { answers } = await connectGraph({ credential, cloud: 'global' }).send(reads(1));
    assert.equal(faultOf(answers[0]).kind, 'unauthorized');
    assert.doesNotMatch(JSON.stringify(answers), /no-such-file/);
  });

  const secret: Identity = { kind: 'secret', clientId, secret: 's3cr3t' };
  const hosts: readonly (readonly [CloudId, string])[] = [
    ['global', 'https://login.microsoftonline.com'],
    ['usgov-l4', 'https://login.microsoftonline.us'],
    ['usgov-l5', 'https://login.microsoftonline.us'],
    // The sign-in library knows the newer name of the host that the Graph page gives.
    ['china', 'https://login.partner.microsoftonline.cn'],
  ];
  for (const [cloud, host] of hosts) {
    it(`sign in to ${cloud} at ${host}`, async () => {
      const { http, sent } = entra(200, { access_token: 'real', expires_in: 3600, token_type: 'Bearer' });
      const token = await credentialOf(secret, cloud, tenantId, http).getToken(clouds[cloud].scope);
      assert.equal(token?.token, 'real');
      assert.deepEqual(
        sent.map(({ url }) => url.split('?')[0]),
        [`${host}/${tenantId}/oauth2/v2.0/token`],
      );
      assert.equal(new URLSearchParams(sent[0]?.body).get('scope'), clouds[cloud].scope);
    });
  }

  it('let a managed identity of the same cloud vouch for an application', async () => {
    const { http, sent } = entra(200, { access_token: 'voucher', expires_in: 3600, token_type: 'Bearer' });
    const identity: Identity = { kind: 'federated', clientId, identityClientId: tenantId };
    await credentialOf(identity, 'usgov-l4', tenantId, http).getToken('https://graph.microsoft.us/.default');
    const asked = new URL(sent[0]?.url ?? '').searchParams;
    assert.equal(asked.get('resource'), 'api://AzureADTokenExchangeUSGov');
    assert.equal(asked.get('client_id'), tenantId);
    const form = new URLSearchParams(sent.at(-1)?.body);
    assert.equal(form.get('client_assertion'), 'voucher');
    assert.equal(form.get('client_id'), clientId);
  });

  it('say what Entra said, and nothing secret', async () => {
    const { http } = entra(401, {
      error: 'invalid_client',
      error_description: 'AADSTS7000215: Invalid client secret provided. Trace ID: 1',
    });
    const credential = credentialOf(secret, 'global', tenantId, http);
    const { answers } = await connectGraph({ credential, cloud: 'global' }).send(reads(1));
    assert.equal(faultOf(answers[0]).code, 'AADSTS7000215');
    assert.match(faultOf(answers[0]).message, /client secret is wrong/);
    assert.doesNotMatch(JSON.stringify(answers), /s3cr3t|Trace/);
  });
});

/** A network that answers every sign-in alike. */
function entra(status: number, body: object) {
  const sent: { readonly url: string; readonly body: string }[] = [];
  const httpClient: Http['httpClient'] = {
    sendRequest: async (request) => {
      sent.push({ url: request.url, body: String(request.body) });
      return { request, status, headers: request.headers, bodyAsText: JSON.stringify(body) };
    },
  };
  return { http: { httpClient }, sent };
}
