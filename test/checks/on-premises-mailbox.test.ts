import assert from 'node:assert/strict';
import { guidA, guidB, holds } from '../diagnosis/in-exchange.ts';
import { down, forbidden, lookIn, synced, syncing, unlicensed, user, type World } from '../world.ts';
import { table, without } from './table.ts';

const one = (changes: object = {}) => ({ users: [user('jane', { ...changes })] });
const hybrid = (exchange: World['exchange'], changes: object = {}): World => ({
  ...one({ ...synced, ...changes }),
  organization: syncing,
  ...(exchange && { exchange }),
});
const said = (where: string) => ({ 'mailbox-elsewhere': where });
const listed = { 'on-premises-recipient': { RecipientTypeDetails: 'UserMailbox', ExchangeGuid: guidB } };
const managed = { 'Get-OrganizationConfig': { BlockExchangeProvisioningFromOnPremEnabled: true } };

table('on-premises-mailbox', [
  { title: 'cloud-only: nowhere else', world: one(), outcome: 'pass' },
  { title: 'synced: only a person can tell', world: one(synced), outcome: 'cannot-tell' },
  {
    title: 'synced, on premises',
    world: one(synced),
    answers: { 'mailbox-elsewhere': 'on-premises' },
    finds: ['onprem-mailbox-by-design*'],
    verdict: 'onprem-mailbox-by-design confirmed',
  },
  {
    title: 'synced, on premises, and no license: none is needed here',
    world: one({ ...synced, ...unlicensed }),
    answers: { 'mailbox-elsewhere': 'on-premises' },
    verdict: 'onprem-mailbox-by-design confirmed',
  },
  {
    title: 'synced, in another tenant',
    world: one(synced),
    answers: { 'mailbox-elsewhere': 'other-tenant' },
    finds: ['migrated-to-other-tenant*'],
  },
  { title: 'synced, nowhere', world: one(synced), answers: { 'mailbox-elsewhere': 'nowhere' }, outcome: 'pass' },
  {
    title: 'an answer that is none',
    world: one(synced),
    answers: { 'mailbox-elsewhere': 'yes' },
    outcome: 'cannot-tell',
  },
  { title: 'user refused', world: without(one(), 'user', 'matches'), outcome: 'cannot-tell' },

  { title: 'synced, Exchange is down', world: hybrid(down), outcome: 'cannot-tell' },
  { title: 'synced, Exchange refuses', world: hybrid(forbidden), outcome: 'cannot-tell' },
  {
    title: 'synced, a mail user with a GUID: a person must say',
    world: hybrid(holds('MailUser', { ExchangeGuid: guidB })),
    outcome: 'cannot-tell',
  },
  {
    title: 'synced, a mail user without a GUID: a person must say',
    world: hybrid(holds('MailUser')),
    outcome: 'cannot-tell',
  },
  { title: 'synced, and Exchange has never heard of it: a person must say', world: hybrid({}), outcome: 'cannot-tell' },
  {
    title: 'on premises, and Exchange knows its GUID: as it should be',
    world: hybrid(holds('MailUser', { ExchangeGuid: guidB })),
    answers: said('on-premises'),
    finds: ['onprem-mailbox-by-design*'],
    verdict: 'onprem-mailbox-by-design confirmed',
  },
  ...(['User', 'MailUser'] as const).map((type) => ({
    title: `on premises, and Exchange knows a ${type} without a GUID`,
    world: hybrid(holds(type)),
    answers: said('on-premises'),
    finds: ['exchange-attributes-not-synced*'],
    verdict: 'exchange-attributes-not-synced confirmed',
  })),
  {
    title: 'on premises, a user without a GUID, and no license: a license would make a second mailbox',
    world: hybrid(holds('User', { SKUAssigned: null }), unlicensed),
    answers: said('on-premises'),
    finds: ['exchange-attributes-not-synced*'],
    verdict: 'exchange-attributes-not-synced confirmed',
  },
  {
    title: 'on premises, and what Exchange knows may not be read: by design, as far as is known',
    world: hybrid({ 'Get-User': forbidden, 'Get-Recipient': forbidden }),
    answers: said('on-premises'),
    finds: ['onprem-mailbox-by-design*'],
  },
  ...(['User', 'MailUser'] as const).map((type) => ({
    title: `on premises, a ${type} without a GUID, and attributes are managed in the cloud`,
    world: hybrid({ ...holds(type), ...managed }),
    answers: said('on-premises'),
    finds: ['exchange-soa-cloud-managed-default*'],
    verdict: 'exchange-soa-cloud-managed-default confirmed',
  })),
  {
    title: 'on premises with its GUID known, and attributes are managed in the cloud: by design',
    world: hybrid({ ...holds('MailUser', { ExchangeGuid: guidB }), ...managed }),
    answers: said('on-premises'),
    finds: ['onprem-mailbox-by-design*'],
  },
  {
    title: 'being moved',
    world: hybrid(holds('MailUser', { ExchangeGuid: guidB })),
    answers: said('being-moved'),
    finds: ['mailbox-move-in-progress*'],
    verdict: 'mailbox-move-in-progress confirmed',
  },
  {
    title: 'being moved, as one without a license yet',
    world: hybrid(holds('MailUser', { ExchangeGuid: guidB }), unlicensed),
    answers: said('being-moved'),
    verdict: 'mailbox-move-in-progress confirmed',
  },
  {
    title: 'Exchange on premises lists a mailbox, and nobody said more',
    world: hybrid(holds('MailUser', { ExchangeGuid: guidB })),
    answers: listed,
    finds: ['onprem-mailbox-by-design*'],
  },
  {
    title: 'Exchange on premises lists a mailbox, and a person says there is none: one of the two is wrong',
    world: hybrid(holds('MailUser', { ExchangeGuid: guidB })),
    answers: { ...listed, ...said('nowhere') },
    outcome: 'cannot-tell',
  },
  {
    title: 'the mailbox answers in the cloud: two sides are another matter',
    world: { ...hybrid(holds('UserMailbox', { ExchangeGuid: guidA })), mailboxes: { jane: 'user' } },
    answers: said('on-premises'),
    outcome: 'not-applicable',
    verdict: 'duplicate-mailbox-both-sides likely',
  },
]);

