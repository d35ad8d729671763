import assert from 'node:assert/strict';
import { inspect } from 'node:util';
import type { TokenCredential } from '@azure/identity';
import fc from 'fast-check';
import { connectGraph } from '../../src/graph/connect.ts';
import { localToken } from '../../src/graph/local-token.ts';
import { faultOf, reads } from './connected.ts';

const real: TokenCredential = { getToken: async () => ({ token: 'real', expiresOnTimestamp: Date.now() + 3_600_000 }) };
const local = localToken('local');

const at = (credential: TokenCredential, endpoint?: string) => () =>
  connectGraph({ credential, cloud: 'global', ...(endpoint !== undefined && { endpoint }) });

describe('where Graph may be', () => {
  const here = [
    'http://127.0.0.1:8080',
    'http://127.9.8.7',
    'http://[::1]:8080/',
    'http://localhost:3000',
    'http://LOCALHOST:3000/v1.0/',
    'http://127.0.0.1:8080/graph',
    'http://2130706433:80',
  ];
  for (const endpoint of here) {
    it(`${endpoint} takes a local token, and no other`, () => {
      assert.doesNotThrow(at(local, endpoint));
      assert.throws(at(real, endpoint), /needs LOCAL_ACCESS_TOKEN/);
    });
  }

  const elsewhere = [undefined, 'https://graph.microsoft.com', 'https://127.0.0.1.evil.example', 'https://localhost:1'];
  for (const endpoint of elsewhere) {
    it(`${endpoint ?? 'the cloud'} takes a real sign-in, and no local token`, () => {
      assert.doesNotThrow(at(real, endpoint));
      assert.throws(at(local, endpoint), /only for a Graph endpoint on this machine/);
    });
  }

  const nowhere = [
    'http://graph.microsoft.com',
    'http://127.0.0.1.evil.example',
    'http://128.0.0.1',
    'http://localhost.evil.example',
    'http://127.0.0.1@evil.example',
    'http://user:password@127.0.0.1:8080',
    'http://127.0.0.1:8080/?x=1',
    'http://127.0.0.1:8080/#x',
    'http://[::ffff:10.0.0.1]/',
    'ftp://127.0.0.1',
    'file:///etc/passwd',
    '127.0.0.1:8080',
    'graph',
    '',
  ];
  for (const endpoint of nowhere) {
    it(`'${endpoint}' is refused in a sentence`, () => {
      for (const credential of [local, real]) assert.throws(at(credential, endpoint), /The Graph endpoint .*\.$/);
    });
  }

  it('lets a local token reach only this machine, whatever the endpoint', () => {
    const host = fc.oneof(
      fc.domain(),
      fc.ipV4(),
      fc.ipV6().map((ip) => `[${ip}]`),
      fc.constantFrom('localhost', '127.1'),
    );
    fc.assert(
      fc.property(fc.constantFrom('http', 'https'), host, fc.webPath(), (scheme, name, path) => {
        const endpoint = `${scheme}://${name}${path}`;
        try {
          at(local, endpoint)();
        } catch {
          return;
        }
        assert.match(new URL(endpoint).hostname, /^(127\.\d+\.\d+\.\d+|localhost|\[::1\])$/);
        assert.equal(scheme, 'http');
      }),
    );
  });

  it('keeps a path in front of v1.0', async () => {
    const urls: string[] = [];
    const fake: typeof fetch = async (url) => {
      urls.push(String(url));
      return Response.json({});
    };
    for (const endpoint of ['http://127.0.0.1:1/graph/v1.0/', 'http://127.0.0.1:1/graph', 'http://127.0.0.1:1']) {
      await connectGraph({ credential: local, cloud: 'china', endpoint, fetch: fake }).send(reads(1));
    }
    assert.deepEqual(urls, [
      'http://127.0.0.1:1/graph/v1.0/users/u0',
      'http://127.0.0.1:1/graph/v1.0/users/u0',
      'http://127.0.0.1:1/v1.0/users/u0',
    ]);
  });

  it('asks for redirects to be handed over, not followed', async () => {
    let redirect: RequestInit['redirect'];
    const fake: typeof fetch = async (_, init) => {
      redirect = init?.redirect;
      return new Response(null, { status: 301, headers: { Location: 'https://evil.example' } });
    };
    const { answers } = await connectGraph({ credential: real, cloud: 'global', fetch: fake }).send(reads(1));
    assert.equal(redirect, 'manual');
    assert.equal(faultOf(answers[0]).status, 301);
  });
});

describe('the local token', () => {
  it('is not shown by printing it', () => {
    assert.doesNotMatch(
      `${inspect(localToken('s3cr3t'), { depth: 9 })} ${JSON.stringify(localToken('s3cr3t'))}`,
      /s3cr3t/,
    );
  });

  for (const token of ['', ' ', 'two words', 'line\nbreak', 'ünï']) {
    it(`${JSON.stringify(token)} is refused in a sentence`, () => {
      assert.throws(() => localToken(token), /^Error: LOCAL_ACCESS_TOKEN must be one word of plain characters\.$/);
    });
  }
});
