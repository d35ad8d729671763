import assert from 'node:assert/strict';
import { connect } from 'node:net';
import { gzipSync } from 'node:zlib';
import type { TurnContext } from 'botbuilder-core';
import fc from 'fast-check';
import type restify from 'restify';
import { isLoopback } from '../../src/settings.ts';
import { createAdapter } from '../../src/teams/adapter.ts';
import { ConnectorDoor } from '../../src/teams/connector.ts';
import { Limiter } from '../../src/teams/limiter.ts';
import { createServer } from '../../src/teams/server.ts';
import { ConversationTurns } from '../../src/teams/turns.ts';
import { message } from './activities.ts';

const allows = (url: URL) => url.protocol === 'http:' && isLoopback(url.hostname);
const serviceUrl = 'http://127.0.0.1:9/connector';
const json = { 'content-type': 'application/json' };

describe("the bot's server", () => {
  let server: restify.Server;
  let address: string;
  let turns: ConversationTurns;
  let onTurn: (context: TurnContext) => Promise<void>;
  const seen: string[] = [];

  before(async () => {
    const adapter = createAdapter(
      { id: '', type: '', tenantId: '', password: '' },
      new ConnectorDoor(allows, new Limiter()),
      { warn: () => {} },
    );
    turns = new ConversationTurns(3);
    server = createServer({ adapter, turns, allows, onTurn: (context) => onTurn(context) });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    address = `http://127.0.0.1:${server.address().port}`;
  });
  after(async () => {
    server.server.closeAllConnections();
    await new Promise<void>((resolve) => server.close(resolve));
  });
  beforeEach(() => {
    seen.length = 0;
    onTurn = async ({ activity }) => {
      seen.push(activity.type);
    };
  });

  const post = async (body: string | Uint8Array<ArrayBuffer>, headers: Record<string, string> = json) => {
    const response = await fetch(`${address}/api/messages`, { method: 'POST', body, headers });
    return { status: response.status, text: await response.text() };
  };

  it('says only 200 about its health', async () => {
    const response = await fetch(`${address}/healthz`);
    assert.deepEqual([response.status, await response.text()], [200, '']);
  });

  it('hands a good activity to a turn', async () => {
    assert.equal((await post(JSON.stringify(message('help', { serviceUrl })))).status, 200);
    assert.deepEqual(seen, ['message']);
  });

  it('answers what a turn answers to an invoke', async () => {
    onTurn = async (context) => {
      await context.sendActivity({
        type: 'invokeResponse',
        value: { status: 200, body: { statusCode: 200, value: 'hello' } },
      });
    };
    const { status, text } = await post(
      JSON.stringify({ ...message(undefined, { serviceUrl }), type: 'invoke', name: 'x', value: {} }),
    );
    assert.deepEqual([status, JSON.parse(text)], [200, { statusCode: 200, value: 'hello' }]);
  });

  const good = message('help', { serviceUrl });
  const without = (name: string) => ({ ...good, [name]: undefined });
  const hostile: readonly [string, unknown, number?][] = [
    ['nothing in it', {}],
    ['a list', []],
    ['a list of good ones', [good]],
    ['null', null],
    ['a text', 'message'],
    ['a number', 7],
    ['no type', without('type')],
    ['a type that is a number', { ...good, type: 4 }],
    ['no sender', without('from')],
    ['a sender without an object id', { ...good, from: { id: '29:x' } }],
    ['an object id that is a path', { ...good, from: { id: '29:x', aadObjectId: '../../users' } }],
    ['no recipient', without('recipient')],
    ['no conversation', without('conversation')],
    ['a conversation that is a text', { ...good, conversation: 'a:1' }],
    ['no channel', without('channelId')],
    ['the emulator channel', { ...good, channelId: 'emulator' }],
    ['Direct Line', { ...good, channelId: 'directline' }],
    ['no address to answer', without('serviceUrl')],
    ['an address elsewhere', { ...good, serviceUrl: 'https://evil.example/' }],
    ['an address that looks local', { ...good, serviceUrl: 'http://127.0.0.1.evil.example/' }],
    ['a local address with a user name', { ...good, serviceUrl: 'http://127.0.0.1@evil.example/' }],
    ['a file as address', { ...good, serviceUrl: 'file:///etc/passwd' }],
    ['text that is an object', { ...good, text: { toString: 'x' } }],
    ['entities that are no list', { ...good, entities: { length: 1e9 } }],
    ['an entity without a type', { ...good, entities: [{}] }],
    ['members without ids', { ...good, type: 'conversationUpdate', membersAdded: [null] }],
    ['replies expected in the answer', { ...good, deliveryMode: 'expectReplies' }],
    ['300 KB', { ...good, text: 'x'.repeat(300 * 1024) }, 413],
  ];
  for (const [name, body, status = 400] of hostile)
    it(`refuses ${name}, always in the same words`, async () => {
      const answer = await post(JSON.stringify(body));
      assert.deepEqual(answer, { status, text: '{"error":"The request was refused."}' });
      assert.deepEqual(seen, []);
    });

  const raw: readonly [string, string | Uint8Array<ArrayBuffer>, Record<string, string>, number][] = [
    ['nothing', '', json, 400],
    ['half a body', '{"type":', json, 400],
    ['bytes that are no UTF-8', new Uint8Array([0x7b, 0xff, 0xfe]), json, 400],
    ['a form', 'type=message', { 'content-type': 'application/x-www-form-urlencoded' }, 415],
    ['a file', '--x', { 'content-type': 'multipart/form-data; boundary=x' }, 415],
    ['a compressed body', new Uint8Array(gzipSync(JSON.stringify(good))), { ...json, 'content-encoding': 'gzip' }, 415],
  ];
  for (const [name, body, headers, status] of raw)
    it(`refuses ${name}`, async () => assert.equal((await post(body, headers)).status, status));

  it('refuses other methods and paths', async () => {
    for (const method of ['GET', 'PUT', 'DELETE', 'PATCH', 'OPTIONS'])
      assert.equal((await fetch(`${address}/api/messages`, { method })).status, 405, method);
    for (const path of ['/', '/api', '/api/messages/x', '/%zz'])
      assert.ok((await fetch(address + path)).status < 500, path);
  });

  it('refuses a body that grows too large while it comes', async () => {
    const status = await new Promise<string>((resolve, reject) => {
      const socket = connect(server.address().port, '127.0.0.1');
      let answer = '';
      socket.on('data', (data) => {
        answer += data;
      });
      socket.on('close', () => resolve(answer.split('\r\n')[0] ?? ''));
      socket.on('error', reject);
      socket.write(
        'POST /api/messages HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n',
      );
      for (let i = 0; i < 5; i += 1) socket.write(`10000\r\n${'x'.repeat(0x10000)}\r\n`);
    });
    assert.match(status, /413/);
  });

  it('says nothing of a failure inside', async () => {
    onTurn = async () => {
      throw new Error('a secret of this house');
    };
    const answer = await post(JSON.stringify({ ...message(undefined, { serviceUrl }), type: 'event', name: 'x' }));
    assert.ok(answer.status < 500);
    assert.ok(!answer.text.includes('secret'));
  });

  it('answers 429 when too many messages of one conversation wait', async () => {
    let go = () => {};
    const gate = new Promise<void>((resolve) => {
      go = resolve;
    });
    onTurn = () => gate;
    let refused = 0;
    const answers = Array.from({ length: 5 }, async () => {
      const { status } = await post(JSON.stringify(message('help', { serviceUrl })));
      refused += status === 429 ? 1 : 0;
      if (refused === 2) go();
      return status;
    });
    const statuses = (await Promise.all(answers)).sort();
    assert.deepEqual(statuses, [200, 200, 200, 429, 429]);
  });

  it('stays up and below 500 whatever fields it gets', async () => {
    const value = fc.jsonValue({ maxDepth: 3 });
    const names = fc.constantFrom(
      ...Object.keys(good),
      'value',
      'name',
      'channelData',
      'entities',
      'membersAdded',
      'attachments',
      '__proto__',
      'relatesTo',
      'callerId',
    );
    await fc.assert(
      fc.asyncProperty(fc.array(fc.tuple(names, value), { maxLength: 4 }), async (changes) => {
        const { status } = await post(JSON.stringify(Object.fromEntries([...Object.entries(good), ...changes])));
        assert.ok(status < 500, String(status));
      }),
      { numRuns: 200 },
    );
    assert.equal((await fetch(`${address}/healthz`)).status, 200);
  });
});
