import assert from 'node:assert/strict';
import { CaseTooNew } from '../../src/cases/case-store.ts';
import { freshStage } from './stage.ts';
import { bob, candidate, diagnosed, verbs } from './world.ts';

const MINUTE = 60_000;

describe('looks over a restart', () => {
  const stage = freshStage();

  /** Leaves a look as a killed process does: stored, and nobody at it. */
  async function left(input: string, state: 'queued' | 'running'): Promise<{ number: number; lookId: string }> {
    const { cases } = stage();
    const { case: opened } = await cases.openOrExisting({
      tenantId: 'contoso',
      input,
      owner: bob,
      place: { conversationId: '19:a', scope: 'personal', reference: null },
    });
    await cases.update(opened.number, (before) => ({ ...before, card: { activityId: 'old card' } }));
    if (state === 'running') await cases.looks.begin(opened.number, opened.look.id);
    return { number: opened.number, lookId: opened.look.id };
  }

  for (const state of ['queued', 'running'] as const) {
    it(`runs again what was left ${state}, on the same card`, async () => {
      const { restarted, pass, asked, cases, card } = stage();
      const { number, lookId } = await left('jane', state);
      await pass(59 * MINUTE);
      await restarted().resume();
      await pass();
      assert.deepEqual(
        asked.map(({ input }) => input),
        ['jane'],
      );
      asked[0]?.answer(diagnosed(candidate(1)));
      await pass();
      const done = await cases.get(number);
      assert.deepEqual([done?.look.state, done?.look.id, done?.card], ['done', lookId, { activityId: 'old card' }]);
      assert.deepEqual(card(number)?.case, done);
    });
  }

  const ended: [string, (number: number) => Promise<unknown>, number, readonly string[]][] = [
    ['is older than an hour', async () => undefined, 60 * MINUTE, ['recheck', 'close']],
    ['belongs to a closed case', (number) => stage().cases.close(number, bob, 'closed'), MINUTE, []],
  ];
  for (const [what, change, age, buttons] of ended) {
    it(`ends with a sentence what ${what}`, async () => {
      const { restarted, pass, asked, cases, card } = stage();
      const { number } = await left('jane', 'running');
      await change(number);
      await pass(age);
      await restarted().resume();
      await pass();
      const interrupted = await cases.get(number);
      assert.equal(interrupted?.look.state, 'interrupted');
      assert.match(interrupted.look.failure ?? '', /restart interrupted/);
      assert.deepEqual(card(number)?.case, interrupted);
      assert.deepEqual(verbs(interrupted), buttons);
      assert.deepEqual(asked, []);
      assert.deepEqual(await cases.looks.unfinished(), []);
    });
  }

  it('resumes the oldest first, and nothing that was ended', async () => {
    const { restarted, pass, asked, begin } = stage();
    await begin('done');
    await pass();
    asked[0]?.answer(diagnosed(candidate(1)));
    await pass();
    for (const name of ['a', 'b', 'c']) await left(name, 'running');
    await restarted().resume();
    await pass();
    assert.deepEqual(
      asked.slice(1).map(({ input }) => input),
      ['a', 'b', 'c'],
    );
  });

  it('does not resume what it runs itself', async () => {
    const { begin, looks, pass, cases, asked } = stage();
    const number = await begin('jane');
    await pass();
    await looks.resume();
    await pass();
    assert.equal((await cases.get(number))?.look.state, 'running');
    assert.equal(asked.length, 1);
  });

  it('resumes the others when one cannot be', async () => {
    const { restarted, pass, asked, warned, documents } = stage();
    const { number } = await left('a', 'running');
    await left('b', 'running');
    const stored = await documents.read<object>('cases', `${number}`);
    const looks = restarted();
    const resuming = looks.resume();
    await documents.replace('cases', `${number}`, { ...stored?.value, schema: 9 }, stored?.eTag ?? '');
    await resuming;
    await pass();
    assert.deepEqual(
      asked.map(({ input }) => input),
      ['b'],
    );
    assert.equal(warned[0]?.[0].error, CaseTooNew.name);
  });

  it('runs a queued look once when two processes begin it', async () => {
    const { restarted, pass, asked, cases, looks, events, warned } = stage();
    const { number } = await left('jane', 'queued');
    await Promise.all([looks.request(number), restarted().request(number)]);
    await pass();
    assert.deepEqual(events, ['show 1001 queued', 'show 1001 queued', 'ask jane']);
    assert.deepEqual(warned, []);
    asked[0]?.answer(diagnosed(candidate(1)));
    await pass();
    assert.equal((await cases.get(number))?.history.length, 1);
  });

  it('joins a look that another process runs, and takes it over when that must have died', async () => {
    const { looks, pass, asked } = stage();
    const { number, lookId } = await left('jane', 'running');
    await pass(119_000);
    assert.equal((await looks.request(number)).id, lookId);
    await pass(1_000);
    assert.notEqual((await looks.request(number)).id, lookId);
    await pass();
    assert.equal(asked.length, 1);
  });

  it('drains: running looks end, waiting ones stay for the next process, new ones are only stored', async () => {
    const { begin, looks, restarted, pass, asked, cases, events } = stage();
    for (let i = 1; i <= 10; i += 1) await begin(`user ${i}`);
    await pass();
    const draining = looks.drain(8_000);
    const late = await begin('late');
    await pass(3_000);
    for (const [i, one] of asked.entries()) one.answer(diagnosed(candidate(i)));
    await pass();
    assert.equal(await draining, 0);
    const states = [];
    for (const number of [1001, 1008, 1009, 1010, late]) states.push((await cases.get(number))?.look.state);
    assert.deepEqual(states, ['done', 'done', 'queued', 'queued', 'queued']);
    assert.equal(events.filter((event) => event.startsWith('show 1009')).length, 1, 'its card stays as it is');
    await restarted().resume();
    await pass();
    assert.deepEqual(
      asked.slice(8).map(({ input }) => input),
      ['user 9', 'user 10', 'late'],
    );
  });

  it('drains no longer than it may, and what was left is run by the next process', async () => {
    const { begin, looks, restarted, pass, asked } = stage();
    await begin('jane');
    await pass();
    const draining = looks.drain(8_000);
    await pass(8_000);
    assert.equal(await draining, 1);
    await restarted().resume();
    await pass();
    assert.equal(asked.length, 2);
  });

  it('drains at once when nothing runs', async () => {
    assert.equal(await stage().looks.drain(), 0);
  });
});
