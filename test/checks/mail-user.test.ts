import assert from 'node:assert/strict';
import { archiveC, guidA, guidB, holds, kept, lost, zero } from '../diagnosis/in-exchange.ts';
import { ago, down, forbidden, licensed, lookIn, synced, syncing, unlicensed, user, type World } from '../world.ts';
import { table, without } from './table.ts';

const hybrid = (exchange: World['exchange'], changes: object = {}): World => ({
  users: [user('jane', { ...synced, ...changes })],
  organization: syncing,
  ...(exchange && { exchange }),
});
const cloud = (exchange: World['exchange'], changes: object = {}): World => ({
  users: [user('jane', { ...changes })],
  ...(exchange && { exchange }),
});
const said = (where: string) => ({ 'mailbox-elsewhere': where });
const brought = (RemoteRecipientType: string, more: object = {}) => ({
  'on-premises-recipient': { RecipientTypeDetails: 'RemoteUserMailbox', RemoteRecipientType, ...more },
});
const mailUser = holds('MailUser');
const withGuid = holds('MailUser', { ExchangeGuid: guidB });
const leftOver = 'msexchmailboxguid-synced-from-onprem';
const held = 'exchangeguid-held-by-inactive-mailbox';
const sentTo = (ExternalEmailAddress: string, more: object = {}) =>
  holds('MailUser', { ExternalEmailAddress, ...more });

