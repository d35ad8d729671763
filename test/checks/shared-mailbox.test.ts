import assert from 'node:assert/strict';
import { holds } from '../diagnosis/in-exchange.ts';
import { ago, down, forbidden, lookIn, plan2, synced, syncing, unlicensed, user, type World } from '../world.ts';
import { table, without } from './table.ts';

const hybrid = (exchange: World['exchange'], changes: object = unlicensed): World => ({
  users: [user('jane', { ...synced, ...changes })],
  organization: syncing,
  ...(exchange && { exchange }),
});
const was = (PreviousRecipientTypeDetails: unknown, type = 'MailUser') =>
  holds(type, { PreviousRecipientTypeDetails, SKUAssigned: null });
const onPremises = (RecipientTypeDetails: string) => ({ 'on-premises-recipient': { RecipientTypeDetails } });
const reverted = 'shared-mailbox-reverted-by-sync';

table('shared-mailbox', [
  { title: 'Exchange is not connected', world: hybrid(undefined), outcome: 'cannot-tell' },
  { title: 'Exchange is down', world: hybrid(down), outcome: 'cannot-tell' },
  { title: 'Exchange refuses', world: hybrid(forbidden), outcome: 'cannot-tell' },
  ...['UserMailbox', 'SharedMailbox'].map((type) => ({
    title: `a mail user that was a ${type}, and nobody asked on premises`,
    world: hybrid(was(type)),
    finds: [`${reverted}*`],
    verdict: `${reverted} likely`,
  })),
  {
    title: 'on premises it still is a person’s own',
    world: hybrid(was('UserMailbox')),
    answers: onPremises('RemoteUserMailbox'),
    finds: [`${reverted}*`],
    verdict: `${reverted} confirmed`,
  },
  {
    title: 'on premises it still is a person’s own, and soft-deleted mailboxes may not be read',
    world: hybrid({ ...was('UserMailbox'), SoftDeletedMailbox: forbidden }),
    answers: onPremises('RemoteUserMailbox'),
    verdict: `${reverted} likely`,
  },
  {
    title: 'on premises it is a shared one: sync did not turn it back',
    world: hybrid(was('UserMailbox')),
    answers: onPremises('RemoteSharedMailbox'),
    outcome: 'pass',
  },
  { title: 'never a mailbox before', world: hybrid(was('None')), outcome: 'pass' },
  { title: 'a mail user before as well', world: hybrid(was('MailUser')), outcome: 'pass' },
  { title: 'a plain user', world: hybrid(was('None', 'User')), outcome: 'pass' },
  {
    title: 'still shared',
    world: { ...hybrid(was('None', 'SharedMailbox')), mailboxes: { jane: 'shared' } },
    outcome: 'pass',
    verdict: 'mailbox-healthy confirmed',
  },
  { title: 'licensed', world: hybrid(was('UserMailbox'), {}), outcome: 'not-applicable' },
  {
    title: 'cloud-only: sync did not do it',
    world: { users: [user('jane', unlicensed)], exchange: was('UserMailbox') },
    outcome: 'not-applicable',
  },
  {
    title: 'a license that was taken away tells of a person’s own mailbox',
    world: hybrid(was('UserMailbox'), {
      ...unlicensed,
      assignedPlans: [
        { servicePlanId: plan2, service: 'exchange', capabilityStatus: 'Deleted', assignedDateTime: ago('7d') },
      ],
    }),
    outcome: 'pass',
    verdict: 'license-removed-mailbox-disconnected likely',
  },
  {
    title: 'Exchange has never heard of it',
    world: hybrid({}),
    outcome: 'not-applicable',
  },
  {
    title: 'what a person brought of on premises is no answer',
    world: hybrid(was('UserMailbox')),
    answers: { 'on-premises-recipient': 'RemoteUserMailbox' },
    verdict: `${reverted} likely`,
  },
  { title: 'user refused', world: without(hybrid(was('UserMailbox')), 'user', 'matches'), outcome: 'cannot-tell' },
  { title: 'nobody there', world: { exchange: was('UserMailbox') }, outcome: 'not-applicable' },
]);

describe('shared-mailbox, and what may be done', () => {
  it('waits for a person to say where the mailbox lives, and deletes nothing', async () => {
    const { advice, vetoes } = await lookIn(hybrid(was('UserMailbox')), 'jane@contoso.com');
    assert.deepEqual(advice, []);
    assert.equal(vetoes.find(({ remedy }) => remedy === 'delete-and-recreate')?.because, reverted);
  });

  it('then gives it a license', async () => {
    const answers = { ...onPremises('RemoteUserMailbox'), 'mailbox-elsewhere': 'nowhere' };
    const { advice } = await lookIn(hybrid(was('UserMailbox')), 'jane@contoso.com', answers);
    assert.deepEqual(
      advice.map(({ remedy }) => remedy),
      ['assign-license'],
    );
  });
});
