import assert from 'node:assert/strict';
import { nextStop, orderOf, stopsOf } from '../../dialogs/stops.ts';
import { chosen, dontKnow, no, yes } from '../../dialogs/typed.ts';
import type { Finding } from '../../src/diagnosis/finding.ts';
import { diagnosed } from '../cases/world.ts';
import { asking, checks, cmdlet, failing, passing, question } from '../teams/walk-stage.ts';

const order = orderOf(checks);
const stops = (findings: readonly Finding[]) =>
  stopsOf({ ...diagnosed(null), findings }, order).map(({ id, check }) => `${check}: ${id}`);

describe('where a walk stops', () => {
  it('goes by the documented steps, and puts checks of none last', () => {
    assert.deepEqual(order, ['license', 'known', 'recipient', 'wanted']);
  });

  it('stops at what was found and at what only a person can tell, and at each fact once', () => {
    const found = stops([
      asking('wanted', question),
      asking('recipient', cmdlet),
      asking('known', question),
      failing('license'),
      passing('license'),
      { ...failing('known'), explainedBy: 'no-license-at-all' },
    ]);
    assert.deepEqual(found, [
      'license: found license no-license-at-all',
      'known: ask mailbox-wanted',
      'recipient: ask recipient',
    ]);
  });

  it('asks last what would make the verdict certain', () => {
    const verdict = { ...diagnosed(null).verdict, settledBy: [question, { text: 'Nobody knows.', values: [] }] };
    const found = stopsOf({ ...diagnosed(null), verdict, findings: [failing('wanted')] }, order);
    assert.deepEqual(
      found.map(({ check }) => check),
      ['wanted', 'verdict'],
    );
  });

  it('goes on from the check where it is, and comes back to what a look brought before it', () => {
    const all = stopsOf({ ...diagnosed(null), findings: [failing('license'), failing('recipient')] }, order);
    assert.equal(nextStop(all, { order, check: 'known', over: [] })?.check, 'recipient');
    assert.equal(
      nextStop(all, { order, check: 'known', over: ['found recipient no-license-at-all'] })?.check,
      'license',
    );
    assert.equal(nextStop(all, { order, over: all.map(({ id }) => id) }), undefined);
  });
});

describe('a typed answer', () => {
  const typed: readonly [string, string | undefined][] = [
    ['Yes.', 'yes'],
    ['yes!', 'yes'],
    ['NO', 'no'],
    ['I don’t know', 'unsure'],
    ["don't know", 'unsure'],
    ['<p>yes</p>', 'yes'],
    ['yes and no', undefined],
    ['', undefined],
  ];
  for (const [text, word] of typed)
    it(`"${text}"`, () => {
      assert.equal(chosen(text, [yes, no, dontKnow], { locale: 'en', timeZone: 'UTC' }), word);
    });
});