table('mail-user', [
  { title: 'Exchange is not connected', world: hybrid(undefined), outcome: 'cannot-tell' },
  { title: 'Exchange is down', world: hybrid(down), outcome: 'cannot-tell' },
  { title: 'Exchange refuses everything', world: hybrid(forbidden), outcome: 'cannot-tell' },
  {
    title: 'Get-User is refused, and nobody else knows the person',
    world: hybrid({ 'Get-User': forbidden }),
    outcome: 'cannot-tell',
  },
  { title: 'a mailbox', world: hybrid(holds('UserMailbox', { ExchangeGuid: guidA })), outcome: 'not-applicable' },
  { title: 'a shared mailbox', world: cloud(holds('SharedMailbox'), unlicensed), outcome: 'not-applicable' },
  { title: 'a plain user', world: hybrid(holds('User')), outcome: 'not-applicable' },
  { title: 'Exchange has never heard of the person', world: cloud({}), outcome: 'not-applicable' },
  {
    title: 'a mailbox answers, whatever Exchange lists',
    world: { ...hybrid(withGuid), mailboxes: { jane: 'user' } },
    outcome: 'not-applicable',
    verdict: 'mailbox-healthy confirmed',
  },
  {
    title: 'a GUID from on premises, nobody said where the mailbox lives',
    world: hybrid(withGuid),
    finds: [`${leftOver}*`],
    verdict: `${leftOver} likely`,
  },
  {
    title: 'a GUID from on premises, and no mailbox lives there',
    world: hybrid(withGuid),
    answers: said('nowhere'),
    finds: [`${leftOver}*`],
    verdict: `${leftOver} confirmed`,
  },
  {
    title: 'a GUID from on premises, no mailbox there, and inactive mailboxes may not be read',
    world: hybrid({ ...withGuid, InactiveMailboxOnly: forbidden }),
    answers: said('nowhere'),
    finds: [`${leftOver}*`],
    verdict: `${leftOver} likely`,
  },
  {
    title: 'a GUID from on premises, no mailbox there, and soft-deleted mailboxes may not be read',
    world: hybrid({ ...withGuid, SoftDeletedMailbox: down }),
    answers: said('nowhere'),
    verdict: `${leftOver} likely`,
  },
  {
    title: 'a GUID from on premises, and the mailbox lives there: as it should be',
    world: hybrid(withGuid),
    answers: said('on-premises'),
    outcome: 'pass',
    verdict: 'onprem-mailbox-by-design confirmed',
  },
  {
    title: 'a GUID from on premises, and the mailbox is being moved',
    world: hybrid(withGuid),
    answers: said('being-moved'),
    outcome: 'pass',
    verdict: 'mailbox-move-in-progress confirmed',
  },
  {
    title: 'an answer that is none counts as none',
    world: hybrid(withGuid),
    answers: said('perhaps'),
    verdict: `${leftOver} likely`,
  },
  {
    title: 'Get-User refused: Get-Recipient shows the mail user',
    world: hybrid({ ...withGuid, 'Get-User': forbidden }),
    finds: [`${leftOver}*`],
    verdict: `${leftOver} likely`,
  },
  {
    title: 'Get-Recipient refused: Get-MailUser shows the GUID',
    world: hybrid({ ...withGuid, 'Get-Recipient': forbidden }),
    finds: [`${leftOver}*`],
  },
  {
    title: 'a soft-deleted mailbox has the same GUID',
    world: hybrid({ ...withGuid, SoftDeletedMailbox: [lost(guidB)] }),
    finds: [`${held}*`],
    verdict: `${held} confirmed`,
  },
  {
    title: 'an inactive mailbox has the same GUID, and no mailbox lives on premises',
    world: hybrid({ ...withGuid, InactiveMailboxOnly: [kept(guidB)] }),
    answers: said('nowhere'),
    finds: [`${held}*`],
    verdict: `${held} confirmed`,
  },
  {
    title: 'an inactive mailbox has the same GUID, found by the GUID alone',
    world: hybrid({
      ...withGuid,
      InactiveMailboxOnly: [
        kept(guidB, { UserPrincipalName: 'old@contoso.com', PrimarySmtpAddress: 'old@contoso.com' }),
      ],
    }),
    finds: [`${held}*`],
    verdict: `${held} confirmed`,
  },
  {
    title: 'the GUID in capitals is the same GUID',
    world: hybrid({ ...withGuid, SoftDeletedMailbox: [lost(guidB.toUpperCase())] }),
    finds: [`${held}*`],
  },
  {
    title: 'an inactive mailbox has the archive’s GUID',
    world: hybrid({
      ...holds('MailUser', { ArchiveGuid: archiveC }),
      InactiveMailboxOnly: [kept(guidB, { ArchiveGuid: archiveC })],
    }),
    finds: [`${held}*`],
    verdict: `${held} confirmed`,
  },
  {
    title: 'a soft-deleted mailbox with another GUID holds nothing of it',
    world: hybrid({ ...withGuid, SoftDeletedMailbox: [lost(guidA)] }),
    finds: [`${leftOver}*`],
  },
  {
    title: 'GUIDs of zeros are no common GUID',
    world: cloud({ ...mailUser, SoftDeletedMailbox: [lost(zero)] }),
    finds: ['mailuser-not-converted*'],
  },
  {
    title: 'no GUID, licensed for 30 hours, and no mailbox elsewhere',
    world: hybrid(mailUser),
    answers: said('nowhere'),
    finds: ['mailuser-not-converted*'],
    verdict: 'mailuser-not-converted confirmed',
  },
  {
    title: 'no GUID, licensed for 30 hours, cloud-only',
    world: cloud(mailUser),
    finds: ['mailuser-not-converted*'],
    verdict: 'mailuser-not-converted likely',
  },
  {
    title: 'no GUID, licensed for 30 hours, and nobody said where the mailbox lives',
    world: hybrid(mailUser),
    finds: ['mailuser-not-converted*'],
    verdict: 'mailuser-not-converted likely',
  },
  {
    title: 'no GUID, licensed for 5 hours: normal so far',
    world: cloud(mailUser, licensed({ at: ago('5h') })),
    outcome: 'not-applicable',
    verdict: 'still-within-normal-time likely',
  },
  {
    title: 'no GUID, and Exchange has not seen the license: row 10 speaks of it',
    world: cloud(holds('MailUser', { SKUAssigned: null })),
    outcome: 'not-applicable',
    verdict: 'exo-license-state-not-synced likely',
  },
  {
    title: 'no license: a mail user is what it should be',
    world: cloud(mailUser, unlicensed),
    outcome: 'not-applicable',
    verdict: 'no-license-at-all confirmed',
  },
  {
    title: 'mail goes to another tenant',
    world: hybrid(sentTo('SMTP:jane@fabrikam.onmicrosoft.com', { ExchangeGuid: guidB })),
    finds: ['migrated-to-other-tenant*'],
    verdict: 'migrated-to-other-tenant likely',
  },
  {
    title: 'mail goes to another tenant, and a person said so',
    world: hybrid(sentTo('SMTP:jane@fabrikam.onmicrosoft.com', { ExchangeGuid: guidB })),
    answers: said('other-tenant'),
    finds: ['migrated-to-other-tenant*'],
    verdict: 'migrated-to-other-tenant confirmed',
  },
  {
    title: 'mail goes to this tenant’s own routing domain: no other tenant',
    world: hybrid(sentTo('SMTP:jane@contoso.mail.onmicrosoft.com', { ExchangeGuid: guidB })),
    finds: [`${leftOver}*`],
  },
  {
    title: 'mail goes to this tenant’s first domain: no other tenant',
    world: hybrid(sentTo('smtp:jane@CONTOSO.onmicrosoft.com', { ExchangeGuid: guidB })),
    finds: [`${leftOver}*`],
  },
  {
    title: 'mail goes to a free mailer: a forwarding, and no other tenant',
    world: cloud(sentTo('SMTP:jane@mail.example'), unlicensed),
    outcome: 'not-applicable',
  },
  {
    title: 'mail goes to another tenant, but a person said that there is no mailbox elsewhere',
    world: hybrid(sentTo('SMTP:jane@fabrikam.onmicrosoft.com', { ExchangeGuid: guidB })),
    answers: said('nowhere'),
    finds: [`${leftOver}*`],
  },
  ...['Migrated', 'migrated', 'Migrated, SharedMailbox', '4', '100'].map((type) => ({
    title: `on premises it is ${type}, and no mailbox is left`,
    world: hybrid(mailUser),
    answers: { ...said('nowhere'), ...brought(type) },
    finds: ['migrated-flag-stale*'],
    verdict: 'migrated-flag-stale confirmed',
  })),
  ...['DeprovisionMailbox', 'DeprovisionMailbox, DeprovisionArchive', '8', '24'].map((type) => ({
    title: `on premises it is ${type}`,
    world: hybrid(mailUser),
    answers: { ...said('nowhere'), ...brought(type) },
    finds: ['deprovision-flag-set*'],
    verdict: 'deprovision-flag-set confirmed',
  })),
  {
    title: 'on premises it is Migrated, nobody said where the mailbox lives',
    world: hybrid(mailUser),
    answers: brought('Migrated'),
    finds: ['migrated-flag-stale*'],
    verdict: 'migrated-flag-stale likely',
  },
  {
    title: 'on premises it is Migrated, and soft-deleted mailboxes may not be read',
    world: hybrid({ ...mailUser, SoftDeletedMailbox: forbidden }),
    answers: { ...said('nowhere'), ...brought('Migrated') },
    verdict: 'migrated-flag-stale likely',
  },
  ...['ProvisionMailbox', 'None', '', '1', '16', '96'].map((type) => ({
    title: `on premises it is “${type}”: no flag stands in the way`,
    world: hybrid(mailUser),
    answers: { ...said('nowhere'), ...brought(type) },
    finds: ['mailuser-not-converted*'],
  })),
  {
    title: 'on premises it is Migrated, and a mailbox answers',
    world: { ...hybrid(mailUser), mailboxes: { jane: 'user' } },
    answers: brought('Migrated'),
    outcome: 'not-applicable',
  },
  {
    title: 'on premises it is Deprovisioned, and Exchange knows a plain user',
    world: hybrid(holds('User')),
    answers: { ...said('nowhere'), ...brought('8') },
    finds: ['deprovision-flag-set*'],
  },
  {
    title: 'attributes are managed in the cloud, and nobody said where the mailbox lives',
    world: hybrid({ ...mailUser, 'Get-OrganizationConfig': { BlockExchangeProvisioningFromOnPremEnabled: true } }),
    finds: ['exchange-soa-cloud-managed-default*', 'mailuser-not-converted*'],
    verdict: 'exchange-soa-cloud-managed-default likely',
  },
  {
    title: 'attributes are managed in the cloud, which does not concern a cloud-only person',
    world: cloud({ ...mailUser, 'Get-OrganizationConfig': { BlockExchangeProvisioningFromOnPremEnabled: true } }),
    finds: ['mailuser-not-converted*'],
  },
  { title: 'nobody there', world: { exchange: mailUser }, outcome: 'not-applicable' },
  { title: 'user refused', world: without(hybrid(withGuid), 'user', 'matches'), outcome: 'cannot-tell' },
  {
    title: 'a mail user of another account is not this one',
    world: cloud({
      'Get-User': holds('User')['Get-User'] ?? [],
      'Get-Recipient': [
        { RecipientTypeDetails: 'MailUser', ExternalDirectoryObjectId: guidA, PrimarySmtpAddress: 'jane@contoso.com' },
      ],
    }),
    outcome: 'not-applicable',
  },
]);

