import assert from 'node:assert/strict';
import fc from 'fast-check';
import { dateTold } from '../../../src/facts/person/date-told.ts';

/** A Saturday. */
const now = new Date('2026-11-21T12:00:00Z');

const read = (said: unknown, at = now): string | undefined => dateTold(said, at)?.replace('T00:00:00.000Z', '');

/** What a person says, and the instant that it is; a day alone stands for its start in UTC. */
const taken: readonly (readonly [said: string, is: string, at?: string])[] = [
  ['2026-11-03', '2026-11-03'],
  [' 2026-11-03 \n', '2026-11-03'],
  ['2026-11-03.', '2026-11-03'],
  ['2026-11-3', '2026-11-03'],
  ['2000-01-01', '2000-01-01'],
  ['2024-02-29', '2024-02-29'],
  ['2026-11-21', '2026-11-21'],
  ['2026-11-03T09:30', '2026-11-03T09:30:00.000Z'],
  ['2026-11-03T09:30:15', '2026-11-03T09:30:15.000Z'],
  ['2026-11-03T09:30:00Z', '2026-11-03T09:30:00.000Z'],
  ['2026-11-03T09:30:00.1234567Z', '2026-11-03T09:30:00.123Z'],
  ['2026-11-03t09:30:00.5z', '2026-11-03T09:30:00.500Z'],
  ['2026-11-03T09:30:00+01:00', '2026-11-03T08:30:00.000Z'],
  ['2026-11-03T00:30-0500', '2026-11-03T05:30:00.000Z'],
  ['2026-11-22T01:00+14:00', '2026-11-21T11:00:00.000Z'],
  ['2026-11-21T12:00:00Z', '2026-11-21T12:00:00.000Z'],
  ['2026-11-03 09:30', '2026-11-03T09:30:00.000Z'],
  ['2026-11-03 09:30:15Z', '2026-11-03T09:30:15.000Z'],
  ['2026-11-03, 9:30 UTC', '2026-11-03T09:30:00.000Z'],
  ['05.11.2026', '2026-11-05'],
  ['5.11.2026', '2026-11-05'],
  ['5. 11. 2026', '2026-11-05'],
  ['am 5.11.2026', '2026-11-05'],
  ['05.11.2026 14:05', '2026-11-05T14:05:00.000Z'],
  ['05.11.2026, 14:05 Uhr', '2026-11-05T14:05:00.000Z'],
  ['5.11.2026 um 9 Uhr.', '2026-11-05T09:00:00.000Z'],
  ['3 November 2026', '2026-11-03'],
  ['3 november 2026', '2026-11-03'],
  ['3 Nov 2026', '2026-11-03'],
  ['3 Nov. 2026', '2026-11-03'],
  ['03 NOV 2026', '2026-11-03'],
  ['3rd November 2026', '2026-11-03'],
  ['the 3rd of November 2026', '2026-11-03'],
  ['on the 3rd of November, 2026', '2026-11-03'],
  ['on 3 November 2026.', '2026-11-03'],
  ['Tuesday, 3 November 2026', '2026-11-03'],
  ['on Tue 3 Nov 2026', '2026-11-03'],
  ['21 Nov 2026, 09:05 UTC', '2026-11-21T09:05:00.000Z'],
  ['3 November 2026 at 9:30 am', '2026-11-03T09:30:00.000Z'],
  ['3 November 2026 12:15 AM', '2026-11-03T00:15:00.000Z'],
  ['3 November 2026 12:15 p.m.', '2026-11-03T12:15:00.000Z'],
  ['November 3, 2026', '2026-11-03'],
  ['November 3 2026', '2026-11-03'],
  ['Nov 3rd, 2026', '2026-11-03'],
  ['Tuesday, November 3, 2026 9:30:15 PM', '2026-11-03T21:30:15.000Z'],
  ['Nov. 3, 2026 at 9\u202fPM', '2026-11-03T21:00:00.000Z'],
  ['sept 9, 2026', '2026-09-09'],
  ['3. November 2026', '2026-11-03'],
  ['3.November 2026', '2026-11-03'],
  ['Dienstag, 3. November 2026', '2026-11-03'],
  ['am Dienstag, dem 3. November 2026 um 9:30 Uhr', '2026-11-03T09:30:00.000Z'],
  ['Di., 3. Nov. 2026', '2026-11-03'],
  ['5. März 2026', '2026-03-05'],
  ['5. Ma\u0308rz 2026', '2026-03-05'],
  ['5. Maerz 2026', '2026-03-05'],
  ['5. Mrz 2026', '2026-03-05'],
  ['1. Mai 2026', '2026-05-01'],
  ['7. Okt. 2026', '2026-10-07'],
  ['24. Dezember 2025', '2025-12-24'],
  ['24 Dez 2025', '2025-12-24'],
  ['6. Jänner 2026', '2026-01-06'],
  ['3 November', '2026-11-03'],
  ['November 3', '2026-11-03'],
  ['on 11 November', '2026-11-11'],
  ['3. November', '2026-11-03'],
  ['3.11.', '2026-11-03'],
  ['am 3.11.', '2026-11-03'],
  ['03.11. 9:30', '2026-11-03T09:30:00.000Z'],
  ['21 November', '2026-11-21'],
  ['23 November', '2025-11-23'],
  ['24.12.', '2025-12-24'],
  ['Dec 24', '2025-12-24'],
  ['Tuesday, 3 November', '2026-11-03'],
  ['1 January', '2026-01-01', '2026-12-30T12:00:00Z'],
  ['29 February', '2024-02-29', '2024-11-21T12:00:00Z'],
  ['29 February', '2024-02-29', '2025-02-28T12:00:00Z'],
  ['today', '2026-11-21'],
  ['Today.', '2026-11-21'],
  ['today at 9:30', '2026-11-21T09:30:00.000Z'],
  ['heute um 9 Uhr', '2026-11-21T09:00:00.000Z'],
  ['yesterday', '2026-11-20'],
  ['gestern', '2026-11-20'],
  ['the day before yesterday', '2026-11-19'],
  ['vorgestern', '2026-11-19'],
  ['yesterday', '2025-12-31', '2026-01-01T00:00:00Z'],
  ['0 days ago', '2026-11-21'],
  ['1 day ago', '2026-11-20'],
  ['10 days ago', '2026-11-11'],
  ['2 weeks ago', '2026-11-07'],
  ['a week ago', '2026-11-14'],
  ['vor 10 Tagen', '2026-11-11'],
  ['vor einem Tag', '2026-11-20'],
  ['vor 2 Wochen', '2026-11-07'],
  ['vor einer Woche', '2026-11-14'],
  ['14/11/2026', '2026-11-14'],
  ['11/14/2026', '2026-11-14'],
  ['11/11/2026', '2026-11-11'],
  ['11/14/2026, 9:30:00 AM', '2026-11-14T09:30:00.000Z'],
];

