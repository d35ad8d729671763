import assert from 'node:assert/strict';
import type { CauseId } from '../../src/diagnosis/causes.ts';
import type { Certainty } from '../../src/diagnosis/finding.ts';
import { say } from '../../src/diagnosis/message.ts';
import { unknown } from '../../src/diagnosis/reading.ts';
import { type LinkId, type LinkState, linkIds } from '../../src/diagnosis/timeline.ts';
import { buildTimeline } from '../../src/timeline/build.ts';
import { causeFor } from '../../src/timeline/explains.ts';
import {
  ago,
  deleted,
  down,
  exchangeError,
  f1,
  foundation,
  kiosk,
  licensed,
  licenseGroup,
  now,
  plan2,
  powerBi,
  quarantine,
  synced,
  syncing,
  unlicensed,
  user,
  type World,
} from '../world.ts';
import { type Beside, judged, readingsIn, standing, timelineIn, words } from './looking.ts';

interface Row {
  readonly world: World;
  readonly input?: string;
  readonly beside?: Beside;
  readonly broke: LinkId | null;
  readonly cause?: CauseId;
  readonly states?: Readonly<Partial<Record<LinkId, LinkState>>>;
  readonly says: RegExp;
}

const jane = (...changes: readonly object[]): World => ({ users: [user('jane', Object.assign({}, ...changes))] });
const cloud = { synced: 'not-in-the-way' } as const;

const rows: Readonly<Record<string, Row>> = {
  'a mailbox that answers': {
    world: { ...jane(), mailboxes: { jane: 'user' } },
    broke: null,
    states: { account: 'holds', ...cloud, license: 'holds', plan: 'holds', exchange: 'holds', mailbox: 'holds' },
    says: /^Nothing is missing on the way to a mailbox: it answers\.$/,
  },
  'a shared mailbox without a license': {
    world: { ...jane(unlicensed, { usageLocation: null }), mailboxes: { jane: 'shared' } },
    broke: null,
    states: { location: 'not-in-the-way', license: 'not-in-the-way', plan: 'not-in-the-way', mailbox: 'holds' },
    says: /^Nothing is missing/,
  },
  'no license': {
    world: jane(unlicensed),
    broke: 'license',
    cause: 'no-license-at-all',
    states: { location: 'holds', plan: 'not-reached', exchange: 'not-reached', mailbox: 'broken' },
    says: /stops at the license: none is assigned\. The reason: No license\.$/,
  },
  'no license and no usage location': {
    world: jane(unlicensed, { usageLocation: null }),
    broke: 'location',
    cause: 'usage-location-missing',
    says: /stops at the usage location: none is set\./,
  },
  'no usage location, and a license in force all the same': {
    world: jane({ usageLocation: null }),
    broke: 'mailbox',
    states: { location: 'not-in-the-way' },
    says: /stops at the mailbox: none answers/,
  },
  'a usage location that is none': {
    world: jane(unlicensed, { usageLocation: 'XX' }),
    broke: 'location',
    says: /“XX” is not a country code/,
  },
  'a license without a mailbox': {
    world: jane(licensed({ sku: powerBi, plan: foundation })),
    broke: 'license',
    cause: 'only-foundation-plan',
    says: /no mailbox comes with Power BI Pro/,
  },
  'a license that failed': {
    world: jane(licensed({ state: 'Error', error: 'CountViolation' })),
    broke: 'license',
    cause: 'license-error-no-seats',
    says: /Microsoft 365 E3, given directly, failed: CountViolation\. The reason: No license seat was free\.$/,
  },
  'the plan switched off': {
    world: jane(licensed({ disabled: [plan2] })),
    broke: 'plan',
    cause: 'exchange-plan-disabled-in-license',
    states: { license: 'holds', exchange: 'not-reached' },
    says: /stops at the mailbox plan: it is switched off in Microsoft 365 E3\./,
  },
  'the plan suspended': {
    world: jane(licensed({ status: 'Suspended' })),
    broke: 'plan',
    says: /Exchange Online \(Plan 2\) is Suspended/,
  },
  'the license taken away': {
    world: jane(unlicensed, { assignedPlans: [{ ...planOf(plan2), capabilityStatus: 'Deleted' }] }),
    broke: 'license',
    says: /there was one, and it was taken away/,
  },
  'a group that still works': {
    world: {
      ...jane(unlicensed),
      groups: [licenseGroup('g', { licenseProcessingState: { state: 'QueuedForProcessing' } })],
      members: { g: ['jane'] },
    },
    broke: 'license',
    cause: 'group-license-pending',
    says: /the group g is still handing out its licenses/,
  },
  'a license that is 12 minutes old': {
    world: jane(licensed({ at: ago('12m') })),
    broke: 'mailbox',
    cause: 'still-within-normal-time',
    states: { plan: 'holds', exchange: 'unknown', mailbox: 'broken' },
    says: /Not known before it: take-over by Exchange\.$/,
  },
  'a plan that Exchange does not take': {
    world: { ...jane(), licenseStatus: { jane: 'PendingInput' } },
    broke: 'exchange',
    states: { exchange: 'broken', mailbox: 'broken' },
    says: /stops at the take-over by Exchange: the plan’s state is PendingInput\./,
  },
  'an error of Exchange': {
    world: jane({ serviceProvisioningErrors: [exchangeError('Something is too long.')] }),
    broke: 'exchange',
    cause: 'exchange-validation-error',
    says: /Exchange reports an error: Something is too long\. The reason/,
  },
  'an address in quarantine': {
    world: {
      ...jane(synced, { onPremisesProvisioningErrors: [quarantine('SMTP:jane@contoso.com')] }),
      organization: syncing,
    },
    broke: 'synced',
    says: /stops at the directory sync: it kept back jane@contoso\.com/,
  },
  'a synced account in order': {
    world: { ...jane(synced), organization: syncing },
    broke: 'mailbox',
    states: { synced: 'holds' },
    says: /stops at the mailbox/,
  },
  'sync errors that did not come along': {
    world: { ...jane(synced, unlicensed, { onPremisesProvisioningErrors: null }), organization: syncing },
    broke: 'license',
    states: { synced: 'unknown' },
    says: /Not known before it: directory sync\.$/,
  },
  'a deleted account': {
    world: { deletedUsers: [deleted('jane')] },
    broke: 'account',
    cause: 'user-deleted',
    states: { license: 'not-reached', mailbox: 'not-reached' },
    says: /stops at the account: it was deleted, 16 Nov 2026, 12:00 UTC\. The reason: The account was deleted\.$/,
  },
  'nobody of this name': {
    world: {},
    broke: 'account',
    says: /stops at the account: nobody was found\./,
  },
  'several of this name': {
    world: { users: [user('jane', { displayName: 'Jane Doe' }), user('jim', { displayName: 'Jane Doe' })] },
    input: 'Jane Doe',
    broke: null,
    states: Object.fromEntries(linkIds.map((id) => [id, 'unknown' as const])),
    says: /^No link is seen to be broken, but not everything is known: account, directory sync, /,
  },
  'an external account': {
    world: jane(unlicensed, { userPrincipalName: 'jane_fabrikam.com#EXT#@contoso.onmicrosoft.com', userType: 'Guest' }),
    input: 'jane_fabrikam.com#EXT#@contoso.onmicrosoft.com',
    broke: 'account',
    cause: 'guest-user',
    says: /belongs to another organization/,
  },
  'a mailbox that could not be asked': {
    world: { ...jane(), mailboxes: { jane: down } },
    broke: null,
    states: { mailbox: 'unknown', exchange: 'holds' },
    says: /^No link is seen to be broken, but not everything is known: mailbox\.$/,
  },
  'a license for Teams calendars': {
    world: jane(licensed({ sku: f1, plan: kiosk })),
    broke: 'mailbox',
    says: /stops at the mailbox/,
  },
};

