import assert from 'node:assert/strict';
import { LookFailed } from '../../src/cases/case.ts';
import { CaseNotFound } from '../../src/cases/case-store.ts';
import { CaseClosed } from '../../src/cases/look-records.ts';
import { freshStage } from './stage.ts';
import { bob, candidate, diagnosed, objectId, verbs } from './world.ts';

describe('a look', () => {
  const stage = freshStage();

  it('shows the first card before it asks, then the result on the same card', async () => {
    const { begin, pass, asked, events, cases, shown } = stage();
    const number = await begin('Jane@contoso.com');
    assert.equal(asked.length, 0, 'requesting waits for nobody');
    await pass();
    assert.deepEqual(events, ['show 1001 queued', 'ask Jane@contoso.com']);
    assert.deepEqual(shown[0]?.view.progress, { findings: [], checks: 0 });
    assert.deepEqual(shown[0]?.view.tenant, { name: 'Contoso', mode: 'sandbox' });
    assert.equal((await cases.get(number))?.look.state, 'running');
    asked[0]?.answer(diagnosed(candidate(1)));
    await pass();
    assert.deepEqual(events.slice(2), ['show 1001 done']);
    const last = shown[1]?.view;
    assert.equal(last?.progress, undefined);
    assert.deepEqual(last?.case.card, { activityId: 'card 1' });
    assert.deepEqual(await cases.get(number), last?.case, 'stored before it was shown');
    assert.deepEqual(last?.case.subject, candidate(1));
    assert.deepEqual(verbs(last.case), ['recheck', 'guide', 'details', 'close']);
    assert.deepEqual([last.case.look.endedAt, last.case.history.length], ['2026-11-20T09:00:00.000Z', 1]);
  });

  it('asks for the user once one was found', async () => {
    const { begin, pass, asked, looks } = stage();
    const number = await begin('Jane');
    await pass();
    asked[0]?.answer(diagnosed(candidate(1)));
    await pass();
    await looks.request(number);
    await pass();
    assert.deepEqual(
      asked.map(({ input }) => input),
      ['Jane', objectId(1)],
    );
  });

  it('asks for the one that was chosen', async () => {
    const { begin, pass, asked, looks, cases } = stage();
    const number = await begin('Jane');
    await pass();
    asked[0]?.answer(diagnosed([candidate(1), candidate(2)]));
    await pass();
    await cases.choose(number, objectId(2));
    await looks.request(number);
    await pass();
    assert.equal(asked[1]?.input, objectId(2));
    asked[1]?.answer(diagnosed(candidate(2)));
    await pass();
    assert.deepEqual((await cases.get(number))?.subject, { ...candidate(2), chosen: true });
  });

  it('is joined by a second request, whenever that comes', async () => {
    const { begin, pass, asked, looks, cases, events } = stage();
    const number = await begin('jane');
    const [a, b] = await Promise.all([looks.request(number), looks.request(number)]);
    await pass();
    const c = await looks.request(number);
    assert.deepEqual([b.id, c.id], [a.id, a.id]);
    await pass(30_000);
    assert.equal((await looks.request(number)).id, a.id);
    asked[0]?.answer(diagnosed(candidate(1)));
    await pass();
    assert.deepEqual(events, ['show 1001 queued', 'ask jane', 'show 1001 running', 'show 1001 done']);
    assert.equal((await cases.get(number))?.history.length, 1);
    assert.notEqual((await looks.request(number)).id, a.id, 'the next one is a new look');
    await pass();
    assert.equal(asked.length, 2);
  });

  it('that is requested while the last card of the one before is drawn follows it', async () => {
    const { begin, pass, asked, looks, events } = stage();
    const number = await begin('jane');
    await pass();
    let release = () => {};
    stage().onShow = () =>
      new Promise((resolve) => {
        release = resolve;
      });
    asked[0]?.answer(diagnosed(candidate(1)));
    await pass();
    await looks.request(number);
    await pass();
    assert.equal(asked.length, 1);
    stage().onShow = async () => undefined;
    release();
    await pass();
    assert.equal(asked.length, 2);
    assert.deepEqual(events.slice(2), ['show 1001 done', 'show 1001 queued', `ask ${objectId(1)}`]);
    const draining = looks.drain(1_000);
    await pass(1_000);
    assert.equal(await draining, 1, 'it is known to run');
  });

  const failures: [string, unknown, RegExp, boolean][] = [
    ['cannot be made', new LookFailed('I may not read the directory. Ask an administrator.'), /^I may not read/, false],
    [
      'meets a fault',
      Object.assign(new TypeError('x of jane@contoso.com'), { code: 'E_X' }),
      /^Something went wrong/,
      true,
    ],
    ['is rejected with nothing', undefined, /^Something went wrong.*"recheck 1001"/, true],
  ];
  for (const [what, error, words, isLogged] of failures) {
    it(`that ${what} fails with a sentence on the card, and the earlier result stays`, async () => {
      const { begin, pass, asked, looks, cases, warned, card } = stage();
      const number = await begin('jane');
      await pass();
      asked[0]?.answer(diagnosed(candidate(1)));
      await pass();
      await looks.request(number);
      await pass();
      asked[1]?.fail(error);
      await pass();
      const failed = await cases.get(number);
      assert.equal(failed?.look.state, 'failed');
      assert.match(failed.look.failure ?? '', words);
      assert.ok(failed.diagnosis);
      assert.deepEqual(card(number)?.case, failed);
      assert.deepEqual(verbs(failed), ['recheck', 'guide', 'details', 'close']);
      assert.equal(warned.length, isLogged ? 1 : 0);
      assert.doesNotMatch(JSON.stringify(warned), /jane/, 'the log holds no address');
    });
  }

  it('ends after 60 seconds, whatever the engine does, and tells it to stop', async () => {
    const { begin, pass, asked, cases, card } = stage();
    const number = await begin('jane');
    await pass(59_999);
    assert.equal((await cases.get(number))?.look.state, 'running');
    assert.equal(asked[0]?.signal.aborted, false);
    await pass(1);
    assert.equal(asked[0]?.signal.aborted, true);
    const ended = await cases.get(number);
    assert.equal(ended?.look.state, 'failed');
    assert.match(ended.look.failure ?? '', /after 60 seconds.*"recheck 1001"/);
    assert.deepEqual(card(number)?.case, ended);
    asked[0]?.answer(diagnosed(candidate(1)));
    asked[0]?.onProgress({ findings: [], checks: 3 });
    await pass(10_000);
    assert.deepEqual(await cases.get(number), ended, 'a late answer changes nothing');
    assert.deepEqual(card(number)?.case, ended);
  });

  it('leaves nothing behind that keeps the process awake', async () => {
    const { begin, pass, asked, time } = stage();
    await begin('jane');
    await pass();
    asked[0]?.answer(diagnosed(candidate(1)));
    await pass();
    assert.equal(time.countTimers(), 0);
  });

  it('runs beside seven others; the rest wait with their cards shown', async () => {
    const { begin, pass, asked, shown, card } = stage();
    for (let i = 1; i <= 12; i += 1) await begin(`user ${i}`);
    await pass();
    assert.deepEqual([asked.length, shown.length], [8, 12]);
    await pass(10_000);
    assert.match(card(1012)?.progress?.slow ?? '', /waits for its turn/);
    for (const one of asked.slice(0, 3)) one.fail(new LookFailed('no'));
    await pass();
    assert.equal(asked.length, 11);
  });

  it('is joined also when it began late, because it had waited for its turn', async () => {
    const { begin, pass, asked, looks, cases } = stage();
    for (let i = 1; i <= 17; i += 1) await begin(`user ${i}`);
    await pass(121_000);
    assert.equal(asked.length, 17);
    const present = await cases.get(1017);
    assert.equal((await looks.request(1017)).id, present?.look.id);
  });

  it('of a user with another open case closes this one and points to that, by number only', async () => {
    const { begin, pass, asked, cases, said, card, documents } = stage();
    await begin('jane1@contoso.com');
    await pass();
    asked[0]?.answer(diagnosed(candidate(1)));
    await pass();
    const number = await begin('An Alias', '19:elsewhere');
    await pass();
    assert.equal(number, 1002);
    asked[1]?.answer(diagnosed(candidate(1)));
    await pass();
    const joined = await cases.get(number);
    assert.deepEqual([joined?.state, joined?.closed?.why, joined?.closed?.by], ['closed', 'joined case 1001', null]);
    assert.deepEqual([joined?.actions, joined?.look.state], [{}, 'done']);
    assert.deepEqual(card(number)?.case, joined);
    assert.equal(said.length, 1);
    assert.equal(said[0]?.conversationId, '19:elsewhere');
    assert.match(said[0]?.text ?? '', /case 1001/);
    assert.doesNotMatch(said[0]?.text ?? '', /jane|contoso|alias/i);
    assert.equal((await cases.get(1001))?.state, 'open');
    assert.deepEqual(await documents.find('case-claims', 'case', number), [], 'its claims are given up');
    assert.equal(await begin('An Alias'), 1003, 'the alias is free again');
  });

  it('at two cases of one user at once leaves exactly one open', async () => {
    const { begin, pass, asked, cases } = stage();
    await begin('alias one');
    await begin('alias two');
    await pass();
    for (const one of asked) one.answer(diagnosed(candidate(1)));
    await pass();
    const states = [(await cases.get(1001))?.state, (await cases.get(1002))?.state];
    assert.deepEqual(states.sort(), ['closed', 'open']);
  });

  it('that ends after its case was closed takes no claim and brings no button back', async () => {
    const { begin, pass, asked, cases, card } = stage();
    const number = await begin('An Alias');
    await pass();
    await cases.close(number, bob, 'wrong person');
    asked[0]?.onProgress({ findings: [], checks: 5 });
    await pass(2_000);
    assert.deepEqual([card(number)?.case.state, card(number)?.progress], ['closed', undefined]);
    asked[0]?.answer(diagnosed(candidate(1)));
    await pass();
    const ended = await cases.get(number);
    assert.deepEqual([ended?.state, ended?.closed?.why, ended?.actions], ['closed', 'wrong person', {}]);
    assert.equal(await begin('jane1@contoso.com'), 1002);
    await pass();
    asked[1]?.answer(diagnosed(candidate(1)));
    await pass();
    assert.equal((await cases.get(1002))?.state, 'open');
  });

  it('that ends after its case was closed points to no other case', async () => {
    const { begin, pass, asked, cases, said } = stage();
    await begin('one');
    await begin('two');
    await pass();
    asked[0]?.answer(diagnosed(candidate(1)));
    await cases.close(1002, bob, 'closed');
    asked[1]?.answer(diagnosed(candidate(1)));
    await pass();
    assert.deepEqual(said, []);
  });

  it('is refused at a closed case and at none', async () => {
    const { begin, looks, cases } = stage();
    const number = await begin('jane');
    await cases.close(number, bob, 'closed');
    await assert.rejects(looks.request(number), CaseClosed);
    await assert.rejects(looks.request(7), CaseNotFound);
  });
});
