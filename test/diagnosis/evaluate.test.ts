import assert from 'node:assert/strict';
import {
  type Check,
  cannotTell,
  defineCheck,
  fail,
  notApplicable,
  type Outcome,
  pass,
  shown,
} from '../../src/diagnosis/check.ts';
import { evaluate } from '../../src/diagnosis/evaluate.ts';
import { defineFact } from '../../src/diagnosis/fact.ts';
import type { Readings } from '../../src/diagnosis/gather.ts';
import { say } from '../../src/diagnosis/message.ts';
import { absent, known, type Reading, unknown } from '../../src/diagnosis/reading.ts';
import { now } from '../world.ts';

const needed = defineFact<number>({ id: 'needed', read: () => known(1) });
const used = defineFact<number>({ id: 'used', read: () => known(1) });
const ask = { question: 'How many?' };
const refused = unknown(say`Refused.`, ask);

const checkOf = (outcomes: readonly Outcome[], causes: Check['causes'] = ['no-license-at-all']): Check => ({
  ...defineCheck({
    id: 'a-check',
    question: 'Is it so?',
    steps: [],
    causes: ['no-license-at-all'],
    requires: { needed },
    uses: { used },
    evaluate: () => [],
  }),
  causes,
  evaluate: () => outcomes,
});

function readings(of: Readonly<Record<string, Reading<unknown>>>): Readings {
  return new Map(
    Object.entries(of).map(([id, reading]) => [id, { reading, source: 'graph' as const, at: `at ${id}` }]),
  );
}
const all = { needed: known(1), used: known(2) };
const passed = pass(shown('used', say`two`));
const failed = fail('no-license-at-all', [shown('needed', say`one`)], { summary: say`None.` });

describe('evaluating a check', () => {
  it('stamps where and when onto the evidence', () => {
    assert.deepEqual(evaluate(checkOf([passed]), readings(all), now), [
      {
        check: 'a-check',
        question: 'Is it so?',
        outcome: 'pass',
        evidence: [{ fact: 'used', shows: say`two`, source: 'graph', at: 'at used' }],
      },
    ]);
  });

  it('fills in what a failure leaves out', () => {
    const [finding] = evaluate(checkOf([failed]), readings(all), now);
    assert.ok(finding?.outcome === 'fail');
    assert.deepEqual(
      [finding.decides, finding.atMost, finding.settledBy, finding.remedies],
      [true, 'confirmed', [], ['assign-license']],
    );
  });

  it('never lets a note decide', () => {
    const note = fail('hidden-from-gal-not-a-cause', [], { summary: say`Hidden.` });
    const [finding] = evaluate(checkOf([note], ['hidden-from-gal-not-a-cause']), readings(all), now);
    assert.equal(finding?.outcome === 'fail' && finding.decides, false);
  });

  it('says nothing while a fact is not settled', () => {
    assert.deepEqual(evaluate(checkOf([passed]), readings({ needed: known(1) }), now), []);
    assert.deepEqual(evaluate(checkOf([passed]), readings({ used: known(1) }), now), []);
  });

  it('cannot tell while a needed fact is unknown, and says what to ask', () => {
    assert.deepEqual(evaluate(checkOf([failed]), readings({ ...all, needed: refused }), now), [
      {
        check: 'a-check',
        question: 'Is it so?',
        outcome: 'cannot-tell',
        reason: say`Refused.`,
        because: ['needed'],
        ask,
      },
    ]);
  });

  it('does not apply where a needed fact is absent', () => {
    const [finding] = evaluate(checkOf([failed]), readings({ ...all, needed: absent }), now);
    assert.equal(finding?.outcome, 'not-applicable');
  });

  it('turns a pass into cannot-tell while a used fact is unknown', () => {
    const [finding] = evaluate(checkOf([passed]), readings({ ...all, used: refused }), now);
    assert.deepEqual(finding?.outcome === 'cannot-tell' && finding.because, ['used']);
  });

  it('lets a pass stand where a used fact is absent: that was looked at', () => {
    const check = checkOf([pass(shown('needed', say`one`))]);
    assert.equal(evaluate(check, readings({ ...all, used: absent }), now)[0]?.outcome, 'pass');
  });

  it('lets a proven failure stand whatever else is unknown', () => {
    assert.equal(evaluate(checkOf([failed]), readings({ ...all, used: refused }), now)[0]?.outcome, 'fail');
  });

  it('names the unknown facts behind a cannot-tell of the check’s own', () => {
    const [finding] = evaluate(checkOf([cannotTell(say`Dark.`)]), readings({ ...all, used: refused }), now);
    assert.deepEqual(finding?.outcome === 'cannot-tell' && finding.because, ['used']);
  });

  it('hands not-applicable through', () => {
    const [finding] = evaluate(checkOf([notApplicable(say`No.`)]), readings({ ...all, used: refused }), now);
    assert.equal(finding?.outcome, 'not-applicable');
  });

  it('refuses a cause that the check does not declare', () => {
    assert.throws(
      () => evaluate(checkOf([failed], []), readings(all), now),
      /a-check names a cause it does not declare/,
    );
  });

  it('refuses evidence of a fact that the check does not have', () => {
    assert.throws(
      () => evaluate(checkOf([pass(shown('other', say`x`))]), readings(all), now),
      /no fact is called other/,
    );
  });
});
