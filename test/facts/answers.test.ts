import assert from 'node:assert/strict';
import { factsOf } from '../../src/diagnosis/diagnose.ts';
import type { Fact } from '../../src/diagnosis/fact.ts';
import { known, type Reading } from '../../src/diagnosis/reading.ts';
import { guidA, guidB, holds, lost } from '../diagnosis/in-exchange.ts';
import {
  ago,
  checks,
  deleted,
  forbidden,
  licensed,
  lookIn,
  now,
  plan2,
  quarantine,
  synced,
  syncing,
  unlicensed,
  user,
  type World,
} from '../world.ts';

const noChoice = ['', 'other', 'YES', 7, true, {}, [], null];
const noRecord = ['', 'none', 'NotFound', 7, true, {}, [], null, { Name: 'Jane' }, { RecipientTypeDetails: { a: 1 } }];
const noDate = [
  ...['', 'lately', 7, true, {}, [], null, '2026-13-45', '2027-01-01'],
  ...['I think it was 12', 'maybe 5', 'room 7', 'case 1001', '2025', '5/11/2026'],
];
const record = { RecipientTypeDetails: 'MailUser', ExchangeGuid: guidB };
const others = { good: [record, [record]], absent: ['not-found'], bad: [...noRecord, [record, record]] };
const lists = { good: [record, [record], [record, record], 'not-found'], absent: [], bad: noRecord };

/** What each fact takes of a person, and what it does not. */
const taken: Readonly<
  Record<string, { good: readonly unknown[]; absent?: readonly unknown[]; bad: readonly unknown[] }>
> = {
  'connect-server': { good: ['in-scope', 'out-of-scope', 'filtered', 'not-exporting', 'match-error'], bad: noChoice },
  'earlier-account': { good: ['yes', 'no'], bad: noChoice },
  'exchange-mailbox': others,
  'exchange-organization': {
    good: [{ IsDehydrated: true }, { IsDehydrated: 'False' }, { BlockExchangeProvisioningFromOnPremEnabled: true }],
    bad: [...noChoice, { IsDehydrated: null }, { IsDehydrated: '' }, { Name: 'contoso' }],
  },
  'exchange-user': others,
  'inactive-mailbox': lists,
  'license-removed-at': {
    good: ['2026-11-03', '2026-11-03T09:30:00Z', '3 November 2026', '05.11.2026', 'yesterday'],
    bad: [...noDate, 'no', 'nein'],
  },
  'mail-user': others,
  mailbox: { good: ['opens', 'says-no-mailbox'], bad: noChoice },
  'mailbox-elsewhere': {
    good: ['nowhere', 'on-premises', 'other-tenant', 'being-moved'],
    bad: [...noChoice, 'cloud-only', 'not-seen'],
  },
  'mailbox-wanted': { good: ['own', 'shared-or-room', 'calendar-only'], bad: noChoice },
  'on-premises-recipient': others,
  recipient: others,
  restored: {
    good: ['2026-11-20T09:00:00Z', '2026-11-20 09:00', '20. November 2026', 'gestern um 9 Uhr'],
    absent: ['no', 'No.', ' nein '],
    bad: [...noDate, 'not', 'nobody knows', 'no, 3 November 2026'],
  },
  'rival-recipients': lists,
  'soft-deleted-mailbox': lists,
  symptom: { good: ['no-mailbox', 'nothing-wrong', 'outlook-only', 'empty', 'not-forwarded'], bad: noChoice },
  'working-mailboxes': { good: ['yes', 'no'], bad: noChoice },
};

const answerable = factsOf(checks).filter(({ id, answered }) => answered && id !== 'input');

/** As of the day that these tests play on, with nothing else known. */
const answerTo = (fact: Fact<unknown>, value: unknown): Reading<unknown> | undefined => fact.answered?.(value, { now });

