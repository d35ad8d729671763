import assert from 'node:assert/strict';
import { type CauseId, causeOf } from '../../src/diagnosis/causes.ts';
import { correctionsFor, type Judged } from '../../src/diagnosis/corrections.ts';
import type { Certainty, Finding, Subject } from '../../src/diagnosis/finding.ts';
import { say } from '../../src/diagnosis/message.ts';
import { type OutdatedAdvice, outdatedAdvice } from '../../src/diagnosis/outdated-advice.ts';
import type { RemedyId } from '../../src/diagnosis/remedies.ts';
import { cmdletsIn, current } from '../remedies/cmdlets.ts';
import { tokenize } from '../remedies/powershell.ts';
import { checks, lookIn } from '../world.ts';
import { worlds } from './worlds.ts';

const jane: Subject = {
  input: 'jane',
  id: '11111111-2222-3333-4444-555555555555',
  userPrincipalName: 'jane@contoso.com',
  displayName: 'Jane',
};
const about = { question: 'Is it so?' };
const evidence = [
  { fact: 'user', shows: say`${'a thing'}: UniquenessViolation`, source: 'graph' as const, at: '2026-11-21T12:00:00Z' },
];

const failed = (cause: CauseId, proof: Extract<Finding, { outcome: 'pass' }>['evidence'] = []): Finding => ({
  ...about,
  check: 'some-check',
  outcome: 'fail',
  cause,
  summary: say`So it is.`,
  evidence: proof,
  remedies: [],
  decides: true,
  atMost: 'confirmed',
  settledBy: [],
  needs: [],
});
const untold = (check: string): Finding => ({
  ...about,
  check,
  outcome: 'cannot-tell',
  reason: say`Why.`,
  because: [],
});

const judged = (cause: CauseId, parts: Partial<Judged> = {}, certainty: Certainty = 'likely'): Judged => ({
  verdict: {
    cause,
    class: causeOf(cause).class,
    certainty,
    summary: say`So it is.`,
    settledBy: [],
    tellTheUser: say`Wait.`,
  },
  advice: [],
  vetoes: [],
  findings: [],
  ...parts,
});
const ids = (given: Judged, subject = jane) => correctionsFor(given, subject).map(({ id }) => id);
const advised = (...remedies: RemedyId[]) => ({
  advice: remedies.map((remedy) => ({ remedy, by: 'person' as const })),
});
const quiet = 'sku-without-mailbox-entitlement';

