import assert from 'node:assert/strict';
import { type CauseId, causeOf, causes } from '../../src/diagnosis/causes.ts';
import type { Check } from '../../src/diagnosis/check.ts';
import { factsOf } from '../../src/diagnosis/diagnose.ts';
import type { Diagnosis, FailFinding } from '../../src/diagnosis/finding.ts';
import { closure, gather, memoryCache } from '../../src/diagnosis/gather.ts';
import { remedyRules } from '../../src/diagnosis/remedies.ts';
import type { ExchangeRequest, GraphRequest } from '../../src/diagnosis/request.ts';
import { checks, exchangeOf, graphOf, lookIn, now, synced, syncing, user, type World } from '../world.ts';
import { everyCause } from './every-cause.ts';
import { guidA, guidB, holds, kept, lost } from './in-exchange.ts';
import { asked, lookThrough, spoiled, ways } from './spoil.ts';
import { byHand, settled } from './transports.ts';
import { worlds } from './worlds.ts';

const failsOf = ({ findings }: Diagnosis, cause: CauseId) =>
  findings.filter((one): one is FailFinding => one.outcome === 'fail' && one.cause === cause);

describe('every cause', () => {
  it('is in the table', () => assert.deepEqual(Object.keys(everyCause).sort(), Object.keys(causes).sort()));

  for (const [id, { world, answers, certainty, verdict: outranks }] of Object.entries(everyCause)) {
    const cause = id as CauseId;
    it(`is reached: ${cause}`, async () => {
      const diagnosis = await lookIn(world, 'jane@contoso.com', answers);
      const { verdict } = diagnosis;
      if (certainty) assert.equal(`${verdict.cause} ${verdict.certainty}`, `${cause} ${certainty}`);
      else assert.equal(verdict.cause, outranks);
      assert.equal(verdict.settledBy.length > 0, verdict.certainty !== 'confirmed');
      const found = failsOf(diagnosis, cause);
      assert.ok(found.length > 0 || cause === 'undetermined');
      for (const { evidence, remedies, decides, summary } of found) {
        assert.ok(evidence.length > 0, 'nothing shows it');
        for (const remedy of remedies) assert.ok(Object.hasOwn(remedyRules, remedy), remedy);
        assert.ok(summary.text.length > 0);
        if (causeOf(cause).class === 'note') assert.equal(decides, false);
      }
      for (const { remedy } of diagnosis.advice) {
        assert.ok(Object.hasOwn(remedyRules, remedy), remedy);
        assert.ok(!diagnosis.vetoes.some((veto) => veto.remedy === remedy), `${remedy} is forbidden, and advised`);
      }
    });
  }
});

const restsOnExchange = ({ requires, uses, hears }: Check): boolean =>
  [...closure([...Object.values(requires), ...Object.values(uses), ...Object.values(hears)]).values()].some(
    (fact) => fact.source === 'exchange',
  );
const ofGraph = new Set(checks.filter((check) => !restsOnExchange(check)).map(({ id }) => id));
const graphOnly = ({ findings }: Diagnosis) =>
  findings
    .filter(({ check }) => ofGraph.has(check))
    // Which verdict a finding is folded under may change; what it says may not.
    .map((finding) => ({ ...finding, explainedBy: undefined }));
const outcomes = ({ findings, verdict, advice, subject }: Diagnosis) => ({
  findings: findings.map((one) => [one.check, one.outcome, one.outcome === 'fail' && [one.cause, one.decides]]),
  verdict: [verdict.cause, verdict.certainty],
  advice,
  subject,
});

describe('Exchange, however it fails', () => {
  it('has checks beside it that need it for nothing', () => assert.ok(ofGraph.size >= 5));

  for (const [how, answer] of Object.entries(ways)) {
    it(`changes nothing that Graph finds: everything ${how}`, async () => {
      for (const [name, world] of Object.entries(worlds)) {
        const [alone, beside] = await Promise.all([
          lookThrough(world, undefined),
          lookThrough(world, spoiled({}, 'everything', answer)),
        ]);
        assert.deepEqual(graphOnly(beside), graphOnly(alone), name);
        assert.deepEqual(outcomes(beside), outcomes(alone), name);
        const { graphRequests, httpCalls, waves, resourceUnits } = alone.cost;
        assert.deepEqual(
          { ...beside.cost, exchangeCalls: 0, milliseconds: 0 },
          { graphRequests, httpCalls, waves, resourceUnits, exchangeCalls: 0, milliseconds: 0 },
          name,
        );
      }
    });

    it(`changes nothing that Graph finds: one question ${how}`, async () => {
      for (const what of asked) {
        for (const exchange of [holds('User'), holds('MailUser', { ExchangeGuid: guidB }), holds('UserMailbox')]) {
          for (const world of Object.values(worlds).filter((_, i) => i % 8 === 0)) {
            const [alone, beside] = await Promise.all([
              lookThrough(world, undefined),
              lookThrough(world, spoiled(exchange, what, answer)),
            ]);
            assert.deepEqual(graphOnly(beside), graphOnly(alone), what);
          }
        }
      }
    });
  }

  it('holds up no question to Graph: none waits for a fact of Exchange', () => {
    for (const fact of factsOf(checks)) {
      if (fact.source !== 'graph' || !fact.asks) continue;
      const needed = [...closure([fact]).values()].filter(({ source }) => source === 'exchange');
      assert.deepEqual(
        needed.map(({ id }) => id),
        [],
        fact.id,
      );
    }
  });

  it('is asked beside Graph’s first wave, before Graph answered anything', async () => {
    const graph = byHand<GraphRequest>(() => ({ ok: false, fault: { kind: 'unreachable', message: 'Down.' } }));
    const questions: string[] = [];
    const looking = gather(
      factsOf(checks),
      { graph: graph.transport, exchange: exchangeOf({}, questions), cache: memoryCache(), now: () => now },
      { answers: { input: 'jane@contoso.com' } },
    );
    await settled();
    assert.equal(graph.waves.length, 1);
    assert.deepEqual(
      questions.toSorted(),
      [
        'Get-Mailbox jane@contoso.com',
        'Get-Mailbox jane@contoso.com true',
        'Get-Mailbox jane@contoso.com true',
        'Get-MailUser jane@contoso.com',
        'Get-OrganizationConfig',
        'Get-Recipient jane@contoso.com',
        'Get-User jane@contoso.com',
      ].toSorted(),
    );
    for (let i = 0; i < graph.waves.length; i += 1) await graph.waves[i]?.answer();
    await looking;
  });

  it('keeps Graph from nothing while it never answers', async () => {
    const world: World = { users: [user('jane', synced)], organization: syncing };
    const exchange = byHand<ExchangeRequest>(() => ({ ok: false, fault: { kind: 'timeout', message: 'Late.' } }));
    const [alone, beside]: [string[], string[]] = [[], []];
    await lookIn(world, 'jane@contoso.com', {}, alone);
    const looking = gather(
      factsOf(checks),
      { graph: graphOf(world, beside), exchange: exchange.transport, cache: memoryCache(), now: () => now },
      { answers: { input: 'jane@contoso.com' } },
    );
    for (let i = 0; i < 10; i += 1) await settled();
    assert.deepEqual(beside.toSorted(), alone.toSorted());
    assert.equal(exchange.waves.length, 1);
    for (let i = 0; i < exchange.waves.length; i += 1) await exchange.waves[i]?.answer();
    await looking;
  });
});

