import assert from 'node:assert/strict';
import type { Fault } from '../../src/diagnosis/request.ts';
import { guidA, guidB, holds, kept, lost, zero } from '../diagnosis/in-exchange.ts';
import { down, forbidden, lookIn, synced, syncing, unlicensed, user, type World } from '../world.ts';
import { table, without } from './table.ts';

const open = (world: World): World => ({ ...world, mailboxes: { jane: 'user' } });
const cloud = (exchange?: World['exchange'], changes: object = {}): World => ({
  users: [user('jane', { ...changes })],
  ...(exchange && { exchange }),
});
const hybrid = (exchange?: World['exchange'], changes: object = {}): World => ({
  ...cloud(exchange, { ...synced, ...changes }),
  organization: syncing,
});
const here = holds('UserMailbox', { ExchangeGuid: guidA });
const sees = (symptom: string) => ({ symptom });
const there = (ExchangeGuid: string, RecipientTypeDetails = 'UserMailbox') => ({
  'on-premises-recipient': { RecipientTypeDetails, ExchangeGuid },
});
const onPremises = { 'mailbox-elsewhere': 'on-premises' };
const byPolicy: Fault = {
  kind: 'forbidden',
  status: 403,
  code: 'ErrorAccessDenied',
  message: 'Access to OData is disabled: [RAOP] : Blocked by tenant configured AppOnly AccessPolicy settings.',
};
const signedOut: Fault = { kind: 'unauthorized', status: 401, code: 'InvalidAuthenticationToken', message: 'No.' };
const refused = (fault: Fault, exchange: World['exchange']): World => ({
  ...cloud(exchange),
  mailboxes: { jane: fault },
});

