import assert from 'node:assert/strict';
import { caseCard, caseText } from '../../src/cards/case-card.ts';
import { largestCard, sizeOf } from '../../src/cards/fit.ts';
import type { CardOptions } from '../../src/cards/options.ts';
import type { CaseView } from '../../src/cases/case.ts';
import type { Diagnosis } from '../../src/diagnosis/finding.ts';
import { say } from '../../src/diagnosis/message.ts';
import { executesIn, foldsIn, lint, markdownIn, runsIn, togglesIn } from './lint.ts';
import { aView, diagnosis, options } from './views.ts';

const drawn = (view: CaseView, with_: CardOptions = options) => {
  const card = caseCard(view, with_);
  lint(card);
  return card;
};
const found = (changes: Partial<Diagnosis>, detailed = false) =>
  aView({ diagnosis: { ...diagnosis(), ...changes } }, { detailed });
const settled = (settledBy: Diagnosis['verdict']['settledBy'], changes: Partial<Diagnosis['verdict']> = {}) => ({
  verdict: { ...diagnosis().verdict, certainty: 'likely' as const, settledBy, ...changes },
});
const where = 'Exchange Online PowerShell';
const cmdlets = [
  { cmdlet: "Get-Recipient -Identity 'jane@contoso.com'", where },
  { cmdlet: "Get-Mailbox -SoftDeletedMailbox -Identity 'jane@contoso.com'", where },
];

describe('cards: what stays folded', () => {
  it('the steps of what to do first, behind the first button', () => {
    const card = drawn(found({}));
    assert.deepEqual(togglesIn(card), [
      {
        type: 'Action.ToggleVisibility',
        title: 'How to do it',
        style: 'positive',
        targetElements: ['fold-1'],
      },
    ]);
    const [fold] = foldsIn(card);
    assert.match(JSON.stringify(fold), /Step 1: .*Microsoft's page about step 1.*Step 2: .*Set-MgUserLicense/);
    // Below the buttons: what opens does not push away what was pressed.
    assert.equal(card.body.at(-1), fold);
    assert.deepEqual(runsIn({ ...card, body: card.body.filter((element) => element !== fold) }), []);
  });

  it('nothing in the details, where all of it stands open', () => {
    const card = drawn(found({}, true));
    assert.deepEqual([togglesIn(card), foldsIn(card)], [[], []]);
    assert.match(markdownIn(card).join('\n'), /Do this first: .*\nStep 1: /);
  });

  it('nothing without steps', () => {
    const card = drawn(found({}), { ...options, remedies: () => undefined });
    assert.deepEqual(togglesIn(card), []);
    assert.match(markdownIn(card).join('\n'), /Do this first: enable exchange plan/);
  });

  it('cmdlets that make it certain, behind a second and quieter button', () => {
    const card = drawn(found(settled(cmdlets)));
    assert.deepEqual(
      togglesIn(card).map(({ title, style }) => [title, style]),
      [
        ['How to do it', 'positive'],
        ['How to be certain', undefined],
      ],
    );
    assert.match(
      caseText(found(settled(cmdlets)), options),
      /What would settle it\nRun in Exchange Online PowerShell:\n {4}Get-Recipient .*\n {4}Get-Mailbox -SoftDeletedMailbox /,
    );
  });

  it('what is missing, behind the first button, when nothing can be advised', () => {
    const changes = { ...settled(cmdlets, { class: 'ask', certainty: 'undetermined' }), advice: [] };
    assert.deepEqual(
      togglesIn(drawn(found(changes))).map(({ title, style }) => [title, style]),
      [['How to: Find out what is missing', 'positive']],
    );
    assert.match(caseText(found(changes), options), /Do this first: Find out what is missing, and change nothing/);
  });

  it('not a question or two', () => {
    const asks = [{ question: 'Is it so?' }, { question: 'Since when?' }];
    assert.equal(togglesIn(drawn(found(settled(asks)))).length, 1);
    assert.match(
      caseText(found(settled(asks)), options),
      /To be certain: Is it so\?\nTo be certain: Since when\?\nTell/,
    );
    const noFault = { ...settled(asks, { class: 'not-a-fault' }), advice: [] };
    assert.match(caseText(found(noFault), options), /Nothing has to be repaired\nTo be certain: Is it so\?/);
    assert.equal(togglesIn(drawn(found(settled([...asks, { question: 'Why?' }])))).length, 2);
  });

  it('and five buttons at most, closing last to come', () => {
    const verbs = ['recheck', 'start-fresh', 'details', 'close'] as const;
    const actions = Object.fromEntries(verbs.map((verb) => [verb, { verb }]));
    const view = found(settled(cmdlets));
    const card = drawn({ ...view, case: { ...view.case, actions } });
    assert.equal(togglesIn(card).length, 2);
    assert.deepEqual(
      executesIn(card).map(({ title }) => title),
      ['Look again', 'Start a fresh case', 'Show details'],
    );
  });

  it('as a whole or not at all', () => {
    for (const count of [1, 5, 20, 60, 200]) {
      const steps = Array.from({ length: count }, (_, i) => ({
        does: say`Step of ${'x'.repeat(100)} ${i}.`,
        cmdlet: `Get-Something ${'y'.repeat(200)}`,
      }));
      const card = drawn(found({}), { ...options, remedies: () => ({ title: say`Do it`, steps }) });
      assert.ok(sizeOf(card) <= largestCard);
      const text = markdownIn(card).join('\n');
      const shown = text.match(/Step of/g)?.length ?? 0;
      assert.ok(shown === 0 || shown === count, `${shown} of ${count}`);
      assert.equal(/too long/.test(text), count > 20, `${count}`);
      assert.match(text, /Do this first: Do it/);
    }
  });
});
