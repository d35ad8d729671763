import type { Fault } from '../../src/diagnosis/request.ts';
import { down, exchangeError, licensed, plan2, quarantine, synced, unlicensed, user } from '../world.ts';
import { table, without } from './table.ts';

const archive = exchangeError('Failed to sync the ArchiveGuid 00000000-0000-0000-0000-000000000000 of mailbox x.');
const one = (mailbox: string | Fault | undefined, changes: object = {}) => ({
  users: [user('jane', { ...changes })],
  ...(mailbox && { mailboxes: { jane: mailbox } }),
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
]);
