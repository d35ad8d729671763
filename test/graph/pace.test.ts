import assert from 'node:assert/strict';
import fc from 'fast-check';
import { Pace } from '../../src/graph/pace.ts';

/** A tenant's quota in 10 seconds, as Graph might count it: in windows that begin somewhere, or over the last 10 s. */
interface Server {
  readonly quota: number;
  readonly counts: 'in windows' | 'the last 10 s';
  /** When its first window began, in milliseconds before we came. */
  readonly ahead: number;
  /** What others of the same app spend, in units in 10 seconds. */
  readonly others: number;
  /** Whether it tells units and how full it is. */
  readonly tells: boolean;
}

/** How many units were used at a moment. */
function quotaOf({ counts, ahead }: Server) {
  let spent: { at: number; units: number }[] = [];
  return (at: number, units: number): number => {
    const from = counts === 'in windows' ? at - ((at + ahead) % 10_000) : at - 10_000;
    spent = [...spent.filter((each) => each.at >= from), { at, units }];
    return spent.reduce((sum, each) => sum + each.units, 0);
  };
}

const request = 20;
const step = 20;

/** Asks as much as the pace allows, for some seconds. Every answer takes `lag` milliseconds. */
function drive(pace: Pace, clock: { now: number }, server: Server, seconds: number, lag = 100) {
  const use = quotaOf(server);
  const answers: { due: number; sentAt: number; filled: number }[] = [];
  const result = { granted: 0, refused: 0, perWindow: [] as number[] };
  for (const end = clock.now + seconds * 1_000; clock.now < end; clock.now += step) {
    use(clock.now, (server.others * step) / 10_000);
    while (answers.length < 16 && pace.admit(request) === 0) {
      const filled = use(clock.now, request) / server.quota;
      answers.push({ due: clock.now + lag, sentAt: clock.now, filled });
      if (filled > 1) result.refused += 1;
      else result.granted += request;
    }
    for (const answer of answers.filter(({ due }) => due <= clock.now)) {
      answers.splice(answers.indexOf(answer), 1);
      const { sentAt, filled } = answer;
      const told = server.tells && filled >= 0.8 ? { filled } : {};
      pace.heard({ sentAt, counted: server.tells, throttled: filled > 1, ...told });
    }
  }
  return result;
}

function started(quota?: number, users = 0) {
  const clock = { now: 1_000_000 };
  const pace = new Pace(() => clock.now, quota);
  pace.knowsUsers(users);
  return { clock, pace };
}

/** As many users as a tenant of this quota has at least. */
const usersOf = ({ quota }: Server): number =>
  new Map([
    [5_000, 50],
    [8_000, 501],
  ]).get(quota) ?? 0;

const alone: Server = { quota: 3_500, counts: 'in windows', ahead: 0, others: 0, tells: true };

describe('the pace', () => {
  const servers: readonly (readonly [string, Partial<Server>])[] = [
    ['a small tenant', {}],
    ['a small tenant, by its last 10 s', { counts: 'the last 10 s' }],
    ['a middle one', { quota: 5_000 }],
    ['a middle one, by its last 10 s', { quota: 5_000, counts: 'the last 10 s' }],
    ['a large one', { quota: 8_000 }],
    ['a large one in the middle of a window', { quota: 8_000, ahead: 6_000 }],
  ];
  for (const [name, different] of servers) {
    for (const tells of [true, false]) {
      it(`is never refused by ${name}, and uses 80 % of what it grants, ${tells ? 'warned' : 'not warned'}`, () => {
        const server = { ...alone, ...different, tells };
        const { pace, clock } = started(undefined, usersOf(server));
        const { refused, granted } = drive(pace, clock, server, 60);
        assert.equal(refused, 0);
        assert.ok(granted / 6 >= 0.8 * server.quota, String(granted / 6));
      });
    }
  }

  const tenants = (others: number) =>
    fc.record<Server>({
      quota: fc.constantFrom(3_500, 5_000, 8_000),
      counts: fc.constantFrom('in windows', 'the last 10 s'),
      ahead: fc.integer({ min: 0, max: 9_999 }),
      others: fc.integer({ min: 0, max: others }),
      tells: fc.constant(true),
    });
  const lags = fc.integer({ min: 20, max: 600 });
  /** Refusals in 40 seconds, in any tenant where others spend so many units in 10 seconds at most. */
  const refusals = (others: number, holds: (refused: number) => boolean) =>
    fc.assert(
      fc.property(tenants(others), lags, (server, lag) => {
        const { pace, clock } = started(undefined, usersOf(server));
        return holds(drive(pace, clock, server, 40, lag).refused);
      }),
      { numRuns: 40 },
    );

  it('is never refused, however the quota is counted, with some others about', () => {
    refusals(150, (refused) => refused === 0);
  });

  it('is hardly ever refused when others take a third of what there is', () => {
    refusals(1_200, (refused) => refused <= 20);
  });

  it('takes a tenant for small until it is known to be larger', () => {
    for (const [users, quota] of [
      [0, 3_500],
      [49, 3_500],
      [50, 5_000],
      [500, 5_000],
      [501, 8_000],
    ] as const) {
      const { pace, clock } = started(undefined, users);
      pace.knowsUsers(1);
      const { granted } = drive(pace, clock, { ...alone, quota: 100_000 }, 30);
      assert.ok(granted / 3 <= quota && granted / 3 >= 0.8 * quota, `${users} users: ${granted / 3}`);
    }
  });

  it('keeps to a quota that it was told', () => {
    const { pace, clock } = started(1_000);
    const { granted } = drive(pace, clock, { ...alone, quota: 8_000 }, 30);
    assert.ok(granted / 3 <= 1_000 && granted / 3 >= 800, String(granted / 3));
  });

  it('comes down after a 429 and rises slowly to less than it was, once for all that failed together', () => {
    const { pace, clock } = started();
    const tight: Server = { ...alone, quota: 2_000, tells: false };
    const first = drive(pace, clock, tight, 10);
    assert.ok(first.refused > 1 && first.refused <= 60, String(first.refused));
    pace.knowsUsers(10_000);
    const then = drive(pace, clock, tight, 120);
    assert.equal(then.refused, 0);
    assert.ok(then.granted / 12 >= 700, String(then.granted / 12));
  });

  it('lets free requests pass at any time', () => {
    const { pace, clock } = started(100);
    drive(pace, clock, { ...alone, quota: 100 }, 1);
    assert.ok(pace.admit(20) > 0);
    assert.equal(pace.admit(0), 0);
  });
});
