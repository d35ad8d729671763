import assert from 'node:assert/strict';
import { join } from 'node:path';
import { caseCard } from '../../src/cards/case-card.ts';
import { timelineCard } from '../../src/cards/timeline-card.ts';
import { printOne } from '../../src/cli/print.ts';
import { printTimeline } from '../../src/cli/timeline.ts';
import type { Remedy } from '../../src/diagnosis/remedies.ts';
import { loadFolder } from '../../src/load.ts';
import { plain } from '../../src/texts/escape.ts';
import { render } from '../../src/texts/render.ts';
import { markdownIn } from '../cards/lint.ts';
import { viewOf } from '../cards/story-views.ts';
import { looksBy, tenants } from '../tenants/golden.ts';
import { plainWordsIn, pseudoReading, wordsOfData } from './pseudo-language.ts';

const source = join(import.meta.dirname, '../../src');
const data = wordsOfData([
  ...tenants.map(({ file }) => file),
  join(source, 'diagnosis/products.ts'),
  join(source, 'diagnosis/exchange-plans.ts'),
]);

describe('texts: a pretend language', () => {
  it('tells words that were looked up from words that were not', () => {
    const words = new Set(['megan', 'bowen']);
    assert.deepEqual(plainWordsIn('⟦Çáúšé: Megan Bowen, jane@contoso.com⟧ mailNickname', words), []);
    assert.deepEqual(plainWordsIn('⟦Çáúšé: The mailbox⟧', words), ['The', 'mailbox']);
  });

  for (const way of ['graph', 'exchange'] as const) {
    it(`shows no plain word of ours on the cards of any story, with ${way}`, async () => {
      const found = new Set<string>();
      for (const diagnosis of (await Promise.all(tenants.map((one) => looksBy(one, way)))).flat()) {
        const { view, options } = await viewOf(diagnosis);
        for (const draw of [caseCard, timelineCard]) {
          const card = draw({ ...view, detailed: true }, { ...options, ...pseudoReading });
          for (const text of markdownIn(card)) {
            const bare = plainWordsIn(text, data);
            if (bare.length > 0) found.add(`${bare.join(' ')} <= ${text.slice(0, 160)}`);
          }
        }
      }
      assert.deepEqual([...found], []);
    }).timeout(60_000);
  }

  it('shows none in a terminal either', async () => {
    const remedies = new Map((await loadFolder<Remedy>(join(source, 'remedies'))).map((one) => [one.id, one]));
    const inWords = (message: Parameters<typeof render>[0]) =>
      render(message, { ...pseudoReading, timeZone: 'UTC', escape: plain });
    const found = new Set<string>();
    for (const diagnosis of (await Promise.all(tenants.map((one) => looksBy(one, 'graph')))).flat()) {
      const printed = [printOne(diagnosis, remedies, inWords, 200), printTimeline(diagnosis, inWords, 200)];
      for (const line of printed.join('\n').split('\n')) {
        // What is to be pasted stays as it is, and so do ids of checks and causes.
        if (/^ {5}|[A-Z][a-z]+-[A-Z]\w+ |\$\w+/.test(line)) continue;
        const bare = plainWordsIn(line.replaceAll(/\b[a-z\d]+(?:-[a-z\d]+)+\b/g, ''), data);
        if (bare.length > 0) found.add(`${bare.join(' ')} <= ${line.trim().slice(0, 160)}`);
      }
    }
    assert.deepEqual([...found], []);
  }).timeout(60_000);
});
