import assert from 'node:assert/strict';
import { Turns } from '../../src/cases/turns.ts';

describe('turns', () => {
  /** Work that ends when told, and notes when it begins. */
  function works(turns: Turns<string>) {
    const begun: string[] = [];
    const end: Record<string, () => void> = {};
    const take = (key: string, name: string) =>
      turns.take(key, () => {
        begun.push(name);
        return new Promise<string>((resolve) => {
          end[name] = () => resolve(name);
        });
      });
    return { begun, end, take };
  }
  const settle = async () => {
    for (let i = 0; i < 10; i += 1) await Promise.resolve();
  };

  it('let work on one key follow in the order of asking, and other keys run beside', async () => {
    const { begun, end, take } = works(new Turns());
    const first = take('a', 'a1');
    const all = [first, take('a', 'a2'), take('b', 'b1')];
    await settle();
    assert.deepEqual(begun, ['a1', 'b1']);
    end.a1?.();
    assert.equal(await first, 'a1');
    await settle();
    all.push(take('a', 'a3'));
    await settle();
    assert.deepEqual(begun, ['a1', 'b1', 'a2']);
    end.a2?.();
    await settle();
    assert.deepEqual(begun, ['a1', 'b1', 'a2', 'a3']);
    end.a3?.();
    end.b1?.();
    assert.deepEqual(await Promise.all(all), ['a1', 'a2', 'b1', 'a3']);
  });

  it('go on after work that failed, which fails for its own asker only', async () => {
    const turns = new Turns<string>();
    const failing = turns.take('a', async () => {
      throw new RangeError('no');
    });
    const after = turns.take('a', async () => 'yes');
    await assert.rejects(failing, RangeError);
    assert.equal(await after, 'yes');
  });
});