describe('what people answer', () => {
  it('is told of every fact that takes an answer', () =>
    assert.deepEqual(answerable.map(({ id }) => id).toSorted(), Object.keys(taken).toSorted()));

  for (const fact of answerable) {
    const { good, absent = [], bad } = taken[fact.id] ?? { good: [], bad: [] };
    const state = (value: unknown): Reading<unknown>['state'] | undefined => answerTo(fact, value)?.state;
    it(`${fact.id}: takes what it asks for, and nothing else`, () => {
      for (const value of good) assert.equal(state(value), 'known', JSON.stringify(value));
      for (const value of absent) assert.equal(state(value), 'absent', JSON.stringify(value));
      for (const value of bad) assert.equal(state(value), 'unknown', JSON.stringify(value));
      assert.ok(fact.takes);
    });
  }

  for (const fact of answerable.filter(({ id }) => id === 'license-removed-at' || id === 'restored')) {
    it(`${fact.id}: keeps a day as its start in UTC, which it takes again for the same`, () => {
      const day = '2026-11-03T00:00:00.000Z';
      for (const said of ['2026-11-03', '3 November', 'November 3rd, 2026', '3.11.2026', '18 days ago', day])
        assert.deepEqual(answerTo(fact, said), known(day), said);
      const time = '2026-11-03T08:30:00.000Z';
      for (const said of ['2026-11-03T09:30+01:00', '3. November um 8:30 Uhr', 'Nov 3, 8:30 AM', time])
        assert.deepEqual(answerTo(fact, said), known(time), said);
    });
  }
});

const hybrid = (exchange?: World['exchange'], changes: object = {}): World => ({
  users: [user('jane', { ...synced, ...changes })],
  organization: syncing,
  ...(exchange && { exchange }),
});
const cloud = (exchange?: World['exchange'], changes: object = {}): World => ({
  users: [user('jane', { ...changes })],
  ...(exchange && { exchange }),
});
const open = (world: World): World => ({ ...world, mailboxes: { jane: 'user' } });
const gone = {
  ...unlicensed,
  assignedPlans: [{ servicePlanId: plan2, capabilityStatus: 'Deleted', assignedDateTime: ago('7d') }],
};
const folder = { RecipientTypeDetails: 'PublicFolder', DisplayName: 'News', EmailAddresses: ['smtp:jane@contoso.com'] };

interface Told {
  readonly world: World;
  readonly answers: Readonly<Record<string, unknown>>;
  /** The check that speaks of it, and the fact that its evidence names. */
  readonly check: string;
  readonly evidence: string;
}

