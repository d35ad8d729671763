import assert from 'node:assert/strict';
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { parse } from 'csv-parse/sync';
import { cli, liveAt, reports, withContoso } from './run.ts';

const top = join(import.meta.dirname, '../..');

/** The command line with its pipes open. */
function running(args: readonly string[], env: Readonly<Record<string, string>>) {
  const child = spawn(process.execPath, [join(top, 'src/cli.ts'), ...args], {
    cwd: top,
    env: { PATH: process.env.PATH ?? '', NO_COLOR: '1', ...env },
    stdio: ['pipe', 'pipe', 'pipe'],
  });
  let stderr = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    stderr += text;
  });
  const ended = once(child, 'close').then(([code]) => ({ code: code as number | null, stderr }));
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  return { child: child as ChildProcess & { stdin: NonNullable<ChildProcess['stdin']> }, lines, ended };
}

const inputOf = (line: string): string => (JSON.parse(line) as { subject: { input: string } }).subject.input;

describe('check of many, in a terminal', () => {
  let folder = '';
  before(() => {
    folder = mkdtempSync(join(tmpdir(), 'mailboxhelp-many-'));
  });
  after(() => rmSync(folder, { recursive: true, force: true }));

  const fileOf = (name: string, text: string): string => {
    const file = join(folder, name);
    writeFileSync(file, text);
    return file;
  };

  it('reads CSV, writes CSV in the same order, and sums up on standard error', async () => {
    const file = fileOf(
      'users.csv',
      '\ufeffName;User principal name\r\n"Fairweather; Jane";jane@contoso.com\r\n\r\nRavi;ravi@contoso.com\r\n;JANE@contoso.com\r\nNobody;nobody@contoso.com\r\n',
    );
    await withContoso([], async (sandbox) => {
      const ran = await cli(['check', '--file', file, '--csv'], liveAt(sandbox));
      assert.equal(ran.code, 0, ran.stderr);
      const records = parse(ran.stdout, { columns: true }) as Record<string, string>[];
      assert.deepEqual(
        records.map(({ input, cause, mailbox }) => [input, cause, mailbox]),
        [
          ['jane@contoso.com', 'exchange-plan-disabled-in-license', 'does not answer'],
          ['ravi@contoso.com', 'still-within-normal-time', 'does not answer'],
          ['nobody@contoso.com', records[2]?.cause, 'not known'],
        ],
      );
      assert.match(ran.stderr, /Named more than once, and looked at once: JANE@contoso\.com\./);
      assert.match(ran.stderr, /1 │ exchange-plan-disabled-in-license +│ Exchange is switched off/);
      const [, requests, units, calls] =
        /3 people: (\d+) requests \(.+ each\), (\d+) units \(.+ each\), (\d+) calls, /.exec(ran.stderr) ?? [];
      const asked = sandbox.requests.filter(({ url }) => !url.startsWith('/$batch') && !url.includes('adminapi'));
      assert.equal(Number(requests), asked.length);
      assert.equal(
        Number(units),
        asked.reduce((sum, each) => sum + (each.units ?? 0), 0),
      );
      assert.equal(Number(calls), new Set(asked.map(({ httpCall }) => httpCall)).size);
    });
  });

  it('prints a table with its summary below', async () => {
    await withContoso([], async (sandbox) => {
      const ran = await cli(['check', 'jane@contoso.com', 'ravi@contoso.com'], liveAt(sandbox));
      assert.equal(ran.code, 0, ran.stderr);
      assert.match(
        ran.stdout,
        /│ jane@contoso\.com +│ exchange-plan-disabled[\s\S]*│ ravi@contoso\.com[\s\S]*2 people: /,
      );
      assert.doesNotMatch(ran.stderr, /people/);
    });
  });

  it('answers before the next is named, and sums up when standard input ends', async () => {
    await withContoso([], async (sandbox) => {
      const { child, lines, ended } = running(['check', '-', '--json'], liveAt(sandbox));
      for (const name of ['jane@contoso.com', 'ravi@contoso.com']) {
        child.stdin.write(`${name}\n`);
        assert.equal(inputOf(String((await lines.next()).value)), name);
      }
      child.stdin.end();
      const { code, stderr } = await ended;
      assert.equal(code, 0);
      assert.match(stderr, /2 people: /);
    });
  });

  it('sums up what it has when it is stopped from the keyboard, and ends with 130', async () => {
    await withContoso([], async (sandbox) => {
      const { child, lines, ended } = running(['check', '-', '--json'], liveAt(sandbox));
      child.stdin.write('jane@contoso.com\nravi@contoso.com\n');
      await lines.next();
      await lines.next();
      child.kill('SIGINT');
      const { code, stderr } = await ended;
      assert.equal(code, 130);
      assert.match(stderr, /Stopped before the end\.[\s\S]*2 people: /);
    });
  });

  it('ends without a word when its reader has left', async () => {
    const names = Array.from({ length: 400 }, (_, i) => `nobody${i}@contoso.com`);
    await withContoso([], async (sandbox) => {
      const { child, ended } = running(
        ['check', '--file', fileOf('all.txt', names.join('\n')), '--json'],
        liveAt(sandbox),
      );
      await once(child.stdout as NonNullable<ChildProcess['stdout']>, 'data');
      child.stdout?.destroy();
      const { code, stderr } = await ended;
      assert.equal(code, 0);
      assert.doesNotMatch(stderr, /EPIPE|Error|people/);
      const looked = new Set(sandbox.requests.flatMap(({ url }) => /nobody\d+/.exec(url) ?? []));
      assert.ok(looked.size < names.length / 2, `${looked.size} were looked at`);
    });
  });

  it('asks the audit log about few people, and not about many', async () => {
    const names = ['jane', 'ravi', 'nobody', 'sam'].map((name) => `${name}@contoso.com`);
    for (const [count, isAsked] of [
      [3, true],
      [4, false],
    ] as const) {
      await withContoso([], async (sandbox) => {
        const ran = await cli(['check', '--json', ...names.slice(0, count)], liveAt(sandbox));
        assert.equal(reports(ran).length, count, ran.stderr);
        assert.equal(
          sandbox.requests.some(({ url }) => /auditlogs/i.test(url)),
          isAsked,
        );
      });
    }
  });

  it('does not ask a closed door again and again', async () => {
    await withContoso([], async (sandbox) => {
      const names = Array.from({ length: 30 }, (_, i) => `user${i}@contoso.com`);
      const ran = await cli(['check', '--csv', ...names], liveAt({ ...sandbox, token: 'wrong' }));
      assert.equal(ran.code, 3);
      assert.equal(ran.stdout.split('\n').length, 2);
      assert.match(ran.stderr, /user0@contoso\.com: no report could be made\.[\s\S]*The others were not looked at/);
      assert.doesNotMatch(ran.stderr, /user1@/);
    });
  });

  const bad: readonly (readonly [name: string, args: () => readonly string[], says: RegExp])[] = [
    ['nobody in the file', () => ['--file', fileOf('none.txt', '\n\n')], /none\.txt names nobody/],
    ['a file that is not there', () => ['--file', join(folder, 'no.csv')], /no\.csv cannot be read: there is no such/],
    [
      'a CSV without a known column',
      () => ['--file', fileOf('x.csv', 'Name,Login\na,b\n')],
      /no column that names a user/,
    ],
    ['two ways to print', () => ['jane@contoso.com', '--csv', '--json'], /cannot be used with/],
  ];
  for (const [name, args, says] of bad) {
    it(`refuses ${name}`, async () => {
      const ran = await cli(['check', ...args()]);
      assert.deepEqual([ran.code, ran.stdout], [2, ''], ran.stderr);
      assert.match(ran.stderr, says);
    });
  }

  it('keeps what it found when standard input turns out to be broken, and says so with 2', async () => {
    await withContoso([], async (sandbox) => {
      const ran = await cli(
        ['check', '-', '--json'],
        liveAt(sandbox),
        'UPN,Note\njane@contoso.com,x\nravi@contoso.com,"y\n',
      );
      assert.equal(ran.code, 2);
      assert.deepEqual(
        reports(ran).map(({ subject }) => subject.input),
        ['jane@contoso.com'],
      );
      assert.match(ran.stderr, /Standard input cannot be read to its end: a quote is opened and never closed/);
    });
  });
});
