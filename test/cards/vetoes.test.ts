import assert from 'node:assert/strict';
import { caseCard, caseText } from '../../src/cards/case-card.ts';
import type { Veto } from '../../src/diagnosis/finding.ts';
import { type RemedyId, remedyRules } from '../../src/diagnosis/remedies.ts';
import { lint } from './lint.ts';
import { aView, diagnosis, options } from './views.ts';

const textOf = (vetoes: readonly Veto[], detailed = false, deleted = false) => {
  const found = diagnosis({ vetoes });
  const subject = deleted ? { ...found.subject, deleted: true as const } : found.subject;
  const view = aView({ diagnosis: { ...found, subject } }, { detailed });
  lint(caseCard(view, options));
  return caseText(view, options);
};
const linesOf = (vetoes: readonly Veto[], deleted = false) =>
  textOf(vetoes, false, deleted)
    .split('\n')
    .filter((line) => line.startsWith('Please do not'));
const because = (why: Veto['because'], ...remedies: RemedyId[]): Veto[] =>
  remedies.map((remedy) => ({ remedy, because: why }));

const noDeleted = 'unknown: soft-deleted-mailbox';
const elsewhere = 'unknown: mailbox-elsewhere';

describe('cards: what must not be done', () => {
  const rows: readonly [string, readonly Veto[], readonly string[]][] = [
    ['nothing', [], []],
    [
      'one line for all that one reason refuses',
      because(noDeleted, 'clear-mailbox-guid', 'delete-and-recreate', 'purge-deleted-user', 'remove-license'),
      [
        'Please do not delete or recreate the account, or take the license off: nobody has looked for a deleted mailbox yet.',
      ],
    ],
    [
      'nothing twice, and the most dangerous reason first',
      [
        ...because('exchange-plan-disabled-in-license', 'cycle-exchange-plan', 'cycle-license'),
        ...because(noDeleted, 'purge-deleted-user', 'remove-license'),
      ],
      [
        'Please do not delete or recreate the account, or take the license off: nobody has looked for a deleted mailbox yet.',
      ],
    ],
    [
      'a second line for what the first does not name',
      [
        ...because('proxy-conflict-with-active-user', 'cycle-license', 'delete-and-recreate'),
        ...because(elsewhere, 'assign-license', 'clear-mailbox-guid', 'remove-license'),
      ],
      [
        'Please do not delete or recreate the account, or take the license off: Another user has the address.',
        'Please do not switch Exchange on: it is not known whether a mailbox lives on premises or in another tenant.',
      ],
    ],
    [
      'both directions of a license in a word',
      because('onprem-mailbox-by-design', 'remove-license', 'reprocess-license'),
      ['Please do not change the license: The mailbox lives on premises.'],
    ],
    [
      'the GUID, where nothing else is refused',
      because(noDeleted, 'clear-mailbox-guid'),
      ['Please do not clear the mailbox GUID: nobody has looked for a deleted mailbox yet.'],
    ],
  ];
  for (const [name, vetoes, lines] of rows) it(name, () => assert.deepEqual(linesOf(vetoes), lines));

  it('speaks of a deleted account as of one', () =>
    assert.deepEqual(linesOf(because('user-deleted', 'purge-deleted-user', 'delete-and-recreate'), true), [
      'Please do not delete the account for good or create it anew: The account was deleted.',
    ]));

  it('is at most two lines before the details', () => {
    const vetoes = [
      ...because('user-deleted', 'purge-deleted-user'),
      ...because(noDeleted, 'remove-license'),
      ...because(elsewhere, 'assign-license'),
    ];
    assert.equal(linesOf(vetoes).length, 2);
    assert.match(textOf(vetoes, true), /Please do not\n.*\n“Do remove-license”: .*\n“Do assign-license”: .*\n/);
  });

  it('says something of every remedy that an unknown fact refuses', () => {
    for (const [remedy, { unlessUnknown }] of Object.entries(remedyRules)) {
      if (unlessUnknown.length > 0) assert.equal(linesOf(because(noDeleted, remedy as RemedyId)).length, 1, remedy);
    }
  });
});
