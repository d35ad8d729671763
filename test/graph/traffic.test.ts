import assert from 'node:assert/strict';
import { join } from 'node:path';
import { setImmediate as turn } from 'node:timers/promises';
import { get } from '../../src/diagnosis/request.ts';
import { connectGraph, type GraphConnection } from '../../src/graph/connect.ts';
import { localToken } from '../../src/graph/local-token.ts';
import { startSandbox } from '../../src/sandbox/sandbox.ts';
import { bodyOf, faultOf, NOW, reads, stubs } from './connected.ts';
import { errorBody, type Seen } from './stub-graph.ts';

const probe = (name: string) => get`/users/${name}/mailboxSettings/userPurpose`;
const isProbe = ({ url }: Seen) => url.includes('mailboxSettings');

/** Holds what it is asked about back, until it is let go. */
function gate() {
  const held: (() => void)[] = [];
  const waiting: { count: number; tell: () => void }[] = [];
  return {
    hold: () =>
      new Promise<undefined>((go) => {
        held.push(() => go(undefined));
        for (const each of waiting.filter(({ count }) => held.length >= count)) each.tell();
      }),
    release: () => {
      for (const go of held.splice(0)) go();
    },
    /** Resolves when so many are held. */
    holds: (count: number) =>
      held.length >= count ? Promise.resolve() : new Promise<void>((tell) => waiting.push({ count, tell })),
  };
}

describe('the traffic of many waves', () => {
  const { connect, start, end } = stubs();
  afterEach(end);

  it('puts requests of several looks into one call, and tells each what was its own', async () => {
    const { graph, stub } = await connect();
    const waves = await Promise.all([graph.send(reads(8, 'a')), graph.send(reads(9, 'b')), graph.send(reads(1, 'c'))]);
    assert.equal(stub.calls.length, 1);
    assert.deepEqual(
      waves.map(({ cost }) => cost),
      [
        { requests: 8, httpCalls: 1, resourceUnits: 8 },
        { requests: 9, httpCalls: 1, resourceUnits: 9 },
        { requests: 1, httpCalls: 1, resourceUnits: 1 },
      ],
    );
    for (const [i, each] of reads(9, 'b').entries()) assert.deepEqual(bodyOf(waves[1]?.answers[i]), { url: each.url });
    const totals = { httpCalls: 1, requests: 18, resourceUnits: 18, throttled: 0 };
    assert.deepEqual((graph as GraphConnection).totals(), totals);
  });

  it('lets Outlook’s share a call of their own where looks meet, and go along where one is alone', async () => {
    const { graph, stub } = await connect();
    const of = (name: string) => [...reads(3, name), probe(name)];
    const alone = await graph.send(of('a'));
    assert.equal(alone.cost.httpCalls, 1);
    const together = await Promise.all([graph.send(of('b')), graph.send(of('c'))]);
    assert.equal(stub.calls.length, 3);
    for (const { cost } of together) assert.equal(cost.httpCalls, 2);
  });

  it('waits a little for company while a call is under way', async () => {
    const { hold, holds, release } = gate();
    const { graph, stub } = await connect({ call: () => (stub.calls.length === 1 ? hold() : undefined) });
    const first = graph.send(reads(1, 'first'));
    await holds(1);
    const second = graph.send(reads(4, 'a'));
    await turn();
    const third = graph.send(reads(4, 'b'));
    assert.ok((await Promise.all([second, third])).every(({ answers }) => answers.every(({ ok }) => ok)));
    assert.equal(stub.calls.length, 2);
    release();
    await first;
  });

  it('keeps nobody waiting for Outlook who does not ask it', async () => {
    const { hold, holds, release } = gate();
    const { graph, stub } = await connect({
      item: async (seen) => {
        if (isProbe(seen)) await hold();
        return { body: { url: seen.url } };
      },
    });
    const many = Promise.all(['a', 'b', 'c', 'd', 'e', 'f'].map((name) => graph.send([probe(name)])));
    await holds(4);
    const { answers } = await graph.send(reads(3));
    assert.ok(answers.every(({ ok }) => ok));
    assert.equal(stub.seen.filter(isProbe).length, 4);
    release();
    await holds(2);
    release();
    assert.ok((await many).every(({ answers: [answer] }) => answer?.ok));
  });

  it('goes on for the others when one look is stopped', async () => {
    const { hold, holds, release } = gate();
    const { graph, stub } = await connect({ call: hold });
    const stop = new AbortController();
    const stopped = graph.send(reads(2, 'a'), stop.signal);
    const other = graph.send(reads(2, 'b'));
    await holds(1);
    stop.abort();
    assert.equal(faultOf((await stopped).answers[0]).message, 'The check was stopped before Graph answered.');
    release();
    assert.ok((await other).answers.every(({ ok }) => ok));
    assert.equal(stub.calls.length, 1);
  });

  it('ends a call that nobody waits for any more, and sends nothing that was still in line', async () => {
    const signals: AbortSignal[] = [];
    const stub = await start();
    const stop = new AbortController();
    const graph = connectGraph({
      credential: localToken('local'),
      cloud: 'global',
      endpoint: stub.endpoint,
      fetch: (_, options) => {
        signals.push(options?.signal as AbortSignal);
        stop.abort();
        return new Promise(() => {});
      },
    });
    const waves = ['a', 'b', 'c', 'd', 'e', 'f'].map((name) => graph.send([probe(name)], stop.signal));
    await Promise.all(waves);
    assert.deepEqual(
      signals.map(({ aborted }) => aborted),
      [true],
    );
  });

  it('lets everybody wait when one was asked to', async () => {
    const clock = movingClock();
    const seen: { url: string; at: number }[] = [];
    const stub = await start({
      item: ({ url }) => {
        seen.push({ url, at: clock.now() - NOW });
        const isFirst = seen.length === 1;
        return isFirst ? { status: 429, headers: { 'Retry-After': '5' }, body: errorBody('TooManyRequests') } : {};
      },
    });
    const graph = connectGraph({ credential: localToken('local'), cloud: 'global', endpoint: stub.endpoint, clock });
    const first = graph.send(reads(1, 'first'));
    while (seen.length === 0) await turn();
    await graph.send(reads(3, 'later'));
    await first;
    const probed = graph.send([probe('x')]);
    assert.ok((await probed).answers[0]);
    assert.ok(seen.length === 6 && seen.slice(1).every(({ at }) => at >= 5_000), JSON.stringify(seen));
  });
});

