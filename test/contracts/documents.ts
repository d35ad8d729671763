import assert from 'node:assert/strict';
import fc from 'fast-check';
import { DocumentConflict, type Documents, type Indexes } from '../../src/storage/documents.ts';

const keysOf = async (documents: Documents, name: string, value: string | number, limit?: number) =>
  (await documents.find('cases', name, value, limit)).map(({ key }) => key);

/** Adds one to `{ n }`, deciding again on every conflict, within reason. */
export async function increment(documents: Documents, collection: string, key: string): Promise<void> {
  for (let attempt = 0; attempt < 10_000; attempt += 1) {
    const found = await documents.read<{ n: number }>(collection, key);
    assert.ok(found);
    try {
      await documents.replace(collection, key, { n: found.value.n + 1 }, found.eTag);
      return;
    } catch (error) {
      if (!(error instanceof DocumentConflict)) throw error;
    }
  }
  assert.fail('every attempt met a conflict');
}

/** What every adapter of Documents must do. `open` gives an empty store; the suite closes it. */
export function documentsContract(adapter: string, open: () => Promise<Documents>): void {
  describe(`Documents on ${adapter}`, () => {
    let documents: Documents;
    beforeEach(async () => {
      documents = await open();
    });
    afterEach(() => documents.close());

    const values: [string, unknown][] = [
      ['an object', { a: 1, b: [true, null, 'x'], c: { d: -0.5 } }],
      ['a list', [1, 'two', { three: 3 }]],
      ['a text', 'plain'],
      ['zero', 0],
      ['false', false],
      ['null', null],
      ['text of many scripts', { name: 'O\'Brien \u{1F4EB} 王 \u0000 \ud800 \\ "' }],
      ['a large value', { text: 'x'.repeat(300_000) }],
    ];
    for (const [kind, value] of values) {
      it(`gives back ${kind}`, async () => {
        const created = await documents.create('cases', '1', value);
        assert.deepEqual(created.value, value);
        assert.deepEqual(await documents.read('cases', '1'), created);
      });
    }

    const keys = [
      '1',
      ' 1',
      'a/b',
      'a|b',
      "x' OR '1'='1",
      '%',
      '__proto__',
      'constructor',
      '王',
      'é',
      'e\u0301',
      'x'.repeat(500),
    ];
    it('keeps documents with odd keys apart', async () => {
      for (const key of keys) await documents.create('cases', key, { key }, { who: key });
      for (const key of keys) {
        assert.deepEqual((await documents.read('cases', key))?.value, { key });
        assert.deepEqual(await keysOf(documents, 'who', key), [key]);
      }
    });

    it('reads nothing where nothing is, nor from another collection', async () => {
      await documents.create('cases', '1', {});
      assert.equal(await documents.read('cases', '2'), undefined);
      assert.equal(await documents.read('claims', '1'), undefined);
    });

    it('hands out copies, never the object given', async () => {
      const value = { list: [1] };
      const created = await documents.create('cases', '1', value);
      value.list.push(2);
      created.value.list.push(3);
      assert.deepEqual((await documents.read('cases', '1'))?.value, { list: [1] });
    });

    const unfit: [string, () => Promise<unknown>][] = [
      ['undefined', () => documents.create('cases', '1', undefined)],
      ['a function', () => documents.create('cases', '1', () => 1)],
      ['an index that is no number', () => documents.create('cases', '1', {}, { at: Number.NaN })],
      ['an index that is half a character', () => documents.create('cases', '1', {}, { who: '\ud800' })],
      ['a key that is half a character', () => documents.create('cases', '\udc00', {})],
    ];
    for (const [what, write] of unfit) {
      it(`refuses ${what} and stores nothing`, async () => {
        await assert.rejects(write(), TypeError);
        assert.equal(await documents.read('cases', '1'), undefined);
      });
    }

    it('creates once', async () => {
      await documents.create('cases', '1', 'first', { who: 'a' });
      await assert.rejects(documents.create('cases', '1', 'second', { who: 'b' }), DocumentConflict);
      assert.equal((await documents.read('cases', '1'))?.value, 'first');
      assert.deepEqual(await keysOf(documents, 'who', 'b'), []);
    });

    it('lets one of many creators win', async () => {
      const all = await Promise.allSettled(Array.from({ length: 50 }, (_, i) => documents.create('cases', '1', i)));
      assert.equal(all.filter(({ status }) => status === 'fulfilled').length, 1);
    });

    it('replaces only what was read', async () => {
      const first = await documents.create('cases', '1', 'first');
      const second = await documents.replace('cases', '1', 'second', first.eTag);
      await assert.rejects(documents.replace('cases', '1', 'third', first.eTag), DocumentConflict);
      await assert.rejects(documents.replace('cases', '1', 'third', '*'), DocumentConflict);
      await assert.rejects(documents.replace('cases', '1', 'third', ''), DocumentConflict);
      await assert.rejects(documents.replace('cases', '2', 'third', second.eTag), DocumentConflict);
      assert.deepEqual(await documents.read('cases', '1'), second);
    });

    it('gives every write an eTag of its own, also when the value stays', async () => {
      const first = await documents.create('cases', '1', 'same');
      const second = await documents.replace('cases', '1', 'same', first.eTag);
      await documents.remove('cases', '1');
      const third = await documents.create('cases', '1', 'same');
      const other = await documents.create('cases', '2', 'same');
      assert.equal(new Set([first, second, third, other].map(({ eTag }) => eTag)).size, 4);
      await assert.rejects(documents.replace('cases', '1', 'late', second.eTag), DocumentConflict);
    });

    it('loses no update of 50 at once', async () => {
      await documents.create('cases', '1', { n: 0 });
      await Promise.all(Array.from({ length: 50 }, () => increment(documents, 'cases', '1')));
      assert.deepEqual((await documents.read('cases', '1'))?.value, { n: 50 });
    });

    it('removes, also what is not there, but never a newer one', async () => {
      await documents.remove('cases', '1');
      await documents.remove('cases', '1', 'any');
      const first = await documents.create('cases', '1', 1, { who: 'a' });
      const second = await documents.replace('cases', '1', 2, first.eTag, { who: 'a' });
      await assert.rejects(documents.remove('cases', '1', first.eTag), DocumentConflict);
      await documents.remove('cases', '1', second.eTag);
      assert.equal(await documents.read('cases', '1'), undefined);
      assert.deepEqual(await keysOf(documents, 'who', 'a'), []);
    });

    it('finds by an index: newest created first, within the limit', async () => {
      const written = [];
      for (const key of ['1', '2', '3']) written.push(await documents.create('cases', key, key, { who: 'a', day: 7 }));
      await documents.replace('cases', '1', 'again', written[0]?.eTag ?? '', { who: 'a', day: 7 });
      assert.deepEqual(await keysOf(documents, 'who', 'a'), ['3', '2', '1']);
      assert.deepEqual(await keysOf(documents, 'day', 7), ['3', '2', '1']);
      assert.deepEqual(await keysOf(documents, 'who', 'a', 2), ['3', '2']);
      assert.deepEqual((await documents.find('cases', 'who', 'a', 1))[0], written[2]);
      for (const [name, value] of [
        ['who', 'b'],
        ['who', 7],
        ['day', '7'],
        ['none', 'a'],
      ] as const) {
        assert.deepEqual(await keysOf(documents, name, value), []);
      }
      assert.deepEqual(await documents.find('claims', 'who', 'a'), []);
    });

    it('replaces the indexes with the value', async () => {
      const { eTag } = await documents.create('cases', '1', 1, { who: 'a', open: 'yes' });
      await documents.replace('cases', '1', 2, eTag, { who: 'b' });
      assert.deepEqual(await keysOf(documents, 'who', 'a'), []);
      assert.deepEqual(await keysOf(documents, 'open', 'yes'), []);
      assert.deepEqual(await keysOf(documents, 'who', 'b'), ['1']);
    });

    it('counts from the first number, each counter by itself, and gives no number twice', async () => {
      assert.equal(await documents.next('case', 1001), 1001);
      assert.equal(await documents.next('case', 1001), 1002);
      assert.equal(await documents.next('other'), 1);
      const numbers = await Promise.all(Array.from({ length: 100 }, () => documents.next('case', 1001)));
      assert.deepEqual(
        [...new Set(numbers)].sort((a, b) => a - b),
        Array.from({ length: 100 }, (_, i) => 1003 + i),
      );
    });

    it('does what a plain map would do, whatever the order of calls', async () => {
      let run = 0;
      await fc.assert(
        fc.asyncProperty(fc.array(step, { maxLength: 30 }), async (steps) => {
          run += 1;
          await follow(documents, `run ${run}`, steps);
        }),
        { numRuns: 60 },
      );
    });

    it('may be closed twice, and says so when used afterwards', async () => {
      await documents.close();
      await documents.close();
      await assert.rejects(documents.read('cases', '1'), /closed/);
    });
  });
}

