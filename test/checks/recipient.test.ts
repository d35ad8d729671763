import assert from 'node:assert/strict';
import { lookIn, of, user } from '../world.ts';
import { table, without } from './table.ts';

table('recipient', [
  { title: 'without Exchange it cannot be told', world: { users: [user('jane')] }, outcome: 'cannot-tell' },
  { title: 'user refused', world: without({ users: [user('jane')] }, 'user', 'matches'), outcome: 'cannot-tell' },
  { title: 'nobody there', world: {}, outcome: 'not-applicable' },
]);

describe('recipient, for a person with Exchange Online PowerShell', () => {
  it('gives the cmdlet, ready to paste', async () => {
    const [finding] = of(await lookIn({ users: [user('jane')] }, 'jane@contoso.com'), 'recipient');
    assert.ok(finding?.outcome === 'cannot-tell' && finding.ask && 'cmdlet' in finding.ask);
    assert.match(
      finding.ask.cmdlet,
      /^Get-Recipient -Identity 'jane@contoso\.com' \| Format-List RecipientTypeDetails/,
    );
    assert.equal(finding.ask.where, 'Exchange Online PowerShell');
  });
});
