import assert from 'node:assert/strict';
import { once } from '../../src/cases/seen.ts';
import { freshWorld } from './world.ts';

const MINUTE = 60_000;

describe('an activity that is delivered again', () => {
  const world = freshWorld();
  const seen = (id: string) => once(world.documents, id, world.clock.now());
  const stored = async () => {
    const all = [0, 1, 2, 3].map((bucket) => world.documents.find('seen', 'bucket', bucket));
    return (await Promise.all(all)).flat().length;
  };

  it('is handled once', async () => {
    assert.deepEqual([await seen('1'), await seen('1'), await seen('2'), await seen('1')], [true, false, true, false]);
  });

  it('is handled once when it comes many times at once', async () => {
    const answers = await Promise.all(Array.from({ length: 100 }, () => seen('1')));
    assert.equal(answers.filter(Boolean).length, 1);
  });

  for (const start of [0, 30, 59]) {
    it(`is remembered for an hour, from minute ${start}`, async () => {
      world.clock.pass(start * MINUTE);
      await seen('1');
      for (let minute = 1; minute < 60; minute += 1) {
        world.clock.pass(MINUTE);
        await seen(`other ${minute}`);
        assert.equal(await seen('1'), false, `after ${minute} minutes`);
      }
      world.clock.pass(MINUTE);
      assert.deepEqual([await seen('1'), await seen('1')], [true, false]);
    });
  }

  it('is handled once when many come at once after the hour', async () => {
    await seen('1');
    world.clock.pass(61 * MINUTE);
    const answers = await Promise.all(Array.from({ length: 20 }, () => seen('1')));
    assert.equal(answers.filter(Boolean).length, 1);
  });

  it('is forgotten in the end: the claims do not pile up, after a busy hour and a quiet night either', async () => {
    for (let i = 0; i < 300; i += 1) await seen(`busy ${i}`);
    world.clock.pass(13 * 60 * MINUTE);
    for (let i = 0; i < 300; i += 1) {
      await seen(`later ${i}`);
      world.clock.pass(MINUTE);
    }
    assert.ok((await stored()) <= 130, `${await stored()} claims are left of 600`);
  });

  it('is remembered by a process whose clock is behind', async () => {
    const [ahead, behind] = [new Date('2026-11-20T10:02:00Z'), new Date('2026-11-20T09:58:00Z')];
    await once(world.documents, '1', ahead);
    await once(world.documents, '2', behind);
    assert.equal(await once(world.documents, '1', behind), false);
    assert.equal(await once(world.documents, '1', ahead), false);
  });
});