type Step = { readonly does: 'create' | 'replace' | 'stale' | 'remove'; readonly key: string; readonly who: string };
const step: fc.Arbitrary<Step> = fc.record({
  does: fc.constantFrom('create', 'replace', 'stale', 'remove'),
  key: fc.constantFrom('k1', 'k2', 'k3'),
  who: fc.constantFrom('a', 'b'),
});

/** Takes the steps on the store and on a map (whose order of insertion is the order of creation) and compares. */
async function follow(documents: Documents, collection: string, steps: readonly Step[]): Promise<void> {
  const model = new Map<string, { eTag: string; value: number; who: string }>();
  for (const [value, { does, key, who }] of steps.entries()) {
    const before = model.get(key);
    const indexes: Indexes = { who };
    const conflicts = does === 'create' ? before !== undefined : does !== 'remove' && (does === 'stale' || !before);
    const write = async () => {
      if (does === 'remove') return documents.remove(collection, key, before?.eTag);
      if (does === 'create') return documents.create(collection, key, value, indexes);
      return documents.replace(collection, key, value, does === 'stale' ? 'stale' : (before?.eTag ?? ''), indexes);
    };
    if (conflicts) await assert.rejects(write(), DocumentConflict);
    else {
      const written = await write();
      if (written) model.set(key, { eTag: written.eTag, value, who });
      else model.delete(key);
    }
  }
  for (const who of ['a', 'b']) {
    const expected = [...model].filter(([, entry]) => entry.who === who).reverse();
    const found = await documents.find<number>(collection, 'who', who);
    assert.deepEqual(
      found.map(({ key, value, eTag }) => [key, value, eTag]),
      expected.map(([key, { value, eTag }]) => [key, value, eTag]),
    );
  }
}
