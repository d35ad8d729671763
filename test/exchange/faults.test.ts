import assert from 'node:assert/strict';
import { connectExchange } from '../../src/exchange/connect.ts';
import { bodyOf, CALL_MS, detail, errorBody, faultOf, jane, lookup, notFound, stubs, TestClock } from './connected.ts';
import type { Said } from './stub-exchange.ts';

interface Case {
  readonly name: string;
  readonly said: Said;
  readonly kind: string;
  readonly code?: string;
  readonly message: RegExp;
  /** Calls in all; left out: one. */
  readonly calls?: number;
}

const error = (status: number, body: unknown): Said => ({ status, body });
const says = (status: number, sentence: string): Said => error(status, errorBody(sentence));
const alone = (message: string, code = 'NotFound') => ({ error: { code, message } });
const inner = (type: string, message: string) => ({
  error: {
    code: 'BadRequest',
    message: 'Invalid Operation',
    innererror: { message: 'Invalid Operation', type: 'x.ODataServiceException', internalexception: { message, type } },
  },
});

const nothing = { kind: 'not-found', code: 'object-not-found', message: /nothing under this name/ };
const unexplained = { kind: 'malformed', code: 'unexplained', message: /nothing was looked up.*EXCHANGE_ENDPOINT/ };

const cases: readonly Case[] = [
  ...[200, 400, 404, 500, 503].map((status) => ({
    name: `no such object, as ${status}`,
    said: says(status, notFound()),
    ...nothing,
  })),
  {
    name: 'no such object, in curly apostrophes',
    said: error(404, alone('The operation couldn’t be performed because object ‘jane’ couldn’t be found on ‘dc’.')),
    ...nothing,
  },
  {
    name: 'no such mailbox',
    said: says(404, detail('ManagementObjectNotFoundException', "The specified mailbox doesn't exist.")),
    ...nothing,
  },
  {
    name: 'no such mailbox, without a type',
    said: says(500, 'The specified mailbox Identity:"jane@contoso.com" doesn’t exist.'),
    ...nothing,
  },
  {
    name: 'no such object, in the inner exception',
    said: error(
      400,
      inner('Microsoft.Exchange.Data.Directory.ADNoSuchObjectException', 'Active Directory operation failed.'),
    ),
    ...nothing,
  },
  {
    name: 'no such object, by the type of a generic exception',
    said: error(500, inner('x.ManagementObjectNotFoundException', "Exception of type 'x' was thrown.")),
    ...nothing,
  },
  {
    name: 'no such object, after a detail that says nothing',
    said: error(400, {
      error: {
        code: 'x',
        message: 'Invalid Operation',
        details: [{ message: 'Invalid Operation' }, { message: notFound() }],
      },
    }),
    ...nothing,
  },
  { name: '404 without a word', said: { status: 404 }, ...unexplained },
  { name: '404 in HTML', said: { status: 404, text: '<h1>Not Found</h1>' }, ...unexplained },
  { name: '404 in general terms', said: error(404, alone('Error executing cmdlet')), ...unexplained },
  { name: '404 of another server', said: error(404, { message: "Object couldn't be found" }), ...unexplained },
  {
    name: '404 for a resource',
    said: error(404, alone("The requested resource couldn't be found on this server.")),
    ...unexplained,
  },
  {
    name: '404 for something else that is missing',
    said: says(404, detail('ManagementObjectNotFoundException', "The organization 'contoso' couldn't be found.")),
    ...unexplained,
  },
  {
    name: 'a mailbox database that is missing',
    said: says(500, detail('MailboxDatabaseException', "The mailbox database 'db024' couldn't be found.")),
    kind: 'server',
    message: /trouble of its own/,
    calls: 3,
  },
  {
    name: 'several objects',
    said: says(400, detail('ManagementObjectAmbiguousException', "… because 'jane' matches multiple entries.")),
    kind: 'bad-request',
    code: 'ambiguous',
    message: /several objects.*object id/,
  },
  {
    name: 'several objects under a name that looks like a sentence',
    said: says(
      400,
      detail(
        'X',
        "The operation couldn't be performed because 'object x couldn't be found on y' matches multiple entries.",
      ),
    ),
    kind: 'bad-request',
    code: 'ambiguous',
    message: /several objects/,
  },
  {
    name: 'an unknown cmdlet',
    said: says(
      400,
      detail('CommandNotFoundException', "The term 'Get-User' is not recognized as the name of a cmdlet."),
    ),
    kind: 'forbidden',
    code: 'command-not-found',
    message: /does not let the app run this cmdlet.*Global Reader/,
  },
  {
    name: 'an unknown cmdlet, with 403',
    said: says(403, detail('CommandNotFoundException', 'Get-User')),
    kind: 'forbidden',
    code: 'command-not-found',
    message: /does not let the app run this cmdlet/,
  },
  {
    name: 'a parameter of another cmdlet',
    said: says(400, detail('AmbiguousParameterSetException', 'Parameter set cannot be resolved.')),
    kind: 'bad-request',
    code: 'bad-parameter',
    message: /did not accept the question/,
  },
  {
    name: 'a value that does not fit',
    said: error(400, inner('x.ParameterTransformationException', "Cannot process argument on parameter 'A'.")),
    kind: 'bad-request',
    code: 'bad-parameter',
    message: /did not accept the question/,
  },
  {
    name: 'a dehydrated tenant',
    said: says(400, detail('InvalidOperationInDehydratedContextException', 'This command is not available.')),
    kind: 'bad-request',
    code: 'dehydrated',
    message: /Enable-OrganizationCustomization/,
  },
  {
    name: '403 that says it is not there',
    said: says(403, notFound()),
    kind: 'forbidden',
    code: 'refused-silently',
    message: /refused/,
  },
  {
    name: '401 that says so too',
    said: says(401, notFound()),
    kind: 'unauthorized',
    code: 'not-accepted',
    message: /sign-in/,
  },
  {
    name: '400 in other words',
    said: error(400, alone('No.')),
    kind: 'bad-request',
    message: /run the cmdlet by hand/i,
  },
  { name: '405', said: { status: 405 }, kind: 'bad-request', message: /did not accept/ },
  { name: '501', said: { status: 501 }, kind: 'server', message: /trouble of its own \(501\)/ },
  { name: '408', said: { status: 408 }, kind: 'timeout', message: /gave up waiting/, calls: 3 },
  { name: '500 without words', said: { status: 500 }, kind: 'server', message: /\(500\).*few minutes/, calls: 3 },
  { name: '502 in HTML', said: { status: 502, text: '<html>' }, kind: 'server', message: /\(502\)/, calls: 3 },
  {
    name: 'an error with 200',
    said: error(200, { value: [jane], ...alone('Something went wrong.') }),
    kind: 'malformed',
    message: /could not be read/,
  },
  {
    name: 'a redirect',
    said: { status: 302, headers: { Location: 'https://evil.example/' }, body: errorBody(notFound()) },
    kind: 'malformed',
    message: /never follow/,
  },
];