describe('mail-user, and what may be done', () => {
  const advice = async (world: World, answers: object = {}) =>
    (await lookIn(world, 'jane@contoso.com', { ...answers })).advice.map(({ remedy }) => remedy);

  it('clears no GUID before a person said that no mailbox lives on premises', async () => {
    assert.ok(!(await advice(hybrid(withGuid))).includes('clear-mailbox-guid'));
    assert.ok(!(await advice(hybrid(withGuid), said('on-premises'))).includes('clear-mailbox-guid'));
    assert.ok(!(await advice(hybrid(withGuid), said('being-moved'))).includes('clear-mailbox-guid'));
    assert.deepEqual(await advice(hybrid(withGuid), said('nowhere')), ['clear-mailbox-guid', 'start-delta-sync']);
  });

  it('clears no GUID while a deleted or held mailbox could have it', async () => {
    for (const list of ['SoftDeletedMailbox', 'InactiveMailboxOnly']) {
      const remedies = await advice(hybrid({ ...withGuid, [list]: forbidden }), said('nowhere'));
      assert.ok(!remedies.includes('clear-mailbox-guid'), list);
    }
  });

  it('asks where the mailbox lives before anything else, as long as nobody said', async () => {
    for (const exchange of [mailUser, withGuid]) {
      const { verdict } = await lookIn(hybrid(exchange), 'jane@contoso.com');
      assert.ok(verdict.settledBy.some((ask) => 'fact' in ask && ask.fact === 'mailbox-elsewhere'));
    }
  });

  it('switches no plan on while a deleted or held mailbox has the GUID', async () => {
    for (const lists of [{ SoftDeletedMailbox: [lost(guidB)] }, { InactiveMailboxOnly: [kept(guidB)] }]) {
      for (const where of ['nowhere', undefined]) {
        const diagnosis = await lookIn(hybrid({ ...withGuid, ...lists }, unlicensed), 'jane@contoso.com', {
          ...(where && said(where)),
        });
        const remedies = diagnosis.advice.map(({ remedy }) => remedy);
        assert.ok(!remedies.includes('assign-license') && !remedies.includes('enable-exchange-plan'));
        const veto = diagnosis.vetoes.find(({ remedy }) => remedy === 'assign-license');
        assert.equal(veto?.because, held);
      }
    }
  });

  it('never cycles a license of a mail user', async () => {
    for (const exchange of [mailUser, withGuid, sentTo('SMTP:jane@fabrikam.onmicrosoft.com')]) {
      for (const where of ['nowhere', 'on-premises', 'other-tenant', 'being-moved']) {
        const remedies = await advice(hybrid(exchange), said(where));
        assert.deepEqual(
          remedies.filter((remedy) => remedy.startsWith('cycle-')),
          [],
        );
      }
    }
  });
});
