import assert from 'node:assert/strict';
import type { Progress } from '../../src/cases/case.ts';
import { freshStage } from './stage.ts';
import { candidate, diagnosed, finding } from './world.ts';

const found = (...checks: readonly string[]): Progress => ({ findings: checks.map(finding), checks: 9 });

describe('the card of a running look', () => {
  const stage = freshStage();

  it('is updated at most every two seconds, with the last of what came, and at the end at once', async () => {
    const { begin, pass, asked, shown } = stage();
    await begin('jane');
    await pass();
    for (let i = 1; i <= 70; i += 1) {
      asked[0]?.onProgress(found(...Array.from({ length: i }, (_, n) => `check ${n}`)));
      await pass(100);
    }
    asked[0]?.answer(diagnosed(candidate(1)));
    await pass();
    assert.deepEqual(
      shown.map(({ at }) => at),
      [0, 2000, 4000, 6000, 7000],
    );
    assert.deepEqual(
      shown.map(({ view }) => view.progress?.findings.length),
      [0, 20, 40, 60, undefined],
    );
    assert.equal(shown.at(-1)?.view.case.look.state, 'done');
  });

  it('is left alone while nothing comes', async () => {
    const { begin, pass, asked, shown } = stage();
    await begin('jane');
    await pass(3_000);
    asked[0]?.onProgress(found('license'));
    await pass(6_000);
    assert.deepEqual(
      shown.map(({ at }) => at),
      [0, 3000],
    );
  });

  it('is drawn once at a time, the final state last, however slow the conversation is', async () => {
    const { begin, pass, asked, shown } = stage();
    let drawing = 0;
    let most = 0;
    stage().onShow = async () => {
      drawing += 1;
      most = Math.max(most, drawing);
      await new Promise((resolve) => setTimeout(resolve, 5_000));
      drawing -= 1;
    };
    await begin('jane');
    for (let i = 0; i < 8; i += 1) {
      await pass(1_000);
      asked[0]?.onProgress(found(`check ${i}`));
    }
    asked[0]?.answer(diagnosed(candidate(1)));
    await pass(20_000);
    assert.equal(most, 1);
    assert.deepEqual(
      shown.map(({ at }) => at),
      [0, 5000, 10_000],
    );
    assert.equal(shown[1]?.view.progress?.findings[0]?.check, 'check 3');
    assert.equal(shown[2]?.view.case.look.state, 'done');
  });

  const slow: [string, Progress | undefined, RegExp][] = [
    ['before the first answer', undefined, /^This takes longer.*first answers/],
    ['between answers', found('license', 'license', 'sync'), /2 of 9 questions are answered/],
    ['in the words of the engine', { ...found('license'), slow: 'Exchange is slow.' }, /^Exchange is slow\.$/],
  ];
  for (const [when, progress, words] of slow) {
    it(`says after ten seconds what it waits for: ${when}`, async () => {
      const { begin, pass, asked, card } = stage();
      const number = await begin('jane');
      await pass();
      if (progress) asked[0]?.onProgress(progress);
      await pass(9_999);
      if (!progress?.slow) assert.equal(card(number)?.progress?.slow, undefined);
      await pass(1);
      assert.match(card(number)?.progress?.slow ?? '', words);
      asked[0]?.onProgress({ ...found('license', 'sync', 'plan'), ...(progress?.slow && { slow: progress.slow }) });
      await pass(2_000);
      assert.equal(card(number)?.progress?.findings.length, 3);
      assert.ok(card(number)?.progress?.slow, 'it stays slow');
      asked[0]?.answer(diagnosed(candidate(1)));
      await pass();
      assert.equal(card(number)?.progress, undefined);
    });
  }

  it('says nothing of slowness when the look was quick', async () => {
    const { begin, pass, asked, shown } = stage();
    await begin('jane');
    await pass(9_000);
    asked[0]?.answer(diagnosed(candidate(1)));
    await pass(60_000);
    assert.equal(shown.length, 2);
  });

  for (const how of ['rejects', 'throws at once'] as const) {
    it(`loses no result when the conversation ${how}`, async () => {
      const { begin, pass, asked, cases, warned } = stage();
      const gone = Object.assign(new Error('jane@contoso.com is gone'), { statusCode: 403, name: 'RestError' });
      stage().onShow = () => {
        if (how === 'rejects') return Promise.reject(gone);
        throw gone;
      };
      const number = await begin('jane');
      await pass();
      asked[0]?.onProgress(found('license'));
      await pass(2_000);
      asked[0]?.answer(diagnosed(candidate(1)));
      await pass();
      const stored = await cases.get(number);
      assert.deepEqual([stored?.look.state, stored?.card, stored?.state], ['done', undefined, 'open']);
      assert.ok(stored?.diagnosis);
      const line = [{ case: number, error: 'RestError', code: undefined, status: 403 }, 'a card could not be shown'];
      assert.deepEqual(warned, [line, line, line]);
    });
  }

  it('is posted by a later drawing when the first one failed', async () => {
    const { begin, pass, asked, cases } = stage();
    stage().onShow = () => Promise.reject(new Error('502'));
    const number = await begin('jane');
    await pass();
    stage().onShow = async () => undefined;
    asked[0]?.answer(diagnosed(candidate(1)));
    await pass();
    assert.deepEqual((await cases.get(number))?.card, { activityId: 'card 2' });
  });

  it('does not hold up the look when the conversation never answers, and is remembered when it does so late', async () => {
    const { begin, pass, asked, cases, warned } = stage();
    let release = () => {};
    stage().onShow = () =>
      new Promise((resolve) => {
        release = resolve;
      });
    const number = await begin('jane');
    await pass();
    assert.equal(asked.length, 1, 'asking does not wait for the card');
    asked[0]?.answer(diagnosed(candidate(1)));
    await pass();
    assert.equal((await cases.get(number))?.look.state, 'done');
    const late = release;
    await pass(15_000);
    assert.equal(warned[0]?.[0].code, 'ETIMEDOUT');
    late();
    await pass();
    assert.deepEqual((await cases.get(number))?.card, { activityId: 'card 1' });
  });

  it('that arrives late does not replace a later one', async () => {
    const { begin, pass, asked, cases } = stage();
    let release = () => {};
    stage().onShow = () =>
      new Promise((resolve) => {
        release = resolve;
      });
    const number = await begin('jane');
    await pass();
    stage().onShow = async () => undefined;
    asked[0]?.answer(diagnosed(candidate(1)));
    await pass(15_000);
    release();
    await pass();
    assert.deepEqual((await cases.get(number))?.card, { activityId: 'card 2' });
  });

  it('follows the case when a note about a joined case cannot be sent', async () => {
    const { begin, pass, asked, cases, warned } = stage();
    stage().onSay = () => Promise.reject(new Error('403'));
    await begin('one');
    await begin('two');
    await pass();
    for (const one of asked) one.answer(diagnosed(candidate(1)));
    await pass();
    assert.equal((await cases.get(1002))?.state, 'closed');
    assert.deepEqual(
      warned.map(([, message]) => message),
      ['a line could not be said'],
    );
  });
});