describe('corrections', () => {
  const rows: readonly (readonly [string, Judged, readonly string[]])[] = [
    ['no occasion', judged(quiet), []],
    ['a usage location that is missing', judged('usage-location-missing'), ['usage-location-direct-only']],
    [
      'a usage location that is only missing beside it',
      judged(quiet, { findings: [failed('usage-location-missing')] }),
      ['usage-location-direct-only'],
    ],
    ['a validation error', judged('exchange-validation-error'), ['validation-status']],
    ['a delta sync', judged('dirsync-stalled', advised('start-delta-sync')), ['delta-sync-on-its-server']],
    [
      'a license that Exchange does not see',
      judged('exo-license-state-not-synced', advised('cycle-exchange-plan')),
      ['delete-and-recreate', 'cycling-disconnects', 'diagnostic-before-forward-sync'],
    ],
    [
      'an object that Exchange does not know',
      judged('object-missing-in-exchange'),
      ['delete-and-recreate', 'diagnostic-before-forward-sync', 'admin-center-switch'],
    ],
    [
      'cycling that a wait forbids',
      judged('still-within-normal-time', {
        vetoes: [{ remedy: 'cycle-license', because: 'still-within-normal-time' }],
      }),
      ['cycling-disconnects'],
    ],
    [
      'cycling that a clear repair forbids',
      judged(quiet, { vetoes: [{ remedy: 'cycle-license', because: quiet }] }),
      [],
    ],
    [
      'cycling that nobody looked into',
      judged(quiet, { vetoes: [{ remedy: 'cycle-license', because: 'unknown: mailbox' }] }),
      [],
    ],
    [
      'a deleted mailbox',
      judged('soft-deleted-mailbox', { vetoes: [{ remedy: 'delete-and-recreate', because: 'soft-deleted-mailbox' }] }),
      ['delete-and-recreate'],
    ],
    [
      'a GUID from on premises',
      judged('msexchmailboxguid-synced-from-onprem', advised('clear-mailbox-guid')),
      ['clear-mailbox-guid'],
    ],
    ['a dehydrated tenant', judged(quiet, { findings: [failed('tenant-dehydrated')] }), ['dehydrated-tenant']],
    ['an address that was given away', judged('restore-blocked-by-address-reuse'), ['address-reuse']],
    [
      'an address that a deleted account holds',
      judged('proxy-conflict-with-deleted-user', { findings: [failed('proxy-conflict-with-deleted-user', evidence)] }),
      ['azuread-remove-is-no-purge', 'uniqueness-violation'],
    ],
    ['a look at Exchange by hand', judged(quiet, { findings: [untold('recipient')] }), ['sku-assigned']],
    [
      'the same, where nothing is left to find out',
      judged(quiet, { findings: [untold('recipient')] }, 'confirmed'),
      [],
    ],
    ['too little to say', judged('undetermined', {}, 'undetermined'), ['retired-modules']],
  ];
  for (const [name, given, expected] of rows) {
    it(`for ${name}`, () => assert.deepEqual(ids(given), expected));
  }

  it('puts the verdict’s own first, and says three things at most', () => {
    const findings = [failed('tenant-dehydrated'), failed('usage-location-missing'), untold('recipient')];
    const found = ids(judged('exchange-validation-error', { findings, ...advised('start-delta-sync') }));
    assert.deepEqual(found, ['validation-status', 'delta-sync-on-its-server', 'dehydrated-tenant']);
  });

  it('fills in the person, and leaves a cmdlet out when nobody was found', () => {
    const given = judged('exchange-validation-error');
    const hostile = { ...jane, id: "x'; Remove-Item 'y" };
    const [found] = correctionsFor(given, hostile);
    assert.ok(tokenize(found?.cmdlet ?? '').some(({ kind, value }) => kind === 'string' && value === hostile.id));
    assert.equal(correctionsFor(given, { ...jane, id: null })[0]?.cmdlet, undefined);
    assert.ok(correctionsFor(judged('dirsync-stalled', advised('start-delta-sync')), { ...jane, id: null })[0]?.cmdlet);
  });

  it('comes with a look', async () => {
    const look = async (world: keyof typeof worlds) =>
      (await lookIn(worlds[world] ?? {}, 'jane@contoso.com')).corrections?.map(({ id }) => id) ?? [];
    assert.deepEqual((await look('a validation error')).slice(0, 1), ['validation-status']);
    assert.ok((await look('an address of another user')).includes('uniqueness-violation'));
    assert.ok((await look('no license and no location')).includes('usage-location-direct-only'));
    assert.deepEqual(await look('a plan that is off'), []);
  });
});

describe('the catalogue of outdated advice', () => {
  const remedySubject = { id: jane.id, userPrincipalName: 'jane@contoso.com', mail: 'jane@contoso.com', synced: true };
  const cmdletOf = ({ cmdlet }: OutdatedAdvice) => (typeof cmdlet === 'function' ? cmdlet(remedySubject) : cmdlet);

  it('names each once', () => {
    assert.equal(new Set(outdatedAdvice.map(({ id }) => id)).size, outdatedAdvice.length);
    assert.ok(outdatedAdvice.length > 10);
  });

  for (const advice of outdatedAdvice) {
    it(`${advice.id} is short, kind and has a source`, () => {
      for (const { text } of [advice.outdated, advice.instead]) {
        assert.match(text, /^[A-Z].*\.$/);
        for (const sentence of text.split(/(?<=[.;])\s+/)) assert.ok(sentence.split(' ').length <= 30, sentence);
        assert.doesNotMatch(text, /!|wrong|stupid|obviously|of course/i);
      }
      assert.ok(advice.outdated.text.split(' ').length <= 15, advice.outdated.text);
      assert.match(advice.source, /^https:\/\/learn\.microsoft\.com\/[a-z0-9/.-]+$/);
      for (const cmdlet of cmdletsIn(cmdletOf(advice) ?? '')) assert.ok(current.has(cmdlet), cmdlet);
    });

    it(`${advice.id} has an occasion that comes up`, () => {
      const { verdict = [], found = [], advised: given = [], untold: open = [], shows } = advice.when;
      for (const check of open)
        assert.ok(
          checks.some(({ id }) => id === check),
          check,
        );
      const occasions = [
        ...verdict.map((cause) => judged(cause)),
        ...found.map((cause) => judged(quiet, { findings: [failed(cause)] })),
        ...given.map((remedy) => judged(quiet, advised(remedy))),
        ...open.map((check) => judged(quiet, { findings: [untold(check)] })),
        ...(shows ? [judged(quiet, { findings: [failed(quiet, evidence)] })] : []),
      ];
      assert.ok(occasions.length > 0);
      assert.ok(
        occasions.some((given) => ids(given).includes(advice.id)),
        'never among the first three',
      );
    });
  }
});
