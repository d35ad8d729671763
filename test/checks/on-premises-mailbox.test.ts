import assert from 'node:assert/strict';
import { lookIn, synced, unlicensed, user } from '../world.ts';
import { table, without } from './table.ts';

const one = (changes: object = {}) => ({ users: [user('jane', { ...changes })] });

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
]);

describe('on-premises-mailbox, before anything is switched on', () => {
  it('puts the question into every verdict that waits for it', async () => {
    for (const changes of [synced, { ...synced, ...unlicensed }]) {
      const { verdict } = await lookIn(one(changes), 'jane@contoso.com');
      assert.ok(verdict.settledBy.some((ask) => 'question' in ask && ask.question.includes('on premises')));
    }
  });
});
