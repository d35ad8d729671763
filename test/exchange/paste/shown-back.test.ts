import assert from 'node:assert/strict';
import { inLines, shownBack } from '../../../src/exchange/paste/shown-back.ts';
import { ExchangeRecord } from '../../../src/facts/exchange/record.ts';
import exchangeOrganization from '../../../src/facts/exchange-organization.ts';
import { plain } from '../../../src/texts/escape.ts';
import { render } from '../../../src/texts/render.ts';

const words = (value: Parameters<typeof render>[0]) => render(value, { locale: 'en', timeZone: 'UTC', escape: plain });

const ofOrganization = /\((.+)\)/.exec(exchangeOrganization.takes ?? '')?.[1]?.split(/,\s*/) ?? [];
const lists = ['EmailAddresses', 'InPlaceHolds'];

describe('what counts of a paste is shown back', () => {
  it('for every property that the facts go by, with a value and blank', () => {
    const names = [...Object.keys(ExchangeRecord.shape), ...ofOrganization];
    assert.ok(ofOrganization.length > 2 && names.length > 20);
    for (const name of names) {
      const set = words(inLines({ [name]: lists.includes(name) ? ['x'] : 'x' }));
      const blank = words(inLines({ [name]: lists.includes(name) ? [] : null }));
      assert.match(set, /^- \S.*[^-\s]$/, `${name} has no words`);
      assert.match(blank, /^- \S/, `${name} has no words for a blank`);
      assert.notEqual(set, blank, `${name} reads the same with and without a value`);
    }
  });

  it('and nothing else', () => {
    assert.equal(words(inLines({ Alias: 'jane', Department: 'Sales' })), '');
  });

  const cases: readonly (readonly [string, unknown, string])[] = [
    ['WhenSoftDeleted', '2026-03-04T10:00:00', '- Deleted on: 2026-03-04T10:00:00'],
    ['ExchangeGuid', '00000000-0000-0000-0000-000000000000', '- It has no mailbox GUID.'],
    ['ArchiveGuid', '2be92a50-57c5-4d1c-9a1e-0d9a2c3b4e5f', '- It has the GUID of an archive.'],
    ['PreviousRecipientTypeDetails', 'None', '- It was nothing else before.'],
    ['SKUAssigned', false, '- Exchange sees no license for it.'],
    ['SKUAssigned', true, '- Exchange sees a license for it.'],
    ['InPlaceHolds', [], '- No other holds are on.'],
    ['ExternalDirectoryObjectId', null, '- It belongs to no account in Microsoft Entra ID.'],
    ['IsDehydrated', true, '- The organization still uses Microsoft’s shared default settings (dehydrated).'],
    ['IsDehydrated', false, '- The organization has settings of its own (not dehydrated).'],
  ];
  for (const [name, value, line] of cases) {
    it(`${name} ${JSON.stringify(value)}`, () => assert.equal(words(inLines({ [name]: value })), line));
  }

  it('under a heading for each answer, with one list for each object', () => {
    const lines = shownBack({
      'exchange-mailbox': 'not-found',
      'soft-deleted-mailbox': [{ DisplayName: 'A' }, { DisplayName: 'B' }],
    });
    assert.deepEqual(lines.map(words), [
      'Exchange Online has no mailbox in use (Get-Mailbox).',
      'There is a deleted mailbox (Get-Mailbox -SoftDeletedMailbox):',
      '- Name: A',
      '- Name: B',
    ]);
  });
});
