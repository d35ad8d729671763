import assert from 'node:assert/strict';
import { cli, liveAt, reports, withContoso } from './run.ts';

describe('check, in a terminal', () => {
  it('explains one user, and says on stderr that it is the sandbox', async () => {
    const ran = await cli(['check', 'jane@contoso.com']);
    assert.equal(ran.code, 0);
    assert.match(ran.stderr, /^SANDBOX /);
    assert.match(ran.stdout, /There is a license \(Microsoft 365 E3\), but Exchange Online \(Plan 2\) is switched off/);
    assert.match(ran.stdout, /1\. Switch the Exchange plan on \(enable-exchange-plan\)/);
    assert.match(ran.stdout, /│ exchange-plan +│ found/);
  });

  it('prints a line of JSON a user, in the order of the input, from arguments and standard input', async () => {
    await withContoso([], async (sandbox) => {
      const ran = await cli(
        ['check', 'ravi@contoso.com', '-', '--json'],
        liveAt(sandbox),
        'jane@contoso.com\n\n Sam Quill \n',
      );
      assert.equal(ran.code, 0);
      const found = reports(ran);
      assert.deepEqual(
        found.map(({ subject, verdict }) => [subject.input, verdict.cause]),
        [
          ['ravi@contoso.com', 'still-within-normal-time'],
          ['jane@contoso.com', 'exchange-plan-disabled-in-license'],
          ['Sam Quill', 'undetermined'],
        ],
      );
      assert.equal(found[2]?.subject.candidates?.length, 2);
    });
  });

  it('writes the report that the design describes', async () => {
    await withContoso([], async (sandbox) => {
      const [report] = reports(await cli(['check', 'jane@contoso.com', '--json'], liveAt(sandbox)));
      assert.ok(report);
      assert.deepEqual(Object.keys(report), [
        'schema',
        'at',
        'tenant',
        'subject',
        'verdict',
        'findings',
        'advice',
        'vetoes',
        'corrections',
        'timeline',
        'cost',
      ]);
      assert.equal(report.schema, 1);
      assert.deepEqual([report.tenant.mode, report.tenant.name], ['live', 'Contoso']);
      assert.deepEqual(Object.keys(report.verdict), [
        'cause',
        'class',
        'certainty',
        'summary',
        'settledBy',
        'asks',
        'tellTheUser',
      ]);
      assert.deepEqual(report.advice, [{ remedy: 'enable-exchange-plan', by: 'person' }]);
      assert.deepEqual(Object.keys(report.cost), [
        'graphRequests',
        'httpCalls',
        'waves',
        'resourceUnits',
        'exchangeCalls',
        'milliseconds',
      ]);
      assert.ok((report.cost.waves ?? 9) <= 2 && (report.cost.resourceUnits ?? 99) <= 12);
      assert.ok(report.findings.some(({ check, outcome }) => check === 'recipient' && outcome === 'cannot-tell'));
    });
  });

  const bad: readonly (readonly [string, readonly string[], Readonly<Record<string, string>>, RegExp])[] = [
    ['no user', ['check'], {}, /missing required argument/],
    ['an empty user', ['check', ' '], {}, /a user is empty/],
    ['an unknown option', ['check', 'jane@contoso.com', '--jsno'], {}, /unknown option.*--json/s],
    ['an unknown command', ['chekc', 'jane@contoso.com'], {}, /unknown command.*check/s],
    [
      'half of the credentials',
      ['check', 'jane@contoso.com'],
      { MAILBOXHELP_MODE: 'live' },
      /TENANT_ID is missing.*credential/s,
    ],
    ['a tenant file that is none', ['check', 'jane@contoso.com', '--tenant', 'package.json'], {}, /package\.json/],
  ];
  for (const [name, args, env, says] of bad) {
    it(`refuses ${name} with a sentence`, async () => {
      const ran = await cli(args, env);
      assert.equal(ran.code, 2);
      assert.match(ran.stderr, says);
      assert.equal(ran.stdout, '');
    });
  }

  it('knows its version and its help', async () => {
    assert.match((await cli(['--version'])).stdout, /^\d+\.\d+\.\d+\n$/);
    assert.match((await cli(['check', '--help'])).stdout, /--json/);
  });
});

describe('check, when Graph is in trouble', () => {
  it('makes no report when Graph cannot be reached, and says why', async () => {
    // A port that was free a moment ago: nobody answers there now.
    const gone = await withContoso([], async (sandbox) => sandbox);
    const ran = await cli(['check', 'jane@contoso.com', '--json'], liveAt(gone));
    assert.deepEqual([ran.code, ran.stdout], [3, '']);
    assert.match(ran.stderr, /jane@contoso\.com: no report could be made\. Graph could not be reached/);
  });

  it('makes no report when every request is refused with 401', async () => {
    await withContoso([], async (sandbox) => {
      const ran = await cli(['check', 'jane@contoso.com', '--json'], liveAt({ ...sandbox, token: 'wrong' }));
      assert.deepEqual([ran.code, ran.stdout], [3, '']);
      assert.match(ran.stderr, /no report could be made/);
    });
  });

  const troubles = [
    [
      'one fact is forbidden',
      [{ path: '/contacts', status: 403, code: 'Authorization_RequestDenied' }],
      'address-conflict',
    ],
    ['one fact is malformed', [{ path: '/admin/serviceAnnouncement', malformed: true }], 'service-health'],
    [
      'one item is missing from the batch',
      [{ path: '/admin/serviceAnnouncement', dropBatchItem: true }],
      'service-health',
    ],
    [
      'one fact always fails',
      [{ path: '/admin/serviceAnnouncement', status: 400, code: 'BadRequest' }],
      'service-health',
    ],
  ] as const;
  for (const [name, faults, check] of troubles) {
    it(`still says what it knows when ${name}`, async () => {
      await withContoso(faults, async (sandbox) => {
        const ran = await cli(['check', 'jane@contoso.com', '--json'], liveAt(sandbox));
        assert.equal(ran.code, 0);
        const [report] = reports(ran);
        assert.equal(report?.verdict.cause, 'exchange-plan-disabled-in-license');
        const finding = report?.findings.find((one) => one.check === check);
        assert.equal(finding?.outcome, 'cannot-tell');
        assert.ok(finding?.reason);
      });
    });
  }

  it('waits out a 429, and loses nothing', async () => {
    await withContoso([{ path: '/users', status: 429, retryAfter: 1, times: 2 }], async (sandbox) => {
      const [report] = reports(await cli(['check', 'jane@contoso.com', '--json'], liveAt(sandbox)));
      assert.deepEqual(
        [report?.verdict.cause, report?.verdict.certainty],
        ['exchange-plan-disabled-in-license', 'confirmed'],
      );
    });
  });

  const odd = [
    "o'brien@contoso.com",
    "x' or startswith(displayName,'",
    '../../groups',
    '%27%20or%201%20eq%201',
    '<at>jane</at>',
    'a'.repeat(5000),
    '\u202ejane@contoso.com',
    '$count@contoso.com',
  ];
  it('takes odd names and addresses as names and addresses', async () => {
    await withContoso([], async (sandbox) => {
      const ran = await cli(['check', '--json', '--', ...odd], liveAt(sandbox));
      assert.equal(ran.code, 0, ran.stderr);
      const found = reports(ran);
      assert.equal(found.length, odd.length);
      for (const { subject, verdict } of found) {
        assert.equal(subject.id, null, subject.input);
        assert.notEqual(verdict.cause, 'mailbox-healthy');
      }
    });
  });
});
