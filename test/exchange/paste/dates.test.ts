import assert from 'node:assert/strict';
import { isoOf } from '../../../src/exchange/paste/dates.ts';
import { samples } from './expected.ts';

describe('a date of a console', () => {
  const dates: readonly (readonly [string, string | undefined])[] = [
    ['6/16/2020 1:19:04 AM', '2020-06-16T01:19:04'],
    ['28/04/2017 9:41:45 AM', '2017-04-28T09:41:45'],
    ['22.12.2019 12:34:48', '2019-12-22T12:34:48'],
    ['01.02.2020 03:04:05', '2020-02-01T03:04:05'],
    ['16.6.2020 1.19.04', '2020-06-16T01:19:04'],
    ['2022-11-30 3:52:20 PM', '2022-11-30T15:52:20'],
    ['2022/11/30 15:52:20', '2022-11-30T15:52:20'],
    ['2022-09-21T08:07:47.0000000+00:00', '2022-09-21T08:07:47Z'],
    ['2022-09-21T08:07:47Z', '2022-09-21T08:07:47Z'],
    ['2022-09-21T08:07:47+02:00', '2022-09-21T08:07:47+02:00'],
    ['/Date(1592270344000)/', '2020-06-16T01:19:04Z'],
    ['\\/Date(1592270344000)\\/', '2020-06-16T01:19:04Z'],
    ['Tuesday, June 16, 2020 1:19:04 AM', '2020-06-16T01:19:04'],
    ['16-06-2020 01:19:04', '2020-06-16T01:19:04'],
    ['2020-06-16 오전 1:19:04', '2020-06-16T01:19:04'],
    ['2020-06-16 오후 12:19:04', '2020-06-16T12:19:04'],
    ['2021/03/09 午後 7:05:06', '2021-03-09T19:05:06'],
    ['2021/03/09 午後 0:05:06', '2021-03-09T12:05:06'],
    ['2021/3/9 上午 7:05', '2021-03-09T07:05:00'],
    ['2021/03/09 午後 19:05:06', undefined],
    ['5/5/2020 12:00:00 AM', '2020-05-05T00:00:00'],
    ['6/7/2020 1:19:04 AM', undefined],
    ['06-07-2020 01:19:04', undefined],
    ['31/31/2020 01:00:00', undefined],
    ['30.02.2020 01:00:00', undefined],
    ['16/06/20 01:00', undefined],
    ['2020-06-16 25:00:00', undefined],
    ['1/1/0001 12:00:00 AM', undefined],
    ['never', undefined],
  ];
  for (const [text, iso] of dates) it(`${text} is ${iso ?? 'not guessed'}`, () => assert.equal(isoOf(text), iso));

  samples([
    {
      name: 'is read in the order that another date of the same output shows',
      text: `WhenSoftDeleted           : 6/7/2020 1:19:04 AM
InactiveMailboxRetireTime : 9/30/2020 11:16:23 PM`,
      blocks: [{ result: 'found', facts: { softDeleted: true, whenSoftDeleted: '2020-06-07T01:19:04' } }],
    },
    {
      name: 'is left out when nothing shows the order',
      text: 'WhenSoftDeleted    : 6/7/2020 1:19:04 AM\nWasInactiveMailbox : False',
      blocks: [{ result: 'found', facts: { softDeleted: true, wasInactive: false } }],
    },
    {
      name: 'is left out when two dates disagree',
      text: `WhenSoftDeleted    : 6/7/2020 1:19:04 AM
WhenCreated        : 9/30/2020 11:16:23 PM
WhenChanged        : 30/9/2020 11:16:23 PM`,
      blocks: [{ result: 'found', facts: { softDeleted: true } }],
    },
  ]);
});
