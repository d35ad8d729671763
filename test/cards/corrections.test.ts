import assert from 'node:assert/strict';
import { caseCard, caseText } from '../../src/cards/case-card.ts';
import { largestCard, sizeOf } from '../../src/cards/fit.ts';
import type { Correction } from '../../src/diagnosis/finding.ts';
import { say } from '../../src/diagnosis/message.ts';
import { foldsIn, lint, markdownIn, runsIn, togglesIn } from './lint.ts';
import { aView, diagnosis, options } from './views.ts';

const corrections: readonly Correction[] = [
  {
    id: 'sku-assigned',
    outdated: say`Look at SkuAssigne.`,
    instead: say`The property is SKUAssigned.`,
    source: 'https://learn.microsoft.com/powershell/module/exchangepowershell/get-recipient',
    cmdlet: "Get-Recipient -Identity 'jane@contoso.com' | Format-List SKUAssigned",
  },
  {
    id: 'usage-location-direct-only',
    outdated: say`No license works without a location.`,
    instead: say`Only a direct one needs it.`,
    source: 'https://learn.microsoft.com/entra/identity/users/licensing-admin-center',
  },
];
const view = (detailed = false, found: readonly Correction[] = corrections) =>
  aView({ diagnosis: { ...diagnosis(), corrections: found } }, { detailed });
const drawn = (...with_: Parameters<typeof view>) => {
  const card = caseCard(view(...with_), options);
  lint(card);
  return card;
};

describe('cards: advice that is out of date', () => {
  it('stays folded, behind a quiet button', () => {
    const card = drawn();
    assert.deepEqual(
      togglesIn(card).map(({ title, style }) => [title, style]),
      [
        ['How to do it', 'positive'],
        ['Outdated advice', undefined],
      ],
    );
    const text = JSON.stringify(foldsIn(card)[1]);
    assert.match(
      text,
      /Often advised, but out of date.*“Look at SkuAssigne\.”.*The property is SKUAssigned\. \[Microsoft's page\]/,
    );
    assert.match(text, /Format-List SKUAssigned/);
  });

  it('stands open in the details, and in plain text', () => {
    const card = drawn(true);
    assert.deepEqual(togglesIn(card), []);
    assert.match(
      markdownIn(card).join('\n'),
      /Often advised, but out of date\n“Look at SkuAssigne\.”\nThe property is/,
    );
    assert.ok(runsIn(card).some((text) => text.includes('Format-List SKUAssigned')));
    assert.match(caseText(view(), options), /Often advised, but out of date\n“Look at SkuAssigne\.”/);
  });

  it('is not there when there is none, or when the look is of an earlier version', () => {
    const { corrections: _, ...earlier } = { ...diagnosis(), corrections: undefined };
    for (const one of [drawn(false, []), caseCard(aView({ diagnosis: earlier }), options)])
      assert.doesNotMatch(JSON.stringify(one), /out of date|Outdated/);
  });

  it('never makes a card too large', () => {
    const long: readonly Correction[] = Array.from({ length: 3 }, (_, i) => ({
      ...(corrections[0] as Correction),
      instead: say`${'\u4f60'.repeat(300)} ${i}`,
      cmdlet: `Get-Recipient ${'y'.repeat(4000)}`,
    }));
    for (const detailed of [true, false]) assert.ok(sizeOf(drawn(detailed, long)) <= largestCard);
  });
});
