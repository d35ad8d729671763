import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import fc from 'fast-check';
import type { Message, MessageValue } from '../../src/diagnosis/message.ts';
import type { Remedy, RemedyId, RemedyStep, RemedySubject } from '../../src/diagnosis/remedies.ts';
import { remedyRules } from '../../src/diagnosis/remedies.ts';
import { cmdletsIn, current, retired } from './cmdlets.ts';
import { tokenize } from './powershell.ts';

const folder = new URL('../../src/remedies/', import.meta.url);
const files = readdirSync(folder).filter((name) => name.endsWith('.ts'));
const ids = Object.keys(remedyRules) as RemedyId[];

const load = async (id: string): Promise<Remedy> =>
  ((await import(new URL(`${id}.ts`, folder).href)) as { default: Remedy }).default;

const jane: RemedySubject = {
  id: '11111111-2222-3333-4444-555555555555',
  userPrincipalName: 'jane@contoso.com',
  mail: 'jane.doe@contoso.com',
  synced: true,
};
const hostile = [
  "o'brien@contoso.com",
  "x'; Remove-Item -Recurse C:\\ #@y.z",
  'a\u2019; Stop-Computer; \u2018b@contoso.com',
  "''@contoso.com",
  '\u201a\u201b\u2018\u2019',
  "line\nbreak'\r\n@contoso.com",
  '$(Get-Date)`"@contoso.com',
  "@'here",
  '',
];

const render = (message: Message): string =>
  message.text.replaceAll(/\{(\d+)\}/g, (_, index: string) => plain(message.values[Number(index)]));
function plain(value: MessageValue | undefined): string {
  assert.ok(typeof value === 'string' || typeof value === 'number', 'remedies speak in strings and numbers');
  return String(value);
}

/** The step's PowerShell with everything that depends on the person taken out: what must never change shape. */
const shape = (step: RemedyStep): readonly string[] =>
  tokenize(step.cmdlet ?? '').map((token) => (token.kind === 'text' ? token.value : '<string>'));
const strings = (step: RemedyStep): readonly string[] =>
  tokenize(step.cmdlet ?? '')
    .filter((token) => token.kind === 'string')
    .map((token) => token.value);
const withoutControls = (value: string): string => value.replaceAll(/\p{Cc}/gu, '');

function assertOneLiteral(remedy: Remedy, value: string): void {
  const plainSteps = remedy.steps(jane);
  const hostileSteps = remedy.steps({ id: value, userPrincipalName: value, mail: value, synced: true });
  plainSteps.forEach((step, at) => {
    const changed = hostileSteps[at] as RemedyStep;
    assert.deepEqual(shape(changed), shape(step), `${remedy.id}: the value broke out of its literal`);
    strings(step).forEach((text, which) => {
      const expected = Object.values(jane).includes(text) ? withoutControls(value) : text;
      assert.equal(strings(changed)[which], expected);
    });
  });
}