const refused: Readonly<Record<string, readonly unknown[]>> = {
  'what JavaScript takes for a date': [
    'I think it was 12',
    'maybe 5',
    'room 7',
    'case 1001',
    '2025',
    '2026-11',
    '12',
    '0',
    '1001',
    'error 403',
    'Jane 3',
    'ticket 2026-1103',
    '+020261-01-01',
  ],
  'a guess, or a sentence': [
    'I think it was 3 November',
    'maybe 3 November 2026',
    'about ten days ago',
    'about 10 days ago',
    'around 3 November',
    'ca. 3.11.2026',
    'etwa vor 3 Tagen',
    'vielleicht gestern',
    '3 November?',
    '~3 November 2026',
    'before 3 November 2026',
    'seit 3.11.2026',
    'not on 3 November',
    '3 November 2026 or so',
    '3 November or 4 November',
    '3-5 November 2026',
    '3 to 5 November',
    '3 November 2026 09:30-10:30',
    '3 November 2026, in room 7',
    'license 3 November 2026',
  ],
  'what could be several days': [
    '5/11/2026',
    '11/5/2026',
    '05-11-2026',
    '11-05-2026',
    'last week',
    'letzte Woche',
    'Monday',
    'on Tuesday',
    'November',
    'November 2026',
    'the 3rd',
    'am 3.',
    '3.11',
    '3/11',
    'a few days ago',
    'days ago',
    'vor Tagen',
    '2 months ago',
    'a year ago',
    'now',
  ],
  'a year of two digits': ['3.11.26', '3 November 26', 'Nov 3, 26', '14/11/26', '26-11-03', '3 Nov ’26'],
  'a day that no calendar has': [
    '2026-02-31',
    '2026-13-45',
    '2026-00-10',
    '2026-11-00',
    '2025-02-29',
    '31.02.2026',
    '0.11.2026',
    '31 February 2026',
    'February 30',
    '32 October',
    '31/02/2026',
    '13/13/2026',
    '31 November 2025',
    '3 Brumaire 2026',
    '3 Novembre 2026',
    'Monday, 3 November 2026',
    'Montag, 3.11.2026',
  ],
  'a time that no clock has': [
    '2026-11-03T25:00:00Z',
    '2026-11-03T24:00',
    '2026-11-03T09:60',
    '2026-11-03T09:30:00+15:00',
    '2026-11-03T',
    '2026-11-03Z',
    '3 November 2026 13:30 pm',
    '3 November 2026 0 am',
    '3 November 2026 9',
    '3 November 2026 930',
    'today 9',
  ],
  'the future, and what was before Exchange Online': [
    '2026-11-22',
    '22.11.2026',
    '2026-11-21T12:00:01Z',
    '2026-11-21T12:00:00-01:00',
    'today at 12:01',
    'tomorrow',
    'morgen',
    'in 3 days',
    '2027-01-01',
    '1999-12-31',
    '2000-01-01T00:00+01:00',
    '3 November 1930',
    '9999 weeks ago',
    // Of this year it has begun in the east only, of the last year it would be far off.
    '22 November',
    '22.11.',
    // The last one was two years ago.
    '29 February',
  ],
  'no text, or too much of it': ['', ' ', '.', 7, 0, 1_790_000_000_000, true, {}, [], null, undefined, now, ['today']],
};

