import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { AdaptiveCard, ChoiceSet } from '../../src/cards/elements.ts';
import { largestCard, sizeOf } from '../../src/cards/fit.ts';
import { summaryCard, summaryLine } from '../../src/cards/summary-card.ts';
import type { RoundOutcome, RoundView } from '../../src/cases/round.ts';
import { type CauseId, causeOf, causes } from '../../src/diagnosis/causes.ts';
import { pseudo } from '../../src/texts/pseudo.ts';
import { hostileValues } from '../texts/hostile.ts';
import { markupIn } from '../texts/rendered.ts';
import { executesIn, lint, markdownIn } from './lint.ts';
import { aRound, mixture, roundViews, verdict } from './round-views.ts';
import { options } from './views.ts';

const linesOf = (view: RoundView, more: Partial<typeof options> = {}) =>
  markdownIn(summaryCard(view, { ...options, ...more }));
const choiceIn = ({ body }: AdaptiveCard): ChoiceSet | undefined =>
  body.find((element) => element.type === 'Input.ChoiceSet');
const titlesIn = (card: AdaptiveCard) => executesIn(card).map(({ title }) => title);

/** Twenty people, each with another cause, longest things everywhere. */
const twenty = (value: string, of: (i: number) => RoundOutcome): RoundView =>
  aRound(
    {
      people: Array.from({ length: 20 }, (_, i) => ({ input: `${value}${i}`, outcome: of(i) })),
      left: Array(300).fill(value),
      actions: { r1: 'open', r2: 'again' },
    },
    { tenant: { name: value, mode: 'sandbox' } },
    { name: value, address: value, tenant: value },
  );