describe('faults of Exchange', () => {
  const { connect, start, end } = stubs();
  afterEach(end);

  for (const { name, said, kind, code, message, calls = 1 } of cases) {
    it(`${name}: ${kind}, however often it is asked`, async () => {
      const { exchange, stub } = await connect(() => said);
      const first = await exchange.send([lookup()]);
      const second = await exchange.send([lookup(), lookup('jim@contoso.com')]);
      for (const answer of [...first.answers, ...second.answers]) {
        const fault = faultOf(answer);
        assert.deepEqual([fault.kind, fault.code, fault.status], [kind, code, said.status ?? 200]);
        assert.match(fault.message, message);
        assert.match(fault.message, /\.$/);
      }
      assert.equal(stub.calls.length, 3 * calls);
      assert.equal(first.cost.httpCalls, calls);
    });
  }

  it('keep what Exchange said, shortened, and its request id', async () => {
    const text = `The operation couldn't be performed because object 'jane' couldn't be found on '${'x'.repeat(600)}'.`;
    const headers = { 'Request-Id': 'request-of-exchange' };
    const { exchange } = await connect(() => ({ status: 404, headers, body: errorBody(`Ex6F9304|a.B|${text}`) }));
    assert.deepEqual(faultOf((await exchange.send([lookup()])).answers[0]), {
      kind: 'not-found',
      code: 'object-not-found',
      message: 'Exchange has nothing under this name.',
      status: 404,
      raw: text.slice(0, 500),
      requestId: 'request-of-exchange',
    });
  });

  it('do not say that a tenant is not there', async () => {
    const { exchange } = await connect(() => says(404, notFound('contoso')));
    const fault = faultOf((await exchange.send([{ cmdlet: 'Get-OrganizationConfig', parameters: {} }])).answers[0]);
    assert.deepEqual([fault.kind, fault.code], ['malformed', 'unexplained']);
  });

  it('are not talked into anything by the name that was asked for', async () => {
    const name = "x' object couldn't be found on 'y";
    const sentence = detail('X', `The operation couldn't be performed because '${name}' is bad.`);
    const { exchange } = await connect(() => says(400, sentence));
    assert.equal(faultOf((await exchange.send([lookup(name)])).answers[0]).kind, 'bad-request');
  });

  it('never lead to another server', async () => {
    const stranger = await start(() => ({ body: { value: [jane] } }));
    const { exchange } = await connect(({ url }) => ({ status: 307, headers: { Location: stranger.endpoint + url } }));
    assert.equal(faultOf((await exchange.send([lookup()])).answers[0]).kind, 'malformed');
    assert.equal(stranger.calls.length, 0);
  });

  it('say at once when nothing listens', async () => {
    const { exchange, stub, clock } = await connect(() => ({}));
    await stub.close();
    const { answers, cost } = await exchange.send([lookup()]);
    const fault = faultOf(answers[0]);
    assert.deepEqual([fault.kind, fault.code], ['unreachable', 'ECONNREFUSED']);
    assert.match(fault.message, /nothing answers at its address.*Check/);
    assert.deepEqual(clock.sleeps, []);
    assert.equal(cost.httpCalls, 0);
  });

  it('say so when the connection is cut, after trying again', async () => {
    const { exchange, clock } = await connect(() => ({ drop: true }));
    const { answers, cost } = await exchange.send([lookup()]);
    assert.equal(faultOf(answers[0]).kind, 'unreachable');
    assert.equal(cost.httpCalls, 3);
    assert.deepEqual(clock.sleeps, [500, 1_000]);
  });

  it('say so when the connection is cut in the middle of an answer', async () => {
    const { exchange } = await connect((_, count) =>
      count === 1 ? { text: '{"value":[', drop: true } : { body: { value: [jane] } },
    );
    const { answers, cost } = await exchange.send([lookup()]);
    assert.deepEqual(bodyOf(answers[0]), { value: [jane], warnings: [] });
    assert.equal(cost.httpCalls, 2);
  });

  const broken: readonly (readonly [code: string, kind: string, message: RegExp, tries: number])[] = [
    ['UND_ERR_CONNECT_TIMEOUT', 'timeout', /did not answer in time/, 1],
    ['ENOTFOUND', 'unreachable', /its name is not known here/, 1],
    ['EAI_AGAIN', 'unreachable', /could not be looked up/, 3],
    ['CERT_HAS_EXPIRED', 'unreachable', /certificate has expired/, 1],
    ['SELF_SIGNED_CERT_IN_CHAIN', 'unreachable', /not trusted here/, 1],
  ];
  for (const [code, kind, message, tries] of broken) {
    it(`say what ${code} on the network means`, async () => {
      let calls = 0;
      const fake: typeof fetch = async () => {
        calls += 1;
        throw new TypeError('fetch failed', { cause: Object.assign(new Error('s3cr3t'), { code }) });
      };
      const access = { kind: 'local-token', token: 'local' } as const;
      const options = { access, cloud: 'global', endpoint: 'http://127.0.0.1:9', fetch: fake } as const;
      const { answers } = await connectExchange({ ...options, clock: new TestClock() }).send([lookup()]);
      assert.equal(faultOf(answers[0]).kind, kind);
      assert.match(faultOf(answers[0]).message, message);
      assert.doesNotMatch(JSON.stringify(answers), /s3cr3t/);
      assert.equal(calls, tries);
    });
  }

  it('come for any JSON, and nothing is ever thrown', async () => {
    const odd = '{"toString":1,"valueOf":1,"__proto__":{"message":"x"},"message":[],"details":{},"code":{}}';
    for (const text of [
      `{"error":${odd}}`,
      `{"error":[${odd}]}`,
      `{"error":{"message":1,"details":[null,1,[],${odd}],"innererror":null}}`,
      `{"error":{"details":[{"message":"||"},{"message":"|a|"}],"innererror":{"internalexception":[]}}}`,
      `{"error":"no"}`,
      '[]',
    ]) {
      const { exchange } = await connect(() => ({ status: 400, text }));
      assert.equal(faultOf((await exchange.send([lookup()])).answers[0]).kind, 'bad-request', text);
    }
  });

  it('are told in time, however long the words are', async () => {
    const long = `${"'".repeat(100_000)}object mailbox user ${"object 'a ".repeat(100_000)}`;
    const { exchange } = await connect(() => error(400, alone(long)));
    const begun = performance.now();
    assert.equal(faultOf((await exchange.send([lookup()])).answers[0]).kind, 'bad-request');
    assert.ok(performance.now() - begun < CALL_MS / 4);
  });
});
