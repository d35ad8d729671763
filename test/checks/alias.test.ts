import { ago, licensed, synced, user } from '../world.ts';
import { table, without } from './table.ts';

const one = (changes: object) => ({ users: [user('jane', { ...changes })] });
const bad = (title: string, mailNickname: string | null) => ({
  title,
  world: one({ mailNickname }),
  finds: ['mailnickname-missing-or-invalid*'],
  verdict: 'mailnickname-missing-or-invalid confirmed',
});
const elsewhere = { mail: 'jane@contoso.example', proxyAddresses: ['SMTP:jane@contoso.example'] };

table('alias', [
  { title: 'in order', world: one({}), outcome: 'pass' },
  { title: 'with an apostrophe and dots', world: one({ mailNickname: "jane.o'brien-x_y" }), outcome: 'pass' },
  { title: '64 characters', world: one({ mailNickname: 'x'.repeat(64) }), outcome: 'pass' },
  { title: 'not the name before the @: no rule of Microsoft’s', world: one({ mailNickname: 'jdoe' }), outcome: 'pass' },
  bad('no alias', null),
  bad('an empty alias', ''),
  bad('a space', 'jane doe'),
  bad('an address', 'jane@contoso.com'),
  bad('65 characters', 'x'.repeat(65)),
  bad('a dot at the end', 'jane.'),
  bad('a dot in front', '.jane'),
  bad('two dots', 'jane..doe'),
  bad('a control character', 'jane\u0007'),
  {
    title: 'a bad alias without a license is the second trouble',
    world: one({ mailNickname: null, ...licensed({ disabled: ['efb87545-963c-4e0d-99df-69c6916d9eb0'] }) }),
    finds: ['mailnickname-missing-or-invalid*'],
    verdict: 'exchange-plan-disabled-in-license confirmed',
  },
  {
    title: 'a bad alias, but a mailbox answers',
    world: { ...one({ mailNickname: null }), mailboxes: { jane: 'user' } },
    verdict: 'mailbox-healthy confirmed',
  },
  {
    title: 'a domain that is not verified, for 30 hours',
    world: one(elsewhere),
    finds: ['unverified-domain-address*'],
    verdict: 'unverified-domain-address likely',
  },
  {
    title: 'a domain that is not verified, for 5 hours',
    world: one({ ...elsewhere, ...licensed({ at: ago('5h') }) }),
    finds: ['unverified-domain-address'],
    verdict: 'still-within-normal-time likely',
  },
  {
    title: 'a sign-in name of the local kind on premises is a note',
    world: one({ ...synced, onPremisesUserPrincipalName: 'jane@corp.local' }),
    finds: ['unverified-domain-address'],
  },
  { title: 'organization refused: no pass', world: without(one({}), 'organization'), outcome: 'cannot-tell' },
  { title: 'mailbox refused: no pass', world: without(one({}), 'mailbox'), outcome: 'cannot-tell' },
  {
    title: 'organization refused: a bad alias stands',
    world: without(one({ mailNickname: '' }), 'organization'),
    finds: ['mailnickname-missing-or-invalid*'],
  },
  { title: 'user refused', world: without(one({}), 'user', 'matches'), outcome: 'cannot-tell' },
]);