describe('summaries', () => {
  for (const [name, view] of Object.entries(roundViews())) {
    for (const detail of ['full', 'case-only'] as const) {
      it(`are sound: ${name}, ${detail}`, () => {
        const card = summaryCard(view, { ...options, detail });
        lint(card);
        assert.doesNotMatch(JSON.stringify(card), /undefined|\[object|NaN|\{\d\}/);
        assert.match(markdownIn(card)[0] ?? '', view.tenant.mode === 'sandbox' ? /^SANDBOX · Contoso$/ : /^Contoso$/);
      });
    }
  }

  it('are sound in a language a third longer, every word looked up', () => {
    for (const view of Object.values(roundViews())) {
      const card = summaryCard(view, { ...options, locale: 'fr', translate: pseudo });
      lint(card);
      const choice = choiceIn(card);
      const words = [...markdownIn(card), ...(choice ? [choice.label, choice.placeholder] : [])];
      for (const text of words) assert.match(text, /⟦.*⟧/s, `not looked up: ${text}`);
    }
  });

  it('begin with how many people there are', () => {
    const lines = linesOf(roundViews().begun ?? aRound());
    assert.deepEqual(lines, ['SANDBOX · Contoso', '12 people: 0 of 12 looked at', 'You can also type: cancel']);
  });

  it('group people by cause: how sure, who, and what to do first', () => {
    const people = mixture().map((outcome, i) => ({ input: `person${i}@contoso.com`, outcome }));
    for (const [i, { outcome }] of people.entries())
      if (outcome.found === 'cause' && outcome.subject)
        Object.assign(outcome, {
          subject: { id: `${i}`, userPrincipalName: `person${i}@contoso.com`, displayName: `Person ${i}` },
        });
    const lines = linesOf(aRound({ people }, { cases: [undefined, 1042] }));
    assert.deepEqual(lines.slice(1), [
      '10 people: 9 of 10 looked at',
      'Looked at 21 Nov 2026, 14:05 UTC',
      `✖ To put right: ${causeOf('exchange-plan-disabled-in-license').title} · 3 people`,
      'Certain · Do this first: Do enable-exchange-plan',
      'Person 0 · person0@contoso.com',
      'Person 1 · person1@contoso.com · case 1042',
      'Likely, but not certain · Do this first: Do enable-exchange-plan',
      'Person 2 · person2@contoso.com',
      '✖ To put right: The account was deleted · 1 person',
      'Certain · Do this first: Do restore-user',
      'Person 3 · person3@contoso.com · deleted',
      '? To find out: Not known yet · 1 person',
      'Not known yet · Do this first: Find out what is missing, and change nothing until then',
      'Person 5 · person5@contoso.com',
      `✔ No fault: ${causeOf('mailbox-healthy').title} · 1 person`,
      'Certain · Nothing has to be repaired',
      'Person 4 · person4@contoso.com',
      '? Could not be looked at · 1 person',
      'Graph did not answer about Jane Doe.',
      'person6@contoso.com',
      '? Nobody has this name or address · 2 people',
      'Please compare it letter by letter with what the person gave you.',
      'person7@contoso.com',
      'Perhaps a typing error: there are names close to it. Open a case to pick one.',
      'person8@contoso.com',
      '? Several people have this name · 1 person',
      'Open a case to pick who is meant, or ask for the whole address.',
      'person9@contoso.com',
      'You can also type, for example: check person0@contoso.com',
    ]);
  });

  it('name a person once who was asked for under two names', () => {
    const outcome = verdict(1);
    const inputs = ['j.doe@contoso.com', 'Jane Doe', 'JANE@contoso.com'];
    const lines = linesOf(aRound({ people: inputs.map((input) => ({ input, outcome })) }));
    const about = lines.filter((line) => line.startsWith('Jane Doe'));
    assert.deepEqual(about, ['Jane Doe · jane@contoso.com · asked for as j.doe@contoso.com']);
    assert.ok(lines.some((line) => line.endsWith('· 1 person')));
  });

  it('say whom they wait for, what was not looked at and who was left', () => {
    const { slow, stopped, 'too many': many } = roundViews();
    assert.match(linesOf(slow ?? aRound()).join('\n'), /longer than usual.*For: jane@contoso.com and Jane Doe\./);
    assert.match(linesOf(stopped ?? aRound()).join('\n'), /Stopped before.*[\s\S]*– Not looked at · 6 people/);
    assert.match(linesOf(many ?? aRound()).join('\n'), /Not yet: jane@contoso.com.*npm run -s cli -- check --file/);
  });

  it('say when it was long ago', () => {
    const { mixture: view = aRound() } = roundViews();
    const later = linesOf(view, { now: new Date('2026-11-21T16:06:00Z') });
    assert.match(later.join('\n'), /That is 2 h 1 min ago: please look again/);
  });

  it('offer a case for everybody who has none, by the place in the round, and look at who is missing', () => {
    const { 'with cases': some = aRound(), 'all with cases': all = aRound(), slow = aRound() } = roundViews();
    const card = summaryCard(some, options);
    assert.deepEqual(
      choiceIn(card)?.choices.map(({ value }) => value),
      ['1', '3', '4', '5', '6', '7', '8', '9'],
    );
    assert.deepEqual(titlesIn(card), ['Open a case', 'Look at the one that is missing']);
    assert.deepEqual(executesIn(card)[0]?.data, { action: 'r1', round: 7 });
    for (const none of [all, slow]) assert.equal(choiceIn(summaryCard(none, options)), undefined);
    assert.deepEqual(titlesIn(summaryCard(all, options)), []);
    assert.deepEqual(titlesIn(summaryCard(slow, options)), ['Stop looking']);
  });

  it('of the case only count by cause, and name nobody', () => {
    const secret = { name: 'Xenia Quux', address: 'xenia@contoso.com', tenant: 'Contoso' };
    for (const [name, view] of Object.entries(roundViews(secret))) {
      const card = summaryCard(view, { ...options, detail: 'case-only' });
      const all = JSON.stringify(card) + summaryLine(view, { ...options, detail: 'case-only' });
      assert.doesNotMatch(all, /xenia|quux|jane|ana owner|1042|Graph did not/i, name);
      assert.equal(choiceIn(card), undefined);
    }
    const { mixture: view = aRound() } = roundViews(secret);
    const lines = linesOf(view, { detail: 'case-only' });
    assert.ok(lines.includes(`✖ To put right: ${causeOf('exchange-plan-disabled-in-license').title} · 3 people`));
    assert.match(lines.at(-1) ?? '', /details go to the person who asked/);
  });

  it('stay below 25 KB with twenty long names, and leave out nobody', () => {
    const every = Object.keys(causes) as CauseId[];
    const longs = ['\\', '😀', '\u4f60', '"', '*_[x](y)`<>&', 'x', ...hostileValues].map((text) =>
      text.repeat(Math.ceil(320 / Math.max(text.length, 1))).slice(0, 320),
    );
    for (const long of longs) {
      const names = { name: long, address: long, tenant: long };
      const kinds: ((i: number) => RoundOutcome)[] = [
        (i) => verdict(i, names, { cause: every[i] ?? 'undetermined' }),
        (i) => verdict(i, names, { certainty: i % 2 ? 'likely' : 'confirmed' }),
        (i) => ({ found: 'failed', why: `${long}${i}` }),
        (i) => mixture(names)[i % 10] ?? { found: 'nobody', close: 0 },
      ];
      for (const kind of kinds) {
        const view = twenty(long, (i) => withId(kind(i), i));
        const card = summaryCard(view, options);
        lint(card);
        assert.ok(sizeOf(card) <= largestCard);
        assert.equal(choiceIn(card)?.choices.length, 20, `${sizeOf(card)} bytes`);
        assert.doesNotMatch(markdownIn(card).join('\n'), /too long/);
      }
    }
  });

  it('keep values of the tenant text, whatever they are', () => {
    const value = fc.oneof(
      fc.constantFrom(...hostileValues),
      fc.string({ unit: 'binary', maxLength: 60 }),
      fc.array(fc.constantFrom(...hostileValues, ...'\\*_`[]()<>#&!{}$|'), { maxLength: 4 }).map((all) => all.join('')),
    );
    fc.assert(
      fc.property(value, value, value, (name, address, tenant) => {
        for (const view of Object.values(roundViews({ name, address, tenant }))) {
          const card = summaryCard(view, options);
          lint(card);
          assert.deepEqual(markdownIn(card).flatMap(markupIn), []);
          assert.doesNotMatch(JSON.stringify(card), /\\u0000|\\u001b|\u202e|\u200b/);
          assert.doesNotMatch(card.speak, /[<>&]/);
          assert.doesNotMatch(summaryLine(view, options), /\p{Cc}|\u202e/u);
        }
      }),
      { numRuns: 60 },
    );
  });
});

function withId(outcome: RoundOutcome, id: number): RoundOutcome {
  if (outcome.found !== 'cause' || !outcome.subject) return outcome;
  return { ...outcome, subject: { ...outcome.subject, id: `${id}` } };
}
