import assert from 'node:assert/strict';
import { LookFailed } from '../../src/cases/case.ts';
import type { RoundOutcome } from '../../src/cases/round.ts';
import { outcomeOf } from '../../src/cases/round-outcome.ts';
import type { Diagnosis } from '../../src/diagnosis/finding.ts';
import { say } from '../../src/diagnosis/message.ts';
import { foundIn, freshRoundStage } from './round-stage.ts';
import { ann, candidate, diagnosed, objectId, opening } from './world.ts';

const verbsOf = (actions: Readonly<Record<string, string>>) => Object.values(actions);

describe('a round', () => {
  const stage = freshRoundStage();

  it('shows its first summary at once, and looks at four people at a time', async () => {
    const { begin, pass, inputs, card } = stage();
    const round = await begin(12);
    await pass();
    assert.deepEqual(inputs(), ['user0', 'user1', 'user2', 'user3']);
    assert.deepEqual([card()?.round.number, card()?.round.state], [round.number, 'looking']);
    assert.deepEqual(verbsOf(round.actions), ['stop']);
  });

  it('looks at the next person when one is done, and ends with the last', async () => {
    const { begin, pass, asked, inputs, rounds, card } = stage();
    const { number } = await begin(6);
    await pass();
    asked[1]?.answer(diagnosed(candidate(1)));
    await pass();
    assert.deepEqual(inputs(), ['user0', 'user1', 'user2', 'user3', 'user4']);
    for (let i = 0; i < 6; i += 1) {
      asked[i]?.answer(diagnosed(candidate(i)));
      await pass();
    }
    const ended = await rounds.get(number);
    assert.deepEqual([ended?.state, ended && foundIn(ended)], ['done', Array(6).fill('cause')]);
    assert.deepEqual(card()?.round, ended);
    assert.deepEqual(verbsOf(ended?.actions ?? {}), ['open']);
  });

  it('updates its summary at most every two seconds, and at the end at once', async () => {
    const { begin, pass, asked, shown } = stage();
    await begin(20);
    await pass();
    for (let i = 0; i < 20; i += 1) {
      asked[i]?.answer(diagnosed(candidate(i % 10)));
      await pass(250);
    }
    assert.deepEqual(
      shown.map(({ at }) => at),
      [0, 2000, 4000, 4750],
    );
    assert.equal(shown.at(-1)?.view.round.state, 'done');
  });

  it('opens no case', async () => {
    const { begin, pass, asked, cases } = stage();
    const { tenantId } = await begin(2);
    await pass();
    for (const one of asked) one.answer(diagnosed(candidate(1)));
    await pass();
    assert.deepEqual(await cases.openCases({ tenantId }), []);
  });

  it('takes twenty people and leaves the others', async () => {
    const round = await stage().begin(23);
    assert.deepEqual([round.people.length, round.left], [20, ['user20', 'user21', 'user22']]);
  });

  it('takes turns with another round', async () => {
    const { begin, pass, asked, inputs } = stage();
    await begin(8, 'a');
    await begin(['x', 'y', 'z', 'w'], 'b');
    await pass();
    for (let i = 0; i < 4; i += 1) asked[i]?.answer(diagnosed(candidate(i)));
    await pass();
    assert.deepEqual(inputs().slice(4), ['x', 'y', 'z', 'w']);
  });

  it('names the open cases of its people once it has ended', async () => {
    const { begin, pass, asked, cases, card } = stage();
    const { case: byName } = await cases.openOrExisting(opening('user0'));
    const { case: byId } = await cases.openOrExisting(opening(objectId(7)));
    await begin(3);
    await pass();
    assert.deepEqual(card()?.cases, []);
    for (const [i, one] of asked.entries()) one.answer(diagnosed(candidate(i + 5)));
    await pass();
    assert.deepEqual(card()?.cases, [byName.number, undefined, byId.number]);
  });

  it('says after ten seconds without news whom it waits for, until there is some', async () => {
    const { begin, pass, asked, card } = stage();
    await begin(6);
    await pass(9_000);
    asked[0]?.answer(diagnosed(candidate(1)));
    await pass(9_999);
    assert.equal(card()?.slow, undefined);
    await pass(1);
    assert.deepEqual(card()?.slow, ['user1', 'user2', 'user3', 'user4']);
    asked[1]?.answer(diagnosed(candidate(2)));
    await pass(2_000);
    assert.equal(card()?.slow, undefined);
  });

  const failures: [string, (fail: (error: unknown) => void) => void, number, RegExp, number][] = [
    ['fails with a sentence', (fail) => fail(new LookFailed('Graph said no.')), 0, /^Graph said no\.$/, 0],
    ['breaks', (fail) => fail(new TypeError('jane@contoso.com')), 0, /^Something went wrong inside/, 1],
    ['does not end', () => undefined, 60_000, /^Not all answers came within 60 seconds\.$/, 0],
  ];
  for (const [what, end, milliseconds, says, warnings] of failures) {
    it(`goes on when one look ${what}`, async () => {
      const { begin, pass, asked, rounds, warned } = stage();
      const { number } = await begin(2);
      await pass();
      asked[1]?.answer(diagnosed(candidate(1)));
      end((error) => asked[0]?.fail(error));
      await pass(milliseconds);
      const ended = await rounds.get(number);
      const [first, second] = ended?.people ?? [];
      assert.ok(first?.outcome?.found === 'failed');
      assert.match(first.outcome.why, says);
      assert.equal(second?.outcome?.found, 'cause');
      assert.deepEqual([ended?.state, verbsOf(ended?.actions ?? {})], ['done', ['open', 'again']]);
      assert.equal(warned.length, warnings);
      assert.doesNotMatch(JSON.stringify(warned), /jane/);
      assert.equal(asked[0]?.signal.aborted, true);
    });
  }

  it('looks again only at who is missing', async () => {
    const { begin, pass, asked, inputs, rounds } = stage();
    const { number } = await begin(3);
    await pass();
    asked[0]?.fail(new LookFailed('Graph said no.'));
    asked[1]?.answer(diagnosed(candidate(1)));
    asked[2]?.answer(diagnosed(candidate(2)));
    await pass();
    await Promise.all([rounds.again(number), rounds.again(number)]);
    await pass();
    assert.deepEqual(inputs().slice(3), ['user0']);
    asked[3]?.answer(diagnosed(candidate(3)));
    await pass();
    const ended = await rounds.get(number);
    assert.deepEqual([ended?.state, ended && foundIn(ended)], ['done', ['cause', 'cause', 'cause']]);
    assert.equal((await rounds.again(number)).run, ended?.run, 'nobody is missing any more');
  });

  it('stops: looks under way are given up, none begins, what was found stays', async () => {
    const { begin, pass, asked, inputs, rounds, card, shown } = stage();
    const { number } = await begin(10);
    await pass();
    asked[0]?.answer(diagnosed(candidate(1)));
    await pass();
    await rounds.stop(number);
    await pass();
    assert.equal(inputs().length, 5);
    assert.ok(asked.slice(1).every(({ signal }) => signal.aborted));
    asked[1]?.answer(diagnosed(candidate(2)));
    await pass(5_000);
    const stopped = await rounds.get(number);
    assert.deepEqual(stopped && foundIn(stopped), ['cause', ...Array(9).fill(undefined)]);
    assert.deepEqual([card()?.round.state, verbsOf(stopped?.actions ?? {})], ['stopped', ['open', 'again']]);
    const before = shown.length;
    assert.deepEqual(await rounds.stop(number), stopped, 'stopping twice changes nothing');
    await pass();
    assert.deepEqual(
      shown.slice(before).map(({ view }) => view.round.state),
      ['stopped'],
    );
  });

  it('is begun once when the same is asked twice within a minute, and anew after it', async () => {
    const { begin, pass, asked, rounds } = stage();
    const first = await begin(2);
    await pass();
    for (const one of asked) one.answer(diagnosed(candidate(1)));
    await pass(59_000);
    assert.equal((await begin(2)).number, first.number);
    await pass(1_000);
    const later = await begin(2);
    assert.notEqual(later.number, first.number);
    assert.deepEqual(
      (await rounds.inConversation(later.place.conversationId)).map(({ number }) => number),
      [later.number, first.number],
    );
  });

  it('is another one for another person, another conversation and another list', async () => {
    const { begin, rounds } = stage();
    const { number, tenantId, place } = await begin(2);
    const people = ['user0', 'user1'];
    const numbers = [
      (await rounds.begin({ tenantId, people, owner: ann, place })).round.number,
      (await begin(2, 'elsewhere')).number,
      (await begin(3)).number,
    ];
    assert.ok(!numbers.includes(number));
    assert.equal(new Set(numbers).size, 3);
  });

  it('loses no result when the conversation is gone', async () => {
    const { begin, pass, asked, rounds, warned } = stage();
    const gone = Object.assign(new Error('jane@contoso.com is gone'), { statusCode: 403, name: 'RestError' });
    stage().onShow = () => Promise.reject(gone);
    const { number } = await begin(2);
    await pass();
    for (const one of asked) one.answer(diagnosed(candidate(1)));
    await pass();
    assert.equal((await rounds.get(number))?.state, 'done');
    const line = [{ round: 1, error: 'RestError', code: undefined, status: 403 }, 'a summary could not be shown'];
    assert.deepEqual(warned, [line, line]);
  });

  const outcomes: [string, Diagnosis, RoundOutcome][] = [
    ['nobody', diagnosed(null), { found: 'nobody', close: 0 }],
    ['names close to it', diagnosed([candidate(1), candidate(2)]), { found: 'nobody', close: 2 }],
    ['several', diagnosed([candidate(1), candidate(2)], 'undetermined'), { found: 'several', people: 2 }],
    [
      'one, and what to do',
      {
        ...diagnosed(candidate(1), 'exchange-plan-disabled-in-license'),
        advice: [{ remedy: 'assign-license', by: 'person' }],
      },
      {
        ...{
          found: 'cause',
          subject: candidate(1),
          cause: 'exchange-plan-disabled-in-license',
          class: 'blocker',
          certainty: 'confirmed',
        },
        ...{ first: 'assign-license', open: false },
      },
    ],
    [
      'nobody, for a reason that can be named',
      diagnosed(null, 'dirsync-stalled'),
      { found: 'cause', cause: 'dirsync-stalled', class: 'blocker', certainty: 'confirmed', open: false },
    ],
    [
      'a deleted one, and something to find out',
      (() => {
        const { subject, verdict, ...rest } = diagnosed(candidate(1), 'user-deleted');
        const open = { ...verdict, certainty: 'likely', settledBy: [say`Ask.`] } as const;
        return { ...rest, subject: { ...subject, deleted: true }, verdict: open };
      })(),
      {
        ...{ found: 'cause', subject: candidate(1), deleted: true, cause: 'user-deleted', class: 'blocker' },
        ...{ certainty: 'likely', open: true },
      },
    ],
  ];
  for (const [what, diagnosis, expected] of outcomes)
    it(`keeps of a look: ${what}`, () => assert.deepEqual(outcomeOf(diagnosis), expected));
});
