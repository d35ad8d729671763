import assert from 'node:assert/strict';
import fc from 'fast-check';
import { longestValue, markdown, markdownUpTo, plain, plainUpTo, shorten, spoken } from '../../src/texts/escape.ts';
import { hostileValues } from './hostile.ts';
import { markupIn, withoutEscapes } from './rendered.ts';

const anyText = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 400 }),
  fc.array(fc.constantFrom(...hostileValues), { maxLength: 4 }).map((parts) => parts.join('')),
  fc.string({
    unit: fc.constantFrom(...'\\*_`~[]()<>#|!&{}$:/.-+=1 @a;w\n\u200b\u202e\u200d\ud800é'.split('')),
    maxLength: 60,
  }),
);

describe('texts: plain', () => {
  const rows: readonly [string, string][] = [
    ['Jane Doe', 'Jane Doe'],
    ['  Jane \t\r\n Doe ', 'Jane Doe'],
    ['user\u202egpj.exe', 'usergpj.exe'],
    ['a\u200bb\ufeffc\u00add', 'abcd'],
    ['a\u200db', 'ab'],
    ['a\u200d\u200d\u200db', 'ab'],
    ['علی\u200cرضا', 'علی\u200cرضا'],
    ['👩\u200d💻', '👩\u200d💻'],
    ['nul\u0000 esc\u001b[31m', 'nul esc[31m'],
    ['lone \ud800', 'lone \ufffd'],
    ['R&D <x> *y*', 'R&D <x> *y*'],
    ['\u3164', ''],
  ];
  for (const [value, expected] of rows) {
    it(JSON.stringify(value), () => assert.equal(plain(value), expected));
  }

  it('shows one line without control or direction characters, whatever comes', () => {
    fc.assert(
      fc.property(anyText, (value) => {
        const shown = plain(value);
        assert.doesNotMatch(shown, /\p{Cc}|[\u2028\u2029\u202a-\u202e\u2066-\u2069\u200b\ufeff]/u);
        assert.ok(shown.isWellFormed());
        assert.equal(plain(shown), shown);
      }),
      { numRuns: 500 },
    );
  });
});

describe('texts: markdown', () => {
  const rows: readonly [string, string][] = [
    ['Jane Doe (Sales)', 'Jane Doe (Sales)'],
    ['jane@contoso.com', 'jane@contoso.com'],
    ['jane_doe@contoso.com', 'jane\\_doe@contoso.com'],
    ['R&D | Contoso!', 'R&D | Contoso!'],
    ['&lt;', '\\&lt;'],
    ['<at>CEO</at>', '\\<at\\>CEO\\</at\\>'],
    ['[Reset](https://evil)', '\\[Reset\\]\\(https\\://evil)'],
    [`\${x}`, '$\\{x\\}'],
    ['{{DATE(2026-11-21T14:05:00Z)}}', '\\{\\{DATE(2026-11-21T14:05:00Z)\\}\\}'],
    ['1. Jane', '1\\. Jane'],
    ['- Jane', '\\- Jane'],
    ['+49 151', '+49 151'],
    ['# Jane', '\\# Jane'],
    ['a#EXT#@b.c', 'a#EXT#@b.c'],
  ];
  for (const [value, expected] of rows) {
    it(JSON.stringify(value), () => assert.equal(markdown(value), expected));
  }

  for (const value of hostileValues) {
    it(`lets nothing act in ${JSON.stringify(value.slice(0, 40))}`, () =>
      assert.deepEqual(markupIn(markdown(value)), []));
  }

  it('reads as the original once rendered, and holds no markup, whatever comes', () => {
    fc.assert(
      fc.property(anyText, (value) => {
        const text = markdown(value);
        assert.equal(withoutEscapes(text), shorten(plain(value), longestValue));
        assert.deepEqual(markupIn(text), []);
      }),
      { numRuns: 2000 },
    );
  });

  it('is bounded', () => {
    assert.equal(withoutEscapes(markdown('*'.repeat(1000))).length, longestValue);
    assert.equal(withoutEscapes(markdownUpTo(20)('*'.repeat(1000))).length, 20);
    assert.equal(plainUpTo(20)('x'.repeat(1000)).length, 20);
    assert.equal(shorten('😀😀😀', 4), '😀…');
    assert.equal(shorten('abc', 3), 'abc');
  });
});

describe('texts: spoken', () => {
  it('holds nothing that SSML would act on', () => {
    fc.assert(fc.property(anyText, (value) => void assert.doesNotMatch(spoken(value), /[<>&]/)));
    assert.equal(spoken('R&D <audio src="x"/>'), 'R D  audio src="x"/');
  });
});