const name = (language: string, part: object) => new Intl.DateTimeFormat(language, { ...part, timeZone: 'UTC' });
const words = { day: 'numeric', month: 'long', year: 'numeric' } as const;
const intl = [
  name('en-GB', words),
  name('en-US', words),
  name('de', words),
  name('de-AT', words),
  name('en-GB', { ...words, month: 'short' }),
  name('en-US', { ...words, month: 'short' }),
  name('de', { ...words, month: 'short' }),
  name('en-GB', { ...words, weekday: 'long' }),
  name('en-US', { ...words, weekday: 'short' }),
  name('de', { ...words, weekday: 'long' }),
  name('de', { ...words, weekday: 'short', month: 'short' }),
  name('de', { dateStyle: 'medium' }),
];
const monthOf = name('en', { month: 'long' });
const ordinal = name('en', { day: 'numeric' });

/** One day, as people and machines write it. */
const written = (day: Date): readonly string[] => {
  const iso = day.toISOString();
  const [year, month, date] = iso.slice(0, 10).split('-').map(Number) as [number, number, number];
  return [
    iso,
    iso.slice(0, 10),
    iso.replace('.000Z', 'Z'),
    `${date}.${month}.${year}`,
    `the ${ordinal.format(day)}th of ${monthOf.format(day)} ${year}`,
    ...(date > 12 ? [`${date}/${month}/${year}`, `${month}/${date}/${year}`] : []),
    ...intl.map((format) => format.format(day)),
  ];
};

const dayLength = 86_400_000;
const dayFrom = (first: string): readonly Date[] => {
  const from = Date.parse(first);
  const count = Math.floor((now.getTime() - from) / dayLength) + 1;
  return Array.from({ length: count }, (_, days) => new Date(from + days * dayLength));
};

