import assert from 'node:assert/strict';
import { otherIdentity, requestFor, typedIdentity } from '../../../src/facts/exchange/look-up.ts';
import exchangeUser from '../../../src/facts/exchange-user.ts';
import inactiveMailbox from '../../../src/facts/inactive-mailbox.ts';
import { sortInput } from '../../../src/facts/input.ts';
import recipient from '../../../src/facts/recipient.ts';
import softDeletedMailbox from '../../../src/facts/soft-deleted-mailbox.ts';
import { User } from '../../../src/facts/user.ts';
import { guidA, guidB, holds, kept, lost } from '../../diagnosis/in-exchange.ts';
import { lookThrough } from '../../diagnosis/spoil.ts';
import { type ExchangeWorld, exchangeOf, now, user, type World } from '../../world.ts';

const jane = User.parse(user('jane'));
const zeroed = { state: 'unknown' as const, reason: { text: '', values: [] } as never };

/** The cmdlets that a look sends, each with its identity. */
async function asked(world: World, input: string): Promise<readonly string[]> {
  const questions: string[] = [];
  await lookThrough(world, exchangeOf((world.exchange ?? {}) as ExchangeWorld, questions), { input });
  return questions;
}
const to = (cmdlet: string, questions: readonly string[]) => questions.filter((one) => one.startsWith(`${cmdlet} `));

describe('a look-up in Exchange', () => {
  it('asks for what was typed, unless that is a display name', () => {
    assert.equal(typedIdentity(sortInput(' jane@contoso.com ')), 'jane@contoso.com');
    assert.equal(typedIdentity(sortInput(jane.id.toUpperCase())), jane.id);
    assert.equal(typedIdentity(sortInput('Jane Doe')), undefined);
  });

  it('asks for the sign-in name next, or for the object id where that was the sign-in name', () => {
    assert.equal(otherIdentity(sortInput('j.doe@contoso.com'), jane), 'jane@contoso.com');
    assert.equal(otherIdentity(sortInput('JANE@contoso.com'), jane), jane.id);
    assert.equal(otherIdentity(sortInput('Jane'), jane), 'jane@contoso.com');
    assert.equal(otherIdentity(sortInput('Jane'), { ...jane, userPrincipalName: null }), jane.id);
  });

  it('is written as a request, switches as true', () => {
    const lookUp = { id: 'x', cmdlet: 'Get-Mailbox', switches: ['SoftDeletedMailbox'], shows: [] } as const;
    assert.deepEqual(requestFor(lookUp, "o'jane@contoso.com"), {
      cmdlet: 'Get-Mailbox',
      parameters: { Identity: "o'jane@contoso.com", SoftDeletedMailbox: true },
    });
  });

  it('asks once where the first answer is the person', async () => {
    const questions = await asked({ users: [user('jane')], exchange: holds('User') }, 'jane@contoso.com');
    assert.deepEqual(to('Get-User', questions), ['Get-User jane@contoso.com']);
  });

  it('asks twice before it calls the person unknown to Exchange', async () => {
    const questions = await asked({ users: [user('jane')], exchange: {} }, 'jane@contoso.com');
    assert.deepEqual(to('Get-User', questions), ['Get-User jane@contoso.com', `Get-User ${jane.id}`]);
  });

  it('asks for the sign-in name of whoever was found by a display name, and never for the name', async () => {
    const questions = await asked({ users: [user('jane')], exchange: holds('User') }, 'Jane');
    assert.deepEqual(to('Get-User', questions), ['Get-User jane@contoso.com']);
    assert.ok(!questions.some((one) => / Jane\b/.test(one)));
  });

  it('asks for nobody in Exchange where a name fits several, or nobody', async () => {
    for (const users of [[user('jane doe'), user('jane dope')], []]) {
      const questions = await asked({ users, exchange: holds('User') }, 'Jane d');
      assert.deepEqual(questions, ['Get-OrganizationConfig']);
    }
  });

  it('asks each question once, though several facts want its answer', async () => {
    const questions = await asked(
      { users: [user('jane')], exchange: holds('MailUser', { ExchangeGuid: guidB }) },
      'jane@contoso.com',
    );
    assert.deepEqual(to('Get-Recipient', questions), ['Get-Recipient jane@contoso.com']);
  });

  it('looks for a deleted mailbox under the GUID that a mail user claims', async () => {
    const questions = await asked(
      { users: [user('jane')], exchange: holds('MailUser', { ExchangeGuid: guidB }) },
      'jane@contoso.com',
    );
    assert.equal(questions.filter((one) => one === `Get-Mailbox ${guidB} true`).length, 2);
  });

  it('does not where it was found under the address already, nor for the GUID of a mailbox in use', async () => {
    const foundAlready = {
      ...holds('MailUser', { ExchangeGuid: guidB }),
      SoftDeletedMailbox: [lost(guidB)],
      InactiveMailboxOnly: [kept(guidB)],
    };
    for (const exchange of [foundAlready, holds('UserMailbox', { ExchangeGuid: guidA })]) {
      const questions = await asked({ users: [user('jane')], exchange }, 'jane@contoso.com');
      assert.ok(!questions.some((one) => one.includes(guidA) || one.includes(guidB)));
    }
  });
});

