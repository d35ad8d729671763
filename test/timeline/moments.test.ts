import assert from 'node:assert/strict';
import fc from 'fast-check';
import { say } from '../../src/diagnosis/message.ts';
import { linkIds } from '../../src/diagnosis/timeline.ts';
import { buildTimeline } from '../../src/timeline/build.ts';
import { type Draft, inOrder, instantOf } from '../../src/timeline/moments.ts';
import { sightOf } from '../../src/timeline/sight.ts';
import {
  ago,
  deleted,
  exchangeError,
  forbidden,
  licensed,
  licenseGroup,
  now,
  plan2,
  quarantine,
  synced,
  syncing,
  unlicensed,
  user,
  type World,
} from '../world.ts';
import { type Beside, judged, looked, readingsIn, story, timelineIn, words } from './looking.ts';

const janeId = String(user('jane').id);
const jane = (...changes: readonly object[]): World => ({ users: [user('jane', Object.assign({}, ...changes))] });

const audit = (activityDisplayName: string, at: string, changes: object = {}) => ({
  activityDisplayName,
  activityDateTime: at,
  result: 'success',
  initiatedBy: { user: { displayName: 'Ana Admin' } },
  targetResources: [{ id: janeId, type: 'User' }],
  ...changes,
});

const mailbox = (changes: object = {}) => ({
  RecipientTypeDetails: 'UserMailbox',
  ExternalDirectoryObjectId: janeId,
  PrimarySmtpAddress: 'jane@contoso.com',
  ...changes,
});

const incident = {
  id: 'EX1',
  title: 'New users do not get a mailbox',
  impactDescription: 'Mailbox provisioning is delayed.',
  service: 'Exchange Online',
  status: 'investigating',
  classification: 'incident',
  isResolved: false,
  startDateTime: ago('6h'),
};

interface Row {
  readonly world: World;
  readonly beside?: Beside;
  /** What must be told, in this order. */
  readonly tells: readonly RegExp[];
  readonly silent?: RegExp;
}