describe('a date that a person told', () => {
  for (const [said, is, at] of taken)
    it(`${JSON.stringify(said)} is ${is}${at ? ` at ${at}` : ''}`, () =>
      assert.equal(read(said, at ? new Date(at) : now), is));

  for (const [what, rows] of Object.entries(refused))
    for (const said of rows) it(`is not ${what}: ${JSON.stringify(said)}`, () => assert.equal(read(said), undefined));

  it('is every day since 2000, however it is written', () => {
    for (const day of dayFrom('2000-01-01'))
      for (const said of written(day)) assert.equal(dateTold(said, now), day.toISOString(), said);
  });

  it('is every day of the last year without its year, but tomorrow’s', () => {
    for (const day of dayFrom('2025-11-23')) {
      const [month, date] = [day.getUTCMonth() + 1, day.getUTCDate()];
      for (const said of [`${date}.${month}.`, `${date} ${monthOf.format(day)}`, `${monthOf.format(day)} ${date}`])
        assert.equal(dateTold(said, now), day.toISOString(), said);
    }
  });

  it('is never in the future, and the same when it is read again', () => {
    const number = (max: number) => fc.integer({ min: 0, max }).map(String);
    const some = (...words: readonly string[]) => fc.constantFrom('', '', ...words);
    const month = fc.constantFrom(' Nov', '. März', ' Mai', 'th of June', '.2.', '. 12.', '/10', '/7/', ' rooms');
    const year = fc.oneof(fc.constantFrom('', ' '), number(90), fc.integer({ min: 1995, max: 2105 }).map(String));
    const day = fc.oneof(
      fc.constantFrom('today', 'yesterday', 'gestern', 'Nov 3rd', 'May 2', '29 February', 'Dez 24, 2025'),
      fc.tuple(number(33), month, some(' ', '/', ', '), year).map((parts) => parts.join('')),
      fc.tuple(number(5000), fc.constantFrom(' days ago', ' weeks ago')).map((parts) => parts.join('')),
      number(5000).map((count) => `vor ${count} Tagen`),
    );
    const opening = some('on ', 'am ', 'the ', 'Tue ', 'Di., ', 'about ');
    const clock = some(' 9:30', ' at 11 pm', ', 23:59:59.999 UTC', ' um 7 Uhr', 'T09:30', ' 26', '.');
    const said = fc.tuple(opening, day, clock).map((parts) => parts.join(''));
    const at = fc.date({ min: new Date('2000-01-01'), max: new Date('2100-01-01'), noInvalidDate: true });
    let taken = 0;
    fc.assert(
      fc.property(said, at, (text, when) => {
        const first = dateTold(text, when);
        if (first === undefined) return;
        taken += 1;
        assert.ok(Date.parse(first) <= when.getTime());
        assert.equal(dateTold(first, when), first);
        // What was read stays what it was, when it is read on another day.
        assert.equal(dateTold(first, new Date(when.getTime() + 40 * dayLength)), first);
      }),
      { numRuns: 5000 },
    );
    assert.ok(taken > 500, `${taken} were dates at all`);
  });

  it('reads every instant as the ISO text of it', () => {
    const at = fc.date({ min: new Date('2000-01-01'), max: now, noInvalidDate: true });
    fc.assert(fc.property(at, (when) => assert.equal(dateTold(when.toISOString(), now), when.toISOString())));
  });

  it('is no text without a digit or a word for a day', () => {
    const plain = fc
      .string({ unit: 'grapheme', maxLength: 80 })
      .filter((text) => !/\d|today|yesterday|heute|gestern|ago|vor/i.test(text));
    fc.assert(
      fc.property(plain, (text) => assert.equal(dateTold(text, now), undefined)),
      { numRuns: 2000 },
    );
  });

  it('is no number, and no words that are no month with a number behind or before', () => {
    const number = fc.integer({ min: -10_000, max: 100_000 }).map(String);
    const other = fc.constantFrom(
      ...['room', 'case', 'maybe', 'plan', 'E', 'P', 'user', 'Raum', 'am', 'on', 'the', 'Mo'],
    );
    const said = fc.oneof(
      number,
      fc.tuple(other, number).map((parts) => parts.join(' ')),
      fc.tuple(number, other).map((parts) => parts.join(' ')),
    );
    fc.assert(fc.property(said, (text) => assert.equal(dateTold(text, now), undefined)));
  });

  it('is looked for in no time in a hostile text', () => {
    const started = performance.now();
    for (const part of ['1', ' ', '1.', 'on ', 'vor ', '1 ', '.', 'a'])
      for (let run = 0; run < 500; run++) dateTold(part.repeat(60 / part.length), now);
    dateTold('1'.repeat(10_000_000), now);
    assert.ok(performance.now() - started < 2000);
  });
});