/** A clock that moves only while somebody sleeps, and not before the calls that are under way are over. */
function movingClock(isQuiet = () => true) {
  let now = NOW;
  return {
    now: () => now,
    random: () => 1,
    pass: (milliseconds: number) => {
      now += milliseconds;
    },
    sleep: async (milliseconds: number) => {
      const until = now + milliseconds;
      do await turn();
      while (!isQuiet());
      now = Math.max(now, until);
    },
  };
}

describe('the traffic of a thousand looks', function () {
  this.timeout(30_000);
  const quota = 3_500;
  /** Reads, a few more than the quota has units. */
  const waves = 200;
  const perWave = 20;
  /** What a call takes; the clock moves only with calls, and while somebody sleeps. */
  const callMs = 5;

  /** Sends everything, sixteen waves at a time, and returns how often the sandbox refused. */
  async function refused(told?: number): Promise<{ count: number; calls: number; seconds: number }> {
    let open = 0;
    const clock = movingClock(() => open === 0);
    const sandbox = await startSandbox({
      tenant: join(import.meta.dirname, '../../src/sandbox/contoso.json'),
      quota,
      milliseconds: clock.now,
    });
    try {
      const graph = connectGraph({
        credential: localToken(sandbox.token),
        cloud: 'global',
        endpoint: sandbox.endpoint,
        clock,
        limits: { waveMs: 600_000, retries: 0, ...(told && { quota: told }) },
        fetch: async (...about) => {
          open += 1;
          clock.pass(callMs);
          return fetch(...about).finally(() => {
            open -= 1;
          });
        },
      });
      let next = 0;
      const lane = async () => {
        while (next < waves) {
          next += 1;
          await graph.send([...reads(perWave - 1, `u${next}-`), probe('jane@contoso.com')]);
        }
      };
      await Promise.all(Array.from({ length: 16 }, lane));
      const count = sandbox.requests.filter(({ status }) => status === 429).length;
      const calls = new Set(sandbox.requests.map(({ httpCall }) => httpCall)).size;
      return { count, calls, seconds: (clock.now() - NOW) / 1_000 };
    } finally {
      await sandbox.close();
    }
  }

  it('is never refused, shares calls, and does not dawdle', async () => {
    const { count, calls, seconds } = await refused();
    assert.equal(count, 0);
    assert.ok(calls <= (waves * perWave) / 10, `${calls} calls`);
    // 3,800 units are more than one window has, and fewer than three have.
    assert.ok(seconds > 8 && seconds < 30, `${seconds} s`);
  });

  it('would be refused without its pace', async () => {
    assert.ok((await refused(1_000_000)).count > 0);
  });
});