describe('on-premises-mailbox, before anything is switched on', () => {
  it('puts the question into every verdict that waits for it', async () => {
    for (const changes of [synced, { ...synced, ...unlicensed }]) {
      const { verdict } = await lookIn(one(changes), 'jane@contoso.com');
      assert.ok(verdict.settledBy.some((ask) => 'question' in ask && ask.question.includes('on premises')));
    }
  });

  it('lets no plan be switched on where the mailbox lives elsewhere, whatever Exchange holds', async () => {
    const switches = new Set(['assign-license', 'enable-exchange-plan', 'reprocess-license', 'add-to-licensing-group']);
    for (const where of ['on-premises', 'other-tenant', 'being-moved']) {
      for (const exchange of [{}, holds('User'), holds('MailUser'), holds('MailUser', { ExchangeGuid: guidB }), down]) {
        const { advice } = await lookIn(hybrid(exchange, unlicensed), 'jane@contoso.com', said(where));
        assert.deepEqual(
          advice.filter(({ remedy }) => switches.has(remedy)),
          [],
          where,
        );
      }
    }
  });

  it('nor before a person said anything, where Exchange holds a mail user or could not be asked', async () => {
    for (const exchange of [
      undefined,
      down,
      forbidden,
      {},
      holds('MailUser'),
      holds('MailUser', { ExchangeGuid: guidB }),
    ]) {
      const { advice, verdict } = await lookIn(hybrid(exchange, unlicensed), 'jane@contoso.com');
      assert.deepEqual(advice, []);
      assert.notEqual(verdict.certainty, 'confirmed');
      assert.ok(verdict.settledBy.some((ask) => 'fact' in ask && ask.fact === 'mailbox-elsewhere'));
    }
  });
});
