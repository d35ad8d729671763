import { holds } from '../diagnosis/in-exchange.ts';
import { down, licensed, plan2, quarantine, synced, unlicensed, user } from '../world.ts';
import { table, without } from './table.ts';

const guestName = 'jane_fabrikam.com#EXT#@contoso.onmicrosoft.com';
const guest = { userPrincipalName: guestName, ...unlicensed };
const one = (changes: object) => ({ users: [user('jane', { ...changes })] });
const external = { finds: ['guest-user*'], verdict: 'guest-user confirmed' };

table('right-account', [
  { title: 'a member', world: one({}), outcome: 'pass' },
  { title: 'an internal guest is an ordinary account', world: one({ userType: 'Guest' }), outcome: 'pass' },
  { title: '#EXT# in the sign-in name', world: one({ ...guest, userType: 'Guest' }), input: guestName, ...external },
  {
    title: 'an external member is external',
    world: one({ ...guest, userType: 'Member' }),
    input: guestName,
    ...external,
  },
  {
    title: 'found by its mail address',
    world: one({ ...guest, mail: 'jane@fabrikam.com' }),
    input: 'jane@fabrikam.com',
    ...external,
  },
  { title: 'came by invitation', world: one({ ...unlicensed, creationType: 'Invitation' }), ...external },
  {
    title: 'an invitation not yet accepted',
    world: one({ ...unlicensed, externalUserState: 'PendingAcceptance' }),
    ...external,
  },
  {
    title: 'a guest with a license that is off has no license trouble',
    world: one({ ...guest, ...licensed({ disabled: [plan2] }) }),
    input: guestName,
    ...external,
  },
  {
    title: 'an alias was typed: said, never the verdict',
    world: one({ userPrincipalName: 'jd@contoso.com' }),
    finds: ['wrong-account-or-endpoint'],
    verdict: 'exceeds-24h-needs-forward-sync likely',
  },
  {
    title: 'a guest typed by its own name, whose address is kept back from a colleague',
    world: {
      users: [
        user('jane', { ...guest, mail: 'pia@contoso.com', proxyAddresses: ['SMTP:pia@contoso.com'] }),
        user('pia', {
          ...synced,
          mail: null,
          proxyAddresses: [],
          onPremisesProvisioningErrors: [quarantine('SMTP:pia@contoso.com')],
        }),
      ],
    },
    input: guestName,
    verdict: 'proxy-conflict-with-guest confirmed',
  },
  {
    title: 'an external account whose mailbox answers',
    world: { ...one({ ...guest }), mailboxes: { jane: 'user' } },
    input: guestName,
    verdict: 'license-removed-mailbox-in-grace likely',
  },
  {
    title: 'mailbox refused',
    world: without(one({ ...guest, mail: 'jane@contoso.com' }), 'mailbox'),
    verdict: 'guest-user likely',
  },
  {
    title: 'accounts in quarantine refused: a colleague may be meant',
    world: without(one({ ...guest, mail: 'jane@contoso.com' }), 'quarantined'),
    verdict: 'guest-user likely',
  },
  {
    title: 'an alias was typed, and the deleted users are refused',
    world: without(one({ userPrincipalName: 'jd@contoso.com' }), 'deleted-users'),
    finds: ['wrong-account-or-endpoint'],
  },
  { title: 'user refused', world: without(one({}), 'user', 'matches'), outcome: 'cannot-tell' },

  {
    title: 'another account was used, and this one’s mailbox answers',
    world: { ...one({}), mailboxes: { jane: 'user' } },
    answers: { symptom: 'other-account' },
    finds: ['wrong-account-or-endpoint*'],
    verdict: 'wrong-account-or-endpoint confirmed',
  },
  {
    title: 'another account was used, by what a person says, and this one has no license',
    world: one(unlicensed),
    answers: { symptom: 'other-account' },
    finds: ['wrong-account-or-endpoint*'],
  },
  {
    title: 'another account was used, and the mailbox could not be asked',
    world: without(one({}), 'mailbox'),
    answers: { symptom: 'other-account' },
    verdict: 'wrong-account-or-endpoint likely',
  },
  {
    title: 'another account was used, the mailbox could not be asked, and Exchange lists one',
    world: { ...without(one({}), 'mailbox'), exchange: holds('UserMailbox') },
    answers: { symptom: 'other-account' },
    verdict: 'wrong-account-or-endpoint confirmed',
  },
  ...['outlook-only', 'Other-Account', '', 7].map((symptom) => ({
    title: `${JSON.stringify(symptom)} says nothing of another account`,
    world: one({}),
    answers: { symptom },
    outcome: 'pass' as const,
  })),
  {
    title: 'a guest stays a guest, whatever a person says',
    world: one({ ...unlicensed, creationType: 'Invitation' }),
    answers: { symptom: 'other-account' },
    ...external,
  },
  {
    title: 'a guest, whom Exchange knows as a guest mail user',
    world: { ...one({ ...unlicensed, creationType: 'Invitation' }), exchange: holds('GuestMailUser') },
    ...external,
  },
  {
    title: 'a guest, and Exchange is down',
    world: { ...one({ ...unlicensed, creationType: 'Invitation' }), exchange: down },
    ...external,
  },
  {
    title: 'a guest whose mailbox is refused, while Exchange shows that there is none',
    world: {
      ...without(one({ ...unlicensed, creationType: 'Invitation' }), 'mailbox'),
      exchange: holds('GuestMailUser'),
    },
    ...external,
  },
]);
