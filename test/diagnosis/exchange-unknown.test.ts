import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { Certainty, Diagnosis } from '../../src/diagnosis/finding.ts';
import type { ExchangeRequest, Transport } from '../../src/diagnosis/request.ts';
import {
  ago,
  type ExchangeWorld,
  exchangeOf,
  forbidden,
  licensed,
  plan2,
  synced,
  syncing,
  unlicensed,
  user,
  type World,
} from '../world.ts';
import { archiveC, guidA, guidB, holds, kept, lost } from './in-exchange.ts';
import { type Asked, asked, lookThrough, spoiled, ways } from './spoil.ts';

const rank: Readonly<Record<Certainty, number>> = { undetermined: 0, likely: 1, confirmed: 2 };

/** Checks that say that all is well, and nothing else. */
const well = ({ findings }: Diagnosis): readonly string[] =>
  [...new Set(findings.map(({ check }) => check))].filter((id) =>
    findings.every((one) => one.check !== id || one.outcome === 'pass'),
  );

const destroys = (remedy: string): boolean => /^(delete|purge|cycle|clear-mailbox|remove)/.test(remedy);
const destroying = ({ advice }: Diagnosis): readonly string[] => advice.map(({ remedy }) => remedy).filter(destroys);

/**
 * What must hold when Exchange answers less: no check is well that was not, but for what Graph alone says is well; the
 * same cause is no surer; nothing more is advised that destroys.
 */
function assertNoBolder(blind: Diagnosis, sighted: Diagnosis, alone: Diagnosis, what: string): void {
  for (const check of well(blind))
    assert.ok(well(sighted).includes(check) || well(alone).includes(check), `${what}: ${check} passes because of it`);
  const [before, after] = [sighted.verdict, blind.verdict];
  if (before.cause === after.cause)
    assert.ok(rank[after.certainty] <= rank[before.certainty], `${what}: ${after.cause} became ${after.certainty}`);
  const more = destroying(blind).filter((remedy) => !destroying(sighted).includes(remedy));
  assert.deepEqual(more, [], `${what}: advised because of it`);
}

const licenses = {
  'for 30 hours': licensed(),
  'for 12 minutes': licensed({ at: ago('12m') }),
  none: unlicensed,
  'with the plan off': licensed({ disabled: [plan2] }),
  'taken away': {
    ...unlicensed,
    assignedPlans: [
      { servicePlanId: plan2, service: 'exchange', capabilityStatus: 'Deleted', assignedDateTime: ago('7d') },
    ],
  },
};
const objects: Readonly<Record<string, ExchangeWorld>> = {
  nobody: {},
  'a user': holds('User'),
  'a user without the license': holds('User', { SKUAssigned: null }),
  'a user that had a mailbox': holds('User', { PreviousRecipientTypeDetails: 'UserMailbox' }),
  'a mail user': holds('MailUser'),
  'a mail user with a GUID': holds('MailUser', { ExchangeGuid: guidB }),
  'a mail user on hold': holds('MailUser', { LitigationHoldEnabled: true }),
  'a mail user of another tenant': holds('MailUser', { ExternalEmailAddress: 'SMTP:j@fabrikam.onmicrosoft.com' }),
  'a mailbox': holds('UserMailbox', { ExchangeGuid: guidA }),
  'a mailbox that forwarded before': holds('UserMailbox', { PreviousRecipientTypeDetails: 'MailUser' }),
};
const lists: Readonly<Record<string, ExchangeWorld>> = {
  'none deleted': {},
  'one soft-deleted': { SoftDeletedMailbox: [lost(guidB)] },
  'one inactive': { InactiveMailboxOnly: [kept(guidB, { ArchiveGuid: archiveC })] },
};
const settings: Readonly<Record<string, ExchangeWorld>> = {
  ordinary: {},
  dehydrated: { 'Get-OrganizationConfig': { IsDehydrated: true } },
  'managed in the cloud': { 'Get-OrganizationConfig': { BlockExchangeProvisioningFromOnPremEnabled: true } },
};
const probes: Readonly<Record<string, Pick<World, 'mailboxes'>>> = {
  none: {},
  answers: { mailboxes: { jane: 'user' } },
  refused: { mailboxes: { jane: forbidden } },
};
const said: Readonly<Record<string, Readonly<Record<string, unknown>>>> = {
  nothing: {},
  nowhere: { 'mailbox-elsewhere': 'nowhere' },
};

