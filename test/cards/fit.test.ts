import assert from 'node:assert/strict';
import fc from 'fast-check';
import { caseCard } from '../../src/cards/case-card.ts';
import { largestCard, sizeOf } from '../../src/cards/fit.ts';
import type { Finding } from '../../src/diagnosis/finding.ts';
import { type MessageValue, say } from '../../src/diagnosis/message.ts';
import { lint, markdownIn } from './lint.ts';
import { at, aView, diagnosis, findings, options } from './views.ts';

const many = (count: number, length: number): Finding[] =>
  Array.from({ length: count }, (_, i) => findings()[i % 5] as Finding).map((finding, i) => ({
    ...finding,
    ...('evidence' in finding && {
      evidence: Array.from({ length: 3 }, () => ({
        fact: 'user',
        source: 'graph',
        at,
        shows: say`${'\u4f60*'.repeat(length / 2)} ${i}`,
      })),
    }),
  })) as Finding[];

const shown = (all: Finding[], detailed = true) => {
  const view = aView({ diagnosis: diagnosis({ findings: all }) }, { detailed });
  const card = caseCard(view, options);
  lint(card);
  return markdownIn(card).join('\n');
};

describe('cards: size', () => {
  it('shows everything where it fits', () => {
    const text = shown(findings());
    assert.doesNotMatch(text, /too long/);
    for (const part of [/✔ Fine/, /is there/, /– Does not apply/, /assigned directly/, /could not look at/])
      assert.match(text, part);
  });

  it('first leaves out what shows that all is fine, then what is fine, then the details', () => {
    const left = (text: string): number =>
      [/The license is assigned directly/, /✔ Fine/, /What I looked at\n/, /Step 1/].findIndex((part) =>
        part.test(text),
      );
    const rounds = Array.from({ length: 80 }, (_, i) => shown(many(5 * i + 5, 20)));
    const order = rounds.map(left);
    assert.deepEqual(
      order,
      order.toSorted((a, b) => a - b),
    );
    assert.deepEqual([...new Set(order)], [0, 1, 2, 3]);
    for (const [i, text] of rounds.entries()) {
      assert.equal(/This card was too long and is shown in part/.test(text), (order[i] ?? 0) > 0);
      assert.match(text, /There is a license for Jane Doe, but Exchange Online is switched off inside it/);
      assert.match(text, /Do this first: Do enable-exchange-plan/);
    }
  });

  it('keeps the verdict, the advice and the buttons, and stays below 25 KB, whatever is found', () => {
    const long = fc.string({
      unit: fc.constantFrom('\u4f60', '😀', '*', '"', 'x ', '\\'),
      minLength: 200,
      maxLength: 400,
    });
    const value: fc.Arbitrary<MessageValue> = fc.oneof(
      long,
      fc.array(long, { maxLength: 60 }).map((list) => ({ list })),
    );
    const arbitrary = fc.record({ count: fc.integer({ min: 0, max: 400 }), value, detailed: fc.boolean() });
    fc.assert(
      fc.property(arbitrary, ({ count, value, detailed }) => {
        const summary = { text: 'Because of {0}, {0}, {0} and {0}.', values: [value] };
        const all = findings().concat(many(count, 300));
        const found = diagnosis({ findings: all.map((one) => (one.outcome === 'fail' ? { ...one, summary } : one)) });
        const view = aView(
          { diagnosis: { ...found, verdict: { ...found.verdict, summary, tellTheUser: summary } } },
          { detailed },
        );
        const card = caseCard(view, options);
        lint(card);
        assert.ok(sizeOf(card) <= largestCard);
        assert.match(markdownIn(card).join('\n'), /Because of[\s\S]*Do this first/);
        assert.equal(card.body.filter(({ type }) => type === 'ActionSet').length, 1);
      }),
      { numRuns: 30 },
    );
  });

  it('cuts no escape in half', () => {
    const summary = {
      text: '{0}',
      values: [{ list: Array.from({ length: 40 }, (_, i) => '\\*'.repeat(149) + 'x'.repeat(i % 2)) }],
    };
    const found = diagnosis({ findings: many(200, 300) });
    const card = caseCard(aView({ diagnosis: { ...found, verdict: { ...found.verdict, summary } } }), options);
    lint(card);
    for (const text of markdownIn(card)) assert.doesNotMatch(text, /(?<!\\)(?:\\\\)*\\…?$/);
  });
});