function planOf(servicePlanId: string) {
  return { servicePlanId, service: 'exchange', assignedDateTime: ago('10d') };
}

describe('timeline: where the way to a mailbox stops', () => {
  for (const [name, { world, input = 'jane@contoso.com', beside, broke, cause, states, says }] of Object.entries(
    rows,
  )) {
    it(name, async () => {
      const timeline = await timelineIn(world, input, beside);
      assert.deepEqual(
        timeline.chain.map(({ id }) => id),
        linkIds,
      );
      assert.match(words(timeline.summary), says);
      assert.equal(timeline.brokeAt?.link ?? null, broke);
      if (cause) assert.equal(timeline.brokeAt?.cause, cause);
      assert.deepEqual({ ...standing(timeline), ...states }, standing(timeline));
      // The first that does not hold, and nothing unknown among what holds.
      assert.equal(timeline.chain.find(({ state }) => state === 'broken')?.id ?? null, broke);
    });
  }

  for (const [name, { world, input = 'jane@contoso.com' }] of Object.entries(rows)) {
    it(`never says that a link holds whose fact is unread: ${name}`, async () => {
      const readings = await readingsIn(world, input);
      const { chain } = buildTimeline(readings, judged, now);
      for (const { id, fact } of chain.filter(({ state }) => state === 'holds')) {
        const unread = new Map(readings).set(fact, {
          reading: unknown(say`Not read.`),
          source: 'graph',
          at: ago('1m'),
        });
        const after = buildTimeline(unread, judged, now).chain.find((link) => link.id === id);
        // Another fact may show it as well; then it is that fact which says so.
        assert.ok(after?.state !== 'holds' || after.fact !== fact, `${id} without ${fact}`);
      }
    });
  }

  const explained: readonly (readonly [LinkId, CauseId, Certainty, boolean])[] = [
    ['license', 'no-license-at-all', 'confirmed', true],
    ['license', 'no-license-at-all', 'undetermined', false],
    ['license', 'proxy-conflict-with-guest', 'likely', true],
    ['location', 'usage-location-missing', 'confirmed', true],
    ['location', 'no-license-at-all', 'confirmed', false],
    ['account', 'user-deleted', 'confirmed', true],
    ['account', 'no-license-at-all', 'confirmed', false],
    ['synced', 'onprem-provisioning-error-duplicate', 'likely', true],
    ['plan', 'exchange-plan-disabled-in-license', 'confirmed', true],
    ['exchange', 'exchange-validation-error', 'confirmed', true],
    ['mailbox', 'still-within-normal-time', 'confirmed', true],
    ['mailbox', 'sku-without-mailbox-entitlement', 'likely', true],
    ['mailbox', 'usage-location-missing', 'confirmed', false],
  ];
  for (const [link, cause, certainty, expected] of explained) {
    it(`${link} is ${expected ? '' : 'not '}explained by ${cause}, ${certainty}`, () => {
      const verdict = { ...judged.verdict, cause, certainty };
      assert.equal(causeFor(link, verdict), expected ? cause : undefined);
    });
  }
});