/** An answer that shows in a finding, where no source could tell. */
const told: Readonly<Record<string, Told>> = {
  'connect-server': {
    world: { organization: syncing },
    answers: { 'connect-server': 'filtered' },
    check: 'directory-object',
    evidence: 'connect-server',
  },
  'earlier-account': {
    world: { ...cloud(), deletedUsers: [deleted('jane')] },
    answers: { 'earlier-account': 'no' },
    check: 'deleted-twin',
    evidence: 'earlier-account',
  },
  'exchange-mailbox': {
    world: open(hybrid()),
    answers: {
      'exchange-mailbox': { ...record, RecipientTypeDetails: 'UserMailbox' },
      'on-premises-recipient': { RecipientTypeDetails: 'UserMailbox', ExchangeGuid: guidB },
    },
    check: 'second-mailbox',
    evidence: 'exchange-mailbox',
  },
  'exchange-organization': {
    world: cloud(),
    answers: { 'exchange-organization': { IsDehydrated: true } },
    check: 'organization-config',
    evidence: 'exchange-organization',
  },
  'exchange-user': {
    world: cloud(),
    answers: { 'exchange-user': 'not-found', recipient: 'not-found' },
    check: 'recipient',
    evidence: 'exchange-object',
  },
  'inactive-mailbox': {
    world: cloud(),
    answers: { 'inactive-mailbox': record },
    check: 'deleted-mailboxes',
    evidence: 'inactive-mailbox',
  },
  'license-removed-at': {
    world: cloud(undefined, gone),
    answers: { 'license-removed-at': '2026-11-14' },
    check: 'license-removed',
    evidence: 'license-removed-at',
  },
  'mail-user': { world: hybrid(), answers: { 'mail-user': record }, check: 'mail-user', evidence: 'exchange-object' },
  mailbox: {
    world: { ...cloud(), mailboxes: { jane: forbidden } },
    answers: { mailbox: 'opens' },
    check: 'mailbox-missing',
    evidence: 'mailbox',
  },
  'mailbox-elsewhere': {
    world: hybrid(),
    answers: { 'mailbox-elsewhere': 'on-premises' },
    check: 'on-premises-mailbox',
    evidence: 'mailbox-elsewhere',
  },
  'on-premises-recipient': {
    world: hybrid(holds('MailUser')),
    answers: {
      'on-premises-recipient': { RecipientTypeDetails: 'RemoteUserMailbox', RemoteRecipientType: 'Migrated' },
    },
    check: 'mail-user',
    evidence: 'on-premises-recipient',
  },
  recipient: { world: hybrid(), answers: { recipient: record }, check: 'mail-user', evidence: 'exchange-object' },
  restored: {
    world: { ...cloud(), faults: { '/auditLogs': forbidden } },
    answers: { restored: ago('2h') },
    check: 'elapsed-time',
    evidence: 'elapsed',
  },
  'rival-recipients': {
    world: cloud(undefined, licensed({ state: 'Error', error: 'UniquenessViolation' })),
    answers: { 'rival-recipients': folder },
    check: 'address-conflict',
    evidence: 'rival-recipients',
  },
  'soft-deleted-mailbox': {
    world: cloud(),
    answers: { 'soft-deleted-mailbox': record },
    check: 'deleted-mailboxes',
    evidence: 'soft-deleted-mailbox',
  },
  symptom: { world: open(cloud()), answers: { symptom: 'outlook-only' }, check: 'mailbox-use', evidence: 'symptom' },
};

const sourcesIn = async ({ world, answers, check, evidence }: Told): Promise<readonly string[]> => {
  const { findings } = await lookIn(world, 'jane@contoso.com', answers);
  return findings
    .filter((one) => one.check === check)
    .flatMap((one) => ('evidence' in one ? one.evidence : []))
    .filter((one) => one.fact === evidence)
    .map(({ source }) => source);
};

describe('what a person said, where no source could tell', () => {
  for (const [fact, one] of Object.entries(told)) {
    it(`counts, and is shown as a person’s word: ${fact}`, async () => {
      assert.deepEqual([...new Set(await sourcesIn(one))], ['person']);
      const silent = await lookIn(one.world, 'jane@contoso.com');
      const heard = await lookIn(one.world, 'jane@contoso.com', one.answers);
      assert.notDeepEqual(heard.findings, silent.findings);
    });

    it(`counts for nothing when it is no answer: ${fact}`, async () => {
      const { [fact]: _, ...others } = one.answers;
      const silent = await lookIn(one.world, 'jane@contoso.com', others);
      for (const bad of taken[fact]?.bad ?? []) {
        const { findings, verdict, advice } = await lookIn(one.world, 'jane@contoso.com', { ...others, [fact]: bad });
        assert.deepEqual(
          { findings, verdict, advice },
          { findings: silent.findings, verdict: silent.verdict, advice: silent.advice },
        );
      }
    });
  }
});

