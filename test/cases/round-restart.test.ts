import assert from 'node:assert/strict';
import { foundIn, freshRoundStage } from './round-stage.ts';
import { candidate, diagnosed } from './world.ts';

const MINUTE = 60_000;

describe('rounds over a restart', () => {
  const stage = freshRoundStage();

  /** Leaves a round of six as a killed process does: two people looked at, four under way, its timers gone. */
  async function left(): Promise<number> {
    const { begin, pass, asked, rounds } = stage();
    const { number } = await begin(6);
    await pass();
    for (const one of asked.slice(0, 2)) one.answer(diagnosed(candidate(1)));
    await pass(3_000);
    assert.deepEqual((await rounds.get(number))?.people.filter(({ outcome }) => outcome).length, 2);
    asked.length = 0;
    return number;
  }

  it('looks at those only who were not looked at, on the same card', async () => {
    const { restarted, pass, asked, inputs, rounds, card } = stage();
    const number = await left();
    await pass(50_000);
    await restarted().resume();
    await pass();
    assert.deepEqual(inputs(), ['user2', 'user3', 'user4', 'user5']);
    for (const one of asked) one.answer(diagnosed(candidate(2)));
    await pass();
    const ended = await rounds.get(number);
    assert.deepEqual([ended?.state, ended && foundIn(ended)], ['done', Array(6).fill('cause')]);
    assert.deepEqual([card()?.round, card()?.round.card], [ended, { activityId: 'card of round 1' }]);
  });

  it('takes nothing more from the process that had it before, which notices and leaves the card alone', async () => {
    const { begin, restarted, pass, asked, rounds, shown } = stage();
    const { number } = await begin(2);
    await pass();
    const [before, other] = asked;
    await restarted().resume();
    await pass(2_000);
    assert.equal(asked.length, 4);
    before?.answer(diagnosed(null));
    await pass();
    assert.ok(other?.signal.aborted, 'it gives up what it had under way');
    assert.deepEqual(
      (await rounds.get(number))?.people.map(({ outcome }) => outcome),
      [undefined, undefined],
    );
    const drawn = shown.length;
    await pass(9_000);
    assert.equal(shown.length - drawn, 1, 'only the new one speaks: it is slow');
    for (const one of asked.slice(2)) one.answer(diagnosed(candidate(1)));
    await pass();
    assert.equal(shown.at(-1)?.view.round.state, 'done');
  });

  it('ends with a sentence what nobody waits for any more', async () => {
    const { begin, restarted, pass, asked, card } = stage();
    const { number } = await begin(2);
    await pass();
    asked[0]?.answer(diagnosed(candidate(1)));
    await pass();
    const stored = await stage().documents.read<object>('rounds', `${number}`);
    const old = { ...stored?.value, askedAt: new Date(stage().time.now - 61 * MINUTE).toISOString() };
    await stage().documents.replace('rounds', `${number}`, old, stored?.eTag ?? '', { unfinished: 'round' });
    asked.length = 0;
    await restarted().resume();
    await pass();
    assert.deepEqual([card()?.round.state, asked.length], ['interrupted', 0]);
    assert.deepEqual(Object.values(card()?.round.actions ?? {}), ['open', 'again']);
    await restarted().resume();
    await pass();
    assert.equal(asked.length, 0, 'it is not taken up again');
  });

  it('drains: looks under way end, the others are left to the next process', async () => {
    const { begin, restarted, pass, asked, inputs, rounds } = stage();
    const { number } = await begin(6);
    await pass();
    const draining = rounds.drain(8_000);
    for (const one of asked.slice(0, 4)) one.answer(diagnosed(candidate(1)));
    await pass();
    assert.equal(await draining, 0);
    assert.deepEqual([inputs().length, (await rounds.get(number))?.state], [4, 'looking']);
    await restarted().resume();
    await pass();
    assert.deepEqual(inputs().slice(4), ['user4', 'user5']);
  });

  it('drains no longer than it may', async () => {
    const { begin, pass, rounds } = stage();
    await begin(2);
    await pass();
    const draining = rounds.drain(8_000);
    await pass(8_000);
    assert.equal(await draining, 1);
  });

  it('stops a round that another process runs', async () => {
    const { begin, restarted, pass, asked, rounds, shown } = stage();
    const { number } = await begin(6);
    await pass();
    await restarted().stop(number);
    await pass();
    assert.equal(shown.at(-1)?.view.round.state, 'stopped');
    asked[0]?.answer(diagnosed(candidate(1)));
    await pass();
    assert.equal(asked.length, 4, 'the other one notices with its next answer');
    assert.deepEqual(
      (await rounds.get(number))?.people.map(({ outcome }) => outcome),
      Array(6).fill(undefined),
    );
  });

  it('does not resume what it runs itself, nor a round of a version it does not know', async () => {
    const { begin, pass, rounds, asked, documents } = stage();
    const { number } = await begin(2);
    await pass();
    await rounds.resume();
    await documents.create('rounds', '99', { schema: 9, number: 99 }, { unfinished: 'round' });
    await rounds.resume();
    await pass();
    assert.equal(asked.length, 2);
    assert.equal(await rounds.get(99), undefined);
    assert.equal((await rounds.get(number))?.state, 'looking');
  });
});
