import assert from 'node:assert/strict';
import { caseCard, caseText, summaryOf } from '../../src/cards/case-card.ts';
import type { CaseView } from '../../src/cases/case.ts';
import { actionsIn, executesIn, markdownIn, runsIn } from './lint.ts';
import { aView, janeId, options, views } from './views.ts';

const all = views();
const view = (name: string): CaseView => {
  const found = all[name];
  assert.ok(found, name);
  return found;
};
const textOf = (name: string) => caseText(view(name), options);
const titlesOf = (name: string, detail: 'full' | 'case-only' = 'full') =>
  actionsIn(caseCard(view(name), { ...options, detail })).map(({ title }) => title);

describe('cards: the card of a case', () => {
  it('says first what is the matter, then what to do, then what to tell, then the rest', () => {
    const expected = [
      'SANDBOX · Contoso · Case 1042',
      'Jane Doe · jane@contoso.com',
      `Object id ${janeId} (Open in admin center: https://admin.microsoft.com/#/users/:/UserDetails/${janeId})`,
      'Ticket Jane Doe',
      '',
      'There is a license for Jane Doe, but Exchange Online is switched off inside it.',
      'Certain · Looked at 21 Nov 2026, 14:05 UTC',
      '',
      'Do this first: Do enable-exchange-plan',
      'Then: Do reprocess-license',
      'Tell the person who waits: “Your license has no mailbox switched on yet. We are on it, Jane Doe.”',
      'Please do not delete or recreate the account: it is not known whether a mailbox lives on premises or in another tenant.',
      'Please do not take the license off: A deleted mailbox of this person still exists.',
      'What I looked at: 1 fine, 2 found something, 1 could not tell, 1 do not apply.',
      'You can also type: recheck 1042 · details 1042 (with every step) · close 1042',
      '',
      'Do enable-exchange-plan',
      "Step 1: Open the licenses of jane@contoso.com. (Microsoft's page about step 1: https://learn.microsoft.com/x_(y))",
      'Step 2: Run this.',
      '    Connect-MgGraph',
      "    Set-MgUserLicense -UserId 'jane@contoso.com' -AddLicenses @{ SkuId = $sku }",
    ];
    assert.equal(textOf('found'), expected.join('\n'));
  });

  it('in detail names every question, its answer and its source, and how to find out the rest', () => {
    const text = textOf('detailed');
    const parts = [
      'Certain · Looked at 21 Nov 2026, 14:05 UTC\nCause: Exchange is switched off inside the license\n',
      'Do this first: Do enable-exchange-plan\nStep 1: Open the licenses of jane@contoso.com.',
      'If that does not help: Do reprocess-license\nStep 1: ',
      'Please do not\n“Do delete-and-recreate”: it is not known whether a mailbox lives on premises or in another tenant.\n“cycle license” and “Do cycle-exchange-plan”: A deleted mailbox of this person still exists.\n',
      'Also found\n✖ Sign-in is blocked for jane@contoso.com. (comes from: Exchange is switched off inside the license)',
      'What I looked at\nRead from Microsoft Graph, unless it says otherwise.\n✖ Found something: Is a mailbox plan switched on inside the license?\nExchange Online (Plan 2) is among',
      "✔ Fine: Is the person in the directory? (Microsoft's page: https://learn.microsoft.com/entra)\njane@contoso.com is there.\n",
      '– Does not apply: Does a group give the license?\nThe license is assigned directly to Jane Doe.',
      "What I could not look at, and how to\n? Could not tell: What does Exchange hold?\nExchange Online is not connected.\nRun in Exchange Online PowerShell:\n    Get-Recipient -Identity 'jane@contoso.com'",
    ];
    for (const part of parts) assert.ok(text.includes(part), `${part}\n---\n${text}`);
    assert.doesNotMatch(text, /What I looked at: 1 fine/);
  });

  const says: readonly [string, RegExp][] = [
    ['queued', /Looking at jane@contoso\.com…/],
    [
      'running',
      /Looking at jane@contoso\.com…\n4 of 21 checks done\nWaiting for Jane Doe\.|Looking at jane@contoso\.com…\n5 of 21 checks done\nWaiting for Jane Doe\./,
    ],
    ['running', /✔ Fine: Is the person in the directory\?/],
    ['running', /\? Could not tell: What does Exchange hold\?/],
    ['running again', /Looking at Jane Doe \(jane@contoso\.com\)…\n0 of 21 checks done\nBefore: There is a license/],
    ['failed', /This look could not finish\nGraph did not answer about Jane Doe\./],
    ['interrupted', /Something went wrong\. Please look again\.\nThe look before, 21 Nov 2026, 14:05 UTC: There is/],
    ['choice', /Nobody has “jane@contoso\.com”\. Who do you mean\?\nJane Doe · jane@contoso\.com\n/],
    [
      'choice',
      /And 2 more\. Please type the whole address\.\nPress a name, or type for example: check jane@contoso\.com/,
    ],
    ['live', /^Contoso · Case 1042/],
    ['likely', /Likely, but not certain · Looked at 21 Nov/],
    [
      'likely',
      /Then: Do reprocess-license\nTo be certain: Does Jane Doe use a mailbox on premises\?\nMicrosoft's incidents could not be read\.\nTell/,
    ],
    [
      'undetermined',
      /Not known yet · Looked at .*\n\nDo this first: Find out what is missing, and change nothing until then\nAsk: Does .*\n.*\nTell/,
    ],
    ['nothing wrong', /\n\nNothing has to be repaired\nTell/],
    [
      'deleted',
      /Jane Doe · jane@contoso\.com · deleted\nObject id .* \(Open in admin center: https:\/\/admin\.microsoft\.com\/#\/deletedusers\)/,
    ],
    [
      'closed',
      /Case 1042 was closed by Jane Doe, 21 Nov 2026, 14:05 UTC \(wrong person\)\.\nFound last: There is a license/,
    ],
    ['closed by itself', /Case 1042 was closed by MailboxHelp, 21 Nov 2026, 14:05 UTC \(Jane Doe\)\./],
  ];
  for (const [name, expected] of says)
    it(`${name}: ${expected.source.slice(0, 50)}`, () => assert.match(textOf(name), expected));

  it('says when what it shows is old', () => {
    const later = { ...options, now: new Date('2026-11-21T19:25:00Z') };
    assert.match(
      caseText(view('found'), later),
      /14:05 UTC\. That is 5 h 20 min ago: please look again before you change anything/,
    );
  });

  it('prints times in the reader’s zone', () => {
    assert.match(caseText(view('found'), { ...options, timeZone: 'Europe/Berlin' }), /21 Nov 2026, 15:05 CET/);
  });

  it('says SANDBOX where it is one, and only there', () => {
    for (const [name, one] of Object.entries(all)) {
      for (const detail of ['full', 'case-only'] as const) {
        const text = markdownIn(caseCard(one, { ...options, detail })).join('\n');
        assert.equal(/SANDBOX/.test(text), name !== 'live', name);
        assert.match(text, /Contoso · Case 1042/);
      }
    }
  });

  it('shows cmdlets as they are, in runs of text that know no markdown', () => {
    assert.deepEqual(runsIn(caseCard(view('found'), options)), [
      'Connect-MgGraph',
      "Set-MgUserLicense -UserId 'jane@contoso.com' -AddLicenses @{ SkuId = $sku }",
    ]);
  });

  it('links to the admin center of the cloud, and only with an object id', () => {
    const link = (one: CaseView, adminCenter?: string) =>
      markdownIn(caseCard(one, { ...options, ...(adminCenter && { adminCenter }) })).find((text) =>
        text.includes('[Open'),
      );
    assert.equal(
      link(view('found')),
      `Object id ${janeId} · [Open in admin center](https://admin.microsoft.com/#/users/:/UserDetails/${janeId})`,
    );
    assert.match(
      link(view('found'), 'https://portal.office365.us') ?? '',
      /\(https:\/\/portal\.office365\.us\/#\/users/,
    );
    assert.equal(link(view('queued')), undefined);
    const odd = aView({ subject: { id: 'x) [y](https://evil.example', userPrincipalName: 'u', displayName: 'd' } });
    assert.equal(link(odd), undefined);
  });
});

describe('cards: buttons', () => {
  const rows: readonly [string, readonly string[]][] = [
    ['found', ['How to do it', 'Look again', 'Show details', 'Close case 1042']],
    ['failed', ['Look again', 'Close case 1042']],
    ['detailed', ['Look again', 'Close case 1042']],
    ['closed', []],
    [
      'choice',
      [
        'Jane Doe (jane@contoso.com)',
        'Jane Doe (jane1@contoso.com)',
        'Jane Doe (jane2@contoso.com)',
        'Jane Doe (jane3@contoso.com)',
        'Jane Doe (jane4@contoso.com)',
      ],
    ],
  ];
  for (const [name, expected] of rows) it(name, () => assert.deepEqual(titlesOf(name), expected));

  it('name nobody on a card that is about the case only, and offer no details there', () => {
    assert.deepEqual(titlesOf('choice', 'case-only'), ['Look again', 'Close case 1042']);
    assert.deepEqual(titlesOf('found', 'case-only'), ['Look again', 'Close case 1042']);
  });

  it('carry the id of the action and the case, and nothing else', () => {
    const [first] = executesIn(caseCard(view('found'), options));
    assert.deepEqual(first, {
      type: 'Action.Execute',
      title: 'Look again',
      verb: 'mailboxhelp',
      data: { action: 'a1', case: 1042 },
      fallback: { type: 'Action.Submit', title: 'Look again', data: { action: 'a1', case: 1042 } },
    });
  });

  it('offer only what the case offers', () => {
    assert.deepEqual(executesIn(caseCard(aView({ actions: {} }), options)), []);
    const fresh = caseCard(
      aView({ actions: { x: { verb: 'start-fresh' }, y: { verb: 'choose', userId: 'nobody' } } }),
      options,
    );
    assert.deepEqual(
      executesIn(fresh).map(({ title }) => title),
      ['Start a fresh case'],
    );
  });

  it('tell two people of one name and address apart', () => {
    const twin = { displayName: 'Jane', userPrincipalName: 'j@contoso.com' };
    const { subject: _, ...base } = aView().case;
    const found = base.diagnosis;
    assert.ok(found);
    const candidates = [
      { id: '1', ...twin },
      { id: '2', ...twin },
    ];
    const actions = { a: { verb: 'choose', userId: '1' }, b: { verb: 'choose', userId: '2' } } as const;
    const diagnosis = { ...found, subject: { ...found.subject, id: null, candidates } };
    const card = caseCard({ ...aView(), case: { ...base, actions, diagnosis } }, options);
    assert.deepEqual(
      actionsIn(card).map(({ title }) => title),
      ['Jane (j@contoso.com)', 'Jane (j@contoso.com) (2)'],
    );
  });
});

describe('cards: the summary', () => {
  const rows: readonly [string, string][] = [
    ['queued', 'Case 1042: looking at jane@contoso.com…'],
    ['failed', 'Case 1042, jane@contoso.com: this look could not finish.'],
    ['choice', 'Case 1042: who do you mean by “jane@contoso.com”?'],
    [
      'found',
      'Case 1042, Jane Doe (jane@contoso.com): There is a license for Jane Doe, but Exchange Online is switched off inside it.',
    ],
    ['closed', 'Case 1042, Jane Doe (jane@contoso.com): closed.'],
  ];
  for (const [name, expected] of rows) it(name, () => assert.equal(summaryOf(view(name), options), expected));

  it('is about the case only where the card is', () => {
    assert.equal(
      summaryOf(view('found'), { ...options, detail: 'case-only' }),
      'Case 1042: Something stands in the way, and it can be put right',
    );
  });
});
