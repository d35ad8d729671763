import assert from 'node:assert/strict';
import { bodyOf, faultOf, jane, lookup, stubs } from './connected.ts';
import type { Said } from './stub-exchange.ts';

const CONTEXT = 'https://outlook.office365.com/adminapi/beta/x/$metadata#Collection(Exchange.GenericHashTable)';

const good: readonly (readonly [
  name: string,
  body: unknown,
  value: readonly unknown[],
  warnings?: readonly string[],
])[] = [
  ['a list', { '@odata.context': CONTEXT, '@adminapi.warnings': [], value: [jane] }, [jane]],
  ['an empty list', { 'adminapi.warnings@odata.type': '#Collection(String)', value: [] }, []],
  ['a list by itself', [jane], [jane]],
  ['an object by itself', { '@odata.context': CONTEXT, ...jane }, [jane]],
  ['an object as the value', { value: jane }, [jane]],
  ['several objects', { value: [jane, { ...jane, Name: 'jim' }] }, [jane, { ...jane, Name: 'jim' }]],
  [
    'notes beside properties',
    {
      value: [
        {
          'ExchangeGuid@data.type': 'System.Guid',
          'ExchangeGuid@odata.type': '#Guid',
          ExchangeGuid: '6f1c2d3e-4a5b-4c6d-a7e8-f90123456789',
          'EmailAddresses@odata.type': '#Collection(String)',
          EmailAddresses: ['SMTP:jane@contoso.com'],
          Inner: [{ 'At@data.type': 'System.DateTime', At: 'x' }],
          SKUAssigned: null,
        },
      ],
    },
    [
      {
        ExchangeGuid: '6f1c2d3e-4a5b-4c6d-a7e8-f90123456789',
        EmailAddresses: ['SMTP:jane@contoso.com'],
        Inner: [{ At: 'x' }],
        SKUAssigned: null,
      },
    ],
  ],
  ['a warning', { '@adminapi.warnings': ['Take care.', 1], value: [jane] }, [jane], ['Take care.']],
  ['a byte order mark', undefined, [jane]],
  [
    'more behind a link',
    { '@odata.nextLink': 'https://outlook.office365.com/more', value: [jane] },
    [jane],
    ['There are more of these; only the first were read.'],
  ],
];

const bad: readonly (readonly [name: string, said: Said, message: RegExp])[] = [
  ['nothing', {}, /could not be read/],
  ['HTML', { text: '<html></html>' }, /could not be read/],
  ['half of JSON', { text: '{"value":[{"Name":' }, /could not be read/],
  ['null', { text: 'null' }, /could not be read/],
  ['a number', { text: '1' }, /could not be read/],
  ['an empty object', { body: {} }, /could not be read/],
  ['JSON of some other server', { body: { status: 'healthy' } }, /could not be read/],
  ['a list of words', { body: { value: ['jane'] } }, /could not be read/],
  ['a list with a hole', { body: { value: [jane, null] } }, /could not be read/],
  ['a value of null', { body: { value: null } }, /could not be read/],
  ['no content', { status: 204 }, /could not be read/],
  ['JSON that is far too deep', { text: `{"value":[${'{"a":'.repeat(50_000)}1${'}'.repeat(50_000)}]}` }, /not be read/],
  ['a packing that is none', { headers: { 'Content-Encoding': 'gzip' }, text: '\0\0\0\0' }, /could not be read/],
];

describe('answers of Exchange', () => {
  const { connect, end } = stubs();
  afterEach(end);

  for (const [name, body, value, warnings = []] of good) {
    it(`may hold ${name}`, async () => {
      const text = `\ufeff${JSON.stringify({ value: [jane] })}`;
      const { exchange, stub } = await connect(() => (body === undefined ? { text } : { body }));
      assert.deepEqual(bodyOf((await exchange.send([lookup()])).answers[0]), { value, warnings });
      assert.equal(stub.calls.length, 1);
    });
  }

  for (const [name, said, message] of bad) {
    it(`are none when they hold ${name}`, async () => {
      const { exchange } = await connect(() => said);
      const fault = faultOf((await exchange.send([lookup()])).answers[0]);
      assert.equal(fault.kind, 'malformed');
      assert.match(fault.message, message);
    });
  }

  it('keep a name of every object as a property', async () => {
    const { exchange } = await connect(() => ({ text: '{"value":[{"__proto__":{"polluted":1},"constructor":"x"}]}' }));
    const body = bodyOf((await exchange.send([lookup()])).answers[0]) as { value: object[] };
    assert.deepEqual(Object.keys(body.value[0] ?? {}), ['__proto__', 'constructor']);
    assert.equal(({} as { polluted?: number }).polluted, undefined);
  });

  it('are not read to their end when they are far too long', async () => {
    const { exchange, stub } = await connect(() => ({ text: `{"value":[{"Name":"${'x'.repeat(3_000_000)}"}]}` }), {
      mostBytes: 100_000,
    });
    const fault = faultOf((await exchange.send([lookup()])).answers[0]);
    assert.equal(fault.kind, 'malformed');
    assert.match(fault.message, /far too long/);
    assert.equal(stub.calls.length, 1);
  });

  it('are not unpacked to their end either', async () => {
    const { gzipSync } = await import('node:zlib');
    const bomb = gzipSync(Buffer.alloc(50_000_000, ' '));
    const { exchange } = await connect(() => ({ headers: { 'Content-Encoding': 'gzip' }, text: bomb }));
    const fault = faultOf((await exchange.send([lookup()])).answers[0]);
    assert.match(fault.message, /far too long/);
  });
});
