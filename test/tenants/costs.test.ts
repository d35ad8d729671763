import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { type Costs, costsGolden, firstCosts } from './costs.ts';

describe('a first look at a golden person', () => {
  it('costs what the golden file says, and keeps to the budget', async function () {
    this.timeout(60_000);
    const costs = await firstCosts();
    const golden = JSON.parse(readFileSync(costsGolden, 'utf8')) as Readonly<Record<string, Costs>>;
    for (const [which, byPerson] of Object.entries(costs)) {
      const all = Object.values(byPerson);
      assert.ok(median(all.map(({ resourceUnits }) => resourceUnits)) <= 12, which);
      assert.ok(median(all.map(({ waves }) => waves)) <= 2, which);
      assert.ok(Math.max(...all.map(({ resourceUnits }) => resourceUnits)) <= 16, which);
      // Two, a search before them for what is nobody's sign-in name, and one after them for objects that they named.
      assert.ok(Math.max(...all.map(({ waves }) => waves)) <= 4, which);
    }
    // Read the difference; if it is meant, `npm run rebaseline` writes it down.
    assert.deepEqual(costs, golden);
  });
});

const median = (numbers: readonly number[]): number => numbers.toSorted((a, b) => a - b)[numbers.length >> 1] ?? 0;