const rows: Readonly<Record<string, Row>> = {
  'a new plan: when it began, and what is normal': {
    world: jane(licensed({ at: ago('12m') })),
    tells: [
      /^2026-10-12T12:00 The account was created$/,
      /^2026-11-21T11:48 The license Microsoft 365 E3, given directly, was last changed: it is in force$/,
      /^2026-11-21T11:48 The mailbox plan Exchange Online \(Plan 2\) was switched on$/,
      /^2026-11-21T12:18 30 minutes after/,
      /^2026-11-22T11:48 24 hours after/,
    ],
  },
  'a mailbox that answers: no limits any more': {
    world: { ...jane(), mailboxes: { jane: 'user' } },
    tells: [/created/, /license/, /plan/],
    silent: /minutes after|hours after/,
  },
  'directory sync: the account’s, the organization’s, and what was kept back': {
    world: {
      ...jane(synced, {
        onPremisesLastSyncDateTime: ago('2h'),
        onPremisesProvisioningErrors: [quarantine('SMTP:jane@contoso.com')],
      }),
      organization: syncing,
    },
    tells: [/kept SMTP:jane@contoso\.com back/, /last wrote to this account/, /sync of the organization ran$/],
  },
  'directory sync that has stopped': {
    world: { ...jane(synced), organization: { onPremisesSyncEnabled: true, onPremisesLastSyncDateTime: ago('9h') } },
    tells: [/ran for the last time; it usually runs every 30 minutes/],
  },
  'a cloud account in an organization that syncs': {
    world: { ...jane(), organization: syncing },
    tells: [/created/],
    silent: /sync/,
  },
  'errors of Exchange': {
    world: jane({ serviceProvisioningErrors: [exchangeError('Something is too long.')] }),
    tells: [/^2026-11-21T09:00 Exchange reported an error: Something is too long\.$/],
  },
  'an incident that fits, and not the others': {
    world: {
      ...jane(licensed({ at: ago('5h') })),
      issues: [incident, { ...incident, id: 'EX2', title: 'Search is slow', impactDescription: 'Search is slow.' }],
    },
    tells: [/^2026-11-21T06:00 Microsoft opened the incident EX1: New users do not get a mailbox$/],
    silent: /EX2/,
  },
  'licenses as the audit log tells of them, by whom': {
    world: jane(),
    beside: {
      audits: [
        audit('Change user license', ago('3h')),
        audit('Change user license', ago('4h'), { initiatedBy: { app: { displayName: 'Group licensing' } } }),
        audit('Change user license', ago('5h'), { result: 'failure', initiatedBy: null }),
      ],
    },
    tells: [
      /T07:00 The licenses of this account were changed: this failed$/,
      /T08:00 The licenses of this account were changed by Group licensing$/,
      /T09:00 The licenses of this account were changed by Ana Admin$/,
    ],
  },
  'deleted and restored': {
    world: jane(),
    beside: {
      audits: [audit('Restore user', ago('3h')), audit('Delete user', ago('2d')), audit('Add user', ago('6d'))],
    },
    tells: [
      /^2026-11-15T12:00 The account was added by Ana Admin$/,
      /^2026-11-19T12:00 The account was deleted by Ana Admin$/,
      /^2026-11-21T09:00 The account was restored from the deleted users by Ana Admin$/,
      // The clock starts anew.
      /^2026-11-21T09:30 30 minutes after/,
    ],
  },
  'groups: only those that give a license': {
    world: {
      ...jane(licensed({ group: 'aaaa' })),
      groups: [licenseGroup('aaaa', { displayName: 'Sales' })],
      members: { aaaa: ['jane'] },
    },
    beside: {
      audits: [
        audit('Add member to group', ago('31h'), { targetResources: [{ id: janeId }, { id: 'AAAA', type: 'Group' }] }),
        audit('Add member to group', ago('30h'), { targetResources: [{ id: janeId }, { id: 'bbbb', type: 'Group' }] }),
      ],
    },
    tells: [/T05:00 The account was added to the license group Sales by Ana Admin$/, /given through the group Sales/],
    silent: /bbbb/,
  },
  'a plan that is gone': {
    world: jane(unlicensed, {
      assignedPlans: [
        { servicePlanId: plan2, service: 'exchange', capabilityStatus: 'Deleted', assignedDateTime: ago('9d') },
      ],
    }),
    tells: [/Exchange Online \(Plan 2\) was switched on or taken away: it is gone now/],
  },
  'a deleted account': {
    world: { deletedUsers: [deleted('jane')] },
    tells: [/^2026-11-16T12:00 The account was deleted \(jane@contoso\.com\)$/],
  },
  'somebody deleted who carried the address': {
    world: { ...jane(), deletedUsers: [deleted('jane')] },
    tells: [/Another account that carried this person’s address was deleted/],
  },
  'mailboxes of Exchange': {
    world: jane(),
    beside: {
      exchange: {
        'Get-Mailbox': [mailbox({ WhenMailboxCreated: '2026-11-20T20:00:00' })],
        'Get-Mailbox SoftDeletedMailbox': [
          mailbox({ WhenSoftDeleted: '2026-11-03T08:00:00+02:00', ExchangeGuid: 'g' }),
        ],
        'Get-Mailbox InactiveMailboxOnly': [
          mailbox({ WhenSoftDeleted: '2026-11-03T08:00:00+02:00', ExchangeGuid: 'g' }),
        ],
      },
    },
    tells: [
      /^2026-11-03T06:00 A mailbox of this person was deleted; Exchange still keeps it$/,
      /^2026-11-20T20:00 Exchange made the mailbox$/,
    ],
  },
};

describe('timeline: what happened when', () => {
  for (const [name, { world, beside, tells, silent }] of Object.entries(rows)) {
    it(name, async () => {
      const { timeline } = await looked(world, 'jane@contoso.com', beside);
      assert.ok(timeline);
      const told = story(timeline);
      let from = 0;
      for (const expected of tells) {
        const at = told.findIndex((line, i) => i >= from && expected.test(line));
        assert.ok(at >= 0, `${expected} after line ${from} of\n${told.join('\n')}`);
        from = at + 1;
      }
      if (silent) assert.doesNotMatch(told.join('\n'), silent);
      assert.equal(told.filter((line) => /A mailbox of this person was deleted/.test(line)).length <= 1, true);
    });
  }

  it('says that deeds are not known where the audit log is closed', async () => {
    const { unseen } = await timelineIn(jane(), 'jane@contoso.com', { audits: forbidden });
    assert.match(unseen.map(words).join(), /Who changed what, and when, is not known\. .*AuditLog\.Read\.All/);
    assert.deepEqual((await timelineIn(jane(), 'jane@contoso.com')).unseen, []);
  });

  it('never lets the audit log change a verdict', async () => {
    const [open, closed] = await Promise.all(
      [{}, { audits: forbidden }].map((beside) => looked(jane(unlicensed), 'jane@contoso.com', beside)),
    );
    assert.deepEqual(open?.verdict, closed?.verdict);
    assert.deepEqual(open?.findings, closed?.findings);
  });
});

