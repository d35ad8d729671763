import assert from 'node:assert/strict';
import type { Fault } from '../../src/diagnosis/request.ts';
import { guidA, holds } from '../diagnosis/in-exchange.ts';
import {
  ago,
  down,
  exchangeError,
  forbidden,
  licensed,
  lookIn,
  plan2,
  quarantine,
  synced,
  unlicensed,
  user,
  type World,
} from '../world.ts';
import { table, without } from './table.ts';

const archive = exchangeError('Failed to sync the ArchiveGuid 00000000-0000-0000-0000-000000000000 of mailbox x.');
const one = (mailbox: string | Fault | undefined, changes: object = {}) => ({
  users: [user('jane', { ...changes })],
  ...(mailbox && { mailboxes: { jane: mailbox } }),
});
const seen = (exchange: NonNullable<World['exchange']>, changes: object = {}): World => ({
  ...one(undefined, changes),
  exchange,
});
const notFound = (code: string): Fault => ({ kind: 'not-found', status: 404, code, message: 'No.' });
const healthy = { finds: ['mailbox-healthy*'], verdict: 'mailbox-healthy confirmed' };

table('mailbox-missing', [
  { title: 'none', world: one(undefined), outcome: 'pass' },
  { title: 'none, by the older code', world: one(notFound('MailboxNotSupportedForRESTAPI')), outcome: 'pass' },
  { title: 'none, in small letters', world: one(notFound('mailboxnotenabledforrestapi')), outcome: 'pass' },
  { title: 'a mailbox answers', world: one('user'), ...healthy },
  { title: 'a purpose in capitals', world: one('User'), ...healthy },
  {
    title: 'a shared mailbox needs no license',
    world: one('shared', { ...unlicensed, accountEnabled: false }),
    ...healthy,
  },
  { title: 'a room', world: one('room', { ...unlicensed, accountEnabled: false }), ...healthy },
  { title: 'equipment', world: one('equipment', unlicensed), ...healthy },
  {
    title: 'answers without a license, and no trace of one',
    world: one('user', unlicensed),
    finds: ['license-removed-mailbox-in-grace*'],
    verdict: 'license-removed-mailbox-in-grace likely',
  },
  {
    title: 'answers with the plan off',
    world: one('user', licensed({ disabled: [plan2] })),
    finds: ['license-removed-mailbox-in-grace*'],
  },
  {
    title: 'answers with an old license error',
    world: one('user', licensed({ state: 'ActiveWithError', error: 'CountViolation' })),
    ...healthy,
  },
  {
    title: 'answers, with the archive’s error',
    world: one('user', { serviceProvisioningErrors: [archive] }),
    finds: ['exchange-validation-error-archiveguid*'],
    verdict: 'exchange-validation-error-archiveguid confirmed',
  },
  {
    title: 'answers, with another validation error',
    world: one('user', { serviceProvisioningErrors: [exchangeError('Couldn’t find object x.')] }),
    ...healthy,
  },
  {
    title: 'answers, with an address in quarantine',
    world: one('user', { ...synced, onPremisesProvisioningErrors: [quarantine('SMTP:jane@contoso.com')] }),
    ...healthy,
  },
  {
    title: 'answers, on a disabled account without a location',
    world: one('user', { accountEnabled: false, usageLocation: null }),
    ...healthy,
  },
  {
    title: 'answers, during an incident in a new tenant',
    world: {
      ...one('user', licensed({ at: '2026-11-21T11:50:00Z' })),
      issues: [{ id: 'X', title: 'Delays in provisioning', service: 'Exchange Online' }],
      organization: { createdDateTime: '2026-11-21T09:00:00Z' },
    },
    ...healthy,
  },
  {
    title: 'answers, and validation errors are not shown',
    world: one('user', { serviceProvisioningErrors: null }),
    finds: ['mailbox-healthy*'],
    verdict: 'mailbox-healthy likely',
  },
  {
    title: 'refused (403) says nothing about existence',
    world: without(one(undefined), 'mailbox'),
    outcome: 'cannot-tell',
  },
  { title: 'ErrorInvalidUser proves nothing', world: one(notFound('ErrorInvalidUser')), outcome: 'cannot-tell' },
  {
    title: 'a 404 of the directory proves nothing',
    world: one(notFound('Request_ResourceNotFound')),
    outcome: 'cannot-tell',
  },
  {
    title: 'a 404 without a code proves nothing',
    world: one({ kind: 'not-found', status: 404, message: 'No.' }),
    outcome: 'cannot-tell',
  },
  { title: 'no answer proves nothing', world: one(down), outcome: 'cannot-tell' },
  { title: 'user refused', world: without(one('user'), 'user', 'matches'), outcome: 'cannot-tell' },
  { title: 'nobody there', world: {}, outcome: 'not-applicable' },
  {
    title: 'an alias was typed, and the deleted users are refused: it may have been the name of one of them',
    world: without(
      { users: [user('jane', { userPrincipalName: 'jd@contoso.com' })], mailboxes: { jane: 'user' } },
      'deleted-users',
    ),
    finds: ['mailbox-healthy*'],
    verdict: 'mailbox-healthy likely',
  },

  ...['UserMailbox', 'SharedMailbox', 'RoomMailbox', 'EquipmentMailbox', 'SchedulingMailbox'].flatMap((type) => [
    {
      title: `the mailbox is refused, and Exchange lists a ${type}`,
      world: without(seen(holds(type, { ExchangeGuid: guidA })), 'mailbox'),
      finds: ['mailbox-healthy*'],
    },
    {
      title: `no mailbox answers, and Exchange lists a ${type}: the two disagree, which is never healthy`,
      world: seen(holds(type, { ExchangeGuid: guidA })),
      finds: ['undetermined*'],
      verdict: 'undetermined undetermined',
    },
  ]),
  ...['User', 'DisabledUser', 'MailUser', 'GuestMailUser', 'RemoteUserMailbox', 'GroupMailbox', 'MailContact'].flatMap(
    (type) => [
      {
        title: `the mailbox is refused, and Exchange lists a ${type}: none`,
        world: without(seen(holds(type)), 'mailbox'),
        outcome: 'pass' as const,
      },
      { title: `none answers, and Exchange lists a ${type}`, world: seen(holds(type)), outcome: 'pass' as const },
    ],
  ),
  {
    title: 'the mailbox is refused, and Exchange has never heard of the person',
    world: without(seen({}), 'mailbox'),
    outcome: 'pass',
  },
  {
    title: 'the mailbox is refused, and Exchange too',
    world: without(seen(forbidden), 'mailbox'),
    outcome: 'cannot-tell',
  },
  {
    title: 'the mailbox is refused, and Exchange is down',
    world: without(seen(down), 'mailbox'),
    outcome: 'cannot-tell',
  },
  {
    title: 'the mailbox is refused, and Get-User too',
    world: without(seen({ 'Get-User': forbidden }), 'mailbox'),
    outcome: 'cannot-tell',
  },
  {
    title: 'the mailbox is refused, Get-User too, and Get-Mailbox shows one',
    world: without(seen({ ...holds('UserMailbox'), 'Get-User': forbidden, 'Get-Recipient': forbidden }), 'mailbox'),
    finds: ['mailbox-healthy*'],
  },
  {
    title: 'a mailbox answers, and Exchange lists none (yet)',
    world: { ...seen(holds('User')), mailboxes: { jane: 'user' } },
    ...healthy,
  },
  {
    title: 'a mailbox answers, and Exchange is down',
    world: { ...seen(down), mailboxes: { jane: 'user' } },
    ...healthy,
  },
  {
    title: 'a mailbox answers, and Exchange has never heard of the person',
    world: { ...seen({}), mailboxes: { jane: 'user' } },
    ...healthy,
  },
  {
    title: 'a shared mailbox without a license, by Exchange alone: needs none',
    world: without(seen(holds('SharedMailbox'), { ...unlicensed, accountEnabled: false }), 'mailbox'),
    finds: ['mailbox-healthy*'],
  },
  {
    title: 'a person’s mailbox without a license, by Exchange alone',
    world: without(seen(holds('UserMailbox'), unlicensed), 'mailbox'),
    finds: ['license-removed-mailbox-in-grace*'],
  },
  {
    title: 'the mailbox of somebody else is none of this person’s',
    world: without(
      seen({
        'Get-User': [],
        'Get-Recipient': holds('UserMailbox', { ExternalDirectoryObjectId: guidA })['Get-Recipient'] ?? [],
      }),
      'mailbox',
    ),
    outcome: 'pass',
  },
  {
    title: 'the mailbox is refused, and a person says that it opens',
    world: without(one(undefined), 'mailbox'),
    answers: { mailbox: 'opens' },
    finds: ['mailbox-healthy*'],
  },
  {
    title: 'the mailbox is refused, and a person says that there is none',
    world: without(one(undefined), 'mailbox'),
    answers: { mailbox: 'says-no-mailbox' },
    outcome: 'pass',
  },
  {
    title: 'the mailbox is refused, and what a person says is no answer',
    world: without(one(undefined), 'mailbox'),
    answers: { mailbox: 'maybe' },
    outcome: 'cannot-tell',
  },
  {
    title: 'none answers now, whatever a person said before',
    world: one(undefined),
    answers: { mailbox: 'opens' },
    outcome: 'pass',
  },
]);

describe('mailbox-missing, where the sources disagree', () => {
  const disputed = seen(holds('UserMailbox', { ExchangeGuid: guidA }));

  it('asks or waits, and lets nothing be taken away, deleted or asked of Microsoft', async () => {
    for (const changes of [{}, licensed({ at: ago('12m') }), licensed({ at: ago('5h') })]) {
      const { verdict, advice } = await lookIn(
        { ...disputed, users: [user('jane', { ...changes })] },
        'jane@contoso.com',
      );
      assert.ok(['wait', 'ask'].includes(verdict.class), verdict.cause);
      const remedies = advice.map(({ remedy }) => remedy);
      assert.deepEqual(
        remedies.filter((remedy) => /^(cycle|delete|purge|clear-mailbox|remove|draft)/.test(remedy)),
        [],
      );
    }
  });

  it('says how the two came apart, and what to look at', async () => {
    const { verdict } = await lookIn(disputed, 'jane@contoso.com');
    assert.ok(verdict.settledBy.some((ask) => 'question' in ask && ask.question.includes('outlook.office.com')));
  });
});
