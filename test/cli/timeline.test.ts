import assert from 'node:assert/strict';
import { cli, liveAt, withContoso } from './run.ts';

describe('timeline on the command line', () => {
  it('lines up what happened, in the zone of the settings, and marks where it stops with a word', async () => {
    await withContoso([], async (sandbox) => {
      const ran = await cli(['timeline', 'hedda@contoso.com'], { ...liveAt(sandbox), TIME_ZONE: 'Asia/Tokyo' });
      assert.equal(ran.code, 0, ran.stderr);
      const lines = ran.stdout.trimEnd().split('\n');
      assert.match(ran.stdout, /The way to a mailbox stops at the license: /);
      assert.match(ran.stdout, /^ license +STOPS HERE +there was one/m);
      assert.match(ran.stdout, /changed by Microsoft Entra ID$/m);
      const told = lines.slice(lines.indexOf('What happened, in order:') + 1);
      const dated = told.filter((line) => /^ \d/.test(line));
      assert.ok(dated.length >= 4, ran.stdout);
      for (const line of dated) assert.match(line, /^ \d{1,2} \w{3} \d{4}, \d{2}:\d{2} GMT\+9/);
      const words = dated.map((line) => /GMT\+9( +)(?:(?:trouble|limit|to come|now)( +))?/.exec(line)?.[0].length);
      assert.ok(words.every((length) => length !== undefined));
      // The last column begins at one place in every line.
      const column = (dated[0] ?? '').indexOf('The account');
      for (const line of dated) assert.match(line.slice(column - 1), /^ \S/, ran.stdout);
      assert.match(dated.at(-1) ?? '', / now +This look$/);
    });
  });

  it('prints one line of JSON a user, the limits to come flagged', async () => {
    await withContoso([], async (sandbox) => {
      const ran = await cli(['timeline', '--json', 'lucia@contoso.com', 'theo@contoso.com'], liveAt(sandbox));
      assert.equal(ran.code, 0, ran.stderr);
      const [lucia, theo] = ran.stdout
        .trimEnd()
        .split('\n')
        .map((line) => JSON.parse(line));
      assert.equal(lucia.schema, 1);
      assert.equal(lucia.verdict.cause, 'still-within-normal-time');
      assert.equal(lucia.timeline.brokeAt.link, 'mailbox');
      const { at, moments } = { at: lucia.at, moments: lucia.timeline.moments as { at: string; future?: true }[] };
      assert.deepEqual(
        moments.map((moment) => moment.future ?? false),
        moments.map((moment) => moment.at > at),
      );
      assert.ok(moments.some(({ future }) => future));
      assert.equal(theo.timeline.brokeAt.link, 'account');
      assert.equal(theo.subject.deleted, true);
    });
  });

  it('does without an audit log that is closed, throttled, or never answers', async () => {
    const path = '/auditLogs/directoryAudits';
    for (const fault of [{ status: 403 }, { status: 429, retryAfter: 60 }, { hang: true }]) {
      await withContoso([{ path, ...fault }], async (sandbox) => {
        const ran = await cli(['timeline', '--json', 'hedda@contoso.com'], liveAt(sandbox));
        assert.equal(ran.code, 0, ran.stderr);
        const { timeline } = JSON.parse(ran.stdout);
        assert.equal(timeline.brokeAt.link, 'license');
        assert.match(timeline.unseen.join(), /Who changed what, and when, is not known/);
        assert.equal(sandbox.requests.filter(({ url }) => url.includes('/auditLogs')).length, 1);
      });
    }
  });

  const bad: readonly (readonly [string, readonly string[], RegExp])[] = [
    ['nobody', ['timeline'], /missing required argument/],
    ['an empty user', ['timeline', ''], /a user is empty/],
    ['an unknown option', ['timeline', '--wrong', 'jane@contoso.com'], /unknown option/],
    ['a tenant file that is none', ['timeline', '--tenant', 'nowhere.json', 'jane@contoso.com'], /nowhere\.json/],
  ];
  for (const [name, args, expected] of bad) {
    it(`ends with 2 on ${name}`, async () => {
      const ran = await cli(args);
      assert.equal(ran.code, 2, ran.stderr);
      assert.match(ran.stderr, expected);
      assert.equal(ran.stdout, '');
    });
  }

  it('ends with 3 where Graph lets nobody in, and goes on to the next', async () => {
    await withContoso([], async (sandbox) => {
      const ran = await cli(
        ['timeline', 'jane@contoso.com', 'zoe@contoso.com'],
        liveAt({ ...sandbox, token: 'wrong' }),
      );
      assert.equal(ran.code, 3);
      assert.match(ran.stderr, /jane@contoso\.com: no timeline could be made\. .*\nzoe@contoso\.com: no timeline/);
      assert.equal(ran.stdout, '');
    });
  });
});
