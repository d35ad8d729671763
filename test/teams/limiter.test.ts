import assert from 'node:assert/strict';
import fc from 'fast-check';
import { Limiter, THREAD_LIMITS } from '../../src/teams/limiter.ts';

/** Time that stands still until it is waited for; waits end in the order of their moments. */
class TestPace {
  time = 0;
  readonly now = () => this.time;
  readonly wait = async (milliseconds: number) => {
    const at = this.time + milliseconds;
    await Promise.resolve();
    this.time = Math.max(this.time, at);
  };
}

async function moments(count: number, pace = new TestPace(), limiter = new Limiter(pace)): Promise<number[]> {
  const sent: number[] = [];
  for (let i = 0; i < count; i += 1) {
    await limiter.take('thread');
    sent.push(pace.time);
  }
  return sent;
}

const most = (sent: readonly number[], milliseconds: number) =>
  Math.max(...sent.map((from) => sent.filter((time) => time >= from && time < from + milliseconds).length));

describe('the limiter of a thread', () => {
  it('lets seven through at once, the eighth after a second', async () => {
    assert.deepEqual((await moments(8)).slice(-2), [0, 1_000]);
  });

  it('keeps every limit over an hour of sending without a pause', async () => {
    const sent = await moments(2_000);
    for (const [count, milliseconds] of THREAD_LIMITS)
      assert.ok(most(sent, milliseconds) <= count, `${most(sent, milliseconds)} in ${milliseconds} ms`);
    assert.ok(sent.filter((time) => time < 3_600_000).length === 1_800);
  });

  it('keeps every limit whatever the pauses', async () => {
    const pauses = fc.array(fc.integer({ min: 0, max: 3_000 }), { maxLength: 150 });
    await fc.assert(
      fc.asyncProperty(pauses, async (waits) => {
        const pace = new TestPace();
        const limiter = new Limiter(pace);
        const sent: number[] = [];
        for (const wait of waits) {
          pace.time += wait;
          await limiter.take('thread');
          sent.push(pace.time);
        }
        for (const [count, milliseconds] of THREAD_LIMITS)
          assert.ok(sent.length === 0 || most(sent, milliseconds) <= count);
      }),
      { numRuns: 50 },
    );
  });

  it('holds no thread back because of another', async () => {
    const pace = new TestPace();
    const limiter = new Limiter(pace);
    for (let i = 0; i < 7; i += 1) await limiter.take('busy');
    await limiter.take('quiet');
    assert.equal(pace.time, 0);
  });

  it('keeps the order of those who wait', async () => {
    const order: number[] = [];
    const waits: { at: number; go: () => void }[] = [];
    const wait = (at: number) => new Promise<void>((go) => waits.push({ at, go }));
    const limiter = new Limiter({ now: () => 0, wait });
    const all = Array.from({ length: 20 }, (_, i) => limiter.take('thread').then(() => order.push(i)));
    await Promise.resolve();
    for (const { go } of waits.sort((a, b) => a.at - b.at)) go();
    await Promise.all(all);
    assert.deepEqual(
      order,
      Array.from({ length: 20 }, (_, i) => i),
    );
  });
});