/** Everything about the way in is the same but for the way in. */
const found = (diagnosis: Diagnosis) => ({
  ...outcomes(diagnosis),
  subject: diagnosis.subject.id,
  findings: outcomes(diagnosis).findings.filter(([check]) => check !== 'right-account'),
});

describe('the object in Exchange', () => {
  const jd = user('jane', { proxyAddresses: ['SMTP:jane@contoso.com', 'smtp:j.doe@contoso.com'] });
  const inputs = {
    'a display name': 'Jane',
    'an alias': 'J.Doe@contoso.com',
    'an object id': String(jd.id).toUpperCase(),
    'a sign-in name in capitals': 'JANE@CONTOSO.COM',
  };
  const objects = {
    nobody: {},
    'a user': holds('User'),
    'a user without the license': holds('User', { SKUAssigned: null }),
    'a mail user': holds('MailUser'),
    'a mail user with a GUID': holds('MailUser', { ExchangeGuid: guidB }),
    'a mail user with a deleted mailbox’s GUID': {
      ...holds('MailUser', { ExchangeGuid: guidB }),
      SoftDeletedMailbox: [lost(guidB)],
    },
    'a mailbox': holds('UserMailbox', { ExchangeGuid: guidA }),
    'a deleted mailbox': { ...holds('User'), SoftDeletedMailbox: [lost(guidB)] },
    'an inactive mailbox': { ...holds('User'), InactiveMailboxOnly: [kept(guidB)] },
  };
  for (const [object, exchange] of Object.entries(objects)) {
    for (const [way, input] of Object.entries(inputs)) {
      it(`is found by ${way} as by the sign-in name: ${object}`, async () => {
        for (const person of [jd, { ...jd, ...synced }]) {
          const world = { users: [person], organization: syncing, exchange };
          const [direct, other] = [await lookIn(world, 'jane@contoso.com'), await lookIn(world, input)];
          assert.deepEqual(found(other), found(direct));
        }
      });
    }
  }

  const stranger = { ExternalDirectoryObjectId: '99999999-9999-4999-8999-999999999999', ExchangeGuid: guidB };
  for (const type of ['UserMailbox', 'SharedMailbox', 'MailUser']) {
    for (const id of [stranger.ExternalDirectoryObjectId, '', null]) {
      it(`is never one of another account: a ${type} linked to ${JSON.stringify(id)}`, async () => {
        const theirs = holds(type, { ...stranger, ExternalDirectoryObjectId: id });
        for (const mailbox of [undefined, { kind: 'forbidden', status: 403, message: 'No.' } as const]) {
          const world: World = {
            users: [user('jane')],
            exchange: theirs,
            ...(mailbox && { mailboxes: { jane: mailbox } }),
          };
          const { findings, verdict } = await lookIn(world, 'jane@contoso.com');
          assert.notEqual(causeOf(verdict.cause).row, 1);
          for (const check of ['mail-user', 'mailbox-use', 'mailbox-missing', 'shared-mailbox', 'organization-config'])
            assert.ok(!findings.some((one) => one.check === check && one.outcome === 'fail'), check);
        }
      });
    }
  }

  it('is the person’s own where the answer does not show the object id, by the address', async () => {
    const record = { RecipientTypeDetails: 'MailUser', ExchangeGuid: guidB, PrimarySmtpAddress: 'jane@contoso.com' };
    const world = { users: [user('jane', synced)], organization: syncing, exchange: { 'Get-Recipient': [record] } };
    const { verdict } = await lookIn(world, 'jane@contoso.com');
    assert.equal(verdict.cause, 'msexchmailboxguid-synced-from-onprem');
  });
});