describe('timeline: the order of moments', () => {
  const sight = sightOf(new Map(), now);
  const draft = (at: string | null | undefined, link: Draft['link'], fact = 'x'): Draft => ({
    ...{ at, link, fact },
    what: say`${fact}`,
  });

  it('keeps the order of the links at the same instant, and of facts at the same link', () => {
    const same = linkIds.toReversed().flatMap((link) => [draft(ago('1h'), link, 'a'), draft(ago('1h'), link, 'b')]);
    const sorted = inOrder(same, sight);
    assert.deepEqual(
      sorted.map(({ link, fact }) => `${link} ${fact}`),
      linkIds.flatMap((link) => [`${link} a`, `${link} b`]),
    );
  });

  const dates: readonly (readonly [string | null | undefined, string | undefined])[] = [
    ['2026-11-21T09:00:00Z', '2026-11-21T09:00:00.000Z'],
    ['2018-01-09T21:20:02.7215374Z', '2018-01-09T21:20:02.721Z'],
    ['2026-11-21T09:00:00', '2026-11-21T09:00:00.000Z'],
    ['2026-11-21 09:00:00', '2026-11-21T09:00:00.000Z'],
    ['2026-11-21T09:00:00+02:00', '2026-11-21T07:00:00.000Z'],
    ['2026-11-21', '2026-11-21T00:00:00.000Z'],
    ['0001-01-01T00:00:00Z', undefined],
    ['1601-01-01T00:00:00Z', undefined],
    ['10/4/2023 3:12:01 PM', undefined],
    ['yesterday', undefined],
    ['2026-13-45', undefined],
    ['', undefined],
    [null, undefined],
    [undefined, undefined],
  ];
  for (const [text, expected] of dates) {
    it(`takes ${JSON.stringify(text)} for ${expected ?? 'no date'}`, () => {
      const instant = instantOf(text);
      assert.equal(instant === undefined ? undefined : new Date(instant).toISOString(), expected);
    });
  }

  it('marks what lies ahead: limits to come, and clocks that run ahead', () => {
    const [past, ahead] = inOrder([draft(ago('1m'), 'plan'), draft('2026-11-21T12:03:00Z', 'plan')], sight);
    assert.equal(past?.future, false);
    assert.equal(ahead?.future, true);
  });

  it('sorts whatever comes in whatever order, and loses no good date', () => {
    const at = fc.oneof(
      fc
        .date({ min: new Date('1995-01-01'), max: new Date('2060-01-01'), noInvalidDate: true })
        .map((date) => date.toISOString()),
      fc.constantFrom(ago('1h'), ago('2h'), '0001-01-01T00:00:00Z', 'never', '', null, undefined),
      fc.string(),
    );
    const drafts = fc.array(fc.record({ at, link: fc.constantFrom(...linkIds), fact: fc.constantFrom('a', 'b') }), {
      maxLength: 40,
    });
    fc.assert(
      fc.property(drafts, (some) => {
        const sorted = inOrder(
          some.map((one) => draft(one.at, one.link, one.fact)),
          sight,
        );
        assert.equal(sorted.length, some.filter((one) => instantOf(one.at) !== undefined).length);
        const keys = sorted.map((one) => Date.parse(one.at) * 10 + linkIds.indexOf(one.link));
        assert.deepEqual(
          keys,
          keys.toSorted((a, b) => a - b),
        );
        for (const one of sorted) assert.equal(one.future, Date.parse(one.at) > now.getTime());
      }),
    );
  });

  it('keeps the latest of very many', () => {
    const many = Array.from({ length: 500 }, (_, i) =>
      draft(new Date(now.getTime() - i * 60_000).toISOString(), 'plan'),
    );
    const kept = inOrder(many, sight);
    assert.ok(kept.length <= 60);
    assert.equal(kept.at(-1)?.at, now.toISOString());
  });
});

describe('timeline: readings of any kind', () => {
  it('is built from whatever part of them is there, at whatever time', async () => {
    const readings = await readingsIn({ ...jane(synced), organization: syncing }, 'jane@contoso.com', {
      audits: [audit('Change user license', ago('3h'))],
    });
    const ids = [...readings.keys()];
    const date = fc.date({ min: new Date('2000-01-01'), max: new Date('2060-01-01'), noInvalidDate: true });
    fc.assert(
      fc.property(fc.shuffledSubarray(ids), date, (some, at) => {
        const part = new Map(some.flatMap((id) => [...readings].filter(([one]) => one === id)));
        const timeline = buildTimeline(part, judged, at);
        assert.deepEqual(
          timeline.chain.map(({ id }) => id),
          linkIds,
        );
        const times = timeline.moments.map((moment) => Date.parse(moment.at));
        assert.deepEqual(
          times,
          times.toSorted((a, b) => a - b),
        );
        assert.doesNotMatch(words(timeline.summary), /undefined|\{\d\}/);
      }),
    );
  });
});
