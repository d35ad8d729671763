import assert from 'node:assert/strict';
import type { TokenCredential } from '@azure/identity';
import { type CloudId, clouds } from '../../src/graph/clouds.ts';
import { connectGraph } from '../../src/graph/connect.ts';
import { bodyOf, faultOf, reads } from './connected.ts';

interface Sent {
  readonly url: string;
  readonly authorization: string | null;
}

/** A transport whose HTTP goes nowhere: every call is noted and answered with an empty batch or body. */
function noted(credential: TokenCredential, cloud: CloudId = 'global', now = Date.now) {
  const sent: Sent[] = [];
  const fake = async (url: string | URL | Request, init?: RequestInit) => {
    sent.push({ url: String(url), authorization: new Headers(init?.headers).get('authorization') });
    const ids = init?.body ? (JSON.parse(String(init.body)) as { requests: { id: string }[] }).requests : [];
    return Response.json({ responses: ids.map(({ id }) => ({ id, status: 200, body: {} })) });
  };
  return { sent, graph: connectGraph({ credential, cloud, fetch: fake, clock: { now } }) };
}

const failing = (error: unknown): TokenCredential => ({
  getToken: async () => {
    throw error;
  },
});

const named = (name: string, message: string) => Object.assign(new Error(message), { name });

describe('signing in to Graph', () => {
  for (const id of Object.keys(clouds) as CloudId[]) {
    it(`asks for a token of ${id} and sends it to that cloud only`, async () => {
      const scopes: unknown[] = [];
      const credential: TokenCredential = {
        getToken: async (scope) => {
          scopes.push(scope);
          return { token: 'real', expiresOnTimestamp: Date.now() + 3_600_000 };
        },
      };
      const { graph, sent } = noted(credential, id);
      bodyOf((await graph.send(reads(1))).answers[0]);
      bodyOf((await graph.send(reads(2))).answers[1]);
      assert.deepEqual(scopes.flat(), [`${clouds[id].graph}/.default`]);
      assert.deepEqual(sent, [
        { url: `${clouds[id].graph}/v1.0/users/u0`, authorization: 'Bearer real' },
        { url: `${clouds[id].graph}/v1.0/$batch`, authorization: 'Bearer real' },
      ]);
    });
  }

  it('asks once for calls that go out together, and anew before the token ends', async () => {
    let asked = 0;
    let now = 1_000_000;
    const credential: TokenCredential = {
      getToken: async () => {
        asked += 1;
        return { token: `token-${asked}`, expiresOnTimestamp: now + 600_000 };
      },
    };
    const { graph, sent } = noted(credential, 'global', () => now);
    await graph.send(reads(60));
    assert.equal(asked, 1);
    assert.equal(sent.length, 3);
    now += 310_000;
    await graph.send(reads(1));
    assert.equal(sent.at(-1)?.authorization, 'Bearer token-2');
  });

  it('goes on with a token that still holds while signing in fails', async () => {
    let asked = 0;
    let now = 1_000_000;
    const credential: TokenCredential = {
      getToken: async () => {
        asked += 1;
        if (asked > 1) throw new Error('getaddrinfo ENOTFOUND login.microsoftonline.com');
        return { token: 'first', expiresOnTimestamp: 1_600_000 };
      },
    };
    const { graph, sent } = noted(credential, 'global', () => now);
    await graph.send(reads(1));
    now = 1_400_000;
    await graph.send(reads(1));
    assert.equal(sent.at(-1)?.authorization, 'Bearer first');
    now = 1_580_000;
    assert.equal(faultOf((await graph.send(reads(1))).answers[0]).kind, 'unauthorized');
    assert.equal(sent.length, 2);
  });

  const failures: readonly (readonly [string, unknown, RegExp, string | undefined])[] = [
    ['a wrong secret', new Error('AADSTS7000215: Invalid client secret s3cr3t'), /secret is wrong/, 'AADSTS7000215'],
    ['an old secret', new Error('AADSTS7000222: s3cr3t keys are expired'), /secret has expired/, 'AADSTS7000222'],
    ['an unknown app', new Error('AADSTS700016: s3cr3t not found'), /GRAPH_CLIENT_ID and TENANT_ID/, 'AADSTS700016'],
    ['another refusal', new Error('AADSTS53003: s3cr3t'), /Entra refused with AADSTS53003/, 'AADSTS53003'],
    ['no network', new Error('getaddrinfo ENOTFOUND s3cr3t'), /could not be reached/, undefined],
    ['no identity', named('CredentialUnavailableError', 's3cr3t'), /no managed identity/, undefined],
    ['a missing certificate', new Error("ENOENT: no such file 's3cr3t'"), /Check the app id/, undefined],
    ['something that is no error', 's3cr3t', /Check the app id/, undefined],
  ];
  for (const [name, error, message, code] of failures) {
    it(`says what to do about ${name}, and nothing secret`, async () => {
      const { graph, sent } = noted(failing(error));
      const { answers, cost } = await graph.send(reads(3));
      for (const answer of answers) {
        const fault = faultOf(answer);
        assert.equal(fault.kind, 'unauthorized');
        assert.equal(fault.code, code);
        assert.match(fault.message, message);
      }
      assert.doesNotMatch(JSON.stringify(answers), /s3cr3t/);
      assert.deepEqual(cost, { requests: 0, httpCalls: 0, resourceUnits: 0 });
      assert.equal(sent.length, 0);
    });
  }

  it('takes no token for a failure', async () => {
    const { graph, sent } = noted({ getToken: async () => null });
    assert.equal(faultOf((await graph.send(reads(1))).answers[0]).kind, 'unauthorized');
    assert.equal(sent.length, 0);
  });
});