interface Case {
  readonly world: World;
  readonly exchange: ExchangeWorld;
  readonly answers: Readonly<Record<string, unknown>>;
}

const caseOf = (
  isSynced: boolean,
  license: object,
  object: ExchangeWorld,
  list: ExchangeWorld,
  config: ExchangeWorld,
  probe: Pick<World, 'mailboxes'>,
  answers: Readonly<Record<string, unknown>>,
): Case => ({
  world: {
    users: [user('jane', { ...license, ...(isSynced && synced) })],
    ...(isSynced && { organization: syncing }),
    ...probe,
  },
  exchange: { ...object, ...list, ...config },
  answers,
});

const look = ({ world, answers }: Case, exchange: Transport<ExchangeRequest> | undefined) =>
  lookThrough(world, exchange, { answers });

describe('what Exchange does not answer', () => {
  for (const [objectName, object] of Object.entries(objects)) {
    it(`makes nothing well, surer or bolder: ${objectName}`, async () => {
      for (const isSynced of [false, true]) {
        for (const license of [licenses['for 30 hours'], licenses.none]) {
          for (const [listName, list] of Object.entries(lists)) {
            const one = caseOf(isSynced, license, object, list, {}, {}, isSynced ? (said.nowhere ?? {}) : {});
            const [sighted, alone] = [await look(one, exchangeOf(one.exchange)), await look(one, undefined)];
            assertNoBolder(alone, sighted, alone, `${listName}, not connected`);
            for (const what of asked) {
              const blind = await look(one, spoiled(one.exchange, what, ways.refused as never));
              assertNoBolder(blind, sighted, alone, `${listName}, without ${what}`);
            }
          }
        }
      }
    });
  }

  const pick = <T>(from: Readonly<Record<string, T>>) => fc.constantFrom(...Object.values(from));
  it('makes nothing well, surer or bolder, whatever the case', () =>
    fc.assert(
      fc.asyncProperty(
        fc
          .tuple(fc.boolean(), pick(licenses), pick(objects), pick(lists), pick(settings), pick(probes), pick(said))
          .map((parts) => caseOf(...parts)),
        fc.constantFrom<Asked | 'everything'>(...asked, 'everything'),
        fc.constantFrom(...Object.entries(ways)),
        async (one, what, [how, answer]) => {
          const sighted = await look(one, exchangeOf(one.exchange));
          const alone = await look(one, undefined);
          assertNoBolder(await look(one, spoiled(one.exchange, what, answer)), sighted, alone, `${what} ${how}`);
        },
      ),
      { numRuns: 200, seed: 20261121 },
    ));

  const unanswered: Readonly<Record<string, readonly (Asked | 'everything')[]>> = {
    recipient: ['Get-User', 'everything'],
    'mail-user': ['Get-User', 'everything'],
    'shared-mailbox': ['Get-User', 'everything'],
    'deleted-mailboxes': ['SoftDeletedMailbox', 'InactiveMailboxOnly', 'everything'],
    'organization-config': ['Get-OrganizationConfig', 'everything'],
  };
  for (const [check, questions] of Object.entries(unanswered)) {
    for (const what of questions) {
      for (const [how, answer] of Object.entries(ways)) {
        it(`is a question for a person: ${check}, ${what} ${how}`, async () => {
          const world = { users: [user('jane', { ...synced, ...unlicensed })], organization: syncing };
          const { findings } = await lookThrough(world, spoiled(holds('User'), what, answer));
          const own = findings.filter((one) => one.check === check);
          assert.deepEqual([...new Set(own.map(({ outcome }) => outcome))], ['cannot-tell']);
          for (const one of own) {
            assert.ok(one.outcome === 'cannot-tell' && one.because.length > 0 && one.reason.text.length > 0);
            assert.ok(one.ask && 'cmdlet' in one.ask && one.ask.fact, 'it does not say which cmdlet would tell');
          }
        });
      }
    }
  }
});
