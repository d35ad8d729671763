import assert from 'node:assert/strict';
import { CaseNotFound, CaseTooNew } from '../../src/cases/case-store.ts';
import { Cases } from '../../src/cases/cases.ts';
import { CaseClosed } from '../../src/cases/look-records.ts';
import {
  bob,
  CONTOSO,
  candidate,
  diagnosed,
  FABRIKAM,
  type Found,
  freshWorld,
  objectId,
  opening,
  place,
} from './world.ts';

describe('cases', () => {
  const world = freshWorld();
  const open = async (input: string, more = {}) => (await world.cases.openOrExisting(opening(input, more))).case;
  const numbers = (found: readonly { number: number }[]) => found.map(({ number }) => number);

  async function settle(number: number, found: Found) {
    const asked = await world.cases.looks.request(number, ({ state }) => state === 'queued');
    await world.cases.looks.begin(number, asked.look.id);
    return world.cases.looks.complete(number, asked.look.id, diagnosed(found));
  }

  it('lists the open ones of a tenant, newest first, whatever changed since', async () => {
    for (const name of ['a', 'b', 'c', 'd']) await open(name);
    await open('e', { tenantId: FABRIKAM });
    await world.cases.close(1003, bob, 'closed');
    await world.cases.setTicket(1001, 'INC1');
    assert.deepEqual(numbers(await world.cases.openCases({ tenantId: CONTOSO })), [1004, 1002, 1001]);
    assert.deepEqual(numbers(await world.cases.openCases({ tenantId: CONTOSO, limit: 2 })), [1004, 1002]);
  });

  it('knows the latest open case of a conversation', async () => {
    await open('a');
    await open('b');
    await open('c', { place: place('19:other') });
    assert.equal((await world.cases.inConversation(place().conversationId))?.number, 1002);
    await world.cases.close(1002, bob, 'closed');
    assert.equal((await world.cases.inConversation(place().conversationId))?.number, 1001);
    assert.equal(await world.cases.inConversation('19:nowhere'), undefined);
  });

  it("remembers a person's cases under every name", async () => {
    await open('Jane Doe');
    await settle(1001, candidate(1));
    await world.cases.close(1001, bob, 'closed');
    await open('an-alias@contoso.com');
    await settle(1002, candidate(1));
    await open('jane2@contoso.com');
    for (const name of [' JANE1@contoso.com', objectId(1), 'jane doe', 'an-alias@contoso.com']) {
      assert.deepEqual(numbers(await world.cases.history(CONTOSO, name)), [1002, 1001], name);
    }
    assert.deepEqual(numbers(await world.cases.history(CONTOSO, 'jane2@contoso.com')), [1003]);
    assert.deepEqual(numbers(await world.cases.history(CONTOSO, objectId(1), 1)), [1002]);
    assert.deepEqual(await world.cases.history(FABRIKAM, objectId(1)), []);
  });

  it('finds the cases of a user whose principal name changed meanwhile', async () => {
    await open('old@contoso.com');
    await settle(1001, { ...candidate(1), userPrincipalName: 'old@contoso.com' });
    await world.cases.close(1001, bob, 'closed');
    await open('new@contoso.com');
    await settle(1002, { ...candidate(1), userPrincipalName: 'new@contoso.com' });
    assert.deepEqual(numbers(await world.cases.history(CONTOSO, 'new@contoso.com')), [1002, 1001]);
  });

  it('does not mix up the persons of a name that several have', async () => {
    await open('Jane');
    await settle(1001, [candidate(1), candidate(2)]);
    await world.cases.choose(1001, objectId(1));
    await world.cases.close(1001, bob, 'closed');
    await open('jane1@contoso.com');
    await settle(1002, candidate(1));
    assert.deepEqual(numbers(await world.cases.history(CONTOSO, 'Jane')), [1001]);
    assert.deepEqual(numbers(await world.cases.history(CONTOSO, objectId(1))), [1002, 1001]);
  });

  for (const processes of [1, 3]) {
    it(`loses none of 50 changes at once (${processes} at work)`, async () => {
      await open('jane');
      const all = Array.from({ length: processes }, () => new Cases(world));
      const line = (i: number) => ({ at: `${i}`, cause: 'c', certainty: 'likely' });
      const changes = Array.from({ length: 50 }, (_, i) =>
        (all[i % processes] as Cases).update(1001, (before) => ({ ...before, history: [...before.history, line(i)] })),
      );
      await Promise.all(changes);
      const at = (await world.cases.get(1001))?.history.map((entry) => Number(entry.at)) ?? [];
      assert.deepEqual(
        at.sort((a, b) => a - b),
        Array.from({ length: 50 }, (_, i) => i),
      );
    });
  }

  it('goes on with other changes after one that threw, and writes nothing for one that changed nothing', async () => {
    const opened = await open('jane');
    const failing = world.cases.update(1001, () => {
      throw new RangeError('no');
    });
    const after = world.cases.setTicket(1001, ' INC1 ');
    await assert.rejects(failing, RangeError);
    assert.equal((await after).ticket, 'INC1');
    const eTag = (await world.documents.read('cases', '1001'))?.eTag;
    await world.cases.update(opened.number, (before) => before);
    assert.equal((await world.documents.read('cases', '1001'))?.eTag, eTag);
  });

  it('closes once, with who, when and why, and takes the buttons away', async () => {
    await open('jane');
    world.clock.pass(60_000);
    const closed = await world.cases.close(1001, bob, 'wrong person');
    assert.deepEqual(closed.closed, { at: '2026-11-20T09:01:00.000Z', by: bob, why: 'wrong person' });
    assert.deepEqual([closed.state, closed.actions], ['closed', {}]);
    assert.deepEqual(await world.cases.close(1001, null, 'again'), closed);
    await assert.rejects(
      world.cases.looks.request(1001, () => false),
      CaseClosed,
    );
  });

  it('says so when there is no such case', async () => {
    assert.equal(await world.cases.get(9), undefined);
    await assert.rejects(world.cases.setTicket(9, 'INC1'), CaseNotFound);
    await assert.rejects(world.cases.close(9, bob, 'closed'), /There is no case 9/);
  });

  it('refuses a case that a newer version wrote, and lists the others', async () => {
    await open('jane');
    await open('joe');
    const stored = await world.documents.read<object>('cases', '1001');
    const newer = { ...stored?.value, schema: 2 };
    await world.documents.replace('cases', '1001', newer, stored?.eTag ?? '', { open: CONTOSO });
    await assert.rejects(world.cases.get(1001), CaseTooNew);
    await assert.rejects(world.cases.setTicket(1001, 'INC1'), /newer version/);
    assert.deepEqual(numbers(await world.cases.openCases({ tenantId: CONTOSO })), [1002]);
  });

  it('keeps the last 50 lines of history', async () => {
    await open('jane');
    for (let i = 0; i < 52; i += 1) await settle(1001, candidate(1));
    const found = await world.cases.get(1001);
    assert.equal(found?.history.length, 50);
    assert.deepEqual(found.history[0], {
      at: '2026-11-20T09:00:01.000Z',
      cause: 'user-not-found',
      certainty: 'confirmed',
    });
  });

  const subjects: [string, Found, object | undefined][] = [
    ['one user', candidate(1), { ...candidate(1) }],
    ['nobody', null, undefined],
    ['several', [candidate(1), candidate(2)], undefined],
    ['one user and others that may be meant', { ...candidate(1), others: [candidate(2)] }, undefined],
  ];
  for (const [who, found, subject] of subjects) {
    it(`takes its subject from a look that found ${who}`, async () => {
      await open('jane');
      const { case: settled } = await settle(1001, found);
      assert.deepEqual(settled.subject, subject);
      assert.equal(settled.look.state, 'done');
      assert.ok(settled.diagnosis);
    });
  }

  it('keeps a subject that a later look no longer finds', async () => {
    await open('jane');
    await settle(1001, candidate(1));
    assert.deepEqual((await settle(1001, null)).case.subject, { ...candidate(1) });
  });

  it('lets no straggler change the look after it', async () => {
    const { look } = await open('jane');
    await world.cases.looks.begin(1001, look.id);
    const later = await world.cases.looks.request(1001, () => false);
    assert.equal(await world.cases.looks.begin(1001, look.id), undefined);
    await world.cases.looks.complete(1001, look.id, diagnosed(candidate(1)));
    await world.cases.looks.end(1001, look.id, 'failed', 'late');
    assert.deepEqual(await world.cases.get(1001), later);
  });
});
