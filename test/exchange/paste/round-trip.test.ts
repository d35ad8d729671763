import assert from 'node:assert/strict';
import fc from 'fast-check';
import { readPaste } from '../../../src/exchange/paste/read-paste.ts';
import { print, printable, way } from './printed.ts';

describe('what is printed and pasted', function () {
  this.timeout(60_000);

  it('is read back or left out, and never read wrong', () => {
    fc.assert(
      fc.property(printable, way, (one, how) => {
        const text = print(one, how);
        for (const { facts } of readPaste(text).blocks) {
          for (const [name, value] of Object.entries(facts)) {
            assert.ok(name in one.truth, `${name} was made up from:\n${text}`);
            assert.equal(value, one.truth[name], `${name} in:\n${text}`);
          }
        }
      }),
      { numRuns: 5_000 },
    );
  });

  it('is read whole when nothing is cut off or broken', () => {
    fc.assert(
      fc.property(printable, way, (one, how) => {
        const text = print(one, { ...how, width: 2_000, noise: [], keepsIndent: true });
        fc.pre(!('DisplayName' in one.values) || one.values.DisplayName === 'Jane Doe');
        fc.pre(Object.keys(one.values).length > 1);
        const { whenMailboxCreated: _, ...truth } = one.truth;
        const [block] = readPaste(text).blocks;
        const { whenMailboxCreated: __, ...facts } = block?.facts ?? {};
        const sided = block?.side === 'on-premises' && truth.skuAssigned === null ? { skuAssigned: null } : {};
        assert.deepEqual({ ...facts, ...sided }, truth, text);
      }),
      { numRuns: 3_000 },
    );
  });
});
