import assert from 'node:assert/strict';
import { caseCard } from '../../src/cards/case-card.ts';
import { looksAt, tenants } from '../tenants/golden.ts';
import { heightOf } from './height.ts';
import { lint } from './lint.ts';
import { viewOf } from './story-views.ts';

/** Pixels of a screen beside the frame of Teams: a card that is higher pushes the conversation away. */
const screen = 700;

describe('cards: one screen', () => {
  it('holds the card of every story of the pretend tenants, before it is unfolded', async () => {
    const looks = (await Promise.all(tenants.map(looksAt))).flat();
    assert.ok(looks.length > 60);
    for (const diagnosis of looks) {
      const { input } = diagnosis.subject;
      const { view, options } = await viewOf(diagnosis);
      const card = caseCard(view, options);
      lint(card);
      assert.ok(heightOf(card) <= screen, `${input}: ${heightOf(card)} pixels`);
      const detailed = caseCard({ ...view, detailed: true }, options);
      lint(detailed);
      assert.doesNotMatch(JSON.stringify(detailed), /too long/, input);
    }
  });
});
