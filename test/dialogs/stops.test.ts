import assert from 'node:assert/strict';
import { orderOf, stopsOf } from '../../dialogs/stops.ts';
import type { Diagnosis, Finding } from '../../src/diagnosis/finding.ts';
import { asking, checks, cmdlet, failing, found, passing, question } from '../teams/walk-stage.ts';

const order = orderOf(checks);
const license = 'found license no-license-at-all';
const both: readonly Finding[] = [asking('wanted', question), asking('recipient', cmdlet), passing('known')];

describe('where a walk stops', () => {
  it('goes by the documented steps, and puts checks of none last', () => {
    assert.deepEqual(order, ['license', 'known', 'recipient', 'wanted']);
  });

  const likely = (diagnosis: Diagnosis, settledBy = diagnosis.verdict.settledBy): Diagnosis => ({
    ...diagnosis,
    verdict: { ...diagnosis.verdict, certainty: 'likely', settledBy },
  });
  const fails = found([...both, failing('license')]);
  const rows: readonly (readonly [string, Diagnosis, readonly string[]])[] = [
    [
      'at what is certain first, and asks before it goes through the rest',
      fails,
      [license, 'rest', 'ask recipient', 'ask mailbox-wanted'],
    ],
    [
      'at what would make it certain before',
      likely(fails, [question]),
      ['ask mailbox-wanted', license, 'rest', 'ask recipient'],
    ],
    ['at every question, while nothing is known', found(both), ['ask recipient', 'ask mailbox-wanted']],
    ['at each fact once', found([...both, asking('known', question)]), ['ask mailbox-wanted', 'ask recipient']],
    ['at no question that settles no fact', found([asking('known', { question: 'Since when?' })]), []],
    [
      'at nothing that time alone helps',
      { ...found([failing('license')]), advice: [{ remedy: 'wait', by: 'person' }] },
      [],
    ],
    [
      'at the questions, where nothing may be done yet',
      likely({ ...fails, advice: [] }),
      ['ask recipient', 'ask mailbox-wanted'],
    ],
    [
      'at what decides alone',
      found([failing('license'), { ...failing('known'), cause: 'dirsync-stalled' }]),
      [license],
    ],
    [
      'at what a verdict asks that no check asks',
      { ...found([]), verdict: { ...found([]).verdict, settledBy: [question, { text: 'Nobody knows.', values: [] }] } },
      ['ask mailbox-wanted'],
    ],
  ];
  for (const [what, diagnosis, expected] of rows)
    it(what, () => {
      assert.deepEqual(
        stopsOf(diagnosis, order).map(({ id }) => id),
        expected,
      );
    });

  it('has nothing to do where nothing is wrong, and asks before it goes through the rest', () => {
    const fine = found([...both, failing('license')]);
    const verdict = { ...fine.verdict, class: 'not-a-fault' as const };
    const ids = stopsOf({ ...fine, verdict, advice: [] }, order).map(({ id }) => id);
    assert.deepEqual(ids, ['rest', 'ask recipient', 'ask mailbox-wanted']);
  });
});