const contested = licensed({ state: 'Error', error: 'UniquenessViolation' });
/** Exchange tells something else now than what a person brought before. */
const outdated: Readonly<Record<string, Told>> = {
  'exchange-mailbox': {
    ...(told['exchange-mailbox'] as Told),
    world: open(hybrid(holds('UserMailbox', { ExchangeGuid: guidA }))),
    answers: {
      ...told['exchange-mailbox']?.answers,
      'on-premises-recipient': { RecipientTypeDetails: 'UserMailbox', ExchangeGuid: guidA },
    },
  },
  'exchange-organization': {
    ...(told['exchange-organization'] as Told),
    world: cloud({ 'Get-OrganizationConfig': { IsDehydrated: false } }),
  },
  'exchange-user': { ...(told['exchange-user'] as Told), world: cloud(holds('User')) },
  'inactive-mailbox': { ...(told['inactive-mailbox'] as Told), world: cloud(holds('User')) },
  'mail-user': {
    ...(told['mail-user'] as Told),
    world: hybrid(holds('MailUser')),
    answers: { 'mail-user': { ...record, ExchangeGuid: guidA } },
  },
  recipient: {
    ...(told.recipient as Told),
    world: hybrid(holds('MailUser')),
    answers: { recipient: { RecipientTypeDetails: 'UserMailbox' } },
  },
  'rival-recipients': { ...(told['rival-recipients'] as Told), world: cloud({}, contested) },
  'soft-deleted-mailbox': { ...(told['soft-deleted-mailbox'] as Told), world: cloud(holds('User')) },
};

describe('what Exchange says now', () => {
  for (const [fact, one] of Object.entries(outdated)) {
    it(`counts more than what a person brought before: ${fact}`, async () => {
      assert.ok(!(await sourcesIn(one)).includes('person'));
      const { [fact]: _, ...others } = one.answers;
      const unsaid = await lookIn(one.world, 'jane@contoso.com', others);
      const { findings, verdict, advice } = await lookIn(one.world, 'jane@contoso.com', one.answers);
      assert.deepEqual(
        { findings, verdict, advice },
        { findings: unsaid.findings, verdict: unsaid.verdict, advice: unsaid.advice },
      );
    });
  }

  it('that there is a mailbox, counts more than that a person saw none', async () => {
    const { verdict } = await lookIn(open(cloud()), 'jane@contoso.com', { mailbox: 'says-no-mailbox' });
    assert.equal(verdict.cause, 'mailbox-healthy');
  });

  it('leaves to a person’s word what it could not tell, one cmdlet at a time', async () => {
    const world = cloud({ ...holds('User'), SoftDeletedMailbox: forbidden });
    const { findings } = await lookIn(world, 'jane@contoso.com', { 'soft-deleted-mailbox': lost(guidB) });
    const shows = findings.flatMap((one) => ('evidence' in one ? one.evidence : []));
    assert.equal(shows.find(({ fact }) => fact === 'soft-deleted-mailbox')?.source, 'person');
    assert.equal(shows.find(({ fact }) => fact === 'exchange-object')?.source, 'exchange');
  });
});

describe('a question in a report', () => {
  it('names a fact that takes an answer, and options that it takes', async () => {
    const ids = new Set(answerable.map(({ id }) => id));
    const conflict = { onPremisesProvisioningErrors: [quarantine('SMTP:jane@contoso.com')] };
    const worlds = [
      ...Object.values(told).map(({ world }) => world),
      hybrid(holds('MailUser')),
      hybrid(undefined, conflict),
      hybrid(forbidden),
    ];
    for (const world of worlds) {
      const { findings, verdict } = await lookIn(world, 'jane@contoso.com');
      const asks = [
        ...findings.flatMap((one) => (one.outcome === 'cannot-tell' && one.ask ? [one.ask] : [])),
        ...verdict.settledBy,
      ];
      for (const ask of asks) {
        if (!('fact' in ask) || ask.fact === undefined) continue;
        assert.ok(ids.has(ask.fact), ask.fact);
        const fact = answerable.find(({ id }) => id === ask.fact);
        for (const option of 'options' in ask ? (ask.options ?? []) : [])
          assert.equal(fact?.answered?.(option).state, 'known', option);
      }
    }
  });
});