const readOf = (fact: typeof recipient | typeof exchangeUser, typed: object, bodies: readonly unknown[]) =>
  fact.read(bodies, {
    from: { match: { user: jane, by: 'userPrincipalName' }, input: sortInput('jane@contoso.com') },
    uses: { typed: typed as never },
    now,
  });
const absentTyped = { state: 'absent' };
const body = (...value: object[]) => ({ value, warnings: [] });
const mine = { RecipientTypeDetails: 'User', ExternalDirectoryObjectId: jane.id };
const theirs = {
  RecipientTypeDetails: 'User',
  ExternalDirectoryObjectId: 'other',
  UserPrincipalName: 'jane@contoso.com',
};

describe('the person’s own object', () => {
  for (const fact of [recipient, exchangeUser]) {
    it(`is what is linked to the person, whoever else answers: ${fact.id}`, () => {
      assert.equal(readOf(fact, absentTyped, [body(theirs, mine)]).state, 'known');
      assert.equal(readOf(fact, { state: 'known', value: [] }, [body(mine)]).state, 'known');
    });
    it(`is absent where only somebody else has the name: ${fact.id}`, () =>
      assert.equal(readOf(fact, absentTyped, [body(theirs)]).state, 'absent'));
    it(`is unknown, never absent, where the list is empty: ${fact.id}`, () =>
      assert.equal(readOf(fact, absentTyped, [body()]).state, 'unknown'));
    it(`is unknown where the first question brought no answer: ${fact.id}`, () =>
      assert.equal(readOf(fact, zeroed, []).state, 'unknown'));
  }
});

describe('mailboxes in no ordinary list', () => {
  for (const fact of [softDeletedMailbox, inactiveMailbox]) {
    const input = (typed: object) => ({
      from: { match: { user: jane, by: 'userPrincipalName' }, input: sortInput('jane@contoso.com') },
      uses: { typed: typed as never, recipient: absentTyped as never },
      now,
    });
    it(`are none where Exchange said so: ${fact.id}`, () => {
      assert.deepEqual(fact.read([fact.none, fact.none], input(absentTyped)), { state: 'known', value: [] });
      for (const kind of ['forbidden', 'unreachable', 'timeout', 'throttled'] as const)
        assert.equal(fact.fault({ kind, message: 'No.' }, input(absentTyped)), undefined);
    });
    it(`are unknown where the list is empty: ${fact.id}`, () =>
      assert.equal(fact.read([body()], input(absentTyped)).state, 'unknown'));
    it(`are those found under the address and those under the GUID: ${fact.id}`, () => {
      const before = { state: 'known', value: [{ ExchangeGuid: guidA }] };
      const reading = fact.read([body({ ExchangeGuid: guidB })], input(before));
      assert.ok(reading.state === 'known');
      assert.deepEqual(
        reading.value.map(({ ExchangeGuid }) => ExchangeGuid),
        [guidA, guidB],
      );
    });
    it(`keep what was found when nothing is found under the GUID: ${fact.id}`, () => {
      const before = { state: 'known', value: [{ ExchangeGuid: guidA }] };
      const reading = fact.read([fact.none, fact.none], input(before));
      assert.ok(reading.state === 'known' && reading.value.length === 1);
    });
  }
});
