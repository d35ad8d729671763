import { strict as assert } from 'node:assert';
import { clockOf, createClock, isTime, timeAt } from '../../src/sandbox/clock.ts';
import { filter, open, small } from './client.ts';

const noon = new Date('2026-11-20T12:00:00Z');

describe('time in a tenant', () => {
  const table: readonly (readonly [string, string])[] = [
    ['now', '2026-11-20T12:00:00Z'],
    ['now-5h30m', '2026-11-20T06:30:00Z'],
    ['now-12m', '2026-11-20T11:48:00Z'],
    ['now-45d', '2026-10-06T12:00:00Z'],
    ['now+90s', '2026-11-20T12:01:30Z'],
    ['start-1h', '2026-11-20T11:00:00Z'],
    ['2020-01-02T03:04:05.6Z', '2020-01-02T03:04:05.6Z'],
  ];
  for (const [text, time] of table) {
    it(`${text} at noon is ${time}`, () =>
      assert.equal(
        timeAt(
          text,
          clockOf(() => noon),
        ),
        time,
      ));
  }

  for (const text of ['now-', 'now-5', 'now-5w', 'now 5h', '-5h', 'later', '2026-11-20', '', 'now-5h-', 'nowish']) {
    it(`"${text}" is no time`, () => assert.equal(isTime(text), false));
  }

  it('runs as fast as told, the same for two processes with one origin', () => {
    let real = 1_000_000;
    const options = { rate: 60, origin: new Date(1_000_000), real: () => real };
    const first = createClock(options);
    real += 60_000;
    const second = createClock(options);
    real += 60_000;
    assert.equal(first.now().getTime() - 1_000_000, 120 * 60_000);
    assert.equal(first.now().getTime(), second.now().getTime());
    assert.equal(first.startedAt.getTime(), 1_000_000);
  });

  it('is read anew at each request: now never ages, start does', async () => {
    let now = noon;
    const graph = await open({
      now: () => now,
      tenant: small({
        users: [
          { userPrincipalName: 'a@small.com', displayName: 'A', createdDateTime: 'now-2h' },
          { userPrincipalName: 'b@small.com', displayName: 'B', createdDateTime: 'start-2h' },
        ],
      }),
    });
    try {
      const created = async () =>
        (await graph.get('/users?$select=createdDateTime')).body.value?.map((user) => user.createdDateTime);
      const young = async () =>
        (await graph.get(`/users?$select=displayName&${filter('createdDateTime ge 2026-11-20T11:00:00Z')}`)).body.value
          ?.length;
      assert.deepEqual(await created(), ['2026-11-20T10:00:00Z', '2026-11-20T10:00:00Z']);
      assert.equal(await young(), 0);
      now = new Date('2026-11-20T18:00:00Z');
      assert.deepEqual(await created(), ['2026-11-20T16:00:00Z', '2026-11-20T10:00:00Z']);
      assert.equal(await young(), 1);
    } finally {
      await graph.close();
    }
  });

  it('lets a mailbox arrive', async () => {
    let now = noon;
    const graph = await open({
      now: () => now,
      tenant: small({
        users: [
          {
            userPrincipalName: 'a@small.com',
            displayName: 'A',
            sandbox: { mailbox: 'user', mailboxSince: 'start+10m' },
          },
        ],
      }),
    });
    try {
      const status = async () => (await graph.get('/users/a@small.com/mailboxSettings/userPurpose')).status;
      assert.equal(await status(), 404);
      now = new Date('2026-11-20T12:10:00Z');
      assert.equal(await status(), 200);
    } finally {
      await graph.close();
    }
  });

  it('stands still where the tenant file says so, in the Date header too', async () => {
    const graph = await open({
      tenant: small({
        clock: '2026-11-20T12:00:00Z',
        users: [{ userPrincipalName: 'a@small.com', displayName: 'A', createdDateTime: 'now-1d' }],
      }),
    });
    try {
      const { body, headers } = await graph.get('/users/a@small.com?$select=createdDateTime');
      assert.equal(body.createdDateTime, '2026-11-19T12:00:00Z');
      assert.equal(headers.get('date'), noon.toUTCString());
    } finally {
      await graph.close();
    }
  });
});
