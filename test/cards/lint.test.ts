import assert from 'node:assert/strict';
import fc from 'fast-check';
import { caseCard, caseText, summaryOf } from '../../src/cards/case-card.ts';
import type { AdaptiveCard } from '../../src/cards/elements.ts';
import type { CardOptions } from '../../src/cards/options.ts';
import { type CauseId, causes } from '../../src/diagnosis/causes.ts';
import type { Certainty } from '../../src/diagnosis/finding.ts';
import { pseudo } from '../../src/texts/pseudo.ts';
import { hostileValues } from '../texts/hostile.ts';
import { markupIn } from '../texts/rendered.ts';
import { validCard } from './card-schema.ts';
import { lint, markdownIn, runsIn } from './lint.ts';
import { aView, diagnosis, options, views } from './views.ts';

const certainties: readonly Certainty[] = ['confirmed', 'likely', 'undetermined'];

/** A link of ours at the end of a text; everything else on a card must be free of markup. */
const ourLink =
  /\[(?:Open in admin center|Microsoft's page(?: about step \d+)?)\]\(https:\/\/(?:admin|learn)\.microsoft\.com\/[\w/#:%.-]*\)$/;

/** Markup in the lines of a card: our templates have none, so whatever is found came in with a value. */
const leaks = (card: AdaptiveCard): string[] =>
  markdownIn(card)
    .map((text) => text.replace(ourLink, ''))
    .flatMap(markupIn);

describe('cards: every card', () => {
  for (const [name, view] of Object.entries(views())) {
    for (const detail of ['full', 'case-only'] as const) {
      it(`is sound: ${name}, ${detail}`, () => {
        const card = caseCard(view, { ...options, detail });
        lint(card);
        assert.doesNotMatch(JSON.stringify(card), /undefined|\[object|NaN|\{\d\}/);
      });
    }
  }

  it('is sound for each of the causes, in each certainty, short and detailed', () => {
    for (const cause of Object.keys(causes) as CauseId[]) {
      for (const certainty of certainties) {
        for (const detailed of [false, true])
          lint(caseCard(aView({ diagnosis: diagnosis({ cause, certainty }) }, { detailed }), options));
      }
    }
    assert.equal(Object.keys(causes).length, 84);
  });

  it('is sound in a language a third longer, every word looked up', () => {
    const foreign: CardOptions = { ...options, locale: 'fr', translate: pseudo };
    for (const view of Object.values(views())) {
      const card = caseCard(view, foreign);
      lint(card);
      for (const text of markdownIn(card)) assert.match(text, /⟦.*⟧/s, `not looked up: ${text}`);
    }
  });

  it('would be refused with a property misspelt or left out', () => {
    const [view] = Object.values(views());
    assert.ok(view);
    const card = caseCard(view, options);
    const spoil = (change: object) => validCard({ ...card, ...change });
    assert.ok(validCard(card));
    assert.ok(!spoil({ fallBackText: 'x' }));
    assert.ok(!spoil({ version: undefined }));
    assert.ok(!spoil({ body: [{ type: 'TextBlock', text: 'x' }] }));
    assert.ok(!spoil({ body: [{ type: 'TextBlock', text: 'x', wrap: true, wieght: 'Bolder' }] }));
  });

  it('would be refused with a fold that no button opens, two alike, or a button that opens nothing', () => {
    const { found } = views();
    assert.ok(found);
    const card = caseCard(found, options);
    const fold = card.body.find((element) => element.type === 'Container' && element.id !== undefined);
    assert.ok(fold);
    const others = card.body.filter((element) => element !== fold);
    lint(card);
    assert.throws(() => lint({ ...card, body: others }), /every fold opens by one button/);
    assert.throws(() => lint({ ...card, body: [...card.body, fold] }));
    assert.throws(() => lint({ ...card, body: [...others, { ...fold, id: 'fold-2' }] as AdaptiveCard['body'] }));
  });
});

describe('cards: values of the tenant', () => {
  for (const value of hostileValues) {
    it(`stay text: ${JSON.stringify(value.slice(0, 40))}`, () => {
      for (const view of Object.values(views({ name: value, address: value, tenant: value }))) {
        const card = caseCard(view, options);
        lint(card);
        assert.deepEqual(leaks(card), []);
        assert.ok(!runsIn(card).some((text) => /\{\{(?:DATE|TIME)\(/.test(text)));
        const all = JSON.stringify(card);
        assert.doesNotMatch(all, /\\u0000|\\u001b|\u202e|\u200b/);
        assert.doesNotMatch(card.speak, /[<>&]/);
        assert.doesNotMatch(caseText(view, options), /[\p{Cc}\u202e](?<!\n)/u);
        assert.doesNotMatch(summaryOf(view, options), /\p{Cc}|\u202e/u);
      }
    });
  }

  it('stay text, whatever they are', () => {
    const value = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 60 }),
      fc
        .array(fc.constantFrom(...hostileValues, ...'\\*_`[]()<>#&!{}$|'), { maxLength: 4 })
        .map((parts) => parts.join('')),
    );
    fc.assert(
      fc.property(value, value, value, (name, address, tenant) => {
        for (const view of Object.values(views({ name, address, tenant }))) {
          const card = caseCard(view, options);
          lint(card);
          assert.deepEqual(leaks(card), []);
        }
      }),
      { numRuns: 40 },
    );
  });

  it('never reach a card that is about the case only', () => {
    const secret = { name: 'Xenia Quux', address: 'xenia@contoso.com', tenant: 'Contoso' };
    for (const [name, view] of Object.entries(views(secret))) {
      const card = JSON.stringify(caseCard(view, { ...options, detail: 'case-only' }));
      const line = summaryOf(view, { ...options, detail: 'case-only' });
      for (const text of [card, line]) assert.doesNotMatch(text, /xenia|quux|@contoso|jane|1111/i, name);
      assert.match(line, /1042/);
    }
  });
});
