import assert from 'node:assert/strict';
import fc from 'fast-check';
import { type Errand, pack } from '../../src/graph/batch.ts';
import { serviceOf } from '../../src/graph/services.ts';

const outlookCount = (errands: readonly Errand[]) => errands.filter(({ url }) => serviceOf(url) === 'outlook').length;

describe('packing', () => {
  const errand = fc.record({
    url: fc.constantFrom('/users/a', '/groups', '/users/a/mailboxSettings/userPurpose', '/users/b/mailFolders/inbox'),
    alone: fc.boolean(),
  });

  it('loses and doubles nothing, keeps the limits, and makes as few calls as can be', () => {
    fc.assert(
      fc.property(fc.array(errand, { maxLength: 90 }), (errands: Errand[]) => {
        const packs = pack(errands);
        assert.deepEqual(new Set(packs.flat()), new Set(errands));
        assert.equal(packs.flat().length, errands.length);
        for (const each of packs) {
          assert.ok(each.length >= 1 && each.length <= 20);
          assert.ok(outlookCount(each) <= 4);
          assert.ok(each.length === 1 || !each.some(({ alone }) => alone));
        }
        const together = errands.filter(({ alone }) => !alone);
        const fewest = Math.max(Math.ceil(together.length / 20), Math.ceil(outlookCount(together) / 4));
        assert.equal(packs.length, fewest + errands.length - together.length);
      }),
    );
  });
});
