import assert from 'node:assert/strict';
import { bodyOf, CALL_MS, detail, errorBody, faultOf, jane, lookup, NOW, stubs, WAVE_MS } from './connected.ts';
import type { Said } from './stub-exchange.ts';

const good: Said = { body: { value: [jane] } };
const people = (count: number) => Array.from({ length: count }, (_, i) => lookup(`person-${i}@contoso.com`));
const until = async (holds: () => boolean) => {
  while (!holds()) await new Promise((soon) => setImmediate(soon));
};

describe('the patience with Exchange', () => {
  const { connect, end } = stubs();
  afterEach(end);

  it('asks again what may pass, and then less and less often', async () => {
    const { exchange, clock } = await connect((_, count) => (count < 3 ? { status: 503 } : good));
    const { answers, cost } = await exchange.send([lookup()]);
    assert.deepEqual(bodyOf(answers[0]), { value: [jane], warnings: [] });
    assert.deepEqual(clock.sleeps, [500, 1_000]);
    assert.equal(cost.httpCalls, 3);
  });

  it('gives up after two more tries', async () => {
    const { exchange, stub } = await connect(() => ({ status: 503 }));
    assert.equal(faultOf((await exchange.send([lookup()])).answers[0]).kind, 'server');
    assert.equal(stub.calls.length, 3);
  });

  const waits: readonly (readonly [name: string, headers: Record<string, string>, slept: number])[] = [
    ['seconds', { 'Retry-After': '2' }, 2_000],
    ['parts of a second', { 'Retry-After': '0.25' }, 250],
    ['a date', { 'Retry-After': 'Sat, 21 Nov 2026 10:00:03 GMT', Date: 'Sat, 21 Nov 2026 10:00:00 GMT' }, 3_000],
    [
      'a date, by the clock of Exchange',
      { 'Retry-After': 'Sat, 21 Nov 2026 12:00:03 GMT', Date: 'Sat, 21 Nov 2026 12:00:00 GMT' },
      3_000,
    ],
    ['a time that is none', { 'Retry-After': 'soon' }, 500],
  ];
  for (const [name, headers, slept] of waits) {
    it(`waits as long as Exchange asks to, in ${name}`, async () => {
      const { exchange, clock } = await connect((_, count) => (count === 1 ? { status: 429, headers } : good));
      bodyOf((await exchange.send([lookup()])).answers[0]);
      assert.deepEqual(clock.sleeps, [slept]);
    });
  }

  for (const seconds of ['60', '86400', '99999999999999999999']) {
    it(`does not wait ${seconds} seconds, and says so`, async () => {
      const { exchange, stub, clock } = await connect(() => ({ status: 429, headers: { 'Retry-After': seconds } }));
      const fault = faultOf((await exchange.send([lookup()])).answers[0]);
      assert.equal(fault.kind, 'throttled');
      assert.match(fault.message, /slow down; try again in \d+ (seconds|minutes)\./);
      assert.deepEqual([stub.calls.length, clock.sleeps], [1, []]);
    });
  }

  it('leaves Exchange alone as long as it asked to, whoever asks', async () => {
    let throttle = true;
    const { exchange, stub, clock } = await connect(() =>
      throttle ? { status: 429, headers: { 'Retry-After': '60' } } : good,
    );
    await exchange.send([lookup()]);
    throttle = false;
    const { answers, cost } = await exchange.send(people(3));
    assert.deepEqual(
      answers.map((answer) => faultOf(answer).kind),
      ['throttled', 'throttled', 'throttled'],
    );
    assert.deepEqual([stub.calls.length, cost.httpCalls], [1, 0]);
    await clock.sleep(55_000);
    bodyOf((await exchange.send([lookup()])).answers[0]);
    assert.deepEqual(clock.sleeps, [55_000, 5_000]);
    assert.equal(clock.now(), NOW + 60_000);
  });

  it('asks anew after five minutes, whatever it was told', async () => {
    const { exchange, stub, clock } = await connect(() => ({ status: 429, headers: { 'Retry-After': '86400' } }));
    await exchange.send([lookup()]);
    await clock.sleep(299_000);
    await exchange.send([lookup()]);
    assert.deepEqual([stub.calls.length, clock.sleeps], [2, [299_000, 1_000]]);
  });

  it('gives up a call that takes too long, and does not repeat it', async () => {
    const { exchange, stub, clock } = await connect(() => ({ hang: true }));
    const sent = exchange.send([lookup()]);
    await until(() => stub.calls.length === 1);
    clock.expire(CALL_MS);
    const { answers, cost } = await sent;
    assert.equal(faultOf(answers[0]).kind, 'timeout');
    assert.match(faultOf(answers[0]).message, /did not answer within 8 seconds/);
    assert.deepEqual([stub.calls.length, cost.httpCalls, clock.running], [1, 1, 0]);
  });

  it('is not tried by every look anew when Exchange is silent', async () => {
    let down = true;
    const { exchange, stub, clock } = await connect(() => (down ? { hang: true } : good));
    const sent = exchange.send(people(20));
    await until(() => stub.calls.length === 8);
    clock.expire(CALL_MS);
    // Who still waited in line is told at once.
    assert.ok((await sent).answers.every((answer) => faultOf(answer).kind === 'timeout'));
    const { answers, cost } = await exchange.send(people(3));
    assert.match(faultOf(answers[0]).message, /was not asked again/);
    assert.deepEqual([stub.calls.length, cost.httpCalls, clock.sleeps], [8, 0, []]);
    await clock.sleep(30_000);
    down = false;
    assert.ok((await exchange.send(people(3))).answers.every(({ ok }) => ok));
  });

  it('is not lost by some slow answers among others', async () => {
    const { exchange, stub, clock } = await connect(({ body }) => (body.includes('slow') ? { hang: true } : good));
    for (let look = 1; look <= 3; look += 1) {
      const sent = exchange.send([...people(2), ...Array.from({ length: 5 }, (_, i) => lookup(`slow-${i}`))]);
      await until(() => stub.calls.length === 7 * look && clock.running === 6);
      clock.expire(CALL_MS);
      await sent;
    }
    assert.equal(stub.calls.length, 21);
  });

  it('lets one slow answer spoil no other', async () => {
    const { exchange, stub, clock } = await connect(({ body }) => (body.includes('slow') ? { hang: true } : good));
    const sent = exchange.send([lookup('slow@contoso.com'), ...people(3)]);
    await until(() => stub.calls.length === 4);
    // What still runs is the slow call's limit, and the wave's.
    await until(() => clock.running === 2);
    clock.expire(CALL_MS);
    assert.deepEqual(
      (await sent).answers.map(({ ok }) => ok),
      [false, true, true, true],
    );
  });

  it('ends a wave after its time, and keeps what was answered by then', async () => {
    const { exchange, stub, clock } = await connect((_, count) => (count <= 2 ? good : { hang: true }));
    const sent = exchange.send(people(20));
    await until(() => stub.calls.length === 10);
    clock.expire(WAVE_MS);
    const { answers, cost } = await sent;
    assert.equal(answers.filter(({ ok }) => ok).length, 2);
    const fault = faultOf(answers.at(-1));
    assert.equal(fault.kind, 'timeout');
    assert.match(fault.message, /did not answer within 12 seconds/);
    assert.deepEqual([stub.calls.length, cost.httpCalls, clock.running], [10, 10, 0]);
  });

  it('says why it was still waiting when the time ran out', async () => {
    const { exchange, stub, clock } = await connect((_, count) => (count === 1 ? { status: 503 } : { hang: true }));
    const sent = exchange.send([lookup()]);
    await until(() => stub.calls.length === 2);
    clock.expire(WAVE_MS);
    assert.equal(faultOf((await sent).answers[0]).kind, 'server');
  });

  it('stops when the look is stopped', async () => {
    const { exchange, stub, clock } = await connect(() => ({ hang: true }));
    const stop = new AbortController();
    const sent = exchange.send(people(10), stop.signal);
    await until(() => stub.calls.length === 8);
    stop.abort();
    const { answers } = await sent;
    for (const answer of answers) {
      assert.equal(faultOf(answer).kind, 'timeout');
      assert.match(faultOf(answer).message, /stopped before Exchange answered/);
    }
    assert.deepEqual([stub.calls.length, clock.running], [8, 0]);
  });

  it('sends nothing for a look that is stopped already', async () => {
    const { exchange, stub } = await connect(() => good);
    const { answers, cost } = await exchange.send(people(2), AbortSignal.abort());
    assert.ok(answers.every(({ ok }) => !ok));
    assert.deepEqual([stub.calls.length, cost.httpCalls], [0, 0]);
  });

  it('asks for eight at a time at most, over all looks', async () => {
    const { exchange, stub } = await connect(async () => {
      await until(() => stub.mostAtOnce() >= 8);
      // A ninth would have the time to come.
      for (let turn = 0; turn < 10; turn += 1) await new Promise((soon) => setImmediate(soon));
      return good;
    });
    const waves = await Promise.all([exchange.send(people(15)), exchange.send(people(15)), exchange.send(people(15))]);
    assert.ok(waves.every(({ answers }) => answers.every(({ ok }) => ok)));
    assert.equal(stub.calls.length, 45);
    assert.equal(stub.mostAtOnce(), 8);
  });

  it('gives a seat back whatever happens', async () => {
    const limits = { retries: 0, atOnce: 6 };
    const { exchange, stub } = await connect((_, count) => (count <= 12 ? { drop: true } : good), limits);
    await exchange.send(people(6));
    await exchange.send(people(6), AbortSignal.abort());
    await exchange.send(people(6));
    assert.ok((await exchange.send(people(12))).answers.every(({ ok }) => ok));
    assert.equal(stub.calls.length, 24);
  });

  it('leaves no place in the line to a look that was stopped', async () => {
    const { exchange, stub, clock } = await connect(({ body }) => (body.includes('first') ? { hang: true } : good), {
      atOnce: 1,
    });
    const stop = new AbortController();
    const first = exchange.send([lookup('first')]);
    await until(() => stub.calls.length === 1);
    const second = exchange.send([lookup('second')], stop.signal);
    const third = exchange.send([lookup('third')]);
    // Both have come to the line.
    await new Promise((soon) => setImmediate(soon));
    stop.abort();
    faultOf((await second).answers[0]);
    clock.expire(CALL_MS);
    faultOf((await first).answers[0]);
    bodyOf((await third).answers[0]);
    assert.equal(stub.calls.length, 2);
  });

  describe('when the way to a mailbox is another', () => {
    const proxy = { status: 500, body: errorBody(detail('CmdletProxyException', 'Cmdlet needs proxy'), 'x') };
    const anchors = (calls: readonly { headers: Readonly<Record<string, string>> }[]) =>
      calls.map(({ headers }) => headers['x-anchormailbox']?.split(/[{@]/)[0]);

    it('asks once more by the person’s own mailbox', async () => {
      const { exchange, stub, clock } = await connect(({ headers }) =>
        headers['x-anchormailbox'] === 'UPN:jane@contoso.com' ? good : proxy,
      );
      const { answers, cost } = await exchange.send([lookup()]);
      bodyOf(answers[0]);
      assert.deepEqual(anchors(stub.calls), ['APP:SystemMailbox', 'UPN:jane']);
      assert.deepEqual([cost.httpCalls, clock.sleeps], [2, []]);
    });

    it('asks no third time', async () => {
      const { exchange, stub } = await connect(() => proxy);
      const fault = faultOf((await exchange.send([lookup()])).answers[0]);
      assert.deepEqual([fault.kind, fault.code], ['server', 'needs-proxy']);
      assert.match(fault.message, /right server.*by hand/);
      assert.equal(stub.calls.length, 2);
    });

    for (const name of ['7cdbe897-0000-4000-8000-000000000000', 'jöhn@contoso.com', 'a b@contoso.com', 'a@b@c']) {
      it(`has no other way for ${name}`, async () => {
        const { exchange, stub } = await connect(() => ({
          status: 400,
          body: { error: { code: 'CmdletProxyException', message: 'Invalid Operation' } },
        }));
        assert.equal(faultOf((await exchange.send([lookup(name)])).answers[0]).code, 'needs-proxy');
        assert.deepEqual(anchors(stub.calls), ['APP:SystemMailbox']);
      });
    }
  });
});
