import assert from 'node:assert/strict';
import { setImmediate as turn } from 'node:timers/promises';
import { inOrder } from '../../src/cli/in-order.ts';

const order = { atOnce: 3, ahead: 5, signal: new AbortController().signal };

/** Work that is done when it is told to. */
function bench() {
  const open = new Map<number, () => void>();
  const begun: number[] = [];
  let most = 0;
  return {
    begun,
    most: () => most,
    work: (n: number) => {
      begun.push(n);
      return new Promise<number>((resolve) => {
        open.set(n, () => {
          open.delete(n);
          resolve(n * 10);
        });
        most = Math.max(most, open.size);
      });
    },
    finish: async (...ns: number[]) => {
      for (const n of ns) open.get(n)?.();
      for (let i = 0; i < 8; i += 1) await turn();
    },
  };
}

const numbers = (count: number) => Array.from({ length: count }, (_, i) => i);

/** Takes results as they come. */
function taken(results: AsyncGenerator<number>) {
  const list: number[] = [];
  const over = (async () => {
    for await (const each of results) list.push(each);
  })();
  return { list, over };
}

describe('work in order', () => {
  it('lets the first go alone, then keeps a few going, and yields in order as soon as it can', async () => {
    const { work, begun, finish, most } = bench();
    const { list, over } = taken(inOrder(numbers(7), work, order));
    await finish();
    assert.deepEqual(begun, [0]);
    await finish(0);
    assert.deepEqual([begun, list], [[0, 1, 2, 3], [0]]);
    await finish(3, 2);
    assert.deepEqual([begun, list], [[0, 1, 2, 3, 4, 5], [0]]);
    await finish(1);
    assert.deepEqual(
      [begun, list],
      [
        [0, 1, 2, 3, 4, 5, 6],
        [0, 10, 20, 30],
      ],
    );
    await finish(6, 5, 4);
    await over;
    assert.deepEqual([list, most()], [[0, 10, 20, 30, 40, 50, 60], 3]);
  });

  it('does not run ahead for ever of one that takes long', async () => {
    const { work, begun, finish } = bench();
    const { list, over } = taken(inOrder(numbers(40), work, order));
    await finish();
    await finish(0);
    for (let i = 2; i < 40; i += 1) await finish(i);
    assert.deepEqual([begun.length, list], [6, [0]]);
    await finish(1);
    for (let i = 6; i < 40; i += 1) await finish(i);
    await over;
    assert.equal(list.length, 40);
  });

  it('yields while more input is waited for', async () => {
    let more = () => {};
    async function* slowly() {
      yield 1;
      await new Promise<void>((resolve) => {
        more = resolve;
      });
      yield 2;
    }
    const results = inOrder(slowly(), async (n) => n, order);
    assert.equal((await results.next()).value, 1);
    more();
    assert.equal((await results.next()).value, 2);
    assert.equal((await results.next()).done, true);
  });

  it('throws what the input throws, after all that came before', async () => {
    async function* broken() {
      yield 1;
      yield 2;
      throw new Error('line 3');
    }
    const { list, over } = taken(inOrder(broken(), async (n) => n, order));
    await assert.rejects(over, /line 3/);
    assert.deepEqual(list, [1, 2]);
  });

  it('ends when it is stopped, in the middle of work and of waiting for input', async () => {
    const stop = new AbortController();
    const { work, begun, finish } = bench();
    const { list, over } = taken(inOrder(numbers(9), work, { ...order, signal: stop.signal }));
    await finish();
    await finish(0);
    stop.abort();
    await over;
    await finish(1, 2, 3);
    assert.deepEqual([list, begun], [[0], [0, 1, 2, 3]]);

    async function* never() {
      await new Promise(() => {});
      yield 1;
    }
    const stopped = AbortSignal.abort();
    assert.equal((await inOrder(never(), work, { ...order, signal: stopped }).next()).done, true);
  });
});
