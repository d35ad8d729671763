import assert from 'node:assert/strict';
import { assertNoWiser } from '../diagnosis/no-wiser.ts';
import { worlds } from '../diagnosis/worlds.ts';
import { facts, remedies } from './documents.ts';
import { names, wordsFor } from './permissions.ts';
import { lookWithout } from './refused.ts';

const permissions = [...new Set(facts.flatMap(({ permission }) => permission ?? []))].sort();
/** What they tell changes how sure a verdict is, but no check stands on it alone. */
const neverOpen = new Set(['AuditLog.Read.All', 'RoleManagement.Read.Directory']);

describe('permissions', () => {
  it('are declared by every fact that asks Graph, and by no other', () => {
    for (const fact of facts) {
      const should = fact.source === 'graph' && fact.asks;
      assert.equal(fact.permission !== undefined, should, fact.id);
    }
  });

  it('have words, and one that is asked for without fails', () => {
    for (const permission of permissions) assert.ok(wordsFor(permission).length > 20);
    assert.throws(() => wordsFor('Mail.ReadWrite'), /does not say what Mail\.ReadWrite is for/);
  });

  it('only read', () => {
    for (const permission of permissions) assert.match(permission, /\.Read(\.|$)/);
  });

  for (const permission of permissions) {
    it(`without ${permission} nothing is better or surer, and a check says that it lacks it`, async () => {
      let said = 0;
      for (const [name, world] of Object.entries(worlds)) {
        const sighted = await lookWithout(null, facts, world);
        const blind = await lookWithout(permission, facts, world);
        assertNoWiser(blind, sighted, `${name}, without ${permission}`);
        said += blind.findings.filter((finding) => names(finding, permission)).length;
        assert.ok(!sighted.findings.some((finding) => names(finding, permission)), name);
      }
      if (!neverOpen.has(permission)) assert.ok(said > 0, `no check names ${permission}`);
    }).timeout(20_000);
  }
});

describe('remedies', () => {
  it('say who may do them', () => {
    for (const { id, role } of remedies) assert.ok(role && role.length > 3, id);
  });

  it('name a permission of Graph, where the bot could do it', () => {
    for (const { id, permission } of remedies)
      if (permission) assert.match(permission, /^[A-Z][A-Za-z]+\.(ReadWrite|DeleteRestore)\.All$/, id);
  });

  it('leave to people what destroys', () => {
    for (const id of ['delete-and-recreate', 'purge-deleted-user', 'clear-mailbox-guid'])
      assert.equal(remedies.find((remedy) => remedy.id === id)?.permission, undefined, id);
  });
});