describe('remedies', () => {
  it('has one file for every id, and no other', () => {
    assert.deepEqual(files.map((name) => name.slice(0, -'.ts'.length)).sort(), [...ids].sort());
    assert.equal(ids.length, 34);
  });

  for (const id of ids) {
    describe(id, () => {
      let remedy: Remedy;
      before(async () => {
        remedy = await load(id);
      });

      it('carries the name of its file', () => {
        assert.equal(remedy.id, id);
      });

      it('has a title that begins with a verb and says no more than a button can', () => {
        assert.match(remedy.title.text, /^[A-Z][a-z]+,? \S/);
        assert.ok(remedy.title.text.length <= 60, remedy.title.text);
        assert.doesNotMatch(remedy.title.text, /[.!?]$/);
      });

      it('speaks in whole, short sentences', () => {
        const steps = remedy.steps(jane);
        assert.ok(steps.length > 0);
        for (const step of steps) {
          const text = render(step.does);
          assert.match(text, /\.$/, text);
          for (const sentence of text.split(/(?<=[.?!])\s+/)) {
            assert.ok(sentence.split(/\s+/).length <= 30, `${sentence.split(/\s+/).length} words: ${sentence}`);
          }
        }
      });

      it('links to Microsoft only', () => {
        const trusted = /^https:\/\/(learn\.microsoft\.com|aka\.ms|(admin|admin\.exchange|entra)\.microsoft\.com)\//;
        const links = remedy.steps(jane).flatMap((step) => step.link ?? []);
        assert.ok(links.length > 0, 'at least one page to read more');
        for (const link of links) assert.match(link, trusted);
      });

      it('names no retired cmdlet', () => {
        for (const step of remedy.steps(jane))
          assert.doesNotMatch(`${render(step.does)} ${step.cmdlet}`, new RegExp(`${retired.source}|MSOnline`, 'i'));
      });

      it('uses cmdlets of known modules', () => {
        for (const step of remedy.steps(jane)) {
          for (const cmdlet of cmdletsIn(step.cmdlet ?? '')) assert.ok(current.has(cmdlet), cmdlet);
        }
      });

      it('keeps every value one literal', () => {
        for (const value of hostile) assertOneLiteral(remedy, value);
        fc.assert(
          fc.property(fc.string({ unit: 'binary' }), (value) => assertOneLiteral(remedy, value)),
          { numRuns: 30 },
        );
      });

      it('works for somebody without object id and mail', () => {
        const text = remedy
          .steps({ id: null, userPrincipalName: 'jane@contoso.com', mail: null, synced: true })
          .map((step) => `${render(step.does)} ${step.cmdlet ?? ''}`)
          .join('\n');
        assert.doesNotMatch(text, /\b(null|undefined)\b/);
      });
    });
  }
});

describe('remedies that take something away', () => {
  const destructive: readonly RemedyId[] = [
    'cycle-exchange-plan',
    'cycle-license',
    'delete-and-recreate',
    'purge-deleted-user',
    'clear-mailbox-guid',
    'remove-license',
  ];
  /** Cmdlets after which something is gone. */
  const takesAway = /\b(Remove-Mg\w+|Set-ADUser -Clear)|-RemoveLicenses @\(\(/;
  const inTheAdminCenter = /^Note which plans are ticked\. Clear /;

  for (const id of destructive) {
    it(`${id} says what to check and what is lost before it acts`, async () => {
      const steps = (await load(id)).steps(jane);
      const at = (pattern: RegExp) => steps.findIndex((step) => pattern.test(step.does.text));
      const act = steps.findIndex((step) => takesAway.test(step.cmdlet ?? '') || inTheAdminCenter.test(step.does.text));
      const [check, loss] = [at(/^Check /), at(/^Know what is (lost|at stake)/)];
      assert.ok(act > 0, 'a step that acts');
      assert.ok(check >= 0 && check < act, 'a check before it');
      assert.ok(loss >= 0 && loss < act, 'what is lost before it');
    });
  }

  it('asks about a mailbox elsewhere before every remedy that switches a plan on', async () => {
    for (const id of ['assign-license', 'enable-exchange-plan', 'reprocess-license', 'add-to-licensing-group']) {
      const steps = (await load(id)).steps(jane);
      const ask = steps.findIndex((step) => /mailbox on premises or in another tenant/.test(step.does.text));
      const act = steps.findIndex((step) => /^(Set-Mg|Invoke-Mg|New-Mg)/m.test(step.cmdlet ?? ''));
      assert.ok(ask >= 0 && ask < act, id);
    }
  });

  it('asks nobody about a mailbox elsewhere when the account lives in the cloud alone', async () => {
    for (const id of ['assign-license', 'enable-exchange-plan', 'reprocess-license', 'add-to-licensing-group']) {
      const steps = (await load(id)).steps({ ...jane, synced: false });
      assert.ok(steps.length > 0 && !steps.some((step) => /in another tenant/.test(step.does.text)), id);
    }
  });
});
