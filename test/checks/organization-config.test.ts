import { holds } from '../diagnosis/in-exchange.ts';
import { down, type ExchangeWorld, forbidden, unlicensed, user, type World } from '../world.ts';
import { table, without } from './table.ts';

const one = (exchange?: World['exchange'], changes: object = {}): World => ({
  users: [user('jane', { ...changes })],
  ...(exchange && { exchange }),
});
const open = (world: World): World => ({ ...world, mailboxes: { jane: 'user' } });
const set = (settings: NonNullable<ExchangeWorld['Get-OrganizationConfig']>, type = 'User') => ({
  ...holds(type),
  'Get-OrganizationConfig': settings,
});

table('organization-config', [
  { title: 'Exchange is not connected', world: one(), outcome: 'cannot-tell' },
  { title: 'Exchange is down', world: one(down), outcome: 'cannot-tell' },
  { title: 'Exchange refuses everything', world: one(forbidden), outcome: 'cannot-tell' },
  { title: 'Get-OrganizationConfig alone is refused', world: one(set(forbidden)), outcome: 'cannot-tell' },
  { title: 'the answer shows nothing', world: one(set({ IsDehydrated: null })), outcome: 'cannot-tell' },
  { title: 'open', world: one(set({ IsDehydrated: false })), outcome: 'pass' },
  { title: 'open, as a console prints it', world: one(set({ IsDehydrated: 'False' })), outcome: 'pass' },
  {
    title: 'dehydrated: a note, never the verdict',
    world: one(set({ IsDehydrated: true })),
    finds: ['tenant-dehydrated'],
    verdict: 'exceeds-24h-needs-forward-sync likely',
  },
  {
    title: 'dehydrated, as a console prints it',
    world: one(set({ IsDehydrated: 'True' })),
    finds: ['tenant-dehydrated'],
  },
  {
    title: 'dehydrated, and no license: the license is the matter',
    world: one(set({ IsDehydrated: true }), unlicensed),
    finds: ['tenant-dehydrated'],
    verdict: 'no-license-at-all confirmed',
  },
  {
    title: 'dehydrated, and the mailbox works',
    world: open(one(set({ IsDehydrated: true }, 'UserMailbox'))),
    finds: ['tenant-dehydrated-not-a-cause'],
    verdict: 'mailbox-healthy confirmed',
  },
  {
    title: 'dehydrated, the mailbox could not be asked, and Exchange lists one',
    world: without(one(set({ IsDehydrated: true }, 'UserMailbox')), 'mailbox'),
    finds: ['tenant-dehydrated-not-a-cause'],
  },
  {
    title: 'dehydrated, a mailbox is listed and does not answer: not shown to work',
    world: one(set({ IsDehydrated: true }, 'UserMailbox')),
    finds: ['tenant-dehydrated'],
  },
  {
    title: 'a person brought the settings',
    world: one(),
    answers: { 'exchange-organization': { IsDehydrated: true } },
    finds: ['tenant-dehydrated'],
  },
  {
    title: 'a person brought them, and they are open',
    world: one(),
    answers: { 'exchange-organization': { IsDehydrated: 'False' } },
    outcome: 'pass',
  },
  {
    title: 'what a person brought shows none of it',
    world: one(),
    answers: { 'exchange-organization': { Name: 'contoso' } },
    outcome: 'cannot-tell',
  },
  {
    title: 'Exchange says open now, whatever a person brought before',
    world: one(set({ IsDehydrated: false })),
    answers: { 'exchange-organization': { IsDehydrated: true } },
    outcome: 'pass',
  },
  { title: 'user refused', world: without(one(set({})), 'user', 'matches'), outcome: 'cannot-tell' },
  { title: 'nobody there', world: { exchange: set({}) }, outcome: 'not-applicable' },
]);
