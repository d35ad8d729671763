import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { Reading } from '../../src/diagnosis/reading.ts';
import serviceErrors, { type ServiceError } from '../../src/facts/service-errors.ts';
import { exchangeError, now } from '../world.ts';

const read = (errors: readonly object[] | null): Reading<readonly ServiceError[]> =>
  serviceErrors.read([], { from: { match: { user: { serviceProvisioningErrors: errors } } }, uses: {}, now });

function only(errorDetail: string): ServiceError {
  const reading = read([exchangeError('', { errorDetail })]);
  assert.ok(reading.state === 'known');
  const [error] = reading.value;
  assert.ok(error);
  return error;
}

describe('service errors', () => {
  const sentences: readonly (readonly [string, string, ServiceError['kind'], string])[] = [
    ['one description', '<a><ErrorDescription>Out of order.</ErrorDescription></a>', 'other', 'Out of order.'],
    [
      'two descriptions',
      '<a><E><ErrorDescription>One.</ErrorDescription></E><E><ErrorDescription>Two.</ErrorDescription></E></a>',
      'other',
      'One. Two.',
    ],
    ['a description with a prefix', '<x:a><x:ErrorDescription>Out.</x:ErrorDescription></x:a>', 'other', 'Out.'],
    ['no description: the words without the marks', '<a><b>Out of</b><c>order</c></a>', 'other', 'Out of order'],
    ['plain text', 'Out of order', 'other', 'Out of order'],
    ['broken XML', '<a><b>Out of</a', 'other', 'Out of</a'],
    ['nothing', '<a/>', 'other', ''],
    ['entities of XML itself', '<ErrorDescription>a &amp;lt; b</ErrorDescription>', 'other', 'a &lt; b'],
    [
      'an address',
      '<ErrorDescription>The proxy address "SMTP:a@b.c" is already being used by x.</ErrorDescription>',
      'address',
      'The proxy address "SMTP:a@b.c" is already being used by x.',
    ],
    [
      'an address in the plural',
      'Proxy addresses a@b.c already exists',
      'address',
      'Proxy addresses a@b.c already exists',
    ],
    ['a name', 'The name "a" is already being used.', 'other', 'The name "a" is already being used.'],
    ['the archive', 'Failed to sync the ArchiveGuid x', 'archive-guid', 'Failed to sync the ArchiveGuid x'],
    ['a room list', "x can't be converted to a room list", 'harmless', "x can't be converted to a room list"],
  ];
  for (const [title, detail, kind, text] of sentences) {
    it(`reads ${title}`, () => {
      const error = only(detail);
      assert.deepEqual([error.kind, error.text], [kind, text]);
      assert.equal(error.raw, detail);
    });
  }

  it('finds the addresses that a sentence names, once and in small letters', () => {
    assert.deepEqual(only('The proxy address "SMTP:A@b.C" of <a@B.c> and x@y.z. is already being used').addresses, [
      'a@b.c',
      'x@y.z',
    ]);
  });

  it('is unknown where Graph does not show such errors', () => assert.equal(read(null).state, 'unknown'));

  const billion = `<!DOCTYPE l [<!ENTITY a "lol">${'bcdefghij'
    .split('')
    .map((name, i) => `<!ENTITY ${name} "${`&${'abcdefghi'[i]};`.repeat(10)}">`)
    .join('')}]><ErrorDescription>&j;</ErrorDescription>`;
  const hostile: readonly (readonly [string, string])[] = [
    ['a billion laughs', billion],
    [
      'an entity that reads a file',
      '<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]><ErrorDescription>&x;</ErrorDescription>',
    ],
    ['a megabyte', `<ErrorDescription>${'x'.repeat(1024 * 1024)}</ErrorDescription>`],
    ['a megabyte of marks', '<ErrorDescription>'.repeat(60_000)],
    ['marks that never end', '<'.repeat(64_000)],
    ['comments that never end', '<!--'.repeat(16_000)],
    ['instructions that never end', '<?'.repeat(32_000)],
    ['depth', '<a>'.repeat(20_000)],
    ['a name that is every object’s', '<__proto__><ErrorDescription>x</ErrorDescription></__proto__>'],
    ['the words of an address error, over and over', 'smtp:'.repeat(13_000)],
    ['one long word', 'a'.repeat(64_000)],
    ['at signs', '@'.repeat(64_000)],
    ['addresses without end', 'a@a.'.repeat(16_000)],
    ['spaces inside the words', `proxy${' '.repeat(64_000)}address`],
  ];
  for (const [title, detail] of hostile) {
    it(`stays calm at ${title}`, () => {
      const begun = performance.now();
      const error = only(detail);
      assert.ok(performance.now() - begun < 1000, 'it took too long');
      assert.ok(error.text.length <= 2000);
      assert.ok(error.raw.length <= 4000);
      assert.ok(!/lollol|root:/.test(error.text));
      assert.equal(({} as Record<string, unknown>).ErrorDescription, undefined);
    });
  }

  it('reads whatever comes', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.string({ unit: fc.constantFrom(...'<>/!-[]&;?"= ab@.') })), (detail) => {
        assert.ok(only(detail).text.length <= 2000);
      }),
    );
  });
});
