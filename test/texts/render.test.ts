import assert from 'node:assert/strict';
import fc from 'fast-check';
import { markdown, plain } from '../../src/texts/escape.ts';
import { render } from '../../src/texts/render.ts';
import type { Reader, SentenceValue } from '../../src/texts/sentence.ts';

const reader: Reader = { locale: 'en', timeZone: 'UTC', escape: plain };
const one = (value: SentenceValue, who: Reader = reader) => render({ text: '{0}', values: [value] }, who);
const at = '2026-11-21T14:05:00Z';

describe('texts: render', () => {
  const rows: readonly [string, SentenceValue, string][] = [
    ['a string', 'Jane', 'Jane'],
    ['a number', 1042, '1042'],
    ['a fraction', 1.239, '1.24'],
    ['a nested sentence', { text: 'from {0}', values: ['Jane'] }, 'from Jane'],
    ['a time', { time: at }, '21 Nov 2026, 14:05 UTC'],
    ['what is no time', { time: 'soon' }, 'soon'],
    ['a whole day', { day: '2026-11-21T00:00:00.000Z' }, '21 Nov 2026'],
    ['what is no day', { day: 'soon' }, 'soon'],
    ['0 minutes', { minutes: 0 }, 'less than a minute'],
    ['a negative length', { minutes: -5 }, 'less than a minute'],
    ['no length', { minutes: Number.NaN }, 'less than a minute'],
    ['1 minute', { minutes: 1 }, '1 minute'],
    ['12 minutes', { minutes: 12.9 }, '12 minutes'],
    ['59 minutes', { minutes: 59 }, '59 minutes'],
    ['an hour', { minutes: 60 }, '1 h'],
    ['hours', { minutes: 320 }, '5 h 20 min'],
    ['a day in hours', { minutes: 30 * 60 }, '30 h'],
    ['just under two days', { minutes: 48 * 60 - 1 }, '47 h 59 min'],
    ['two days', { minutes: 48 * 60 }, '2 days'],
    ['three days', { minutes: 3 * 24 * 60 + 700 }, '3 days'],
    ['a list', { list: ['a', 'b', 'c'] }, 'a, b and c'],
    ['a list of one', { list: ['a'] }, 'a'],
    ['an empty list', { list: [] }, ''],
    ['a mixed list', { list: ['a', 2, { minutes: 3 }] }, 'a, 2 and 3 minutes'],
    [
      'a long list',
      { list: Array.from({ length: 20 }, (_, i) => i) },
      '0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11 and 8 more',
    ],
  ];
  for (const [name, value, expected] of rows) it(`prints ${name}`, () => assert.equal(one(value), expected));

  it('prints the reader’s zone', () => {
    assert.equal(one({ time: at }, { ...reader, timeZone: 'Europe/Berlin' }), '21 Nov 2026, 15:05 CET');
    const day = { day: '2026-11-21T00:00:00.000Z' };
    assert.equal(one(day, { ...reader, timeZone: 'America/Los_Angeles' }), '21 Nov 2026');
    assert.equal(one({ time: at }, { ...reader, timeZone: 'Middle/Earth' }), '21 Nov 2026, 14:05 UTC');
  });

  it('keeps dates in the language of the words: a German reader of English words gets no mixture', () => {
    assert.equal(one({ time: at }, { ...reader, locale: 'de-DE' }), '21 Nov 2026, 14:05 UTC');
    const german = {
      ...reader,
      locale: 'de-DE',
      translate: (text: string) => text.replace('less than a', 'unter einer'),
    };
    assert.equal(one({ list: ['a', 'b'] }, german), 'a und b');
    assert.equal(one({ minutes: 0 }, german), 'unter einer minute');
    assert.match(one({ time: at }, { ...german, locale: 'no such locale' }), /21 Nov 2026/);
  });

  it('translates templates, nested ones too, and never values', () => {
    const translate = (text: string) => text.replaceAll('license', 'Lizenz');
    const message = { text: 'license {0}', values: ['license', { text: 'license of {0}', values: ['x'] }] };
    assert.equal(render(message, { ...reader, translate }), 'Lizenz license');
    assert.equal(render({ ...message, text: '{1}' }, { ...reader, translate }), 'Lizenz of x');
  });

  it('escapes each string once, and the template never', () => {
    const message = { text: '*{0}* and {1}', values: ['*', { list: ['[', { text: '({0})', values: ['_'] }] }] };
    assert.equal(render(message, { ...reader, escape: markdown }), '*\\** and \\[ and (\\_)');
  });

  it('fills no place twice and leaves a place without a value alone', () => {
    assert.equal(render({ text: '{0} {1} {2}', values: ['{1}', 'x'] }, reader), '{1} x {2}');
  });

  it('never throws', () => {
    const value: fc.Arbitrary<SentenceValue> = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.double(),
      fc.string().map((time) => ({ time })),
      fc.double().map((minutes) => ({ minutes })),
      fc.array(fc.string()).map((list) => ({ list })),
    );
    fc.assert(
      fc.property(fc.string(), fc.array(value), fc.string(), fc.string(), (text, values, locale, timeZone) => {
        render({ text: `${text}{0}{1}`, values }, { locale, timeZone, escape: markdown, translate: (t) => t });
      }),
    );
  });
});
