import assert from 'node:assert/strict';
import { caseCard, caseText } from '../../src/cards/case-card.ts';
import type { Evidence, Finding } from '../../src/diagnosis/finding.ts';
import { say } from '../../src/diagnosis/message.ts';
import { lint, markdownIn } from './lint.ts';
import { at, aView, diagnosis, findings, options } from './views.ts';

const viewOf = (all: readonly Finding[], detailed = true, settledBy: readonly { readonly question: string }[] = []) => {
  const found = diagnosis({ findings: all });
  const certainty = settledBy.length > 0 ? 'likely' : 'confirmed';
  return aView({ diagnosis: { ...found, verdict: { ...found.verdict, certainty, settledBy } } }, { detailed });
};
const textOf = (...args: Parameters<typeof viewOf>) => {
  lint(caseCard(viewOf(...args), options));
  return caseText(viewOf(...args), options);
};
const passed = (...evidence: Partial<Evidence>[]): Finding => ({
  check: 'user',
  question: 'Is it there?',
  outcome: 'pass',
  evidence: evidence.map((one) => ({ fact: 'user', shows: say`It is.`, source: 'graph', at, ...one })),
});
const untold = (reason: string, cmdlet?: string, question = 'Is there an old one?'): Finding => ({
  check: 'old',
  question,
  outcome: 'cannot-tell',
  reason: say`${reason}`,
  because: ['old'],
  ...(cmdlet && { ask: { cmdlet, where: 'Exchange Online PowerShell' } }),
});
const note: Finding = {
  ...(findings()[2] as Extract<Finding, { outcome: 'fail' }>),
  cause: 'hidden-from-gal-not-a-cause',
};
const also = (cause: Extract<Finding, { outcome: 'fail' }>['cause'], explained = false): Finding => {
  const { explainedBy: _, ...one } = findings()[2] as Extract<Finding, { outcome: 'fail' }>;
  return { ...one, cause, ...(explained && { explainedBy: 'exchange-plan-disabled-in-license' }) };
};

describe('cards: evidence', () => {
  const rows: readonly [string, Partial<Evidence>, string][] = [
    ['of the usual source and the moment of the look', {}, 'It is.'],
    ['of a minute later', { at: '2026-11-21T14:06:00.000Z' }, 'It is.'],
    ['of longer ago', { at: '2026-11-21T14:03:00.000Z' }, 'It is. – 21 Nov 2026, 14:03 UTC'],
    ['of Exchange', { source: 'exchange' }, 'It is. – Exchange Online'],
    [
      'of a person, later',
      { source: 'person', at: '2026-11-21T15:00:00.000Z' },
      'It is. – told by a person, 21 Nov 2026, 15:00 UTC',
    ],
  ];
  for (const [name, evidence, line] of rows)
    it(name, () => assert.ok(textOf([passed(evidence)]).includes(`✔ Fine: Is it there?\n${line}\n`)));

  it('names the usual source once, where there is something of it', () => {
    assert.equal(textOf([passed({}, {}), passed({})]).match(/Microsoft Graph/g)?.length, 1);
    assert.doesNotMatch(textOf([passed({ source: 'exchange' })]), /Microsoft Graph/);
  });
});

describe('cards: questions without an answer', () => {
  it('are asked once, with the ways to find out below each other', () =>
    assert.ok(
      textOf([
        untold('No access.', 'Get-A'),
        untold('No access.', 'Get-B'),
        untold('Too slow.', 'Get-C', 'Other?'),
      ]).includes(
        [
          '? Could not tell: Is there an old one?',
          'No access.',
          'Run in Exchange Online PowerShell:',
          '    Get-A',
          '    Get-B',
          '? Could not tell: Other?',
          'Too slow.',
          'Run in Exchange Online PowerShell:',
          '    Get-C',
        ].join('\n'),
      ),
    ));

  it('do not repeat what stands further up', () => {
    const question = { question: 'Who knows?' };
    const open = { ...untold('Nobody told.'), ask: question } as Finding;
    assert.match(
      textOf([open], true, [question]),
      /Nobody told\.\nHow to find out stands under “What would settle it”/,
    );
    assert.equal(textOf([open], true, [question]).match(/Who knows/g)?.length, 1);
  });
});

describe('cards: what was found beside the verdict', () => {
  const four = [also('no-license-at-all'), also('dirsync-stalled'), also('moera-conflict'), also('user-deleted')];

  it('is three lines by name, and the number of the others', () =>
    assert.match(
      textOf(four, false),
      /✖ Also found: No license\n✖ Also found: Directory sync has stopped\n✖ Also found: The onmicrosoft\.com address is taken\nAnd 1 more in the details\.\n/,
    ));

  it('leaves notes and what the verdict explains to the details', () => {
    const all = [note, also('no-license-at-all', true)];
    assert.doesNotMatch(textOf(all, false), /Also found/);
    assert.match(textOf(all), /Also found\n✖ .*\n✖ .* \(comes from: Exchange is switched off inside the license\)/);
  });
});

describe('cards: Microsoft’s page about a check', () => {
  it('is a link behind the question, and only over https', () => {
    const linesFor = (page: string) =>
      markdownIn(
        caseCard(
          viewOf([
            { ...passed({}), page },
            { ...untold('No.'), page },
          ]),
          options,
        ),
      ).filter((line) => /\?/.test(line));
    assert.deepEqual(linesFor('https://learn.microsoft.com/exchange/a_(b)'), [
      "✔ Fine: Is it there? [Microsoft's page](https://learn.microsoft.com/exchange/a_%28b%29)",
      "? Could not tell: Is there an old one? [Microsoft's page](https://learn.microsoft.com/exchange/a_%28b%29)",
    ]);
    for (const page of ['http://contoso.com', 'javascript:alert(1)', 'nothing'])
      assert.deepEqual(linesFor(page), ['✔ Fine: Is it there?', '? Could not tell: Is there an old one?']);
  });
});
