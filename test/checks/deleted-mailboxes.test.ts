import assert from 'node:assert/strict';
import { lookIn, of, unlicensed, user } from '../world.ts';
import { table, without } from './table.ts';

table('deleted-mailboxes', [
  { title: 'Graph cannot see them: never a pass', world: { users: [user('jane')] }, outcome: 'cannot-tell' },
  { title: 'nor without a license', world: { users: [user('jane', { ...unlicensed })] }, outcome: 'cannot-tell' },
  {
    title: 'a mailbox answers',
    world: { users: [user('jane')], mailboxes: { jane: 'user' } },
    outcome: 'not-applicable',
  },
  { title: 'user refused', world: without({ users: [user('jane')] }, 'user', 'matches'), outcome: 'cannot-tell' },
]);

describe('deleted-mailboxes, for a person with Exchange Online PowerShell', () => {
  it('says which cmdlets would show them, with the name as one literal', async () => {
    const name = "o'jane@contoso.com";
    const diagnosis = await lookIn({ users: [user('jane', { userPrincipalName: name })] }, name);
    const asks = of(diagnosis, 'deleted-mailboxes').map((finding) =>
      finding.outcome === 'cannot-tell' && finding.ask && 'cmdlet' in finding.ask ? finding.ask.cmdlet : '',
    );
    assert.equal(asks.length, 2);
    assert.match(asks[0] ?? '', /^Get-Mailbox -SoftDeletedMailbox -Identity 'o''jane@contoso\.com' /);
    assert.match(asks[1] ?? '', /^Get-Mailbox -InactiveMailboxOnly -Identity 'o''jane@contoso\.com' /);
  });
});