table('mailbox-use', [
  { title: 'no mailbox answers', world: cloud(), answers: sees('outlook-only'), outcome: 'not-applicable' },
  { title: 'a mailbox is listed, and none answers', world: cloud(here), outcome: 'not-applicable' },
  {
    title: 'nobody said what the person sees',
    world: open(cloud()),
    outcome: 'cannot-tell',
    verdict: 'mailbox-healthy confirmed',
  },
  { title: 'the answer is none', world: open(cloud()), answers: sees('rain'), outcome: 'cannot-tell' },
  {
    title: 'nothing wrong',
    world: open(cloud()),
    answers: sees('nothing-wrong'),
    outcome: 'pass',
    verdict: 'mailbox-healthy confirmed',
  },
  {
    title: 'no mailbox seen, and one answers',
    world: open(cloud()),
    answers: sees('no-mailbox'),
    outcome: 'pass',
    verdict: 'mailbox-healthy confirmed',
  },
  ...(
    [
      ['outlook-only', 'mailbox-healthy-client-issue'],
      ['app-refused', 'mailbox-healthy-app-access-policy'],
      ['folder-refused', 'mailbox-healthy-permission'],
      ['tool-fails', 'tool-credential-problem'],
    ] as const
  ).flatMap(([symptom, cause]) => [
    {
      title: symptom,
      world: open(cloud()),
      answers: sees(symptom),
      finds: [`${cause}*`],
      verdict: `${cause} confirmed`,
    },
    {
      title: `${symptom}, of a mailbox that only Exchange lists`,
      world: without(cloud(here), 'mailbox'),
      answers: sees(symptom),
      finds: [`${cause}*`],
    },
  ]),
  {
    title: 'another account was used: that is the check of the account’s',
    world: open(cloud()),
    answers: sees('other-account'),
    outcome: 'pass',
    verdict: 'wrong-account-or-endpoint confirmed',
  },
  {
    title: 'a mailbox on both sides, told apart by their GUIDs',
    world: open(hybrid(here)),
    answers: { ...onPremises, ...there(guidB) },
    finds: ['duplicate-mailbox-both-sides*'],
    verdict: 'duplicate-mailbox-both-sides confirmed',
  },
  {
    title: 'a mailbox on both sides, by a person’s word alone',
    world: open(hybrid()),
    answers: onPremises,
    finds: ['duplicate-mailbox-both-sides*'],
    verdict: 'duplicate-mailbox-both-sides likely',
  },
  {
    title: 'a mailbox on both sides, and Get-Mailbox is refused: it may be one that was moved',
    world: open(hybrid({ ...here, 'Get-Mailbox': forbidden, 'Get-Recipient': forbidden })),
    answers: { ...onPremises, ...there(guidB) },
    verdict: 'duplicate-mailbox-both-sides likely',
  },
  {
    title: 'the same GUID on both sides: moved, and not tidied up',
    world: open(hybrid(here)),
    answers: there(guidA.toUpperCase()),
    finds: ['mailbox-healthy-onprem-not-converted*'],
  },
  {
    title: 'the same GUID on both sides, and no mailbox in use elsewhere',
    world: open(hybrid(here)),
    answers: { 'mailbox-elsewhere': 'nowhere', ...there(guidA) },
    verdict: 'mailbox-healthy-onprem-not-converted confirmed',
  },
  {
    title: 'a remote mailbox on premises is as it should be',
    world: open(hybrid(here)),
    answers: { ...there(guidA, 'RemoteUserMailbox'), ...sees('nothing-wrong') },
    outcome: 'pass',
    verdict: 'mailbox-healthy confirmed',
  },
  {
    title: 'zeros on both sides are no common GUID',
    world: open(hybrid(holds('UserMailbox'))),
    answers: { ...onPremises, ...there(zero) },
    finds: ['duplicate-mailbox-both-sides*'],
    verdict: 'duplicate-mailbox-both-sides likely',
  },
  {
    title: 'the one in the cloud is new and empty, the mail is on premises',
    world: open(hybrid(here)),
    answers: { ...onPremises, ...there(guidB), ...sees('empty') },
    finds: ['licensed-before-guid-stamped*'],
    verdict: 'licensed-before-guid-stamped confirmed',
  },
  {
    title: 'the same, without the two GUIDs',
    world: open(hybrid()),
    answers: { ...onPremises, ...sees('empty') },
    verdict: 'licensed-before-guid-stamped likely',
  },
  {
    title: 'empty, and an older mailbox is inactive: was out of sync for long',
    world: open(hybrid({ ...here, InactiveMailboxOnly: [kept(guidB)] })),
    answers: sees('empty'),
    finds: ['user-was-out-of-sync-scope-new-mailbox*'],
    verdict: 'user-was-out-of-sync-scope-new-mailbox confirmed',
  },
  {
    title: 'an older mailbox is soft-deleted, and nobody misses mail yet',
    world: open(hybrid({ ...here, SoftDeletedMailbox: [lost(guidB)] })),
    finds: ['user-was-out-of-sync-scope-new-mailbox*'],
    verdict: 'user-was-out-of-sync-scope-new-mailbox likely',
  },
  {
    title: 'empty, and no older mailbox shows',
    world: open(hybrid(here)),
    answers: sees('empty'),
    verdict: 'user-was-out-of-sync-scope-new-mailbox likely',
  },
  {
    title: 'the only one that is listed is the one in use',
    world: open(hybrid({ ...here, SoftDeletedMailbox: [lost(guidA)] })),
    answers: sees('nothing-wrong'),
    outcome: 'pass',
  },
  {
    title: 'a cloud-only person never left the scope of sync',
    world: open(cloud({ ...here, InactiveMailboxOnly: [kept(guidB)] })),
    answers: sees('nothing-wrong'),
    outcome: 'pass',
    verdict: 'mailbox-healthy confirmed',
  },
  {
    title: 'a forwarding mail user before, and mail no longer goes on',
    world: open(cloud(holds('UserMailbox', { PreviousRecipientTypeDetails: 'MailUser' }))),
    answers: sees('not-forwarded'),
    finds: ['mailuser-converted-by-license*'],
    verdict: 'mailuser-converted-by-license confirmed',
  },
  {
    title: 'a mail user before, and nobody said more',
    world: open(cloud(holds('UserMailbox', { PreviousRecipientTypeDetails: 'MailUser' }))),
    verdict: 'mailuser-converted-by-license likely',
  },
  {
    title: 'mail no longer goes on, and Exchange was not asked',
    world: open(cloud()),
    answers: sees('not-forwarded'),
    verdict: 'mailuser-converted-by-license likely',
  },
  {
    title: 'a mail user before, synced: whoever was moved here was one',
    world: open(hybrid(holds('UserMailbox', { PreviousRecipientTypeDetails: 'MailUser' }))),
    answers: sees('nothing-wrong'),
    outcome: 'pass',
  },
  {
    title: 'a policy keeps this bot out, and Exchange lists a mailbox',
    world: refused(byPolicy, here),
    finds: ['mailbox-healthy-app-access-policy*'],
    verdict: 'mailbox-healthy-app-access-policy likely',
  },
  {
    title: 'this bot’s own sign-in is refused, and Exchange lists a mailbox',
    world: refused(signedOut, here),
    finds: ['tool-credential-problem*'],
    verdict: 'tool-credential-problem likely',
  },
  {
    title: 'a policy keeps this bot out, and the person says that nothing is wrong',
    world: refused(byPolicy, here),
    answers: sees('nothing-wrong'),
    outcome: 'pass',
  },
  {
    title: 'a policy keeps this bot out, and Exchange lists no mailbox: nothing healthy about it',
    world: refused(byPolicy, holds('User')),
    outcome: 'not-applicable',
  },
  {
    title: 'a policy keeps this bot out, and Exchange was not asked',
    world: refused(byPolicy, undefined),
    outcome: 'cannot-tell',
  },
  {
    title: 'a policy keeps this bot out, and Exchange is down',
    world: refused(byPolicy, down),
    outcome: 'cannot-tell',
  },
  { title: 'a permission is missing: not a policy', world: without(cloud(here), 'mailbox'), outcome: 'cannot-tell' },
  { title: 'user refused', world: without(open(cloud(here)), 'user', 'matches'), outcome: 'cannot-tell' },
  { title: 'nobody there', world: { exchange: here }, outcome: 'not-applicable' },
]);

describe('mailbox-use, and what may be done', () => {
  it('takes nothing away and deletes nothing, whatever is seen', async () => {
    const destroying = new Set([
      'cycle-exchange-plan',
      'cycle-license',
      'delete-and-recreate',
      'purge-deleted-user',
      'clear-mailbox-guid',
      'remove-license',
    ]);
    const answers = [
      'outlook-only',
      'app-refused',
      'folder-refused',
      'tool-fails',
      'empty',
      'not-forwarded',
      'other-account',
    ];
    for (const symptom of answers) {
      for (const more of [{}, onPremises, { ...onPremises, ...there(guidB) }, there(guidA)]) {
        const { advice } = await lookIn(
          open(hybrid({ ...here, InactiveMailboxOnly: [kept(guidB)] }, unlicensed)),
          'jane@contoso.com',
          { ...more, symptom },
        );
        assert.deepEqual(
          advice.filter(({ remedy }) => destroying.has(remedy)),
          [],
          symptom,
        );
      }
    }
  });
});
