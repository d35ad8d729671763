import assert from 'node:assert/strict';
import { backoffMs } from '../../src/graph/retry.ts';
import { bodyOf, faultOf, NOW, reads, stubs } from './connected.ts';
import { errorBody, type Said, type Seen } from './stub-graph.ts';

const slowDown = (headers: Readonly<Record<string, string>> = {}, status = 429): Said => ({
  status,
  headers,
  body: errorBody('TooManyRequests'),
});

/** Refuses the named urls so many times, then answers. */
function refuse(times: Readonly<Record<string, number>>, said: Said) {
  const left = new Map(Object.entries(times));
  return ({ url }: Seen): Said => {
    const more = left.get(url) ?? 0;
    left.set(url, more - 1);
    return more > 0 ? said : { body: { url } };
  };
}

const httpDate = (ms: number) => new Date(ms).toUTCString();

describe('a throttled wave', () => {
  const { connect, end } = stubs();
  afterEach(end);

  const waits: readonly (readonly [string, Readonly<Record<string, string>>, number])[] = [
    ['seconds', { 'Retry-After': '7' }, 7000],
    ['no time at all', { 'Retry-After': '0' }, 0],
    ['a date', { 'Retry-After': httpDate(NOW + 5000), Date: httpDate(NOW) }, 5000],
    [
      'a date by a clock an hour off',
      { 'Retry-After': httpDate(NOW + 3_605_000), Date: httpDate(NOW + 3_600_000) },
      5000,
    ],
    ['a date that has passed', { 'Retry-After': httpDate(NOW - 5000), Date: httpDate(NOW) }, 0],
    ['nothing', {}, 500],
    ['nonsense', { 'Retry-After': 'soon' }, 500],
    ['a negative number', { 'Retry-After': '-3' }, 500],
  ];
  for (const [name, headers, expected] of waits) {
    for (const count of [1, 3]) {
      it(`waits as told by ${name}, ${count === 1 ? 'by itself' : 'in a batch'}`, async () => {
        const { graph, sleeps } = await connect({ item: refuse({ '/users/u0': 1 }, slowDown(headers)) });
        const { answers } = await graph.send(reads(count));
        assert.deepEqual(bodyOf(answers[0]), { url: '/users/u0' });
        assert.deepEqual(
          sleeps,
          [expected].filter((ms) => ms > 0),
        );
      });
    }
  }

  it('reads a date inside a batch by the clock of the batch', async () => {
    const hourOff = NOW + 3_600_000;
    const item = {
      status: 429,
      headers: { 'Retry-After': httpDate(hourOff + 4000) },
      body: errorBody('TooManyRequests'),
    };
    let calls = 0;
    const { graph, sleeps } = await connect({
      call: () => {
        calls += 1;
        const responses = ['1', '2'].map((id) => ({ id, ...(calls === 1 ? item : { status: 200, body: {} }) }));
        return { headers: { Date: httpDate(hourOff) }, body: { responses } };
      },
    });
    assert.ok((await graph.send(reads(2))).answers.every(({ ok }) => ok));
    assert.deepEqual(sleeps, [4000]);
  });

  it('spreads its retries at random, up to a bound', () => {
    assert.deepEqual(
      [0, 1, 2, 9].map((retries) => backoffMs(retries, () => 0.5)),
      [250, 500, 1000, 4000],
    );
    assert.equal(
      backoffMs(3, () => 0),
      0,
    );
  });

  it('sends again only what was refused, packed together, after the longest wait', async () => {
    const answer = refuse({ '/users/u1': 1, '/users/u3': 1 }, slowDown());
    const { graph, stub, sleeps } = await connect({
      item: (seen) => {
        const said = answer(seen);
        return said.status === 429
          ? { ...said, headers: { 'retry-after': seen.url === '/users/u1' ? '2' : '9' } }
          : said;
      },
    });
    const { answers, cost } = await graph.send(reads(5));
    assert.ok(answers.every(({ ok }) => ok));
    assert.deepEqual(sleeps, [9000]);
    assert.deepEqual(
      stub.seen.slice(5).map(({ url, batch }) => [url, batch]),
      [
        ['/users/u1', 2],
        ['/users/u3', 2],
      ],
    );
    assert.deepEqual(cost, { requests: 7, httpCalls: 2, resourceUnits: 7 });
  });

  it('backs off exponentially without Retry-After, and gives up after three retries', async () => {
    const { graph, stub, sleeps } = await connect({ item: () => slowDown() });
    const { answers } = await graph.send(reads(1));
    const fault = faultOf(answers[0]);
    assert.equal(fault.kind, 'throttled');
    assert.equal(fault.message, 'Graph asked us to slow down; try again in a few minutes.');
    assert.deepEqual(sleeps, [500, 1000, 2000]);
    assert.equal(stub.calls.length, 4);
  });

  it('does not wait longer than it may, and says when to come back', async () => {
    for (const [asked, said] of [
      ['30', '30 seconds'],
      ['3600', '60 minutes'],
    ] as const) {
      const { graph, stub, sleeps } = await connect({ item: () => slowDown({ 'Retry-After': asked }) });
      const { answers } = await graph.send(reads(2));
      assert.equal(faultOf(answers[0]).message, `Graph asked us to slow down; try again in ${said}.`);
      assert.deepEqual(sleeps, []);
      assert.equal(stub.calls.length, 1);
    }
  });

  it('adds up all waiting of a wave', async () => {
    const { graph, sleeps } = await connect({ item: () => slowDown({ 'Retry-After': '8' }) });
    const { answers } = await graph.send(reads(1));
    assert.equal(faultOf(answers[0]).kind, 'throttled');
    assert.deepEqual(sleeps, [8000, 8000]);
  });

  it('does not let one that must wait for long keep the others', async () => {
    const { graph } = await connect({
      item: ({ url }) => (url === '/users/u0' ? slowDown({ 'Retry-After': '600' }) : { body: { url } }),
    });
    const { answers } = await graph.send(reads(2));
    assert.equal(faultOf(answers[0]).message, 'Graph asked us to slow down; try again in 10 minutes.');
    assert.deepEqual(bodyOf(answers[1]), { url: '/users/u1' });
  });

  for (const status of [429, 500, 502, 503, 504, 509]) {
    it(`tries ${status} again, of one and of a whole batch`, async () => {
      let calls = 0;
      const whole = await connect({
        call: () => {
          calls += 1;
          return calls === 1 ? slowDown({ 'Retry-After': '3' }, status) : undefined;
        },
      });
      assert.ok((await whole.graph.send(reads(25))).answers.every(({ ok }) => ok));
      assert.deepEqual(whole.sleeps, [3000]);
      const one = await connect({ item: refuse({ '/users/u0': 3 }, slowDown({}, status)) });
      assert.ok((await one.graph.send(reads(1))).answers[0]?.ok);
    });
  }

  it('tries again after a whole batch was lost', async () => {
    let calls = 0;
    const { graph, stub } = await connect({
      call: () => {
        calls += 1;
        return calls === 1 ? { drop: true } : undefined;
      },
    });
    assert.ok((await graph.send(reads(2))).answers.every(({ ok }) => ok));
    assert.equal(stub.calls.length, 2);
  });
});
