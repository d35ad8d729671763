import assert from 'node:assert/strict';
import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { csvColumns, csvRows } from '../../src/cli/csv-rows.ts';
import { tableRows } from '../../src/cli/table-rows.ts';
import { textOf } from '../../src/cli/text-of.ts';
import { peopleIn } from '../../src/cli/user-list.ts';
import type { Diagnosis, Finding } from '../../src/diagnosis/finding.ts';
import { say } from '../../src/diagnosis/message.ts';
import type { Render } from '../../src/diagnosis/report.ts';
import { plain } from '../../src/texts/escape.ts';
import { render } from '../../src/texts/render.ts';

const inWords: Render = (message) => render(message, { locale: 'en', timeZone: 'UTC', escape: plain });

const about = { check: 'mailbox-missing', question: 'Is it?' };
const outcomes: Readonly<Record<string, Finding>> = {
  pass: { ...about, outcome: 'pass', evidence: [] },
  'cannot-tell': { ...about, outcome: 'cannot-tell', reason: say`No.`, because: [] },
};

/** A diagnosis of somebody with these names. */
const diagnosisOf = (name: string, upn = 'jane@contoso.com', findings: readonly Finding[] = []): Diagnosis => ({
  at: '2026-11-21T10:00:00Z',
  tenant: { id: 't', name: 'Contoso', mode: 'sandbox' },
  subject: { input: 'jane', id: '1', userPrincipalName: upn, displayName: name },
  verdict: {
    cause: 'still-within-normal-time',
    class: 'wait',
    certainty: 'likely',
    summary: say`Wait for ${name}, please.`,
    settledBy: [{ question: 'Is it there now?' }, { cmdlet: 'Get-User', where: 'PowerShell' }],
    tellTheUser: say`Soon.`,
  },
  findings,
  advice: [
    { remedy: 'wait', by: 'person' },
    { remedy: 'draft-support-request', by: 'person' },
  ],
  vetoes: [],
  cost: { graphRequests: 1, httpCalls: 1, waves: 1, resourceUnits: 1, exchangeCalls: 0, milliseconds: 1 },
});

const recordsOf = (text: string) => parse(text, { columns: true }) as Record<string, string>[];

describe('rows of CSV', () => {
  const { head, row } = csvRows(inWords);

  it('say what matters of a report', () => {
    const [record] = recordsOf(head + row('Jane', diagnosisOf('Jane, "J"', 'jane@contoso.com')));
    assert.deepEqual(record, {
      input: 'Jane',
      id: '1',
      userPrincipalName: 'jane@contoso.com',
      displayName: 'Jane, "J"',
      cause: 'still-within-normal-time',
      class: 'wait',
      certainty: 'likely',
      summary: 'Wait for Jane, "J", please.',
      firstAdvice: 'wait',
      settledBy: 'Is it there now? | PowerShell: Get-User',
      mailbox: 'not known',
    });
  });

  it('say of the mailbox what its check found', () => {
    const fail = { ...about, outcome: 'fail', cause: 'mailbox-healthy' } as Finding;
    const said = (finding: Finding | undefined) =>
      recordsOf(head + row('', diagnosisOf('', '', finding ? [finding] : [])))[0]?.mailbox;
    assert.deepEqual([fail, outcomes.pass, outcomes['cannot-tell'], undefined].map(said), [
      'answers',
      'does not answer',
      'not known',
      'not known',
    ]);
  });

  it('keep any name whole, on records of their own, and hand no spreadsheet a formula', async () => {
    const text = fc.string({
      unit: fc.constantFrom('=', '+', '-', '@', '\t', '\r', '\n', '"', ',', ';', "'", '1', 'é', '😀', ' '),
      maxLength: 12,
    });
    await fc.assert(
      fc.asyncProperty(fc.array(fc.tuple(text, text), { minLength: 1, maxLength: 4 }), async (names) => {
        const csv = head + names.map(([name, input]) => row(input, diagnosisOf(name, `${name}@contoso.com`))).join('');
        const records = recordsOf(csv);
        assert.equal(records.length, names.length);
        for (const [i, [name, input]] of names.entries()) {
          const record = records[i] as Record<string, string>;
          for (const [cell, meant] of [
            [record.displayName, name],
            [record.input, input],
          ] as const) {
            assert.equal(cell, /^[=+\-@\t\r]/.test(meant) ? `'${meant}` : meant);
          }
          for (const cell of Object.values(record)) assert.doesNotMatch(cell, /^[=+\-@\t\r]/);
        }
      }),
    );
  });

  it('can be fed back in', async () => {
    const upns = ['jane@contoso.com', '=cmd@contoso.com', "o'brien@contoso.com", '"odd" @contoso.com'];
    const csv = head + upns.map((upn) => row('x', diagnosisOf('Jane', upn))).join('');
    async function* bytes() {
      yield Buffer.from(csv);
    }
    const named: string[] = [];
    for await (const each of peopleIn(textOf(bytes()), 'report.csv', true)) named.push(each);
    assert.deepEqual(named, upns);
    assert.equal(csvColumns.indexOf('userPrincipalName') >= 0, true);
  });
});

describe('rows of a table', () => {
  it('line up, one by one, whatever stands in them', () => {
    const { head, row, foot } = tableRows(inWords, 130);
    const names = ['Jane', 'x'.repeat(90), 'a\u001b[31mred', '漢字', 'two\nlines'];
    const lines = `${head}${names.map((name) => row('in', diagnosisOf(name, `${name}@contoso.com`))).join('')}${foot}`;
    const widths = lines
      .trimEnd()
      .split('\n')
      .map((line) => [...line].reduce((sum, char) => sum + (/\p{Script=Han}/u.test(char) ? 2 : 1), 0));
    assert.equal(new Set(widths).size, 1, lines);
    assert.match(lines, /^┌[\s\S]*├[\s\S]*└─+┴─+┴─+┴─+┘\n$/);
    assert.ok(!lines.includes('\u001b'));
    // A long name is broken, not cut: it can be put together again.
    const first = lines.split('\n').map((line) => line.split('│')[1]?.trim() ?? '');
    assert.ok(first.join('').includes(`${'x'.repeat(90)}@contoso.com`));
  });
});
