import assert from 'node:assert/strict';
import { newActions, verbsFor } from '../../src/cases/actions.ts';
import type { Case, Look } from '../../src/cases/case.ts';
import { newCase } from '../../src/cases/transitions.ts';
import { bob, candidate, diagnosed, freshWorld, objectId, opening, verbs } from './world.ts';

const look = (state: Look['state']): Partial<Case> => ({ look: { id: 'x', state, requestedAt: '' } });
const one = { diagnosis: diagnosed(candidate(1)) };
const several = { diagnosis: diagnosed([1, 2, 3, 4, 5, 6, 7].map(candidate)) };

describe('what a card offers', () => {
  const offers: [string, Partial<Case>, readonly string[]][] = [
    ['a first look that waits', look('queued'), ['close']],
    ['a first look that runs', look('running'), ['close']],
    ['a later look that runs', { ...look('running'), ...one }, ['details', 'close']],
    ['a later look while several may be meant', { ...look('running'), ...several }, ['details', 'close']],
    ['a look that is done', { ...look('done'), ...one }, ['recheck', 'guide', 'details', 'close']],
    [
      'several that may be meant',
      { ...look('done'), ...several },
      ['choose', 'choose', 'choose', 'choose', 'choose', 'recheck', 'details', 'close'],
    ],
    ['a first look that failed', look('failed'), ['recheck', 'close']],
    ['a later look that failed', { ...look('failed'), ...one }, ['recheck', 'guide', 'details', 'close']],
    ['a look that was interrupted', look('interrupted'), ['recheck', 'close']],
    ['a closed case', { ...look('done'), ...several, state: 'closed' }, []],
  ];
  for (const [what, part, expected] of offers) {
    it(what, () => {
      const drawn = { ...newCase(1001, opening('jane'), new Date(0)), ...part };
      assert.deepEqual(
        verbsFor(drawn).map(({ verb }) => verb),
        expected,
      );
    });
  }

  it('names the person of each choice', () => {
    const drawn = { ...newCase(1001, opening('jane'), new Date(0)), ...look('done'), ...several };
    const chosen = verbsFor(drawn).flatMap(({ userId }) => userId ?? []);
    assert.deepEqual(chosen, [1, 2, 3, 4, 5].map(objectId));
  });

  it('gives every action an id of its own that nobody guesses', () => {
    const ids = Array.from({ length: 200 }, () => Object.keys(newActions([{ verb: 'close' }, { verb: 'recheck' }])));
    assert.equal(new Set(ids.flat()).size, 400);
    // 22 characters of 6 bits are the least that hold 128.
    for (const id of ids.flat()) assert.match(id, /^[\w-]{22,40}$/);
  });
});

describe('a press on a card', () => {
  const world = freshWorld();

  it('means what the present card says, and nothing on the one before', async () => {
    const { case: opened } = await world.cases.openOrExisting(opening('jane'));
    const [first = ''] = Object.keys(opened.actions);
    assert.deepEqual(await world.cases.resolveAction(1001, first), { verb: 'close' });
    await world.cases.looks.begin(1001, opened.look.id);
    assert.deepEqual(await world.cases.resolveAction(1001, first), { verb: 'close' }, 'the same card while it runs');
    const several = diagnosed([candidate(1), candidate(2)]);
    const { case: done } = await world.cases.looks.complete(1001, opened.look.id, several);
    assert.equal(await world.cases.resolveAction(1001, first), 'out-of-date');
    const [choice = ''] = Object.keys(done.actions);
    assert.deepEqual(await world.cases.resolveAction(1001, choice), { verb: 'choose', userId: objectId(1) });
    const again = await world.cases.looks.request(1001, () => false);
    assert.equal(await world.cases.resolveAction(1001, choice), 'out-of-date');
    assert.deepEqual(verbs(again), ['details', 'close']);
    await world.cases.close(1001, bob, 'closed');
    for (const id of Object.keys(again.actions)) assert.equal(await world.cases.resolveAction(1001, id), 'out-of-date');
  });

  for (const id of ['', '__proto__', 'constructor', 'toString', 'close']) {
    it(`with the id "${id}" means nothing`, async () => {
      await world.cases.openOrExisting(opening('jane'));
      assert.equal(await world.cases.resolveAction(1001, id), 'out-of-date');
      assert.equal(await world.cases.resolveAction(7, id), 'no-case');
    });
  }
});
