import assert from 'node:assert/strict';
import { caseCard } from '../../src/cards/case-card.ts';
import { largestCard, sizeOf } from '../../src/cards/fit.ts';
import { timelineCard } from '../../src/cards/timeline-card.ts';
import { readingIn } from '../../src/texts/languages.ts';
import { looksAt, tenants } from '../tenants/golden.ts';
import { heightOf } from './height.ts';
import { lint } from './lint.ts';
import { viewOf } from './story-views.ts';

/** Pixels of a screen beside the frame of Teams, as for English. */
const screen = 700;

describe('cards: German', () => {
  it('hold every story of the pretend tenants, on one screen and within 25 KB', async () => {
    const german = readingIn('de-DE');
    for (const diagnosis of (await Promise.all(tenants.map(looksAt))).flat()) {
      const { input } = diagnosis.subject;
      const { view, options } = await viewOf(diagnosis);
      const card = caseCard(view, { ...options, ...german });
      lint(card);
      assert.ok(heightOf(card) <= screen, `${input}: ${heightOf(card)} pixels`);
      for (const draw of [caseCard, timelineCard]) {
        const detailed = draw({ ...view, detailed: true }, { ...options, ...german });
        assert.doesNotMatch(JSON.stringify(detailed), /zu lang/, input);
        assert.ok(sizeOf(detailed) <= largestCard, input);
      }
    }
  });
});
