import type { Fault } from '../../src/diagnosis/request.ts';
import { guidA, holds } from '../diagnosis/in-exchange.ts';
import { down, synced, syncing, user, type World } from '../world.ts';
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
